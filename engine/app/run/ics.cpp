#include "app/run/ics.hpp"

#include "core/format.hpp"

namespace prikaz::app {

namespace {

/// RFC 5545 §3.1: lines of at most 75 octets, folded between characters; commas, semicolons and backslashes escaped.
void line(std::string& out, std::string_view name, std::string_view text, bool escape = true) {
  std::string whole(name);
  whole += ':';
  for (const char c : text) {
    if (c == '\n') {
      whole += "\\n";
      continue;
    }
    if (escape && (c == ',' || c == ';' || c == '\\')) whole += '\\';
    whole += c;
  }
  std::size_t used = 0;
  for (std::size_t i = 0; i < whole.size();) {
    std::size_t n = 1;
    while (i + n < whole.size() && (static_cast<unsigned char>(whole[i + n]) & 0xC0) == 0x80) ++n;
    if (used + n > 74) {
      out += "\r\n ";
      used = 1;
    }
    out += whole.substr(i, n);
    used += n;
    i += n;
  }
  out += "\r\n";
}

std::string compact(Date d) { return format("{:04}{:02}{:02}", d.year, d.month, d.day); }

}  // namespace

std::string ics(const workflow::Roadmap& r, const workflow::Calendar& calendar) {
  std::string out;
  line(out, "BEGIN", "VCALENDAR");
  line(out, "VERSION", "2.0");
  line(out, "PRODID", "-//prikaz//roadmap//RU");
  line(out, "X-WR-CALNAME", r.title);
  for (const workflow::Stage& s : r.stages)
    for (const workflow::Activity& a : s.activities)
      for (const Date& due : a.due.dates) {
        const Date on = workflow::effective(a.due, due, calendar, r.week);
        line(out, "BEGIN", "VEVENT");
        line(out, "UID", format("{}/{}/{}/{}@prikaz", r.id, s.id, a.id, compact(due)));
        line(out, "DTSTAMP", compact(r.from) + "T000000Z");
        line(out, "DTSTART;VALUE=DATE", compact(on));
        line(out, "DTEND;VALUE=DATE", compact(on.plus_days(1)));
        line(out, "SUMMARY", a.title);
        std::string text = s.title;
        for (const std::string& c : a.content) text += "\n– " + c;
        if (!a.due.printed.empty()) text += "\n" + a.due.printed;
        if (!a.responsible_printed.empty()) text += "\n" + a.responsible_printed;
        line(out, "DESCRIPTION", text);
        line(out, "END", "VEVENT");
      }
  line(out, "END", "VCALENDAR");
  return out;
}

}  // namespace prikaz::app
