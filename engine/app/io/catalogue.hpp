// Messages in the reader's language: a gettext .po file read at start, keyed by the English text.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/diagnostic.hpp"

namespace prikaz::app {

class Catalogue {
 public:
  Catalogue() = default;  ///< English: every message as it is
  /// The msgid/msgstr pairs of a .po text; entries without a translation stay English.
  static Catalogue from_po(std::string_view po);

  std::string translate(const std::string& english) const;
  /// The message filled. An argument that is itself a phrase of the catalogue (a reason, a kind of place) is translated
  /// too; single words are data and stay.
  std::string text(const Message& m) const;
  /// A place for people: "paragraph 2, table 1" has its words translated, names and tags stay.
  std::string text(Place p) const;

 private:
  std::unordered_map<std::string, std::string> entries_;
};

/// "ru" or "en" from $PRIKAZ_LANG, $LC_ALL, $LC_MESSAGES, $LANG; English when none says Russian.
std::string language_of_environment();

}  // namespace prikaz::app
