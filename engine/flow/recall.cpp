// Paragraphs read before: found, kept (paragraph_memory.hpp).
#include <algorithm>

#include "flow/builder.hpp"

namespace prikaz::flow {
namespace {

template <class Change>
void renumber_names(RunDelta& delta, Change change) {
  for (std::uint16_t* name : {&delta.ascii, &delta.hansi, &delta.asia, &delta.language, &delta.style})
    *name = change(*name);
}

}  // namespace

/// Nothing around it waits for the next paragraph, whatever that is.
bool Builder::stands_alone(const Flow& flow) const {
  return memory_ && !flow.story.source.empty() && !flow.story.in_note && flow.story.fields.empty() &&
         flow.pending.empty() && flow.frame_blocks.empty();
}

void Builder::repeat(const ReadParagraph& known, Flow& flow) {
  const std::size_t prepared = data_.names.size();
  numbers_.clear();
  for (const std::string& name : known.names) numbers_.push_back(names_.intern(name));
  const auto here = [&](std::uint16_t n) { return n < prepared ? n : numbers_[n - prepared]; };
  looks_.clear();
  for (RunDelta look : known.looks) {
    renumber_names(look, here);
    looks_.push_back(cascade_.props(look, look.ascii));
  }
  Para para{flow.story, cascade_.base(flow.context, known.style), known.inlines};
  for (Inline& in : para.inlines) in.props = looks_[in.props];
  RunDelta mark = known.mark;
  renumber_names(mark, here);
  flow.frame = {};
  finish_paragraph(para, known.direct, mark, flow, 0);
}

ReadParagraph Builder::as_read(const Para& para, std::uint32_t style, const ParaDelta& direct,
                               const RunDelta& mark) const {
  ReadParagraph out;
  const std::size_t prepared = data_.names.size();
  const auto there = [&](std::uint16_t n) {
    if (n < prepared) return n;
    const auto known = std::find(out.names.begin(), out.names.end(), names_[n]);
    const auto at = static_cast<std::size_t>(known - out.names.begin());
    if (known == out.names.end()) out.names.push_back(names_[n]);
    return static_cast<std::uint16_t>(prepared + at);
  };
  out.style = style, out.direct = direct, out.mark = mark, out.inlines = para.inlines;
  renumber_names(out.mark, there);
  std::vector<std::uint32_t> met;
  for (Inline& in : out.inlines) {
    const auto known = std::find(met.begin(), met.end(), in.props);
    const auto at = static_cast<std::uint32_t>(known - met.begin());
    if (known == met.end()) {
      met.push_back(in.props);
      renumber_names(out.looks.emplace_back(cascade_.key_of(in.props)), there);
    }
    in.props = at;
  }
  return out;
}

}  // namespace prikaz::flow
