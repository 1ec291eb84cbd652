// Fills pages with a document's blocks: state shared by run.cpp (placing blocks, what is kept together), region.cpp
// (sections, pages, columns) and hanging.cpp (pictures and tables that text flows around). Lives for one document.
#pragma once
#include <vector>

#include "layout/context.hpp"
#include "layout/page/balance.hpp"
#include "layout/page/floats.hpp"
#include "layout/page/notes.hpp"
#include "layout/page/sheet.hpp"

namespace prikaz::layout {

class PageRun {
 public:
  PageRun(Context& context, std::vector<Sheet>& sheets)
      : context_(context),
        doc_(context.doc),
        paragraphs_(context.scratch.paragraphs),
        tables_(context.scratch.tables),
        sheets_(sheets),
        notes_(context) {}

  void run();

 private:
  // --- pages, sections, columns ---------------------------------------------------------------------------------

  const flow::Section& section() const { return section_of(doc_, section_); }

  void open_section(std::uint32_t index, bool first);
  void open_page();
  Twips header_height(std::uint32_t which, Twips width);
  void open_region(Twips top);
  /// Notes that the last column cut off come first; a line of text must still fit over them.
  void go_on_with_notes();
  void paint_notes();
  void next_column(bool automatic);
  void next_page();
  bool page_is_empty() const { return strips_.empty() && column_ == 0 && region_top_ == body_top_; }
  void close_page();
  void close_region(bool balance);
  void column_lines(const Target& target);
  /// The last columns of a section that another follows on the page are made equally high.
  void balance_columns();
  void align_page_vertically();
  void release(const std::vector<Strip>& strips);
  void release_rows(const Strip& s);

  // --- placing ---------------------------------------------------------------------------------------------------

  void place_paragraph(const flow::Paragraph& p, const flow::Paragraph* above, const flow::Paragraph* below);
  void place_table(const flow::Table& t);
  /// The first paragraph of a row may ask for a page of its own: the whole row moves (Word; LibreOffice: only row 1).
  bool breaks_page_before(const flow::Row& row) const;
  /// After the last paragraph, under a separator (ISO 29500-1 §17.11.22: the default place).
  void place_endnotes();
  void drain();
  Twips bottom() const { return body_bottom_ - notes_.height(); }
  /// What a strip needs to stand here: itself and the beginning of its notes.
  Twips needed(const Strip& s);
  /// At the top of a column that began for want of room there is no space; after a break, what the space after the
  /// paragraph before has not used up (measured in Word's own PDFs).
  Twips gap_here(const Strip& s) const;
  /// The border under a paragraph and the air under a line may stand in the margin.
  Twips fitting_height(const Strip& s) const;

  enum class Break : std::uint8_t { none, column, page };
  static Break break_of(const ParagraphBox& box, const Line& line);
  void push(Strip s, Twips gap);
  void lay_if_needed();
  const Obstacles& obstacles();
  void hang_floats(std::uint32_t id, Twips top);
  /// A floating table hangs on the paragraph after it; one that does not fit under the text above stands in the text.
  bool hang_table(const flow::Table& t);
  void drop_floats(std::uint32_t id);
  void refresh_areas();
  void paint_floats();
  /// The heads of a table stand again over the rows that begin a column.
  void repeat_heads();
  static std::uint32_t whole_fragment(const TableBox& table, std::uint32_t r);
  bool only_heads() const;
  void overflow(const Strip& s, Twips gap);
  /// Whether what is kept together from strips_[k] on would not fit into a column of its own: then it is not kept
  /// (Word).
  bool chain_is_too_long(std::size_t k);
  const flow::ParaProps& para_props(std::size_t block) const;
  bool column_is_whole() const { return region_top_ == body_top_; }
  bool split_here(const Strip& s, Twips gap, bool force);
  /// Strips from k on leave the column and wait for the next one, ahead of what waits already.
  void carry_from(std::size_t k);

  static constexpr std::uint32_t nowhere = ~0U;

  /// A floating table laid out and waiting for its page.
  struct HungTable {
    std::uint32_t paragraph = nowhere;
    std::uint32_t table = 0;
    std::vector<Strip> strips;
    Twips height = 0;
    bool waiting = true;  ///< for the paragraph it will hang on
  };

  struct HeaderHeight {
    std::uint32_t which = 0;
    Twips width = 0, height = 0;
  };

  Context& context_;
  const flow::FlowDoc& doc_;
  Pool<ParagraphBox>& paragraphs_;
  Pool<TableBox>& tables_;
  std::vector<Sheet>& sheets_;

  std::size_t block_ = 0;  ///< of the body, being placed
  std::uint32_t section_ = 0;
  int number_ = 1;
  bool page_open_ = false, starts_section_ = false;
  Twips body_top_ = 0, body_bottom_ = 0;
  std::vector<HeaderHeight> heights_;

  // A region is the part of a page that one section fills.
  std::vector<Column> columns_;
  std::vector<std::vector<Strip>> done_;
  std::size_t column_ = 0;
  int regions_ = 0;
  Twips region_top_ = 0, region_end_ = 0;
  std::uint32_t serial_ = 0;  ///< of the current column, over the whole document

  std::vector<Strip> strips_;   ///< standing in the current column
  std::vector<Strip> pending_;  ///< waiting for room, from head_ on
  std::vector<Strip> spare_;
  std::size_t head_ = 0;
  Twips y_ = 0;
  const flow::ParaProps* above_ = nullptr;  ///< of the paragraph above in this column
  const flow::ParaProps* last_ = nullptr;   ///< of the paragraph placed last, wherever
  bool automatic_ = false;  ///< the column began for want of room: space before its first paragraph is dropped
  Break break_ = Break::none;

  std::vector<Float> floats_;
  std::vector<Obstacles::Area> areas_;
  Obstacles relative_;
  std::vector<HungTable> hung_;
  Footnotes notes_;
};

}  // namespace prikaz::layout
