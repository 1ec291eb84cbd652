#include "sheet/template.hpp"

#include <catch2/catch.hpp>

#include "opc/package.hpp"
#include "sheet/read.hpp"
#include "sheet/report.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::sheet;

namespace {

const tpl::Environment& env() {
  static const tpl::Environment standard = tpl::Environment::standard();
  return standard;
}

/// A sheet «Форма» whose cells are given as "A1" → text or formula (with "=").
ReportSheet sheet_of(const std::vector<std::pair<const char*, std::string>>& cells, const char* name = "Форма") {
  ReportSheet s;
  s.name = name;
  for (const auto& [at, text] : cells) {
    ReportCell c;
    c.at = *parse_a1(at);
    if (text.starts_with('=')) {
      c.formula = text;
      c.value = 0;
    } else {
      c.value = text;
    }
    s.cells.push_back(c);
  }
  return s;
}
Bytes workbook(std::vector<ReportSheet> sheets) {
  Report r;
  r.sheets = std::move(sheets);
  const auto bytes = write(r);
  REQUIRE(bytes);
  return *bytes;
}

Bytes render(const Bytes& form, const char* data) {
  const auto compiled = Template::compile(form, "form.xlsx", env());
  if (!compiled)
    for (const Diagnostic& d : compiled.error()) UNSCOPED_INFO(to_string(d));
  REQUIRE(compiled);
  const auto result = (*compiled)->render(*json::parse(data, "data"));
  if (!result)
    for (const Diagnostic& d : result.error()) UNSCOPED_INFO(to_string(d));
  REQUIRE(result);
  return *result;
}
std::string shown(const Bytes& bytes) {
  const auto book = read_xlsx(bytes, "out.xlsx");
  REQUIRE(book);
  return dump(*book);
}
/// The text of a part of the result.
std::string part(const Bytes& bytes, const char* name) {
  const auto package = opc::Package::read(bytes, "out.xlsx");
  REQUIRE(package);
  const auto* found = package->find(name);
  return found ? found->bytes : std::string();
}
bool holds(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }
std::vector<std::string> mistakes(const Bytes& form) {
  std::vector<std::string> out;
  const auto compiled = Template::compile(form, "form.xlsx", env());
  if (!compiled)
    for (const Diagnostic& d : compiled.error()) out.push_back(d.id + " " + d.place.detail);
  return out;
}
constexpr const char* schools =
    R"({"title": "2020", "schools": [{"n": "СОШ №1", "k": 412, "p": 0.78, "ok": true}, {"n": "СОШ №2", "k": 455, "p": 0.5, "ok": false}, {"n": "=1+1", "k": 7, "p": 1.5, "ok": true}]})";

}  // namespace

TEST_CASE("a cell of one tag takes the value's kind; mixed text is text", "[xlsx-template]") {
  CHECK(shown(render(workbook({sheet_of({{"A1", "{{ n }}"},
                                         {"B1", "{{ n }} шт."},
                                         {"C1", "{{ yes }}"},
                                         {"D1", "{{ none }}"},
                                         {"E1", "{{ s }}"}})}),
                     R"({"n": 5, "yes": true, "none": null, "s": "_x0041_ <&>"})")) ==
        "[Форма]\nA1  int  5\nB1  str  5 шт.\nC1  bool  да\nE1  str  _x0041_ <&>\n");
}

TEST_CASE("dates take the cell's format, or are written out", "[xlsx-template]") {
  ReportSheet s = sheet_of({{"A1", "{{ d }}"}, {"B1", "{{ d }}"}});
  s.cells[0].style.format = "dd.mm.yyyy";
  const auto compiled = Template::compile(workbook({s}), "form.xlsx", env());
  REQUIRE(compiled);
  Dict data;
  data["d"] = Date{2020, 9, 1};
  CHECK(shown(*(*compiled)->render(Value(std::move(data)))) == "[Форма]\nA1  date  01.09.2020\nB1  str  01.09.2020\n");
}

