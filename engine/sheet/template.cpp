#include "sheet/template.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/utf8.hpp"
#include "sheet/number_format.hpp"
#include "sheet/template_patch.hpp"
#include "sheet/template_rows.hpp"

namespace prikaz::sheet {

namespace {

constexpr std::size_t max_text = 32'767;
constexpr int days_between_systems = 1462;  // of the 1900 and the 1904 date system

struct OutCell {
  int column = 0;
  std::vector<Value> values;
  bool has_text = false;  ///< the template's own, beside values
  std::string text;
};
struct OutRow {
  std::size_t row = 0;  ///< index into TemplateSheet::rows
  int at = 0;
  std::vector<OutCell> cells;
};

/// Gathers which rows come out and what stands in their cells.
class Filler : public tpl::Sink {
 public:
  explicit Filler(const CutTemplate& cut) : cut_(cut), rows_(cut.sheets.size()), next_(cut.sheets.size(), 0) {
    for (const TemplateSheet& s : cut.sheets) {
      moved_.push_back({s.name, s.part, {}});
      for (const TemplateRow& r : s.rows) moved_.back().map.segment(r.first, r.count);
    }
  }

  void literal(std::uint32_t piece, std::string_view text) override {
    if (!captured_.empty()) {
      captured_.back() += text;
    } else if (const auto it = cut_.events.find(piece); it != cut_.events.end()) {
      event(it->second);
    } else if (cell_) {
      cell_->has_text |= !text.empty();
      cell_->text += text;
    }
  }
  void value(const Value& v, std::uint32_t) override {
    if (!captured_.empty()) {
      captured_.back() += v.text();
    } else if (cell_) {
      cell_->text += v.is_none() ? "" : v.text();
      cell_->values.push_back(v);
    }
  }
  void begin_capture() override { captured_.emplace_back(); }
  Value end_capture() override {
    std::string text = std::move(captured_.back());
    captured_.pop_back();
    return Value(std::move(text));
  }

  void finish() {
    for (std::size_t s = 0; s < moved_.size(); ++s) moved_[s].map.end(next_[s]);
  }
  const std::vector<OutRow>& rows(std::size_t sheet) const { return rows_[sheet]; }
  const std::vector<MovedSheet>& moved() const { return moved_; }
  bool too_long() const {
    return std::any_of(next_.begin(), next_.end(), [](int n) { return n > max_rows; });
  }

 private:
  void event(const Event& e) {
    const auto s = static_cast<std::size_t>(e.sheet);
    if (e.kind == Event::Kind::row) {
      const auto r = static_cast<std::size_t>(e.row);
      moved_[s].map.written(r, next_[s]);
      rows_[s].push_back({r, next_[s], {}});
      next_[s] = std::min(next_[s] + cut_.sheets[s].rows[r].count, max_rows + 1);
    } else if (e.kind == Event::Kind::cell) {
      rows_[s].back().cells.push_back({e.column, {}, false, {}});
      cell_ = &rows_[s].back().cells.back();
    } else {
      cell_ = nullptr;
    }
  }

  const CutTemplate& cut_;
  std::vector<std::vector<OutRow>> rows_;
  std::vector<int> next_;
  std::vector<MovedSheet> moved_;
  std::vector<std::string> captured_;
  OutCell* cell_ = nullptr;
};

/// What XML cannot hold is dropped; what would be read as an escape is escaped itself (§22.9.2.19).
std::string cell_string(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_') out += "_x005F";
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 || c == '\n' || c == '\t') out += text[i];
  }
  return out;
}

}  // namespace

struct Template::Impl {
  std::string file;
  opc::Package package;
  CutTemplate cut;
  std::vector<bool> date_styles;
  bool system_1904 = false;
  std::optional<tpl::Program> program;
  Diagnostics warnings;

  Place place_of(std::uint32_t piece) const {
    return {file, 0, 0, piece < cut.places.size() ? cut.places[piece] : std::string()};
  }

  void fill(xml::Node c, const OutCell& cell) const;
  Status sheet(opc::Package& out, std::size_t index, const Filler& filler, const Movement& movement) const;
};

