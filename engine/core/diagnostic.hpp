// A mistake in the user's input: what, where, why, how to mend it. Collected, never only the first.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace prikaz {

enum class Severity { note, warning, error };

/// A place a person can go to. Line and column are 1-based; 0 means "not known".
/// `detail` names the spot where lines mean nothing: "paragraph 12, table 1, row 3, cell 2" or "Люди!C14".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  std::string detail;
};

/// A sentence with holes. `key` is the English text with {} holes (the gettext msgid); arguments are data and are
/// never translated, so one Diagnostic can be shown in any language.
struct Message {
  std::string key;
  std::vector<std::string> args;

  Message() = default;
  Message(const char* k) : key(k) {}  // NOLINT: a literal is a message
  template <class... Args>
  explicit Message(const char* k, Args&&... a) : key(k), args{std::string(std::forward<Args>(a))...} {}

  /// The English text with the holes filled.
  std::string str() const;
};

/// Fills the {} holes of `pattern` in order; {0} {1} pick by number. Unmatched holes stay as they are.
std::string fill_holes(std::string_view pattern, const std::vector<std::string>& args);

struct Diagnostic {
  std::string id;  ///< stable: PRK-T012. The letter names the room: C core, V value, L language, O opc, X ooxml,
                   ///< T template, D docx, S sheet, F font, W flow, Y layout, P pdf, R registry, K workflow, A papers,
                   ///< B batch, U app
  Severity severity = Severity::error;
  Place place;
  Message text;
  Message hint;
};

class Diagnostics {
 public:
  void add(Diagnostic d) { all_.push_back(std::move(d)); }
  void add(Diagnostics other);
  bool has_errors() const;
  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  const Diagnostic& operator[](std::size_t i) const { return all_[i]; }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }
  auto begin() { return all_.begin(); }
  auto end() { return all_.end(); }

 private:
  std::vector<Diagnostic> all_;
};

/// "file:3:7: error PRK-K004: text. hint", English; the program's catalogue prints other languages.
std::string to_string(const Diagnostic& d);
std::string to_string(const Place& p);

}  // namespace prikaz
