// The compiled form of a document: spans of XML that never change, and slots where values go.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "docx/tag.hpp"
#include "template/piece.hpp"

namespace prikaz::docx {

/// How deep in the document a span begins: what a captured fragment may later be printed into.
enum class Level { plain, attribute, text, run, inline_content, block, row, cell };

struct Span {
  enum class Kind {
    xml,
    part_begin,   ///< what follows belongs to part `number`
    drawing_id,   ///< prints the next drawing id
    block_end,    ///< the end of a cell, header or note whose last paragraph may have gone: puts one there
    table_begin,  ///< what follows up to table_end is a table to mend once filled; `number` is 1 where all that may be
                  ///< wrong with it is that no row is left
    table_end,
    list_restart,   ///< list `number` begins anew, but for its first turn
    list_id,        ///< prints the present id of list `number`
    bookmark_turn,  ///< bookmark `number` is another one from here on
    bookmark_name,
    bookmark_id,
    turn_begin,  ///< what follows up to turn_end is header `number`, another one at every turn but the first
    turn_end,
    turn_id,  ///< prints the relationship id of the present turn's header `number`
  };
  Kind kind = Kind::xml;
  Level level = Level::block;
  std::uint32_t number = 0;
  std::string xml;
};

/// A bookmark in a loop.
struct Bookmark {
  std::string name, id;
  std::string divider;  ///< between the name and the number of later turns
};

/// A header or footer of sections in a loop, filled at every turn.
struct TurnPart {
  std::string name;      ///< in the template
  std::string type;      ///< of its relationship
  std::string relation;  ///< its id in the body
};

/// How to leave the run around a slot and come back to it.
struct Frame {
  bool splittable = false;  ///< the paragraph can be ended and begun anew here
  std::string run_end;      ///< "</w:t></w:r>"
  std::string run_begin;    ///< "<w:r>…<w:t xml:space=\"preserve\">", the look of the run kept
  std::string break_end;    ///< from the run's end to the paragraph's, "</w:p>"
  std::string break_begin;  ///< the next paragraph up to its first run, the look of the paragraph kept
  std::string run_properties, paragraph_properties;
};

struct Slot {
  enum class Where {
    text,
    drawing_text,
    run,
    block,
    row,
    cell,
    attribute,
    plain,
    colour,
    span,
    borders,
    picture,
    chart
  };
  Where where = Where::text;
  std::shared_ptr<const Frame> frame;  ///< text, run and block
  bool verbatim = false;               ///< typography leaves the value alone
  std::string original;  ///< picture, chart: the relationship id in the template; borders: what the cell has
};

struct Spans {
  std::vector<Tag> tags;            ///< by piece id
  std::vector<Slot> slots;          ///< by piece id; of use for expressions only
  std::vector<Span> spans;          ///< by piece id − tags.size()
  std::vector<std::string> parts;   ///< names, by Span::number of part_begin
  std::vector<std::string> lists;   ///< ids in the template, by Span::number of list_restart and list_id
  std::vector<Bookmark> bookmarks;  ///< by Span::number of bookmark_turn, bookmark_name and bookmark_id
  int free_bookmark_id = 0;         ///< larger than all in the template
  std::vector<TurnPart> turns;      ///< by Span::number of turn_begin and turn_id
  std::vector<tpl::Piece> pieces;

  bool is_span(std::uint32_t piece) const { return piece >= tags.size(); }
  const Span& span(std::uint32_t piece) const { return spans[piece - tags.size()]; }
};

}  // namespace prikaz::docx
