#include "papers/special.hpp"

#include <catch2/catch.hpp>

#include "kit/files.hpp"
#include "kit/memory_disk.hpp"
#include "kit/small_docx.hpp"
#include "papers/form.hpp"
#include "papers/press.hpp"
#include "papers/russian.hpp"

using namespace prikaz;

namespace {

std::shared_ptr<const registry::Schema> model() {
  const std::string file = std::string(PRIKAZ_SOURCE_DIR) + "/workflows/models/mentoring.yaml";
  auto schema = registry::load_schema(kit::slurp(file), "mentoring.yaml");
  REQUIRE(schema);
  return *schema;
}

tpl::Environment environment() {
  auto env = tpl::Environment::standard();
  papers::add_russian(env);
  return env;
}

}  // namespace

TEST_CASE("data of a special category are printed only by papers that declare it", "[papers][PRK-A012]") {
  const auto env = environment();
  const auto schema = model();
  Dict person;
  person["special"] = "ОВЗ";
  Dict item, data;
  item["person"] = person;
  item["mentor"] = person;
  data["person"] = person;
  for (const char* list : {"participants", "pairs", "rows"}) data[list] = List{Value(item)};
  for (const char* reads :
       {"{{ person.special }}", "{{ person['special'] }}", "{% for p in pairs %}{{ p.mentor.special }}{% endfor %}",
        "{% for p in participants %}{{ p.person.special }}{% endfor %}",
        "{{ participants | map(attribute='person.special') | join }}",
        "{{ rows | map('person') | map('special') | join }}",
        "{% for r in rows %}{% set whom = r.person %}{{ whom.special }}{% endfor %}",
        "{% if person.special %}1{% endif %}", "{{ person.особые_обстоятельства }}"}) {
    INFO(reads);
    kit::MemoryDisk disk;
    disk.files["t.docx"] = kit::small_docx({reads});
    papers::Press press(disk, env, nullptr, {}, schema.get());
    papers::Worker worker;
    Diagnostics notes;
    papers::Request request{"t.docx", "t", {"docx"}, Value(data), {}};
    const auto refused = press.print(request, worker, notes);
    REQUIRE_FALSE(refused);
    CHECK(refused.error()[0].id == "PRK-A012");
    CHECK(refused.error()[0].place.file == "t.docx");
    if (std::string(reads).find("особые") != std::string::npos) continue;  // aliases belong to records
    request.special = true;
    CHECK(press.print(request, worker, notes));
  }
}

TEST_CASE("a form reads data of a special category only where it declares it", "[papers][PRK-A012]") {
  const auto env = environment();
  const auto schema = model();
  const std::string form = R"(prikaz: 1
form: f
title: Сведения
sheet: Лист
rows: participants
columns:
  - {id: n, head: [ФИО], value: item.person.name}
  - {id: s, head: [Особые обстоятельства], value: "item.person.special or ''"}
)";
  const auto bad = papers::load_form(form, "f.yaml", env, schema.get());
  REQUIRE_FALSE(bad);
  REQUIRE(bad.error().size() == 1);
  CHECK(bad.error()[0].id == "PRK-A012");
  CHECK(bad.error()[0].place.line == 8);
  CHECK_FALSE(papers::load_form(form + "where: item.person.special\n", "f.yaml", env, schema.get()));
  CHECK(papers::load_form(form + "special: true\n", "f.yaml", env, schema.get()));
}
