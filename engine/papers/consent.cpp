#include "papers/consent.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/utf8.hpp"
#include "ooxml/relationships.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::papers {

namespace {

constexpr std::size_t longest_heading = 200;  // characters
constexpr std::array<std::string_view, 3> kinds{"добровольное", "информированное", "письменное"};
constexpr std::string_view consent = "согласие";

std::string_view name_of(const xml::Node& n) { return n.name(); }

/// Text of a paragraph, without that of paragraphs within it (text boxes).
void gather(const xml::Node& n, std::string& out) {
  for (const xml::Node child : n.children()) {
    if (name_of(child) == "w:t") out += child.text().get();
    if (name_of(child) == "w:br" || name_of(child) == "w:tab") out += ' ';
    if (name_of(child) != "w:p") gather(child, out);
  }
}

bool heading(const std::string& text) {
  std::string said = utf8::trim(utf8::fold(text));
  if (said.empty() || utf8::length(said) > longest_heading || std::string_view(".,;:").find(said.back()) != said.npos)
    return false;
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view kind : kinds)
      if (said.starts_with(std::string(kind) + " ")) said.erase(0, kind.size() + 1), again = true;
  }
  if (said == consent || said.starts_with(std::string(consent) + " ")) return true;
  std::erase(said, ' ');  // С О Г Л А С И Е
  return said == consent;
}

std::size_t headings(const xml::Node& n) {
  std::size_t count = 0;
  for (const xml::Node child : n.children()) {
    if (name_of(child) == "w:tbl") continue;
    if (name_of(child) == "w:p") {
      std::string text;
      gather(child, text);
      count += heading(text);
    }
    count += headings(child);
  }
  return count;
}

void tell(const std::string& file, Message text, Diagnostics& found) {
  found.add({"PRK-A013",
             Severity::error,
             {file, 0, 0, {}},
             std::move(text),
             "a consent is a paper of its own with its own signature (law 152-FZ, article 9)"});
}

}  // namespace

std::size_t consents_in(const opc::Package& package) {
  const auto main = ooxml::main_part(package);
  const opc::Part* part = main ? package.find(*main) : nullptr;
  const auto doc = part ? xml::parse(part->bytes, *main) : Result<std::unique_ptr<xml::Document>>(nullptr);
  return doc && *doc ? headings(**doc) : 0;
}

Status refuse_consent(ByteView docx, const std::string& name) {
  const auto package = opc::Package::read(docx, name);
  if (!package || consents_in(*package) == 0) return {};
  Diagnostics found;
  tell(name, Message("a consent is taken into another paper: {}", name), found);
  return fail(std::move(found));
}

void check_consents(const opc::Package& package, bool numbered, const std::string& file, Diagnostics& found) {
  const std::size_t count = consents_in(package);
  if (count > 1) tell(file, Message("{} consents stand in one paper", std::to_string(count)), found);
  if (count == 1 && numbered) tell(file, Message("a consent stands within another paper"), found);
}

}  // namespace prikaz::papers
