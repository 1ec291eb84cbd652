// Field instructions (§17.16): "HYPERLINK \"http://…\" \\l \"bookmark\"" taken apart, and what to do with each field.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "flow/flow_doc.hpp"

namespace prikaz::flow {

struct Instruction {
  std::string name;                                    ///< upper case
  std::vector<std::string> arguments;                  ///< without quotes
  std::vector<std::pair<char, std::string>> switches;  ///< letter and its argument, "" when none
  const std::string* find(char letter) const;
};
Instruction parse_instruction(std::string_view text);

enum class FieldKind : std::uint8_t {
  cached,    ///< shows the result stored in the document
  live,      ///< layout fills it: PAGE, NUMPAGES, SECTIONPAGES, PAGEREF
  link,      ///< HYPERLINK
  symbol,    ///< SYMBOL
  property,  ///< TITLE, AUTHOR, DOCPROPERTY …: the stored result, else the document's property
  checkbox,  ///< FORMCHECKBOX
};

struct FieldMeaning {
  FieldKind kind = FieldKind::cached;
  Inline::Kind live = Inline::Kind::page_number;
  std::uint32_t number_format = 0;  ///< Inline::index of a live field
  std::string text;                 ///< bookmark, URL, property name or the symbol itself
  std::string font;                 ///< of a symbol
};
FieldMeaning meaning_of(const Instruction& instruction);

}  // namespace prikaz::flow