TEST_CASE("a loop across the cells of a row repeats it; what stands below moves", "[xlsx-template]") {
  const Bytes form = workbook({sheet_of({{"A1", "{{ title }}"},
                                         {"A3", "{% for s in schools %}{{ s.n }}"},
                                         {"B3", "{{ s.k }}"},
                                         {"C3", "=B3*2"},
                                         {"D3", "{% if s.ok %}да{% endif %}{% endfor %}"},
                                         {"A4", "Всего"},
                                         {"B4", "=SUM(B3:B3)"},
                                         {"C4", "=SUM(C3)"},
                                         {"B9", "=B4"}})});
  const Bytes out = render(form, schools);
  CHECK(shown(out) ==
        "[Форма]\nA1  str  2020\nA3  str  СОШ №1\nB3  int  412\nD3  str  да\nA4  str  СОШ №2\nB4  int  455\n"
        "A5  str  =1+1\nB5  int  7\nD5  str  да\nA6  str  Всего\n");
  const std::string xml = part(out, "xl/worksheets/sheet1.xml");
  for (const char* formula :
       {"<f>B3*2</f>", "<f>B4*2</f>", "<f>B5*2</f>", "<f>SUM(B3:B5)</f>", "<f>SUM(C3:C5)</f>", "<f>B6</f>"})
    CHECK(holds(xml, formula));
  CHECK(holds(part(out, "xl/workbook.xml"), "fullCalcOnLoad=\"1\""));
  CHECK(shown(render(form, R"({"title": "пусто", "schools": []})")) == "[Форма]\nA1  str  пусто\nA3  str  Всего\n");
  CHECK(holds(part(render(form, R"({"title": "", "schools": []})"), "xl/worksheets/sheet1.xml"), "<f>SUM(0)</f>"));
}

TEST_CASE("tags in rows of their own repeat the rows between, groups within groups", "[xlsx-template]") {
  const Bytes form = workbook({sheet_of({{"A1", "{%tr for g in groups %}"},
                                         {"A2", "{{ g.name }}"},
                                         {"A3", "{%tr for k in g.list %}"},
                                         {"B4", "{{ k }}"},
                                         {"A5", "{%tr endfor %}"},
                                         {"A6", "итого"},
                                         {"B6", "=SUM(B4:B4)"},
                                         {"A7", "{%tr if g.last %}"},
                                         {"A8", "конец"},
                                         {"A9", "{%tr endif %}"},
                                         {"A10", "{%tr endfor %}"},
                                         {"B11", "=SUM(B4)"}})});
  const Bytes out = render(
      form, R"({"groups": [{"name": "а", "list": [1, 2], "last": false}, {"name": "б", "list": [3], "last": true}]})");
  CHECK(shown(out) ==
        "[Форма]\nA1  str  а\nB2  int  1\nB3  int  2\nA4  str  итого\nA5  str  б\nB6  int  3\nA7  str  итого\nA8  str  "
        "конец\n");
  const std::string xml = part(out, "xl/worksheets/sheet1.xml");
  for (const char* formula : {"<f>SUM(B2:B3)</f>", "<f>SUM(B6:B6)</f>", "<f>SUM(B2:B6)</f>"})
    CHECK(holds(xml, formula));
}

TEST_CASE("merged cells, formats, lists, names, charts, notes and printing follow the rows", "[xlsx-template]") {
  ReportSheet s = sheet_of({{"A1", "Охват"},
                            {"A3", "{% for s in schools %}{{ s.n }}"},
                            {"C3", "{{ s.p }}{% endfor %}"},
                            {"A5", "Итого"},
                            {"C5", "=AVERAGE(C3:C3)"}});
  s.merges = {{{{0, 0}, {0, 2}}}, {{{2, 0}, {2, 1}}}, {{{4, 0}, {4, 1}}}};
  s.conditions = {{{{2, 2}, {2, 2}}, "=C3<0.7", {.bold = true}}};
  s.lists = {{{{2, 3}, {2, 3}}, {"да", "нет"}, {}, {}, {}, true}};
  s.charts = {{Chart::Kind::column, "", {{"", {{2, 0}, {2, 0}}, {{2, 2}, {2, 2}}}}, {6, 0}, 480, 288}};
  s.cells[3].note = "пояснение";
  s.autofilter = Area{{1, 0}, {2, 2}};
  s.print.area = Area{{0, 0}, {4, 2}};
  s.print.repeat_rows = 2;
  const Bytes out = render(workbook({s, sheet_of({{"A1", "=SUM('Форма'!C3:C3)+Форма!C5"}}, "Свод")}), schools);
  const std::string xml = part(out, "xl/worksheets/sheet1.xml");
  for (const char* piece : {"ref=\"A1:C1\"", "ref=\"A3:B3\"", "ref=\"A4:B4\"", "ref=\"A5:B5\"", "ref=\"A7:B7\"",
                            "count=\"5\"", "<conditionalFormatting sqref=\"C3:C5\">", "<formula>C3&lt;0.7</formula>",
                            "sqref=\"D3:D5\"", "<autoFilter ref=\"A2:C5\"", "<f>AVERAGE(C3:C5)</f>"})
    CHECK(holds(xml, piece));
  CHECK(holds(part(out, "xl/workbook.xml"), "$A$1:$C$7"));
  CHECK(holds(part(out, "xl/workbook.xml"), "$1:$2"));
  CHECK(holds(part(out, "xl/charts/chart1.xml"), "$C$3:$C$5"));
  CHECK(holds(part(out, "xl/drawings/drawing1.xml"), "<xdr:row>8</xdr:row>"));
  CHECK(holds(part(out, "xl/comments1.xml"), "ref=\"A7\""));
  CHECK(holds(part(out, "xl/worksheets/sheet2.xml"), "<f>SUM('Форма'!C3:C5)+Форма!C7</f>"));
}

