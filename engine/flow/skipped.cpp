#include "flow/skipped.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "flow/builder.hpp"

namespace prikaz::flow {
namespace {

constexpr std::string_view silent[] = {"w:annotationRef",
                                       "w:bookmarkEnd",
                                       "w:commentRangeEnd",
                                       "w:commentRangeStart",
                                       "w:commentReference",
                                       "w:continuationSeparator",
                                       "w:customXmlDelRangeEnd",
                                       "w:customXmlDelRangeStart",
                                       "w:customXmlInsRangeEnd",
                                       "w:customXmlInsRangeStart",
                                       "w:customXmlPr",
                                       "w:del",
                                       "w:delInstrText",
                                       "w:delText",
                                       "w:lastRenderedPageBreak",
                                       "w:moveFrom",
                                       "w:moveFromRangeEnd",
                                       "w:moveFromRangeStart",
                                       "w:moveToRangeEnd",
                                       "w:moveToRangeStart",
                                       "w:permEnd",
                                       "w:permStart",
                                       "w:proofErr",
                                       "w:sectPr",
                                       "w:separator",
                                       "w:smartTagPr",
                                       "w:tblGrid",
                                       "w:tblPr",
                                       "w14:conflictDel"};

constexpr std::string_view effects[] = {"w:effect",  "w:em",      "w:emboss", "w:fitText",
                                        "w:imprint", "w:outline", "w:shadow"};

}  // namespace

bool shows_nothing(std::string_view element) {
  return !element.starts_with("w:") || std::binary_search(std::begin(silent), std::end(silent), element);
}

bool is_lost_effect(std::string_view element) {
  return std::binary_search(std::begin(effects), std::end(effects), element);
}

bool has_right_to_left(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const auto byte = static_cast<unsigned char>(s[i]);
    if (byte < 0xD6) {  // ASCII, Latin, Greek and Cyrillic, two bytes at most
      i += byte < 0x80 ? 1 : 2;
      continue;
    }
    const char32_t c = utf8::next(s, i);
    if ((c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF)) return true;
  }
  return false;
}

void Builder::tell_skipped(std::string_view name, const Story& story) {
  plain_ = false;
  if (std::find(told_.begin(), told_.end(), name) != told_.end()) return;
  told_.emplace_back(name);
  warn("PRK-W015", story, Message("the element {} is not supported and is left out", name),
       "replace it with plain text or a picture");
}

void Builder::tell_effects(xml::Node run_properties, const Story& story) {
  for (xml::Node node : run_properties.children()) {
    const std::string_view name = node.name();
    if (!is_lost_effect(name)) continue;
    plain_ = false;
    if (std::find(told_.begin(), told_.end(), name) != told_.end()) continue;
    told_.emplace_back(name);
    warn("PRK-W010", story, Message("the text effect {} is not drawn", name), "use bold, italics or colour");
  }
}

}  // namespace prikaz::flow
