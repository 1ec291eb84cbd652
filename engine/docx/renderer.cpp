#include "docx/renderer.hpp"

#include <algorithm>

#include "docx/bookmarks.hpp"
#include "docx/borders.hpp"
#include "docx/mending.hpp"
#include "ooxml/relationships.hpp"
#include "template/environment.hpp"

namespace prikaz::docx {

namespace {

Level level_of(Slot::Where where) {
  switch (where) {
    case Slot::Where::text:
    case Slot::Where::drawing_text:
      return Level::text;
    case Slot::Where::run:
      return Level::inline_content;
    case Slot::Where::block:
      return Level::block;
    case Slot::Where::row:
      return Level::row;
    case Slot::Where::cell:
      return Level::cell;
    case Slot::Where::attribute:
    case Slot::Where::colour:
    case Slot::Where::span:
    case Slot::Where::picture:
    case Slot::Where::chart:
      return Level::attribute;
    case Slot::Where::plain:
    case Slot::Where::borders:
      break;
  }
  return Level::plain;
}

bool ends_in_paragraph(std::string_view xml) {
  if (xml.ends_with("</w:p>")) return true;
  const std::size_t tag = xml.ends_with("/>") ? xml.rfind('<') : std::string_view::npos;
  return tag != std::string_view::npos && xml.substr(tag, 4) == "<w:p" && (xml[tag + 4] == ' ' || xml[tag + 4] == '/');
}

}  // namespace

void Renderer::begin(const Program::Impl& program, Mode mode) {
  program_ = &program;
  mode_ = mode;
  needs_xml_ = false;
  part_ = 0;
  drawings_ = 0;
  const std::size_t parts = program.spans.parts.size();
  if (mode == Mode::xml) {
    xml_.resize(parts);
    for (Bytes& x : xml_) x.clear();
    if (!xml_.empty()) xml_[0].reserve(program.body_size + program.body_size / 32);
  } else if (mode == Mode::compress) {
    deflated_.clear();
    for (std::size_t i = 0; i < parts; ++i) deflated_.emplace_back(1);
  } else {
    streams_.resize(parts);
    for (opc::SpliceStream& s : streams_) s.clear(program.packed);
  }
  captures_.clear();
  tables_ = 0;
  lists_.assign(program.spans.lists.size(), {});
  bookmarks_.assign(program.spans.bookmarks.size(), {});
  turns_.assign(program.spans.turns.size(), {});
  in_header_ = nullptr;
  headers_.clear();
  next_bookmark_ = program.spans.free_bookmark_id;
  additions_.clear();
  charts_.clear();
  adoption_.reset();
  mistakes_ = {};
}

void Renderer::end() {
  if (mode_ == Mode::splice)
    for (opc::SpliceStream& s : streams_) s.finish();
  if (mode_ == Mode::compress)
    for (opc::DeflateStream& s : deflated_) s.finish();
}

void Renderer::emit(std::string_view text, Level level) {
  last_ = text;
  if (!captures_.empty()) {
    Capture& c = captures_.back();
    if (!c.started) c.level = level;
    c.started = true;
    c.xml += text;
  } else if (mode_ == Mode::xml) {
    xml_[part_] += text;
  } else if (mode_ == Mode::compress) {
    deflated_[part_].text(text);
  } else {
    streams_[part_].text(text);
  }
}

void Renderer::literal(std::uint32_t piece, std::string_view) {
  const std::uint32_t index = piece - static_cast<std::uint32_t>(program_->spans.tags.size());
  const Span& span = program_->spans.spans[index];
  switch (span.kind) {
    case Span::Kind::xml:
      if (!captures_.empty() && captures_.back().until_row && span.xml.starts_with("<w:tr")) release_table();
      if (mode_ != Mode::splice || !captures_.empty()) return emit(span.xml, span.level);
      last_ = span.xml;
      return streams_[part_].span(index);
    case Span::Kind::part_begin:
      part_ = span.number;
      return;
    case Span::Kind::drawing_id:
      return emit(drawing_id(), span.level);
    case Span::Kind::block_end:
      if (!ends_in_paragraph(last_)) emit("<w:p/>", span.level);
      return;
    case Span::Kind::table_begin:
      captures_.push_back({{}, true, Level::block, ++tables_, span.number == 1});
      return;
    case Span::Kind::table_end:
      return table_end();
    case Span::Kind::list_restart:
      return list_restart(span.number);
    case Span::Kind::list_id:
      return emit(lists_[span.number].empty() ? program_->spans.lists[span.number] : lists_[span.number], span.level);
    case Span::Kind::bookmark_turn:
      return bookmark_turn(span.number);
    case Span::Kind::bookmark_name:
      return emit(bookmarks_[span.number].name, span.level);
    case Span::Kind::bookmark_id:
      return emit(bookmarks_[span.number].id, span.level);
    case Span::Kind::turn_begin:
      return turn_begin(span.number);
    case Span::Kind::turn_end:
      return turn_end();
    case Span::Kind::turn_id:
      return emit(turns_[span.number].relation, span.level);
  }
}

const std::string& Renderer::part_name() const { return in_header_ ? in_header_->name : program_->spans.parts[part_]; }

void Renderer::turn_begin(std::uint32_t number) {
  const TurnPart& own = program_->spans.turns[number];
  Turn& now = turns_[number];
  needs_xml_ = true;
  now.name = own.name;
  now.relation = own.relation;
  if (++now.count > 1) {
    const std::size_t dot = own.name.rfind('.');
    now.name = own.name.substr(0, dot) + "-" + std::to_string(now.count) + own.name.substr(dot);
    now.relation = additions_.relate_part(part_name(), own.type, now.name);
    additions_.like(now.name, own.name);
  }
  in_header_ = &now;
  captures_.push_back({{}, true, Level::block, Capture::header});
}

void Renderer::turn_end() {
  headers_.push_back({in_header_->name, std::move(captures_.back().xml)});
  captures_.pop_back();
  in_header_ = nullptr;
}

void Renderer::bookmark_turn(std::uint32_t number) {
  const Bookmark& own = program_->spans.bookmarks[number];
  BookmarkTurn& now = bookmarks_[number];
  ++now.turn;
  now.name.clear();
  xml::escape(bookmark_name(own, now.turn), now.name, true);
  now.id = now.turn == 1 ? own.id : std::to_string(next_bookmark_++);
}

void Renderer::release_table() {
  const Bytes begin = std::move(captures_.back().xml);
  captures_.pop_back();
  emit(begin, Level::block);
}

void Renderer::table_end() {
  const int depth = tables_--;
  if (captures_.empty() || captures_.back().table != depth) return;
  buffer_ = mend_table(captures_.back().xml);
  captures_.pop_back();
  emit(buffer_, Level::block);
}

void Renderer::value(const Value& v, std::uint32_t piece) {
  const Slot& slot = program_->spans.slots[piece];
  buffer_.clear();
  if (const Refusal refusal = write_value(v, slot))
    mistakes_.add({refusal->id, Severity::error, place_of(program_->spans.tags[piece], program_->file, 0),
                   refusal->text, refusal->hint});
  if (!v.is(Value::Kind::undefined) || !buffer_.empty()) emit(buffer_, level_of(slot.where));
}

Refusal Renderer::write_value(const Value& v, const Slot& slot) {
  if (slot.where == Slot::Where::borders) return write_borders(v, slot, buffer_);
  if (slot.where == Slot::Where::chart) {
    needs_xml_ = true;
    return mode_ != Mode::xml ? std::nullopt : write_chart(v, slot, *this, buffer_);
  }
  switch (v.kind()) {
    case Value::Kind::string:
      return write_typeset(v.string(), slot);
    case Value::Kind::undefined:
      return std::nullopt;
    case Value::Kind::object:
      return write_object(v, slot);
    default:
      return write_typeset(v.text(), slot);
  }
}

Refusal Renderer::write_typeset(std::string_view text, const Slot& slot) {
  const bool plain = slot.where != Slot::Where::text || slot.verbatim || !program_->value_typesetter;
  return plain ? write_text(text, slot, buffer_)
               : write_text(edited(text, program_->value_typesetter(text)), slot, buffer_);
}

Refusal Renderer::write_object(const Value& v, const Slot& slot) {
  if (const auto* content = v.as<Content>()) {
    needs_xml_ = true;
    return mode_ != Mode::xml ? std::nullopt : content->write(slot, *this, buffer_);
  }
  if (const auto* markup = v.as<tpl::Markup>()) {
    if (markup->str().find('<') == std::string::npos) return write_text(text_of(markup->str()), slot, buffer_);
    needs_xml_ = true;
    return Fragment(markup->str(), level_of(slot.where)).write(slot, *this, buffer_);
  }
  return write_typeset(v.object().text(), slot);
}

void Renderer::begin_capture() { captures_.push_back({}); }

Value Renderer::end_capture() {
  Capture c = std::move(captures_.back());
  captures_.pop_back();
  const bool text_only = c.level == Level::text || c.level == Level::plain || c.level == Level::attribute;
  if (text_only && c.xml.find('<') == std::string::npos) return Value(text_of(c.xml));
  return Value(std::shared_ptr<const Object>(std::make_shared<Fragment>(std::move(c.xml), c.level)));
}

std::string Renderer::drawing_id() {
  const bool held = std::any_of(captures_.begin(), captures_.end(), [](const Capture& c) { return c.table == 0; });
  return held ? std::string(1, Fragment::id_mark) : std::to_string(++drawings_);
}

std::string Renderer::picture(const std::shared_ptr<const Bytes>& bytes, std::string_view extension) {
  return additions_.picture(part_name(), bytes, extension);
}

std::string Renderer::chart(const ChartData& data, Bytes model, const std::string& original) {
  std::string like;
  if (const auto own = ooxml::relationships(program_->package, part_name()); own && !original.empty())
    if (const ooxml::Relationship* r = ooxml::find(*own, original)) like = r->target;
  return additions_.relate_part(part_name(), "chart", charts_.add(data, std::move(model), like));
}

std::string Renderer::link(std::string_view url) { return additions_.link(part_name(), url); }

void Renderer::list_restart(std::uint32_t list) {
  std::string& id = lists_[list];
  if (id.empty()) {
    id = program_->spans.lists[list];
    return;
  }
  needs_xml_ = true;
  if (mode_ == Mode::xml) id = adoption().restart_list(program_->spans.lists[list]);
}

Adoption& Renderer::adoption() {
  if (!adoption_) adoption_ = std::make_unique<Adoption>(program_->package);
  return *adoption_;
}

std::string Renderer::guest(const Guest& guest) {
  return adoption().take(guest, part_name(), [this] { return drawing_id(); });
}

Status Renderer::add_to(std::vector<opc::Part>& changed) const {
  changed.insert(changed.end(), headers_.begin(), headers_.end());
  Additions all = additions_;
  if (Status s = charts_.apply(program_->package, changed, program_->book, all); !s) return s;
  if (Status s = all.apply(program_->package, changed); !s) return s;
  return adoption_ ? adoption_->apply(changed) : Status();
}

}  // namespace prikaz::docx
