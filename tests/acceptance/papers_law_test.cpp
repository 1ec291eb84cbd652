// What the law and the standard ask of papers: numbers, dates, angular titles, consents apart, acts in force.
#include <algorithm>
#include <catch2/catch.hpp>

#include "acceptance/tables.hpp"
#include "acceptance/workspace.hpp"
#include "flow/build.hpp"
#include "kit/files.hpp"
#include "opc/package.hpp"
#include "papers/russian.hpp"
#include "template/program.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;

namespace {

/// The number and date of an order that was registered, as the paper prints them.
std::string requisites(const std::string& sample, const std::string& organisation, const std::string& document,
                       const std::string& number, const std::string& date, const std::string& above = {}) {
  const Workspace w(sample);
  const Answer a = w.run({"register", document, "--org", organisation, "--number", number, "--date", date});
  CAPTURE(a.err);
  REQUIRE(a.status == 0);
  const Paper p = w.paper(organisation, document);
  CHECK(p.has(above + (above.empty() ? "" : "№ " + number)));
  return p.line(number);
}

/// Width that is left for the lines of a paragraph, in millimetres.
double width_of(const std::string& docx, const std::string& words) {
  const auto package = opc::Package::read(docx, "order");
  REQUIRE(package);
  const auto prepared = flow::prepare(*package);
  REQUIRE(prepared);
  flow::PartSource source;
  for (const opc::Part& p : package->parts()) source.parts.push_back({p.name, p.bytes});
  Diagnostics found;
  const flow::FlowDoc doc = flow::build(*prepared, source, found);
  for (const flow::Block& b : doc.body) {
    if (b.table) continue;
    std::string text;
    for (std::uint32_t i = 0; i < b.paragraph.count; ++i) text += doc.inlines[b.paragraph.first + i].text;
    if (plain(text).find(words) != 0) continue;
    const flow::ParaProps& props = doc.para_props[b.paragraph.props];
    CHECK(props.align == flow::ParaProps::Align::left);
    const flow::Section& page = doc.sections[0];
    return (page.width - page.left - page.right - props.indent_left - props.indent_right) / 1440.0 * 25.4;
  }
  return 0;
}

}  // namespace

TEST_CASE("an order's number keeps its index, letters and slashes, beside the date or below it") {
  // B-2: a number of segments; M-2: a letter behind it, below the date; S-2: a slash.
  CHECK(requisites("berezniki", "dep", "district-order", "04-01-03-1209", "2022-11-09") ==
        "09.11.2022\t№ 04-01-03-1209");
  CHECK(requisites("megion", "dep", "district-order", "218-О", "2020-04-10", "\nот «10» 04 2020\n") == "№ 218-О");
  CHECK(requisites("sosnovka", "sosnovka", "introduce-order", "275/1", "2024-12-09").find("№ 275/1") !=
        std::string::npos);
}

TEST_CASE("grifs take the council's minutes and the order that approves, once they are there") {
  const Workspace w("sosnovka");
  CHECK(w.paper("sosnovka", "school-program").has("от «___» ______ 20__ г. № ____"));
  REQUIRE(
      w.run({"register", "introduce-order", "--org", "sosnovka", "--number", "275/1", "--date", "2024-12-02"}).status ==
      0);
  const Paper program = w.paper("sosnovka", "school-program");
  CHECK(program.has("протокол от 31.08.2023 № 1"));
  CHECK(program.has("от 02.12.2024 № 275/1"));
  CHECK(w.paper("sosnovka", "roadmap").has("\nот 02.12.2024 № 275/1\n"));
}

TEST_CASE("a regulation cites an act of its region from the day the act is there") {
  const Workspace w("arzgir");
  CHECK_FALSE(w.paper("cdt", "regulation", "", "2022-10-21").has("№ 609"));
  CHECK(w.paper("cdt", "regulation", "", "2022-10-24").has("от 24.10.2022 № 609"));
}

TEST_CASE("the journal gives the next number by the roadmap's pattern and keeps the chain") {
  const Workspace w("megion");
  REQUIRE(w.run({"register", "introduce-order", "--org", "s1", "--date", "2020-04-20"}).status == 0);
  REQUIRE(w.run({"register", "curator-order", "--org", "s1", "--date", "2020-04-21"}).status == 0);
  const std::string list = w.run({"journal", "list"}).out;
  CHECK(list.find("1-О") != std::string::npos);
  CHECK(list.find("2-О") != std::string::npos);
  CHECK(list.find("2020-04-21") != std::string::npos);
  CHECK(w.run({"journal", "verify"}).status == 0);
}

