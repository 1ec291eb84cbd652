#include "core/diagnostic.hpp"

#include <algorithm>
#include <iterator>

namespace prikaz {

std::string fill_holes(std::string_view pattern, const std::vector<std::string>& args) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{') {
      const std::size_t close = pattern.find('}', i);
      if (close != std::string_view::npos) {
        const std::string_view name = pattern.substr(i + 1, close - i - 1);
        const bool digits =
            !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
        const std::size_t index = name.empty()                ? next
                                  : digits && name.size() < 4 ? std::stoul(std::string(name))
                                                              : args.size();
        if (index < args.size()) {
          if (name.empty()) ++next;
          out += args[index];
          i = close;
          continue;
        }
      }
    }
    out += pattern[i];
  }
  return out;
}

std::string Message::str() const { return fill_holes(key, args); }

void Diagnostics::add(Diagnostics other) {
  all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()), std::make_move_iterator(other.all_.end()));
}

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string to_string(const Place& p) {
  std::string out = p.file;
  if (p.line > 0) out += ":" + std::to_string(p.line);
  if (p.line > 0 && p.column > 0) out += ":" + std::to_string(p.column);
  if (!p.detail.empty()) out += (out.empty() ? "" : ": ") + p.detail;
  return out;
}

std::string to_string(const Diagnostic& d) {
  std::string out = to_string(d.place);
  if (!out.empty()) out += ": ";
  out += d.severity == Severity::error ? "error " : d.severity == Severity::warning ? "warning " : "note ";
  out += d.id + ": " + d.text.str();
  if (!d.hint.key.empty()) out += ". " + d.hint.str();
  return out;
}

}  // namespace prikaz
