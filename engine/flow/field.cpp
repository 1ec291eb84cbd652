#include "flow/field.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "flow/number_format.hpp"
#include "flow/symbols.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

/// The next word or quoted string; backslash escapes a quote or itself inside quotes.
bool next_token(std::string_view text, std::size_t& i, std::string& out, bool& quoted) {
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r')) ++i;
  if (i >= text.size()) return false;
  out.clear();
  quoted = text[i] == '"';
  if (quoted) {
    for (++i; i < text.size() && text[i] != '"'; ++i) {
      if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\')) ++i;
      out += text[i];
    }
    ++i;
    return true;
  }
  while (i < text.size() && text[i] != ' ' && text[i] != '\t' && text[i] != '\n' && text[i] != '\r' && text[i] != '"')
    out += text[i++];
  return true;
}

struct LiveField {
  std::string_view name;
  Inline::Kind kind;
};
constexpr LiveField live_fields[] = {{"PAGE", Inline::Kind::page_number},
                                     {"NUMPAGES", Inline::Kind::page_count},
                                     {"SECTIONPAGES", Inline::Kind::section_pages},
                                     {"PAGEREF", Inline::Kind::page_ref}};

struct PropertyField {
  std::string_view name;
  const char* property;  ///< element of the core or extended properties, lower case
};
constexpr PropertyField property_fields[] = {
    {"TITLE", "title"},       {"AUTHOR", "creator"},       {"SUBJECT", "subject"},
    {"KEYWORDS", "keywords"}, {"COMMENTS", "description"}, {"LASTSAVEDBY", "lastmodifiedby"},
    {"COMPANY", "company"},   {"MANAGER", "manager"},      {"CATEGORY", "category"},
};

/// \* roman and friends (§17.16.4.3.1); MERGEFORMAT and case switches mean nothing for numbers.
std::uint32_t number_format_switch(const Instruction& in) {
  using F = Section::NumberFormat;
  for (const auto& [letter, value] : in.switches) {
    if (letter != '*') continue;
    const auto is = [v = std::string_view(value)](std::string_view name) { return v == name; };
    const auto code = [](F f) { return 1 + static_cast<std::uint32_t>(f); };
    if (is("roman")) return code(F::roman_lower);
    if (is("ROMAN") || is("Roman")) return code(F::roman_upper);
    if (is("alphabetic")) return code(F::letter_lower);
    if (is("ALPHABETIC")) return code(F::letter_upper);
    if (is("arabic") || is("Arabic")) return code(F::decimal);
  }
  return 0;
}

std::string property_of(const Instruction& in) {
  std::string name = in.arguments.empty() ? std::string() : utf8::to_lower(in.arguments[0]);
  if (name == "author") return "creator";
  return name;
}

void read_symbol(const Instruction& in, FieldMeaning& out) {
  if (in.arguments.empty()) return;
  const std::string& code = in.arguments[0];
  const bool hex = code.starts_with("0x") || code.starts_with("0X");
  char32_t value = 0;
  for (std::size_t i = hex ? 2 : 0; i < code.size() && value < 0x110000; ++i) {
    const char c = code[i];
    const int digit = c >= '0' && c <= '9'          ? c - '0'
                      : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                    : -1;
    if (digit < 0) return;
    value = value * (hex ? 16u : 10u) + static_cast<char32_t>(digit);
  }
  if (const std::string* font = in.find('f')) out.font = *font;
  if (value >= 0x20 && value < 0x110000) utf8::append(out.text, symbol_to_unicode(out.font, value));
}

}  // namespace

const std::string* Instruction::find(char letter) const {
  for (const auto& [known, value] : switches)
    if (known == letter) return &value;
  return nullptr;
}

Instruction parse_instruction(std::string_view text) {
  // Letters of switches that take an argument differ by field; those met in practice are listed.
  constexpr std::string_view with_argument = "*@#lfsobt";
  Instruction out;
  std::string token;
  bool quoted = false, wants_argument = false;
  for (std::size_t i = 0; next_token(text, i, token, quoted);) {
    if (!quoted && token.size() >= 2 && token[0] == '\\') {
      out.switches.emplace_back(token[1], token.substr(2));
      wants_argument = token.size() == 2 && with_argument.find(token[1]) != with_argument.npos;
    } else if (out.name.empty()) {
      out.name = utf8::to_upper(token);
    } else if (wants_argument) {
      out.switches.back().second = token;
      wants_argument = false;
    } else {
      out.arguments.push_back(token);
    }
  }
  return out;
}

FieldMeaning meaning_of(const Instruction& in) {
  FieldMeaning out;
  for (const LiveField& live : live_fields)
    if (live.name == in.name) {
      out.kind = FieldKind::live;
      out.live = live.kind;
      out.number_format = number_format_switch(in);
      if (live.kind == Inline::Kind::page_ref && !in.arguments.empty()) out.text = in.arguments[0];
      if (live.kind == Inline::Kind::page_ref && out.text.empty()) out.kind = FieldKind::cached;
      return out;
    }
  for (const PropertyField& field : property_fields)
    if (field.name == in.name) {
      out.kind = FieldKind::property;
      out.text = field.property;
      return out;
    }
  if (in.name == "DOCPROPERTY" || in.name == "INFO") {
    out.kind = FieldKind::property;
    out.text = property_of(in);
  } else if (in.name == "HYPERLINK") {
    out.kind = FieldKind::link;
    if (!in.arguments.empty()) out.text = in.arguments[0];
    if (const std::string* anchor = in.find('l'); anchor && !anchor->empty()) out.text += "#" + *anchor;
  } else if (in.name == "SYMBOL") {
    out.kind = FieldKind::symbol;
    read_symbol(in, out);
  } else if (in.name == "FORMCHECKBOX") {
    out.kind = FieldKind::checkbox;
  }
  return out;
}

}  // namespace prikaz::flow
