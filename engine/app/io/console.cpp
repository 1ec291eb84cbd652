#include "app/io/console.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "value/json.hpp"

namespace prikaz::app {

namespace {

const char* severity_key(Severity s) {
  return s == Severity::error ? "error" : s == Severity::warning ? "warning" : "note";
}

const char* colour_of(Severity s) {
  return s == Severity::error ? "\033[1;31m" : s == Severity::warning ? "\033[1;33m" : "\033[1;36m";
}

}  // namespace

void Console::show(const Diagnostics& all) {
  for (const Diagnostic& d : all) {
    const std::string place = catalogue_.text(d.place);
    if (!place.empty()) err_ << place << ": ";
    if (colour_) err_ << colour_of(d.severity);
    err_ << tr(severity_key(d.severity)) << ' ' << d.id << ':';
    if (colour_) err_ << "\033[0m";
    err_ << ' ' << text(d.text) << '\n';
    if (!d.hint.key.empty()) err_ << "    " << text(d.hint) << '\n';
  }
}

void Console::show(const TextTable& table) {
  std::vector<std::size_t> widths(table.head.size());
  const auto widen = [&](const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
      widths[i] = std::max(widths[i], utf8::length(row[i]));
  };
  widen(table.head);
  for (const auto& row : table.rows) widen(row);
  const auto print = [&](const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      out_ << row[i];
      if (i + 1 < row.size()) out_ << std::string(widths[i] - utf8::length(row[i]) + 2, ' ');
    }
    out_ << '\n';
  };
  print(table.head);
  std::size_t total = 0;
  for (const std::size_t w : widths) total += w + 2;
  out_ << std::string(std::min<std::size_t>(total, 118), '-') << '\n';
  for (const auto& row : table.rows) print(row);
}

Value Console::as_value(const Diagnostic& d) const {
  Dict o;
  o["id"] = d.id;
  o["severity"] = severity_key(d.severity);
  o["file"] = d.place.file;
  if (d.place.line > 0) o["line"] = d.place.line;
  if (d.place.column > 0) o["column"] = d.place.column;
  if (!d.place.detail.empty()) o["place"] = d.place.detail;
  o["text"] = text(d.text);
  o["hint"] = text(d.hint);
  return o;
}

void Console::show_json(Dict fields, const Diagnostics& all, bool ok) {
  Dict o;
  o["ok"] = ok;
  List list;
  for (const Diagnostic& d : all) list.push_back(as_value(d));
  o["diagnostics"] = std::move(list);
  for (auto& [k, v] : fields) o[k] = v;
  out_ << json::write(o, 2) << '\n';
}

}  // namespace prikaz::app
