#include "papers/press.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "kit/memory_disk.hpp"
#include "kit/small_docx.hpp"
#include "papers/chart_book.hpp"
#include "papers/check_fields.hpp"
#include "papers/context.hpp"
#include "papers/russian.hpp"
#include "sheet/read.hpp"
#include "sheet/report.hpp"

using namespace prikaz;

namespace {

std::string slurp(const std::string& path) {
  std::ifstream in(std::string(PRIKAZ_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

tpl::Environment environment() {
  auto env = tpl::Environment::standard();
  papers::add_russian(env);
  return env;
}

}  // namespace

TEST_CASE("the press fills a template and refuses formats it does not know", "[papers]") {
  const auto env = environment();
  kit::MemoryDisk disk;
  disk.files["a.docx"] = kit::small_docx({"Кому: {{ who | dative }}"});
  papers::Press press(disk, env, nullptr);
  papers::Worker worker;
  Diagnostics notes;
  Dict data;
  data["who"] = "Белых Олег Петрович";
  const auto made = press.print({"a.docx", "письмо", {"docx"}, Value(data), {}}, worker, notes);
  REQUIRE(made);
  CHECK((*made)[0].name == "письмо.docx");
  const auto package = opc::Package::read((*made)[0].bytes, "x");
  REQUIRE(package);
  CHECK(package->find("word/document.xml")->bytes.find("Белых Олегу Петровичу") != std::string::npos);
  const auto bad = press.print({"a.docx", "письмо", {"odt"}, Value(data), {}}, worker, notes);
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].id == "PRK-A001");
}

TEST_CASE("a profile switches typography on: the template is typeset, what data bring keeps its characters",
          "[papers]") {
  const auto env = environment();
  kit::MemoryDisk disk;
  disk.files["a.docx"] =
      kit::small_docx({"Директору {{ org }} - от 5 апреля, № {{ n }}, \"приказ\" №3 в 2025-2026 годах"});
  Dict data;
  data["org"] = "МАОУ \"СОШ №1\" - центр";
  data["n"] = "7-О";
  const auto printed = [&](const Dict& profile) {
    papers::Press press(disk, env, nullptr, papers::typography(Value(profile)));
    papers::Worker worker;
    Diagnostics notes;
    const auto made = press.print({"a.docx", "письмо", {"docx"}, Value(data), {}}, worker, notes);
    REQUIRE(made);
    const auto package = opc::Package::read((*made)[0].bytes, "x");
    REQUIRE(package);
    const std::string xml = package->find("word/document.xml")->bytes;
    const std::size_t begin = xml.find("Директору");
    return xml.substr(begin, xml.find("</w:t>") - begin);
  };
  Dict profile;
  CHECK(printed(profile) == "Директору МАОУ \"СОШ №1\" - центр - от 5 апреля, № 7-О, \"приказ\" №3 в 2025-2026 годах");
  profile["typography"] = "on";
  CHECK(
      printed(profile) ==
      "Директору МАОУ \"СОШ №1\" - центр\u00A0— от\u00A05\u00A0апреля, № 7-О, «приказ» №3 в\u00A02025–2026\u00A0годах");
  profile["number_gap"] = true;
  CHECK(printed(profile) ==
        "Директору МАОУ \"СОШ №1\" - центр\u00A0— от\u00A05\u00A0апреля, №\u00A07-О, «приказ» №\u00A03 "
        "в\u00A02025–2026\u00A0годах");
  data["org"] = "лицей № 1 в г. Мегионе";
  CHECK(printed(profile).find("лицей №\u00A01 в\u00A0г.\u00A0Мегионе\u00A0—") != std::string::npos);
}

TEST_CASE("a field the registry's model lacks is found in the template, with the name that was meant", "[papers]") {
  const auto env = environment();
  const auto schema = registry::load_schema(slurp("workflows/models/mentoring.yaml"), "mentoring.yaml");
  REQUIRE(schema);
  const auto program = docx::Program::compile(
      kit::small_docx({"{{ org.short_name }} {{ org.head.nаme }} {% for p in pairs %}{{ p.goal }}{{ p.gaol "
                       "}}{{ p.form.id }}{% endfor %} {{ пара.наставник.фио }} {{ anything.else }}"}),
      "t.docx", env);
  REQUIRE(program);
  Diagnostics found;
  papers::check_fields((*program)->fields(), **schema, {},
                       [&](std::uint32_t piece) { return (*program)->place_of(piece); }, found);
  REQUIRE(found.size() == 2);
  CHECK(found[0].id == "PRK-A010");
  CHECK(found[0].hint.str() == "did you mean \"name\"?");  // a Cyrillic letter stood in it
  CHECK(found[1].text.str() == "\"pairs\" has no field \"gaol\"");
  CHECK(found[1].hint.str() == "did you mean \"goal\"?");
}

TEST_CASE("file names keep to what every file system takes", "[papers]") {
  CHECK(papers::folder_name("МАОУ \"СОШ №1\"") == "МАОУ СОШ №1");
  CHECK(papers::folder_name("а/б: «в» <г>...") == "а-б в г");
  CHECK(papers::folder_name(std::string(400, 'x')).size() == 90);
}

TEST_CASE("a workbook's template gives a filled workbook, and no other format", "[papers]") {
  const auto env = environment();
  kit::MemoryDisk disk;
  sheet::Report form;
  form.sheets.push_back({.name = "Форма"});
  form.sheets[0].cells = {{.at = {0, 0}, .value = Value("{{ who }}")},
                          {.at = {1, 0}, .value = Value("{% for n in list %}{{ n }}{% endfor %}")}};
  disk.files["a.xlsx"] = *sheet::write(form);
  papers::Press press(disk, env, nullptr);
  papers::Worker worker;
  Diagnostics notes;
  Dict data;
  data["who"] = "Школа № 1";
  data["list"] = Value(List{Value(4), Value(5)});
  const auto made = press.print({"a.xlsx", "форма", {"xlsx"}, Value(data), {}}, worker, notes);
  REQUIRE(made);
  CHECK((*made)[0].name == "форма.xlsx");
  const auto book = sheet::read((*made)[0].bytes, "форма.xlsx");
  REQUIRE(book);
  CHECK(book->sheets[0].at({0, 0})->value.text() == "Школа № 1");
  CHECK(press.open("a.xlsx")->fields().fields.size() == 2);
  const auto bad = press.print({"a.xlsx", "форма", {"pdf"}, Value(data), {}}, worker, notes);
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].id == "PRK-A001");
}

TEST_CASE("the workbook of a chart holds its numbers where the chart's formulas look", "[papers]") {
  const docx::ChartData chart{"", {"Школа 1", "Школа 2"}, {{"2025", {3, 4.5}}, {"2026", {std::nullopt, 7}}}};
  const auto bytes = papers::chart_book(chart);
  REQUIRE(bytes);
  CHECK(*bytes == *papers::chart_book(chart));
  const auto book = sheet::read(*bytes, "book.xlsx");
  REQUIRE(book);
  const sheet::Sheet* sheet = book->find("Sheet1");
  REQUIRE(sheet);
  CHECK(sheet->at({0, 1})->value == Value("2025"));
  CHECK(sheet->at({2, 0})->value == Value("Школа 2"));
  CHECK(sheet->at({1, 2}) == nullptr);
  CHECK(sheet->at({2, 2})->value.number() == 7);
}