namespace {

std::string prefix_of(xml::Node node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return std::string(colon == name.npos ? "" : name.substr(0, colon + 1));
}

/// Formulas shared between cells are written out, so that each can follow its own row.
void unshare(xml::Node data) {
  struct Master {
    std::string text;
    Ref at;
  };
  std::map<std::string, Master> masters;
  for (xml::Node row : data.children())
    for (xml::Node c : row.children()) {
      xml::Node f = child(c, "f");
      const auto at = parse_a1(c.attribute("r").value());
      if (!f || !at || std::string_view(f.attribute("t").value()) != "shared") continue;
      const std::string id = f.attribute("si").value(), text = text_of(f);
      if (!text.empty()) {
        masters[id] = {text, *at};
      } else if (const auto it = masters.find(id); it != masters.end()) {
        const std::string own =
            shifted(it->second.text, at->row - it->second.at.row, at->column - it->second.at.column);
        f.append_child(pugi::node_pcdata).set_value(own.c_str());
      }
      for (const char* key : {"t", "si", "ref"}) f.remove_attribute(key);
    }
}

void move_formula(xml::Node c, const Movement& movement, int own, const RowMap::From& from) {
  xml::Node f = child(c, "f");
  if (!f) return;
  const std::string now = movement.formula(text_of(f), own, from, "0");
  while (f.first_child()) f.remove_child(f.first_child());
  f.append_child(pugi::node_pcdata).set_value(now.c_str());
  if (xml::Attribute ref = f.attribute("ref"))
    if (const auto area = parse_area(ref.value())) {
      const int by = from.result - from.row;
      ref.set_value(
          a1(Area{{area->first.row + by, area->first.column}, {area->last.row + by, area->last.column}}).c_str());
    }
  if (xml::Node v = child(c, "v")) c.remove_child(v);  // computed before the rows moved
  c.remove_attribute("t");
}

}  // namespace

void Template::Impl::fill(xml::Node c, const OutCell& cell) const {
  while (c.first_child()) c.remove_child(c.first_child());
  c.remove_attribute("t");
  const std::string prefix = prefix_of(c);
  const auto number = [&](const std::string& text) {
    c.append_child((prefix + "v").c_str()).append_child(pugi::node_pcdata).set_value(text.c_str());
  };
  if (cell.values.size() == 1 && !cell.has_text) {
    const Value& v = cell.values[0];
    const auto style = c.attribute("s").as_uint();
    const bool dated = style < date_styles.size() && date_styles[style];
    if (v.is(Value::Kind::integer)) return number(std::to_string(v.integer()));
    if (v.is(Value::Kind::real)) return number(sheet::text(v));
    if (v.is(Value::Kind::date) && dated)
      return number(sheet::text(Value(serial_from_date(v.date()) - (system_1904 ? days_between_systems : 0))));
    if (v.is(Value::Kind::boolean)) {
      c.append_attribute("t").set_value("b");
      return number(v.boolean() ? "1" : "0");
    }
  }
  std::string text = cell.values.size() == 1 && !cell.has_text && cell.values[0].is(Value::Kind::date)
                         ? sheet::text(cell.values[0])
                         : cell_string(cell.text);
  if (text.empty()) return;
  c.append_attribute("t").set_value("inlineStr");
  xml::Node t = c.append_child((prefix + "is").c_str()).append_child((prefix + "t").c_str());
  t.append_attribute("xml:space").set_value("preserve");
  t.append_child(pugi::node_pcdata).set_value(text.c_str());
}

Status Template::Impl::sheet(opc::Package& out, std::size_t index, const Filler& filler,
                             const Movement& movement) const {
  const TemplateSheet& plan = cut.sheets[index];
  auto document = xml_part(package, plan.part, file);
  if (!document) return fail(std::move(document.error()));
  xml::Node root = (*document)->document_element();
  xml::Node data = child(root, "sheetData");
  unshare(data);
  std::map<int, xml::Node> source;
  int next = 0;
  for (xml::Node row : data.children())
    if (named(row, "row")) {
      const int at = row.attribute("r").as_int(next + 1) - 1;
      source[at] = row;
      next = at + 1;
    }
  xml::Node filled = root.insert_child_before(data.name(), data);
  for (const OutRow& r : filler.rows(index)) {
    const auto from = source.find(plan.rows[r.row].first);
    if (from == source.end()) continue;  // a run of rows without anything
    xml::Node row = filled.append_copy(from->second);
    if (!row.attribute("r")) row.prepend_attribute("r");
    row.attribute("r").set_value(r.at + 1);
    int column = 0;
    for (xml::Node c : row.children()) {
      if (!named(c, "c")) continue;
      if (const auto at = parse_a1(c.attribute("r").value())) column = at->column;
      if (!c.attribute("r")) c.prepend_attribute("r");
      c.attribute("r").set_value(a1(Ref{r.at, column}).c_str());
      const auto cell =
          std::find_if(r.cells.begin(), r.cells.end(), [&](const OutCell& o) { return o.column == column; });
      if (cell != r.cells.end()) {
        if (utf8::length(cell->text) > max_text)
          return fail({"PRK-S033",
                       Severity::error,
                       {file, 0, 0, plan.name + "!" + a1(Ref{r.at, column})},
                       "the text is longer than 32767 characters",
                       "shorten it or divide it between cells"});
        fill(c, *cell);
      } else {
        move_formula(c, movement, static_cast<int>(index), {plan.rows[r.row].first, r.at});
      }
      ++column;
    }
  }
  root.remove_child(data);
  movement.worksheet(root, static_cast<int>(index));
  out.put(plan.part, xml::write(**document));
  return movement.beside(out, static_cast<int>(index), file);
}

