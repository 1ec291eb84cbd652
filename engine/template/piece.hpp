// A template as the engine sees it: pieces in document order. Who reads a document (a DOCX, a cell, a text file) cuts
// it into pieces; the engine never sees what a literal holds.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace prikaz::tpl {

struct Piece {
  enum class Kind { literal, expression, statement, comment };
  Kind kind = Kind::literal;
  /// expression, statement: what stands between the braces, without them and without - or + trim marks.
  /// literal: text to print, or empty where the literal is opaque (an XML span known by id alone).
  std::string text;
  /// Chosen by the caller, unique over a template and all that it includes.
  std::uint32_t id = 0;
};

/// Where a person finds byte `offset` of the text of piece `id`.
using PlaceOf = std::function<Place(std::uint32_t id, std::size_t offset)>;

/// A template with the way back from a piece to its place: what a loader of included templates returns.
struct Source {
  std::vector<Piece> pieces;
  PlaceOf place_of;
};

/// Cuts ordinary Jinja text: {{ }}, {% %}, {# #}, {% raw %}, trim marks - and +. A newline after a tag stays, as in
/// Jinja's default; one newline at the end of the text is dropped (keep_trailing_newline is off).
/// `first_id`: the id of the first piece; later ones count up. Literals hold their text.
/// Errors: PRK-T001 a tag is not closed, PRK-T002 raw or a comment is not closed.
Result<Source> pieces_from_text(std::string_view text, std::string file, std::uint32_t first_id = 0);

}  // namespace prikaz::tpl
