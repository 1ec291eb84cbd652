#include "app/io/catalogue.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace prikaz::app {

namespace {

/// The text between the quotes of a .po line, escapes undone.
std::string unquoted(std::string_view line) {
  const std::size_t open = line.find('"'), close = line.rfind('"');
  std::string out;
  if (open == std::string_view::npos || close <= open) return out;
  for (std::size_t i = open + 1; i < close; ++i) {
    if (line[i] == '\\' && i + 1 < close) {
      ++i;
      out += line[i] == 'n' ? '\n' : line[i] == 't' ? '\t' : line[i];
    } else {
      out += line[i];
    }
  }
  return out;
}

}  // namespace

Catalogue Catalogue::from_po(std::string_view po) {
  Catalogue c;
  std::string id, text;
  std::string* current = nullptr;
  const auto finish = [&] {
    if (!id.empty() && !text.empty()) c.entries_[id] = text;
    id.clear();
    text.clear();
  };
  while (!po.empty()) {
    const std::size_t end = std::min(po.find('\n'), po.size());
    const std::string_view line = po.substr(0, end);
    po.remove_prefix(std::min(end + 1, po.size()));
    if (line.starts_with("msgid ")) {
      finish();
      current = &id;
    } else if (line.starts_with("msgstr ")) {
      current = &text;
    } else if (!line.starts_with('"')) {
      continue;
    }
    if (current) *current += unquoted(line);
  }
  finish();
  return c;
}

std::string Catalogue::translate(const std::string& english) const {
  const auto it = entries_.find(english);
  return it == entries_.end() ? english : it->second;
}

std::string Catalogue::text(const Message& m) const {
  std::vector<std::string> args = m.args;
  for (std::string& a : args)
    if (a.find(' ') != std::string::npos) a = translate(a);
  return fill_holes(translate(m.key), args);
}

std::string Catalogue::text(Place p) const {
  std::string out;
  for (std::size_t i = 0; i < p.detail.size();) {
    const std::size_t end = std::min(p.detail.find(", ", i), p.detail.size());
    std::string step = p.detail.substr(i, end - i);
    const std::size_t space = step.find(' ');
    if (space != std::string::npos && step.find_first_not_of("0123456789", space + 1) == std::string::npos)
      step = translate(step.substr(0, space)) + step.substr(space);
    out += step;
    if (end < p.detail.size()) out += ", ";
    i = end + 2;
  }
  p.detail = out;
  return to_string(p);
}

std::string language_of_environment() {
  for (const char* name : {"PRIKAZ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value)
      return std::string_view(value).starts_with("ru") ? "ru" : "en";
  return "en";
}

}  // namespace prikaz::app