TEST_CASE("shared formulas are written out", "[xlsx-template]") {
  auto package = *opc::Package::read(
      workbook({sheet_of({{"A1", "{% for k in list %}{{ k }}"}, {"B1", "x{% endfor %}"}})}), "f.xlsx");
  std::string xml = package.find("xl/worksheets/sheet1.xml")->bytes;
  const auto end = xml.find("</sheetData>");
  xml.insert(
      end,
      R"(<row r="2"><c r="C2"><f t="shared" ref="C2:C3" si="0">A2+$A$1</f><v>1</v></c></row><row r="3"><c r="C3"><f t="shared" si="0"/><v>1</v></c></row>)");
  package.put("xl/worksheets/sheet1.xml", xml);
  const std::string out = part(render(package.write(), R"({"list": [1, 2]})"), "xl/worksheets/sheet1.xml");
  CHECK(holds(out, "<c r=\"C3\"><f>A3+$A$1:$A$2</f></c>"));
  CHECK(holds(out, "<c r=\"C4\"><f>A4+$A$1:$A$2</f></c>"));
}

TEST_CASE("mistakes of a template stand at their cells", "[xlsx-template]") {
  CHECK(mistakes(workbook({sheet_of({{"A1", "{% for s in x %}"}, {"A2", "{% endfor %}"}})})) ==
        std::vector<std::string>{"PRK-S030 Форма!A1", "PRK-S030 Форма!A2"});
  CHECK(mistakes(workbook({sheet_of({{"A1", "{% if x %}"}, {"B1", "{% else %}"}, {"C1", "{% endif %}"}})})) ==
        std::vector<std::string>{"PRK-S031 Форма!B1"});
  CHECK(mistakes(workbook({sheet_of({{"B2", "{%tc for x in y %}"}})})).at(0) == "PRK-S032 Форма!B2");
  const auto language = mistakes(workbook({sheet_of({{"B2", "{{ x | dativ }}"}, {"C2", "{{ x"}})}));
  REQUIRE(language.size() == 1);
  CHECK(language[0].ends_with("Форма!C2"));
  CHECK(mistakes("%PDF").at(0) == "PRK-S002 ");
}

TEST_CASE("mistakes of the data stand at their cells; too much is refused", "[xlsx-template]") {
  const auto compiled = *Template::compile(workbook({sheet_of({{"B2", "{{ person.nam }}"}})}), "form.xlsx", env());
  const auto missing = compiled->render(*json::parse(R"({"person": {"name": "Ким"}})", "data"));
  REQUIRE_FALSE(missing);
  CHECK(missing.error()[0].place.detail == "Форма!B2");
  CHECK(compiled->fields().fields.at(0).name == "person");
  const auto repeated = *Template::compile(workbook({sheet_of({{"A1", "{{ 'x' * n }}"}})}), "form.xlsx", env());
  const auto refused = repeated->render(*json::parse(R"({"n": 40000})", "data"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error()[0].id == "PRK-S033");
}

TEST_CASE("the same data give the same bytes", "[xlsx-template]") {
  const Bytes form = workbook({sheet_of({{"A1", "{% for s in schools %}{{ s.n }}"}, {"B1", "{{ s.k }}{% endfor %}"}})});
  CHECK(render(form, schools) == render(form, schools));
}

TEST_CASE("a pivot table is told of, and counted anew when the workbook is opened") {
  opc::Package package = *opc::Package::read(workbook({sheet_of({{"A1", "{{ x }}"}})}), "form.xlsx");
  const std::string cache = "xl/pivotCache/pivotCacheDefinition1.xml";
  package.put(cache,
              "<pivotCacheDefinition xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cacheSource "
              "type=\"worksheet\"><worksheetSource ref=\"A1:B9\" sheet=\"S\"/></cacheSource></pivotCacheDefinition>");
  const auto form = Template::compile(package.write(), "form.xlsx", env());
  REQUIRE(form);
  REQUIRE((*form)->warnings().size() == 1);
  CHECK((*form)->warnings()[0].id == "PRK-S034");
  CHECK((*form)->warnings()[0].place.detail == "A1:B9");
  const auto out = opc::Package::read(*(*form)->render(*json::parse(R"({"x": 1})", "data")), "out.xlsx");
  REQUIRE(out);
  CHECK(out->find(cache)->bytes.find("refreshOnLoad=\"1\"") != Bytes::npos);
}