TEST_CASE("a title stands at the left and is no wider than the standard's 7.5 or 8 centimetres") {
  const Workspace& w = made("berezniki");
  const batch::Manifest m = w.manifest();
  const auto docx = [&](const batch::Entry* e) {
    REQUIRE(e);
    for (const batch::File& f : e->files)
      if (f.path.ends_with(".docx")) return kit::slurp(w.file("out/" + f.path));
    return std::string();
  };
  const double width = width_of(docx(w.find(m, "s02", "pairs-order")), "Об утверждении наставнических пар");
  CHECK(width > 40);
  CHECK(width <= 80.1);
}

TEST_CASE("an annex is headed by the order's own requisites") {
  const Workspace w("megion");
  REQUIRE(w.run({"register", "district-order", "--org", "dep", "--number", "218-О", "--date", "2020-04-10"}).status ==
          0);
  CHECK(w.paper("dep", "district-order").count("\nот 10.04.2020 № 218-О\n") == 3);
}

TEST_CASE("a school's regulation takes over the text of its district's") {
  const Workspace& w = made("berezniki");
  const batch::Manifest m = w.manifest();
  const Paper district = w.read(*w.find(m, "dep", "district-order")), school = w.read(*w.find(m, "s02", "regulation"));
  std::size_t shared = 0, own = 0;
  std::istringstream lines(school.text);
  std::string line;
  while (std::getline(lines, line))
    if (line.size() > 60) district.has(line) ? ++shared : ++own;
  CHECK(shared > 25);
  CHECK(own <= 4);  // the names of the organisation
}

TEST_CASE("a consent is never merged with another consent or paper") {
  for (const std::string& name : samples()) {
    const Workspace& w = made(name);
    std::map<std::string, int> seen;
    for (const batch::Entry& e : w.manifest().entries) {
      if (e.document.find("consent") != 0 || e.status != batch::Entry::Status::made || ++seen[e.document] > 2) continue;
      INFO(name << " " << e.document << " " << e.item);
      const Paper p = w.read(e);
      CHECK(p.count("СОГЛАСИЕ") + p.count("ОТЗЫВ") + p.count("ЗАЯВЛЕНИЕ") == 1);
      for (const char* other : {"ПРИКАЗ", "ДОГОВОР", "АНКЕТА", "СОГЛАШЕНИЕ"}) CHECK(p.count(other) == 0);
    }
  }
}

TEST_CASE("no paper cites an act that is not in force on its date") {
  const Workspace w("megion");
  const auto refused = w.refusals("s1", "introduce-order", "2019-12-20");
  CHECK(std::any_of(refused.begin(), refused.end(), [](const std::string& r) { return r.find("Р-145") != r.npos; }));
  CHECK(w.refusals("s1", "introduce-order", "2020-04-10").empty());
}

TEST_CASE("dates in every spelling of the sources") {
  auto env = tpl::Environment::standard();
  papers::add_russian(env);
  struct Row {
    const char *filter, *expected;
  };
  for (const Row& row : {Row{"date_short", "09.11.2022"}, Row{"date_quoted", "«09» ноября 2022 г."},
                         Row{"date_long", "9 ноября 2022 г."}, Row{"date_full", "9 ноября 2022 года"},
                         Row{"date_quoted_numeric", "«09» 11 2022"}}) {
    INFO(row.filter);
    Dict names;
    names["d"] = Date{2022, 11, 9};
    const auto text = tpl::render_text(std::string("{{ d | ") + row.filter + " }}", Value(names), env);
    REQUIRE(text);
    CHECK(plain(*text) == row.expected);
  }
  Dict names;
  names["d"] = Date{2023, 8, 31};
  CHECK(plain(*tpl::render_text("от {{ d | date_short }} г.", Value(names), env)) == "от 31.08.2023 г.");
}

TEST_CASE("regions and schools may write initials with a space; the surname stays beside them") {
  auto env = tpl::Environment::standard();
  papers::add_russian(env, {"\u00A0", "\u00A0"});
  CHECK(*tpl::render_text("{{ 'Беридзе Лариса Андреевна' | initials }}", Value(Dict()), env) ==
        "Л.\u00A0А.\u00A0Беридзе");
}
