// Footnotes at the bottom of a column (ISO 29500-1 §17.11): a line stands only where its notes can at least begin.
#pragma once
#include "layout/page/galley.hpp"

namespace prikaz::layout {

class Footnotes {
 public:
  explicit Footnotes(Context& context) : context_(context), laid_(context.doc.footnotes.size()) {}

  /// Room that the notes of a strip need if they only begin in a column `width` wide.
  Twips least_room(const Strip& strip, Twips width);
  /// Sets the notes of the strip at `position` of its column into `room` (all that is left under it); what does not fit
  /// goes on in the next column.
  void take(const Strip& strip, std::size_t position, Twips width, Twips room);
  /// Strips from `position` on left the column: so do their notes.
  void drop_from(std::size_t position);
  /// Height of the notes standing in the column, their separator included.
  Twips height() const { return height_; }
  /// Draws the column's notes above `bottom` and empties the column.
  void paint(const Target& target, Twips x, Twips bottom);
  /// Notes cut off by the end of the last column.
  bool continues() const { return !rest_.empty(); }
  /// Begins a column with them.
  void go_on(Twips width, Twips room);

 private:
  struct Laid {
    Galley galley;
    bool done = false;
  };
  struct Piece {
    std::uint32_t note = 0, from = 0, to = 0;
    std::size_t position = 0;
    Twips height = 0;
  };

  void marks_of(const Strip& strip, std::vector<std::uint32_t>& out) const;
  const Galley& lay(std::uint32_t note, Twips width);
  Twips separator_height() const;
  Twips height_of(const Galley& galley, std::uint32_t from, std::uint32_t to) const;
  /// Notes that begin on the page are counted for documents that number them anew on every page.
  void count_on_page(std::uint32_t page, std::uint32_t note);
  /// Sets as many strips of the note as fit; the rest waits.
  void set(std::uint32_t note, std::uint32_t from, std::size_t position, Twips width, Twips& room);

  Context& context_;
  std::vector<Laid> laid_;
  std::vector<Piece> pieces_, rest_;
  std::vector<std::uint32_t> marks_;
  Twips height_ = 0;
  std::uint32_t page_ = 0, begun_ = 0;  ///< the page painted last, numbered notes begun on it
};

/// The short line over notes, `y` = the top of the room it has.
void paint_separator(Context& context, const Target& target, Twips x, Twips y, Twips height);

}  // namespace prikaz::layout
