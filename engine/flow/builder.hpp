// Builds one FlowDoc: shared state of the walkers in story.cpp (blocks, paragraphs), run.cpp (runs, fields), table.cpp,
// drawing.cpp, vml.cpp and section.cpp. Lives for one call of build().
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "flow/build.hpp"
#include "flow/cascade.hpp"
#include "flow/field.hpp"
#include "flow/paragraph_memory.hpp"
#include "flow/tag.hpp"

namespace prikaz::flow {

class Builder {
 public:
  Builder(const PreparedData& data, const PartSource& parts, Diagnostics& diagnostics, FlowDoc& doc,
          ParagraphMemory* memory);
  void run();

 private:
  struct Field {
    FieldMeaning meaning;
    std::string instruction;
    xml::Node form;   ///< w:ffData
    RunDelta direct;  ///< of the run that begins the field
    bool separated = false, shown = false;
  };
  /// A part of the package being walked: body, header, note. A text box continues its part with fields of its own.
  struct Story {
    const std::string* part = nullptr;
    const std::vector<ooxml::Relationship>* relationships = nullptr;
    std::uint32_t* paragraphs = nullptr;  ///< counted for places
    std::vector<Field> fields;
    std::string note_label;       ///< of w:footnoteRef
    std::string_view source;      ///< the part's bytes, when its elements stand in it under their own names
    std::uint32_t page_note = 0;  ///< 1 + footnote whose number its page decides; 0 = note_label holds
    bool in_note = false;
    int depth = 0;  ///< tables, text boxes and content controls around
  };
  /// The paragraph being filled.
  struct Para {
    Story& story;
    std::uint32_t base;  ///< Cascade::base
    std::vector<Inline> inlines;
  };
  /// Consecutive blocks of one container: what must wait for the next paragraph.
  struct Flow {
    Story& story;
    std::uint32_t context;  ///< Cascade::table_context
    std::vector<Block>& out;
    std::vector<Inline> pending;  ///< of paragraphs joined with the next, bookmarks between paragraphs, frames
    FrameProps frame;             ///< of the frame being gathered
    std::vector<Block> frame_blocks;
    bool top = false;  ///< the body: sections end here
  };

  // story.cpp
  void blocks(xml::Node parent, Flow& flow);
  /// The same, and each block is removed from the tree once read.
  void spend(xml::Node parent, Flow& flow);
  void block(xml::Node node, Tag tag, Flow& flow);
  void paragraph(xml::Node node, Flow& flow);
  void finish_paragraph(Para& para, const ParaDelta& props, const RunDelta& mark, Flow& flow, std::uint32_t section);
  void drop_list_indents(ParaDelta& all, const Cascade::Base& base, const ParaDelta& direct) const;
  std::uint32_t label(std::int32_t number, int level, const Level& list, std::uint32_t base, RunDelta mark);
  void close_frame(Flow& flow);
  void close_flow(Flow& flow);
  void equation_paragraph(xml::Node node, Flow& flow);

  // recall.cpp
  bool stands_alone(const Flow& flow) const;
  void repeat(const ReadParagraph& known, Flow& flow);
  ReadParagraph as_read(const Para& para, std::uint32_t style, const ParaDelta& direct, const RunDelta& mark) const;

  // run.cpp
  void inline_content(xml::Node parent, Para& para);
  void inline_node(xml::Node node, Tag tag, Para& para);
  void text_run(xml::Node node, Para& para);
  void run_content(xml::Node node, Tag tag, const RunDelta& direct, std::uint32_t run, Para& para);
  void text(std::string_view utf8, std::uint32_t run, Para& para);
  void text_piece(std::string_view utf8, std::uint32_t props, Para& para);
  void symbol(std::string_view font, char32_t code, std::uint32_t run, Para& para);
  void put(Inline::Kind kind, std::uint32_t props, Para& para, std::string text = {}, std::uint32_t index = 0);
  void hyperlink(xml::Node node, Para& para);
  void note_reference(xml::Node node, bool foot, std::uint32_t run, Para& para);
  void equation(xml::Node node, Para& para);
  // Fields.
  /// Whether `content` (a child of w:r; null = as a whole) is not shown because of the fields around it.
  bool field_hides(Para& para, std::uint32_t run, xml::Node content = {});
  void field_char(xml::Node node, const RunDelta& direct, Para& para);
  void simple_field(xml::Node node, Para& para);
  void begin_result(Field& field, Para& para);
  void end_field(Field& field, Para& para);

