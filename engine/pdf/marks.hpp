// Where marks stand on a finished document: the mark of an electronic signature and a QR code, never over anything
// else.
#pragma once
#include <optional>
#include <string>

#include "pdf/mark.hpp"

namespace prikaz::pdf {

/// What the user wants to be put on the pages.
struct Marks {
  std::optional<SignatureMark> signature;
  std::string qr;  ///< text of the code, "" = none
  bool empty() const { return !signature && qr.empty(); }
};

/// The signature's mark stands where the owner signs (GOST R 7.0.97-2016 item 5.23): beside or under the last line with
/// the owner's surname; without such a line, in a free corner of the last page. The QR code stands in a free corner of
/// the first page, the lower right one before all (GOST R 7.0.97-2025). Errors: PRK-P003 (see mark.hpp), PRK-P005 no
/// place is free.
Status put_marks(layout::Frames& frames, const Marks& marks, const font::Library& fonts);

}  // namespace prikaz::pdf
