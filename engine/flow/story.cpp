// Blocks and paragraphs (§17.3.1): a container's children → Block.
#include <algorithm>
#include <utility>

#include "flow/builder.hpp"
#include "flow/skipped.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

constexpr int max_depth = 50;

bool passes_through(Tag tag) {
  return tag == Tag::customXml || tag == Tag::smartTag || tag == Tag::ins || tag == Tag::moveTo;
}

/// Runs at both ends of an anchor box keep a paragraph's place without text of their own.
Picture frame_box(const FrameProps& f) {
  Picture box;
  box.anchored = true;
  box.wrap = f.around ? Picture::Wrap::square : Picture::Wrap::top_bottom;
  box.from_x = f.from_x, box.from_y = f.from_y;
  box.pos_x = f.pos_x, box.pos_y = f.pos_y;
  box.x = f.x, box.y = f.y;
  box.width = std::max(f.width, 0), box.height = std::max(f.height, 0);
  box.auto_width = f.width <= 0, box.auto_height = !f.exact_height;
  box.dist_left = box.dist_right = std::max(f.space_x, 0);
  box.dist_top = box.dist_bottom = std::max(f.space_y, 0);
  if (f.drop_cap == 2) box.pos_x = Picture::Pos::offset, box.from_x = Picture::From::left_margin;
  return box;
}

}  // namespace

xml::Node Builder::chosen(xml::Node alternate) const {
  constexpr std::string_view understood[] = {"wps", "wpg", "wp14", "w14", "w15", "w16se", "a14", "v", "c14", "cx"};
  for (xml::Node choice : alternate.children("mc:Choice")) {
    std::string_view needs = choice.attribute("Requires").value();
    bool all = !needs.empty();
    while (!needs.empty() && all) {
      const auto space = needs.find(' ');
      const std::string_view one = needs.substr(0, space);
      needs = space == needs.npos ? std::string_view() : needs.substr(space + 1);
      all = one.empty() || std::find(std::begin(understood), std::end(understood), one) != std::end(understood);
    }
    if (all) return choice;
  }
  return alternate.child("mc:Fallback");
}

void Builder::blocks(xml::Node parent, Flow& flow) {
  for (xml::Node node = parent.first_child(); node; node = node.next_sibling()) {
    const Tag tag = tag_of(node.name());
    if (tag != Tag::other)
      block(node, tag, flow);
    else if (!shows_nothing(node.name()))
      tell_skipped(node.name(), flow.story);
  }
}

void Builder::spend(xml::Node parent, Flow& flow) {
  for (xml::Node node = parent.first_child(); node;) {
    const Tag tag = tag_of(node.name());
    if (tag != Tag::other) block(node, tag, flow);
    const xml::Node next = node.next_sibling();
    // An open field looks back at the run that began it.
    if ((tag == Tag::p || tag == Tag::tbl) && flow.story.fields.empty()) parent.remove_child(node);
    node = next;
  }
}

void Builder::block(xml::Node node, Tag tag, Flow& flow) {
  if (tag == Tag::p) return paragraph(node, flow);
  if (tag == Tag::bookmarkStart) {
    if (const std::string_view name = node.attribute("w:name").value(); !name.empty() && name != "_GoBack") {
      Inline mark;
      mark.kind = Inline::Kind::bookmark;
      mark.text = name;
      flow.pending.push_back(std::move(mark));
    }
    return;
  }
  if (tag == Tag::altChunk || tag == Tag::subDoc) {
    warn("PRK-W015", flow.story, "a document to be imported here is left out", "paste its text into the document");
    return;
  }
  if (tag == Tag::oMathPara || tag == Tag::oMath) return equation_paragraph(node, flow);
  const bool nests = tag == Tag::tbl || tag == Tag::sdt || tag == Tag::alternate || passes_through(tag);
  if (!nests) return;
  if (flow.story.depth >= max_depth) {
    warn("PRK-W013", flow.story, "tables or content controls are nested deeper than 50; the rest is left out",
         "simplify the document at this place");
    return;
  }
  ++flow.story.depth;
  if (tag == Tag::tbl) {
    close_frame(flow);
    table(node, flow);
  } else if (tag == Tag::sdt) {
    blocks(node.child("w:sdtContent"), flow);
  } else {
    blocks(tag == Tag::alternate ? chosen(node) : node, flow);
  }
  --flow.story.depth;
}

void Builder::paragraph(xml::Node node, Flow& flow) {
  Story& story = flow.story;
  ++*story.paragraphs;
  const std::string_view source = stands_alone(flow) ? xml::source_of(node, story.source) : std::string_view();
  const ParagraphPlace place{data_.serial, cascade_.table_style(flow.context)};
  ParagraphMemory::Found found;
  if (!source.empty()) found = memory_->find(source, place);
  if (found.value) return repeat(*found.value, flow);
  plain_ = true;
  const xml::Node ppr = node.child("w:pPr");
  ParaNodes nodes;
  const ParaDelta direct = read_para_delta(ppr, &nodes);
  const RunDelta mark = read_run_delta(nodes.mark, names_, data_.theme);
  std::uint32_t style = nodes.style ? data_.styles.find(val(nodes.style), Style::Kind::paragraph) : Styles::none;
  if (style == Styles::none) style = data_.styles.default_paragraph;

  Para para{story, cascade_.base(flow.context, style), {}};
  const ParaDelta& below = cascade_[para.base].para;
  const FrameProps& frame = direct.set & ParaDelta::framed ? direct.frame : below.frame;
  if (!frame.present || !(frame == flow.frame)) close_frame(flow);
  flow.frame = frame;
  if (!frame.present) para.inlines.swap(flow.pending);

  for (const Field& field : story.fields)
    if (field.meaning.kind == FieldKind::link && field.separated && !field.meaning.text.empty())
      put(Inline::Kind::link_start, 0, para, field.meaning.text);
  inline_content(node, para);
  for (const Field& field : story.fields)
    if (field.meaning.kind == FieldKind::link && field.separated && !field.meaning.text.empty())
      put(Inline::Kind::link_end, 0, para);

  const std::uint32_t ends = nodes.section && flow.top ? section(nodes.section, story) : 0;
  const std::uint16_t mark_toggles = cascade_.run_at(cascade_.run(para.base, mark)).full.toggles_on;
  const bool joins = mark_toggles & (RunDelta::hidden | RunDelta::joined) || nodes.mark.child("w:del") ||
                     nodes.mark.child("w:moveFrom");
  if (joins && ends == 0 && !frame.present) {
    flow.pending.insert(flow.pending.end(), std::make_move_iterator(para.inlines.begin()),
                        std::make_move_iterator(para.inlines.end()));
    plain_ = false;
    return;
  }
  if (found.again && plain_ && story.fields.empty() && !frame.present && !joins && !nodes.section)
    memory_->keep(found, source, place, as_read(para, style, direct, mark));
  plain_ = false;  // of a paragraph around this one
  finish_paragraph(para, direct, mark, flow, ends);
}