namespace {

/// The numbers of a pivot table are stored apart from the cells they were counted from, and only an office program
/// counts them anew (ISO 29500-1 §18.10.1.67): it is asked to on opening.
Result<Diagnostics> note_pivots(opc::Package& package, const std::string& file) {
  Diagnostics notes;
  std::vector<std::string> caches;
  for (const opc::Part& part : package.parts())
    if (part.name.find("/pivotCacheDefinition") != std::string::npos && part.name.ends_with(".xml"))
      caches.push_back(part.name);
  for (const std::string& name : caches) {
    auto cache = xml::parse(package.find(name)->bytes, file + "/" + name);
    if (!cache) return fail(std::move(cache.error()));
    xml::Node root = (*cache)->document_element();
    root.remove_attribute("refreshOnLoad");
    root.append_attribute("refreshOnLoad") = "1";
    package.put(name, xml::write(**cache));
    const std::string source = child(child(root, "cacheSource"), "worksheetSource").attribute("ref").value();
    notes.add({"PRK-S034",
               Severity::warning,
               {file, 0, 0, source.empty() ? name : source},
               "a pivot table keeps the range and the numbers of the template until the office program opens the file",
               "give it a whole table or whole columns as its source, so that added rows are counted"});
  }
  return notes;
}

}  // namespace

Template::Template(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Template::~Template() = default;

Result<std::shared_ptr<const Template>> Template::compile(ByteView xlsx, std::string name,
                                                          const tpl::Environment& env) {
  if (auto other = not_xlsx(xlsx, name)) return fail(std::move(*other));
  auto package = opc::Package::read(xlsx, name);
  if (!package) return fail(std::move(package.error()));
  auto impl = std::make_unique<Impl>();
  impl->file = std::move(name);
  impl->package = std::move(*package);
  auto pivots = note_pivots(impl->package, impl->file);
  if (!pivots) return fail(std::move(pivots.error()));
  impl->warnings = std::move(*pivots);
  auto book = workbook_part(impl->package, impl->file);
  if (!book) return fail(std::move(book.error()));
  impl->system_1904 = child(book->document->document_element(), "workbookPr").attribute("date1904").as_bool();
  auto styles = date_styles(impl->package, *book, impl->file);
  if (!styles) return fail(std::move(styles.error()));
  impl->date_styles = std::move(*styles);
  auto pieces = cut(impl->package, impl->file);
  if (!pieces) return fail(std::move(pieces.error()));
  impl->cut = std::move(*pieces);
  const Impl* own = impl.get();
  auto program =
      tpl::compile(impl->cut.pieces, env, [own](std::uint32_t id, std::size_t) { return own->place_of(id); });
  if (!program) return fail(std::move(program.error()));
  impl->program = std::move(*program);
  impl->warnings.add(impl->program->warnings());
  return std::shared_ptr<const Template>(std::make_shared<const Template>(std::move(impl)));
}

Result<Bytes> Template::render(const Value& context) const {
  Filler filler(impl_->cut);
  if (auto status = impl_->program->render(context, filler); !status) return fail(std::move(status.error()));
  filler.finish();
  if (filler.too_long())
    return fail({"PRK-S033",
                 Severity::error,
                 {impl_->file, 0, 0, {}},
                 "the result has more rows than a sheet can hold",
                 "divide it between several files"});
  const Movement movement(filler.moved());
  opc::Package out = impl_->package;
  for (std::size_t i = 0; i < impl_->cut.sheets.size(); ++i)
    if (auto status = impl_->sheet(out, i, filler, movement); !status) return fail(std::move(status.error()));
  auto book = workbook_part(out, impl_->file);
  if (!book) return fail(std::move(book.error()));
  if (auto status = movement.workbook(out, *book, impl_->file); !status) return fail(std::move(status.error()));
  return out.write();
}

const tpl::Usage& Template::fields() const { return impl_->program->usage(); }
const Diagnostics& Template::warnings() const { return impl_->warnings; }
Place Template::place_of(std::uint32_t piece) const { return impl_->place_of(piece); }

}  // namespace prikaz::sheet
