#include "sheet/report.hpp"

#include <catch2/catch.hpp>

#include "opc/package.hpp"
#include "sheet/read.hpp"

using namespace prikaz;
using namespace prikaz::sheet;

namespace {

Report small() {
  Report report;
  report.title = "Форма";
  ReportSheet s;
  s.name = "Форма 1";
  s.columns = {{12, {}, false}, {30, {}, false}};
  const Style head{.bold = true, .wrap = true, .border = true, .align = Align::centre, .fill = 0xDDEBF7};
  s.cells = {{{0, 0}, "Период", head, {}, "Квартал"},
             {{1, 0}, 5, {}, {}, {}},
             {{2, 0}, 0.25, {.format = "0.0%"}, {}, {}},
             {{3, 0}, Date{2020, 9, 1}, {.format = "dd.mm.yyyy"}, {}, {}},
             {{4, 0}, "=не формула", {}, {}, {}},
             {{5, 0}, 5, {.bold = true}, "=SUM(A2:A3)", {}},
             {{5, 1}, "мало", {}, "=IF(A6<70,\"мало\",\"\")", {}}};
  s.merges = {{{{0, 0}, {0, 1}}}};
  s.lists = {{{{1, 1}, {9, 1}}, {"да", "нет"}, {}, "Ответ", "да или нет", true}};
  s.conditions = {{{{1, 0}, {5, 0}}, "=A2<70", {.bold = true, .colour = 0xC00000}}};
  s.charts = {{Chart::Kind::column, "Охват", {{"Доля", {{1, 0}, {2, 0}}, {{1, 0}, {2, 0}}}}, {8, 0}, 400, 200}};
  s.freeze = Ref{1, 0};
  s.print = {true, true, 1, Area{{0, 0}, {5, 1}}, "&C&P / &N"};
  report.sheets = {s};
  return report;
}

std::vector<std::string> ids(const Report& r) {
  std::vector<std::string> out;
  if (const auto bytes = write(r); !bytes)
    for (const Diagnostic& d : bytes.error()) out.push_back(d.id);
  return out;
}
bool holds(const opc::Package& p, const char* part, const char* text) {
  const auto* found = p.find(part);
  return found && found->bytes.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a report reads back as it was written", "[report]") {
  const auto bytes = write(small());
  REQUIRE(bytes);
  const auto read = read_xlsx(*bytes, "form.xlsx");
  REQUIRE(read);
  CHECK(dump(*read) == R"([Форма 1]
merged A1:B1
A1  str  Период
A2  int  5
A3  float  0.25
A4  date  01.09.2020
A5  str  =не формула
A6  int formula  5
B6  str formula  мало
)");
}

TEST_CASE("lists, notes, panes, printing, conditions and charts are in the file", "[report]") {
  const auto p = opc::Package::read(*write(small()), "form.xlsx");
  REQUIRE(p);
  CHECK(holds(*p, "xl/worksheets/sheet1.xml", "\"да,нет\""));
  CHECK(holds(*p, "xl/worksheets/sheet1.xml", "state=\"frozen\""));
  CHECK(holds(*p, "xl/worksheets/sheet1.xml", "<conditionalFormatting sqref=\"A2:A6\">"));
  CHECK(holds(*p, "xl/worksheets/sheet1.xml", "orientation=\"landscape\""));
  CHECK(holds(*p, "xl/workbook.xml", "_xlnm.Print_Titles"));
  CHECK(holds(*p, "xl/comments1.xml", "Квартал"));
  CHECK(holds(*p, "xl/charts/chart1.xml", "'Форма 1'!$A$2:$A$3"));
}

TEST_CASE("the same report gives the same bytes", "[report]") {
  const auto first = write(small());
  const auto second = write(small());
  REQUIRE(first);
  CHECK(*first == *second);
  CHECK(opc::Package::read(*first, "x")->find("docProps/core.xml")->bytes.find("1980-01-01T00:00:00Z") !=
        std::string::npos);
}

TEST_CASE("what would break the file is refused before it is written", "[report]") {
  Report r = small();
  r.sheets[0].name = "a/b";
  CHECK(ids(r) == std::vector<std::string>{"PRK-S020"});
  r = small();
  r.sheets.push_back(r.sheets[0]);
  CHECK(ids(r) == std::vector<std::string>{"PRK-S020"});
  CHECK(ids(Report{}) == std::vector<std::string>{"PRK-S020"});
  r = small();
  r.sheets[0].cells[0].value = Value(std::string(40'000, 'x'));
  r.sheets[0].cells[1].formula = std::string(9'000, '1');
  CHECK(ids(r) == std::vector<std::string>{"PRK-S021", "PRK-S021"});
  r = small();
  r.sheets[0].merges.push_back({{{0, 1}, {1, 1}}});
  r.sheets[0].merges.push_back({{{5, 0}, {5, 0}}});
  CHECK(ids(r) == std::vector<std::string>{"PRK-S022", "PRK-S022"});
  r = small();
  r.sheets[0].lists[0].items = {"раз, два"};
  CHECK(ids(r) == std::vector<std::string>{"PRK-S023"});
}
