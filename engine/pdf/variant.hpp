// Kinds of PDF as a table of data.
#pragma once
#include <string_view>

namespace prikaz::pdf {

struct Variant {
  const char* name;
  const char* version;
  int archive_part;    ///< ISO 19005 part, 0 = not an archival file
  char archive_level;  ///< 'B'
  bool transparency;   ///< soft masks may be used; otherwise pictures are laid on white
  bool cid_set;        ///< ISO 19005-1 6.3.5 demands the list of glyphs in a subset; part 2 does not
};

/// "plain", "a1b" (ISO 19005-1 level B), "a2b" (ISO 19005-2 level B); null for any other name.
const Variant* find_variant(std::string_view name) noexcept;

}  // namespace prikaz::pdf
