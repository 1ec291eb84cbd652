// Marks that are put on finished pages: the mark of an electronic signature and a QR code. Nothing is signed here; the
// mark shows a signature that another program has made.
#pragma once
#include <optional>
#include <string>

#include "core/result.hpp"
#include "layout/frame.hpp"
#include "value/date.hpp"

namespace prikaz::pdf {

struct Box {
  Twips x = 0, y = 0, width = 0, height = 0;
};

/// GOST R 7.0.97-2016 item 5.23: the phrase, the certificate's number, its owner and the time it is valid.
struct SignatureMark {
  std::string certificate, owner;
  Date valid_from, valid_to;
};

constexpr Twips signature_mark_width = 4536;  ///< 8 cm
constexpr Twips qr_code_size = 1418;          ///< 2.5 cm

/// How high the mark is at this width: depends on how its lines wrap.
Twips signature_mark_height(const SignatureMark& mark, const font::Library& fonts, Twips width = signature_mark_width);
/// Draws the mark; its text belongs to the document's structure.
void draw_signature_mark(layout::Frames& frames, std::uint32_t page, Twips x, Twips y, const SignatureMark& mark,
                         const font::Library& fonts, Twips width = signature_mark_width);

/// A QR code (ISO/IEC 18004, level M, quiet zone of four modules inside the box). Error: PRK-P003 the text is too long.
Status draw_qr_code(layout::Frames& frames, std::uint32_t page, Twips x, Twips y, Twips size, std::string_view text);

/// Whether nothing on the page touches the box.
bool is_free(const layout::Page& page, const Box& box);

/// A free place of this size on a page, `edge` away from the paper's edges: lower right, else upper right, lower left,
/// upper left (GOST R 7.0.97-2025 on the bar code). None when text, a rule or a picture is in every corner.
std::optional<Box> free_corner(const layout::Page& page, Twips width, Twips height, Twips edge = 567);

}  // namespace prikaz::pdf
