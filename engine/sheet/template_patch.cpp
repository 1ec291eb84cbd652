#include "sheet/template_patch.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "sheet/cell.hpp"

namespace prikaz::sheet {

namespace {

std::vector<xml::Node> children(xml::Node node) {
  std::vector<xml::Node> out;
  for (xml::Node c : node.children()) out.push_back(c);
  return out;
}

std::vector<std::string> words(std::string_view s) {
  std::vector<std::string> out;
  while (!s.empty()) {
    const auto end = s.find(' ');
    if (end != 0) out.emplace_back(s.substr(0, end));
    s = end == std::string_view::npos ? std::string_view() : s.substr(end + 1);
  }
  return out;
}

std::string area_text(const Area& a) { return a.first == a.last ? a1(a.first) : a1(a); }

void set_text(xml::Node node, const std::string& text) {
  for (xml::Node c : children(node)) node.remove_child(c);
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

void count(xml::Node list) {
  if (!list) return;
  const auto n = children(list).size();
  if (n == 0)
    list.parent().remove_child(list);
  else if (list.attribute("count"))
    list.attribute("count").set_value(static_cast<unsigned long long>(n));
}

/// The areas an element speaks of: its own attribute, or a child's text in extensions.
std::string sqref_of(xml::Node node) {
  if (const xml::Attribute a = node.attribute("sqref")) return a.value();
  if (const xml::Node c = child(node, "sqref")) return text_of(c);
  return {};
}

}  // namespace

std::string Movement::formula(std::string_view text_in, int own, const std::optional<RowMap::From>& from,
                              const char* gone) const {
  return rewrite(text_in, [&](const Reference& r) -> std::optional<std::string> {
    int target = own;
    if (!r.sheet.empty()) {
      target = -1;
      for (std::size_t i = 0; i < sheets_.size(); ++i)
        if (utf8::to_lower(sheets_[i].name) == utf8::to_lower(r.sheet)) target = static_cast<int>(i);
    }
    if (target < 0) return std::nullopt;
    const auto there = moved(r, sheets_[static_cast<std::size_t>(target)].map, target == own ? from : std::nullopt);
    return there ? text(*there) : gone;
  });
}

std::string Movement::areas(std::string_view sqref, int own) const {
  std::string out;
  const RowMap& map = sheets_[static_cast<std::size_t>(own)].map;
  for (const std::string& word : words(sqref)) {
    const auto area = parse_area(word);
    std::string now = word;
    if (area) {
      const auto rows = map.rows(area->first.row, area->last.row);
      if (!rows) continue;
      now = area_text({{rows->first, area->first.column}, {rows->second, area->last.column}});
    }
    out += (out.empty() ? "" : " ") + now;
  }
  return out;
}

/// Merged cells and links belong to single rows: each round has its own.
void Movement::repeat(xml::Node list, int own) const {
  const RowMap& map = sheets_[static_cast<std::size_t>(own)].map;
  for (xml::Node item : children(list)) {
    const auto area = parse_area(item.attribute("ref").value());
    if (!area) continue;
    for (const auto& [first, last] : map.copies(area->first.row, area->last.row)) {
      xml::Node copy = list.insert_copy_before(item, item);
      const Area now{{first, area->first.column}, {last, area->last.column}};
      copy.attribute("ref").set_value(named(item, "mergeCell") ? a1(now).c_str() : area_text(now).c_str());
    }
    list.remove_child(item);
  }
  count(list);
}

void Movement::walk(xml::Node node, int own, std::optional<RowMap::From> base) const {
  const RowMap& map = sheets_[static_cast<std::size_t>(own)].map;
  if (const auto written = words(sqref_of(node)); !written.empty())
    if (const auto area = parse_area(written[0]))
      if (const auto rows = map.rows(area->first.row, area->last.row))
        base = RowMap::From{area->first.row, rows->first};
  const std::string_view name = local(node.name());
  if (name == "formula" || name == "formula1" || name == "formula2" || name == "f")
    return set_text(node, formula(text_of(node), own, base, "#REF!"));
  if (name == "sqref") return set_text(node, areas(text_of(node), own));
  for (const char* key : {"sqref", "ref"}) {
    xml::Attribute a = node.attribute(key);
    if (!a) continue;
    const std::string now = areas(a.value(), own);
    if (now.empty() && node.parent()) {
      node.parent().remove_child(node);
      return;
    }
    a.set_value(now.c_str());
  }
  for (xml::Node c : children(node)) walk(c, own, base);
}

void Movement::worksheet(xml::Node root, int own) const {
  const RowMap& map = sheets_[static_cast<std::size_t>(own)].map;
  for (xml::Node node : children(root)) {
    const std::string_view name = local(node.name());
    if (name == "sheetData") continue;
    if (name == "dimension") {
      root.remove_child(node);  // optional; programs find the used area themselves
    } else if (name == "mergeCells" || name == "hyperlinks") {
      repeat(node, own);
    } else if (name == "rowBreaks") {
      for (xml::Node b : children(node))
        if (const auto rows = map.rows(b.attribute("id").as_int() - 1, b.attribute("id").as_int() - 1))
          b.attribute("id").set_value(rows->second + 1);
    } else {
      walk(node, own, {});
      if (name == "dataValidations") count(node);
    }
  }
}

Status Movement::beside(opc::Package& package, int own, const std::string& file) const {
  const MovedSheet& sheet = sheets_[static_cast<std::size_t>(own)];
  auto relations = ooxml::relationships(package, sheet.part);
  if (!relations) return fail(std::move(relations.error()));
  for (const ooxml::Relationship& r : *relations) {
    const bool drawing = r.is("/drawing"), notes = r.is("/comments"), old_drawing = r.is("/vmlDrawing");
    if (r.external || !(drawing || notes || old_drawing || r.is("/table"))) continue;
    auto document = xml_part(package, r.target, file);
    if (!document && old_drawing) continue;  // VML of old programs need not be XML; the note's place is then as it was
    if (!document) return fail(std::move(document.error()));
    const xml::Node root = (*document)->document_element();
    if (drawing || old_drawing) {
      for (xml::Node anchor : children(root)) {
        const auto move = [&](xml::Node at, int by) {
          const int row = std::atoi(text_of(at).c_str());
          const auto rows = sheet.map.rows(row, row);
          const int now = by == 0 ? (rows ? rows->first : row) : row + by;
          set_text(at, std::to_string(now));
          return now - row;
        };
        if (const xml::Node from = child(child(anchor, "from"), "row")) {
          const int by = move(from, 0);
          if (const xml::Node to = child(child(anchor, "to"), "row"); to && by != 0) move(to, by);
        }
        if (const xml::Node row = child(child(anchor, "ClientData"), "Row")) move(row, 0);
      }
    } else if (notes) {
      for (xml::Node note : child(root, "commentList").children())
        if (const auto at = parse_a1(note.attribute("ref").value()))
          if (const auto rows = sheet.map.rows(at->row, at->row))
            note.attribute("ref").set_value(a1(Ref{rows->first, at->column}).c_str());
    } else {
      walk(root, own, {});
    }
    package.put(r.target, xml::write(**document));
  }
  return {};
}

Status Movement::workbook(opc::Package& package, WorkbookPart& book, const std::string& file) const {
  xml::Node root = book.document->document_element();
  for (xml::Node name : child(root, "definedNames").children()) set_text(name, formula(text_of(name), -1, {}, "#REF!"));
  xml::Node calc = child(root, "calcPr");
  if (!calc) {
    xml::Node after = child(root, "sheets");
    for (const char* earlier : {"functionGroups", "externalReferences", "definedNames"})
      if (const xml::Node n = child(root, earlier)) after = n;
    const std::string_view sheets = after.name();
    const auto colon = sheets.find(':');
    calc = root.insert_child_after(
        (std::string(sheets.substr(0, colon == sheets.npos ? 0 : colon + 1)) + "calcPr").c_str(), after);
  }
  if (!calc.attribute("fullCalcOnLoad")) calc.append_attribute("fullCalcOnLoad");
  calc.attribute("fullCalcOnLoad").set_value("1");
  package.put(book.part, xml::write(*book.document));
  if (const ooxml::Relationship* chain = book.of("/calcChain")) {
    package.remove(chain->target);
    for (const auto& [part, attribute, value] :
         {std::array<std::string, 3>{opc::relationships_part(book.part), "Id", chain->id},
          {"[Content_Types].xml", "PartName", "/" + chain->target}}) {
      auto document = xml_part(package, part, file);
      if (!document) return fail(std::move(document.error()));
      for (xml::Node n : children((*document)->document_element()))
        if (n.attribute(attribute.c_str()).value() == value) n.parent().remove_child(n);
      package.put(part, xml::write(**document));
    }
  }
  for (const opc::Part& part : std::vector<opc::Part>(package.parts())) {
    if (part.name.find("/charts/chart") == std::string::npos || !part.name.ends_with(".xml")) continue;
    auto document = xml_part(package, part.name, file);
    if (!document) return fail(std::move(document.error()));
    const std::function<void(xml::Node)> series = [&](xml::Node node) {
      if (named(node, "f")) set_text(node, formula(text_of(node), -1, {}, "#REF!"));
      for (xml::Node c : children(node))
        if (named(c, "numCache") || named(c, "strCache"))
          node.remove_child(c);  // what the chart showed before
        else
          series(c);
    };
    series((*document)->document_element());
    package.put(part.name, xml::write(**document));
  }
  return {};
}

}  // namespace prikaz::sheet
