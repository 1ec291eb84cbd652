#include "builder.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace prikaz::layout_test {

Doc::Doc() {
  flow::Section s;
  s.width = s.height = 2400;
  s.top = s.bottom = s.left = 240;
  s.right = 240;
  s.header = s.footer = 0;
  flow.sections.push_back(s);
}

std::uint32_t Doc::run(const RunProps& p) {
  auto& all = flow.run_props;
  const auto it = std::find(all.begin(), all.end(), p);
  if (it != all.end()) return static_cast<std::uint32_t>(it - all.begin());
  all.push_back(p);
  return static_cast<std::uint32_t>(all.size() - 1);
}

std::uint32_t Doc::para(const ParaProps& p) {
  flow.para_props.push_back(p);
  return static_cast<std::uint32_t>(flow.para_props.size() - 1);
}

Block Doc::paragraph(const std::string& text, const std::function<void(ParaProps&)>& change,
                     const std::function<void(RunProps&)>& letters) {
  RunProps r;
  r.half_points = 24;
  if (letters) letters(r);
  ParaProps p;
  p.widow_control = false;
  if (change) change(p);
  Block b;
  b.paragraph.props = para(p);
  b.paragraph.mark_props = run(r);
  b.paragraph.first = static_cast<std::uint32_t>(flow.inlines.size());
  std::string word;
  const auto put = [&](Inline::Kind kind, const std::string& s) {
    Inline in;
    in.kind = kind;
    in.props = b.paragraph.mark_props;
    in.text = s;
    flow.inlines.push_back(in);
  };
  const auto flush = [&] {
    if (!word.empty()) put(Inline::Kind::text, word);
    word.clear();
  };
  const auto special = [&](Inline::Kind kind) {
    flush();
    put(kind, "");
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '\t':
        special(Inline::Kind::tab);
        break;
      case '\n':
        special(Inline::Kind::line_break);
        break;
      case '\f':
        special(Inline::Kind::page_break);
        break;
      case '\v':
        special(Inline::Kind::column_break);
        break;
      case '{':
        special(text[i + 1] == 'N' ? Inline::Kind::page_number : Inline::Kind::page_count);
        i += 2;
        break;
      default:
        word += text[i];
    }
  }
  flush();
  b.paragraph.count = static_cast<std::uint32_t>(flow.inlines.size()) - b.paragraph.first;
  return b;
}

Doc& Doc::add(const std::string& text, const std::function<void(ParaProps&)>& change,
              const std::function<void(RunProps&)>& letters) {
  return add(paragraph(text, change, letters));
}

Doc& Doc::add(Block b) {
  flow.body.push_back(std::move(b));
  return *this;
}

Inline& Doc::inline_at_end(Inline in) {
  flow.inlines.push_back(std::move(in));
  ++flow.body.back().paragraph.count;
  return flow.inlines.back();
}

layout::Frames Doc::frames() {
  static const kit::FakeFonts fonts;
  return layout::layout(flow, fonts, scratch, diagnostics);
}

std::string Doc::dump() { return layout_test::dump(frames(), true); }
std::string Doc::lines() { return layout_test::dump(frames(), false); }

std::string dump(const layout::Frames& f, bool places) {
  std::string out;
  for (std::size_t p = 0; p < f.pages.size(); ++p) {
    if (places) out += "page " + std::to_string(p + 1) + "\n";
    if (!places && p > 0) out += "---\n";
    std::vector<const layout::TextItem*> items;
    for (const auto& t : f.pages[p].text) items.push_back(&t);
    std::stable_sort(items.begin(), items.end(), [](const auto* a, const auto* b) {
      return a->baseline != b->baseline ? a->baseline < b->baseline : a->x < b->x;
    });
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto& t = *items[i];
      const bool new_line = i == 0 || items[i - 1]->baseline != t.baseline;
      if (new_line && i > 0) out += '\n';
      if (places) {
        if (!new_line) out += '|';
        out += std::to_string(t.x) + (new_line ? "," + std::to_string(t.baseline) : "") + ":";
      }
      for (std::uint32_t g = 0; g < t.count; ++g) utf8::append(out, f.glyphs[t.first + g].character());
    }
    if (!items.empty()) out += '\n';
  }
  return out;
}

std::string rects(const layout::Frames& f, std::size_t page) {
  std::vector<std::string> all;
  for (const auto& r : f.pages[page].rects) {
    all.push_back(std::to_string(r.x) + "," + std::to_string(r.y) + " " + std::to_string(r.width) + "x" +
                  std::to_string(r.height) + "\n");
  }
  std::string out;
  for (const auto& r : all) out += r;
  return out;
}

Block table(Doc& doc, const std::vector<Twips>& grid, const std::vector<std::vector<std::string>>& cells,
            const std::function<void(flow::Table&)>& change) {
  Block b;
  b.table = std::make_unique<flow::Table>();
  b.table->grid = grid;
  b.table->fixed = true;
  for (const auto& texts : cells) {
    flow::Row row;
    for (const auto& text : texts) {
      flow::Cell cell;
      cell.margin_left = cell.margin_right = 60;
      cell.blocks.push_back(doc.paragraph(text));
      row.cells.push_back(std::move(cell));
    }
    b.table->rows.push_back(std::move(row));
  }
  if (change) change(*b.table);
  return b;
}

}  // namespace prikaz::layout_test