  // table.cpp
  void table(xml::Node node, Flow& flow);

  // drawing.cpp
  void drawing(xml::Node node, std::uint32_t run, Para& para);
  void graphic(xml::Node data, Picture placed, std::uint32_t run, Para& para);
  /// Members of the group `node`, whose box within `room` is `box`.
  void group(xml::Node node, const Picture& box, Picture& room, Para& para, int depth);
  void add_member(Picture& room, Picture member);
  void picture(xml::Node pic, Picture& out, Para& para);
  void shape(xml::Node wsp, Picture& out, Para& para);
  void tell_turned(const Picture& picture, const Story& story);
  void add_picture(Picture picture, std::uint32_t run, Para& para);
  void text_box(xml::Node content, Picture& out, Story& around);
  /// Sets `out.part` when the image can be drawn, else leaves an empty box with a diagnostic.
  void image(std::string_view relationship, Picture& out, Story& story);

  // vml.cpp
  void vml(xml::Node pict, std::uint32_t run, Para& para);
  /// One shape, picture or line; false for what is nothing to draw.
  bool vml_shape(xml::Node node, Picture& out, Para& para);
  void vml_group(xml::Node node, const Picture& box, Picture& room, Para& para, int depth);

  // chart_shapes.cpp
  /// Draws the chart that `node` refers to inside `room`; false when it is of a kind that cannot be drawn.
  bool chart(xml::Node node, Picture& room, const Story& story);
  /// A line of text without properties of its own, as a member of `room`.
  void caption(Picture& room, const Picture& box, std::string_view text, std::uint16_t half_points,
               ParaProps::Align align);

  // section.cpp
  std::uint32_t section(xml::Node sect_pr, Story& story);
  std::uint32_t header_footer(const std::string& part);

  // build.cpp
  xml::Node part_root(const std::string& name);
  /// "" when they were spoilt or renamed in reading.
  std::string_view source_of(const std::string& part) const;
  xml::Node damaged(const std::string& name, const Diagnostics& why);
  Story story_of(const std::string& part);
  void note(xml::Node node, Story& story, Note& out);
  void warn(const char* id, const Story& story, Message text, Message hint);
  /// What nobody here draws, once a name: elements that show something, properties of runs, right-to-left letters.
  void tell_skipped(std::string_view name, const Story& story);
  void tell_effects(xml::Node run_properties, const Story& story);
  xml::Node chosen(xml::Node alternate) const;

  const PreparedData& data_;
  const PartSource& parts_;
  Diagnostics& diagnostics_;
  FlowDoc& doc_;
  Names names_;
  Cascade cascade_;
  Counters counters_;
  ParagraphMemory* const memory_;     ///< null = every paragraph is read
  bool plain_ = true;                 ///< the paragraph being read is text alone
  std::vector<std::uint32_t> looks_;  ///< of repeat()
  std::vector<std::uint16_t> numbers_;
  std::map<std::string, std::unique_ptr<xml::Document>, std::less<>> filled_;  ///< parts of parts_, parsed
  std::set<std::string, std::less<>> renamed_;                                 ///< parts with other prefixes
  std::map<std::string, std::uint32_t, std::less<>> header_index_;
  std::map<std::string, std::uint32_t, std::less<>> paragraph_counts_;
  std::map<std::string_view, xml::Node> footnote_nodes_, endnote_nodes_;
  bool notes_indexed_ = false;
  std::int32_t footnote_number_ = 0, endnote_number_ = 0;
  std::vector<std::string> told_;  ///< names of tell_skipped
  Twips text_width_ = 9355;        ///< of the last section, for sizes in per cent
};

}  // namespace prikaz::flow