/// A paragraph taken out of its style's list keeps the indents of the styles alone (§17.9.18).
void Builder::drop_list_indents(ParaDelta& all, const Cascade::Base& base, const ParaDelta& direct) const {
  if (base.paragraph_style == 0) return;
  const ParaDelta& bare = data_.styles[base.paragraph_style - 1].para_bare;
  if (!(direct.set & ParaDelta::left_set)) all.indent_left = bare.set & ParaDelta::left_set ? bare.indent_left : 0;
  if (!(direct.set & ParaDelta::first_set)) all.indent_first = bare.set & ParaDelta::first_set ? bare.indent_first : 0;
}

void Builder::finish_paragraph(Para& para, const ParaDelta& direct, const RunDelta& mark, Flow& flow,
                               std::uint32_t ends) {
  const Cascade::Base& base = cascade_[para.base];
  const bool own_number = (direct.set & ParaDelta::number_set) != 0,
             own_level = (direct.set & ParaDelta::level_set) != 0;
  const std::int32_t number = own_number ? direct.number : base.para.number;
  const int level = own_level ? direct.level : own_number ? 0 : base.para.level;
  const Level* list = number != 0 ? data_.numbering.level(number, level) : nullptr;

  ParaDelta all = base.para;
  if (list && (own_number || own_level)) merge(all, list->para);
  merge(all, direct);
  if (own_number && direct.number == 0 && base.para.number != 0) drop_list_indents(all, base, direct);
  ParaProps props = to_para_props(all);
  props.style = base.paragraph_style;
  props.list = list ? number : 0;

  Paragraph out;
  out.props = cascade_.para(std::move(props));
  out.mark_props = cascade_.props(cascade_.run(para.base, mark), Cascade::Script::hansi);
  if (list) out.label = label(number, level, *list, para.base, mark);
  out.section = ends;
  out.first = static_cast<std::uint32_t>(doc_.inlines.size());
  out.count = static_cast<std::uint32_t>(para.inlines.size());
  doc_.inlines.insert(doc_.inlines.end(), std::make_move_iterator(para.inlines.begin()),
                      std::make_move_iterator(para.inlines.end()));
  std::vector<Block>& to = flow.frame.present ? flow.frame_blocks : flow.out;
  to.emplace_back().paragraph = out;
}

std::uint32_t Builder::label(std::int32_t number, int level, const Level& list, std::uint32_t base, RunDelta mark) {
  Label out;
  out.text = counters_.next(number, level, doc_.settings.language.starts_with("ru"));
  if (out.text.empty()) return 0;
  // Word underlines a label only when the level itself says so.
  mark.set &= ~static_cast<std::uint32_t>(RunDelta::underlined);
  mark.underline = 0;
  merge(mark, list.run);
  const std::uint32_t run = cascade_.run(base, mark);
  const bool ascii = static_cast<unsigned char>(out.text.front()) < 0x80;
  out.props = cascade_.props(run, ascii ? Cascade::Script::ascii : Cascade::Script::hansi);
  out.suffix = list.suffix;
  out.align = list.align;
  doc_.labels.push_back(std::move(out));
  return static_cast<std::uint32_t>(doc_.labels.size());
}

void Builder::close_frame(Flow& flow) {
  if (flow.frame_blocks.empty()) return;
  Picture box = frame_box(flow.frame);
  doc_.text_boxes.push_back(std::move(flow.frame_blocks));
  flow.frame_blocks.clear();
  box.text_box = static_cast<std::uint32_t>(doc_.text_boxes.size());
  doc_.pictures.push_back(std::move(box));
  Inline anchor;
  anchor.kind = Inline::Kind::shape;
  anchor.index = static_cast<std::uint32_t>(doc_.pictures.size()) - 1;
  flow.pending.push_back(std::move(anchor));
  flow.frame = {};
}

void Builder::close_flow(Flow& flow) {
  close_frame(flow);
  if (flow.pending.empty() && !flow.out.empty()) return;
  flow.frame = {};
  Para para{flow.story, cascade_.base(flow.context, data_.styles.default_paragraph), std::move(flow.pending)};
  flow.pending.clear();
  finish_paragraph(para, {}, {}, flow, 0);
}

void Builder::equation_paragraph(xml::Node node, Flow& flow) {
  ++*flow.story.paragraphs;
  Para para{flow.story, cascade_.base(flow.context, data_.styles.default_paragraph), {}};
  equation(node, para);
  flow.frame = {};
  finish_paragraph(para, {}, {}, flow, 0);
}

}  // namespace prikaz::flow
