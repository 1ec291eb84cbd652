// The layout rules of a profile (workflows/profiles: ГОСТ Р 7.0.97), measured on a template as it stands, tags and all.
#pragma once
#include <string>

#include "core/diagnostic.hpp"
#include "opc/package.hpp"
#include "value/value.hpp"

namespace prikaz::papers {

/// `permanent`: papers kept for more than ten years (registered orders), their left margin is wider. Warnings, places
/// name the paragraph by its first words:
/// - PRK-A030 the page is not A4, or a margin is narrower than the profile's (L-1 … L-3)
/// - PRK-A031 running text in a face or size that the profile does not name (L-5 … L-7)
/// - PRK-A032 running text with another indent or line spacing, or not justified (L-8, L-9, L-11)
/// - PRK-A033 a line of an angular requisite may grow longer than the profile allows (L-12)
/// - PRK-A034 pages are not numbered from the second on, centred above the text (L-13)
/// - PRK-A035 a ruled table whose width, rows or head may fall apart on the way to the next page (§ 1.8)
/// - PRK-A036 a signature that may stand alone on a page (§ 1.8)
/// - PRK-A037 № without a no-break space before the number (L-20)
/// - PRK-A038 a grif with a colon or quotes, or without its date or number; an annex that does not name its order
///   (L-27, L-30)
/// - PRK-A039 a table that the text refers to by number is not there
/// - PRK-A040 two annexes of one paper have the same number
/// - PRK-A041 a space left out or put in by habit: 2019г., п.Сосновка, 7 -ФЗ
void check_layout(const opc::Package& package, const Value& profile, bool permanent, const std::string& file,
                  Diagnostics& found);

}  // namespace prikaz::papers
