#include "papers/context.hpp"

#include <algorithm>

#include "core/format.hpp"
#include "core/utf8.hpp"
#include "language/inflect.hpp"
#include "papers/russian.hpp"

namespace prikaz::papers {

namespace {

constexpr std::size_t max_name = 90;  // characters; with folders and extension below the 260 of older systems

Value act_value(const workflow::Act& a) {
  Dict o;
  o["kind"] = a.kind;
  o["issuer"] = a.issuer;
  o["date"] = a.date.valid() ? Value(a.date) : Value();
  o["number"] = a.number;
  o["title"] = a.title;
  o["edition"] = a.edition;
  return o;
}

/// Windows refuses <>:"/\|?* and names that end in a dot or a blank; shares between machines carry its rules
/// everywhere.
std::u32string safe(std::string_view text, std::size_t room = max_name) {
  std::u32string out;
  for (const char32_t c : utf8::decode(text)) {
    const bool quote = c == U'«' || c == U'»' || c == U'"' || c == U'„' || c == U'“' || c == U'”';
    if (c < 0x20 || quote || std::u32string_view(U"<>:\\|?*").find(c) != std::u32string_view::npos) continue;
    const char32_t kept = c == U'/' ? U'-' : utf8::is_space(c) ? U' ' : c;
    if (kept == U' ' && (out.empty() || out.back() == U' ')) continue;
    if (out.size() < room) out += kept;
  }
  while (!out.empty() && (out.back() == U'.' || out.back() == U' ')) out.pop_back();
  return out;
}

}  // namespace

Shared shared_context(const workflow::Roadmap& roadmap, const Value& profile, Date today) {
  Dict acts;
  for (const workflow::Act& a : roadmap.acts) acts[a.id] = act_value(a);
  return {workflow::as_value(roadmap), Value(std::move(acts)), profile, today};
}

Dict context(const workflow::Task& task, const Shared& shared, const std::string& number) {
  Dict out = task.context;
  Dict document;
  document["id"] = task.document->id;
  document["title"] = task.document->title;
  document["date"] = shared.today;
  document["number"] = number.empty() ? Value() : Value(number);
  document["text"] = task.document->text;
  out["document"] = Value(std::move(document));
  out["today"] = shared.today;
  out["roadmap"] = shared.roadmap;
  out["acts"] = shared.acts;
  out["profile"] = shared.profile;
  return out;
}

std::string file_name(const workflow::Task& task, std::size_t position) {
  const std::string title = format("{:02} {}", position, task.document->title);
  if (task.item.empty()) return utf8::encode(safe(title));
  const Value* person = task.context.find("person");
  const auto thing = person ? inflectable(*person) : nullptr;
  // Whom the paper is for tells it from its neighbours: a long title gives way, the code never.
  const std::u32string whose = safe((thing ? language::initials(*thing) + " " : "") + "(" + task.item + ")");
  const std::size_t room = max_name - std::min(max_name, whose.size() + 1);
  return utf8::encode(safe(title, room) + U' ' + whose);
}

std::string folder_name(const std::string& organisation_title) { return utf8::encode(safe(organisation_title)); }

}  // namespace prikaz::papers
