#include "registry/export.hpp"

#include "registry/import.hpp"
#include "sheet/read.hpp"
#include "unit/registry/kit.hpp"

using namespace prikaz;
using namespace prikaz::registry;

namespace {
sheet::Workbook exported(const Store& store, const ExportOptions& options = {}) {
  const auto report = export_report(store, options);
  REQUIRE(report);
  const auto bytes = sheet::write(*report);
  REQUIRE(bytes);
  return *sheet::read_xlsx(*bytes, "export.xlsx");
}
}  // namespace

TEST_CASE("an export imported again changes nothing", "[export]") {
  auto store = *open_sqlite(":memory:", kit::schema());
  REQUIRE(store->apply(kit::district()));
  const sheet::Workbook book = exported(*store);
  const auto again = plan_import(*store, book, {true, {}, {}});
  REQUIRE(again);
  CHECK(again->notes.empty());
  CHECK(again->differences.empty());
  CHECK(again->counts[1].same == 3);
  auto fresh = *open_sqlite(":memory:", kit::schema());
  const auto plan = plan_import(*fresh, book);
  REQUIRE(plan);
  REQUIRE(fresh->apply(plan->changes));
  CHECK(sheet::dump(exported(*fresh)) == sheet::dump(book));
}

TEST_CASE("an export's sheets and heads", "[export]") {
  auto store = *open_sqlite(":memory:", kit::schema());
  REQUIRE(store->apply(kit::district()));
  const sheet::Workbook book = exported(*store);
  REQUIRE(book.sheets.size() == 4);
  CHECK(book.sheets[3].hidden);
  std::string heads;
  for (const sheet::Cell& c : book.sheets[1].rows[0].cells) heads += c.value.string() + "|";
  CHECK(heads ==
        "Код|Школа (код)|Фамилия|Имя|Отчество|Пол|Дата рождения|Должность|СНИЛС|Телефон|E-mail|Готов|Фото|Должность "
        "(дат.)|");
  CHECK(sheet::text(book.sheets[1].at({1, 13})->value) == "учителю физики высшей категории");
  CHECK(exported(*store, {"Пары", 10, {2020, 9, 1}}).sheets.size() == 1);
  const auto unknown = export_report(*store, {"Кружки", 10, {2020, 9, 1}});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error()[0].id == "PRK-R062");
}

TEST_CASE("an empty registry exports the workbook to fill in", "[export]") {
  auto store = *open_sqlite(":memory:", kit::schema());
  const sheet::Workbook book = exported(*store);
  CHECK(book.sheets[0].rows.size() == 1);
  const auto plan = plan_import(*store, book);
  REQUIRE(plan);
  CHECK(plan->differences.empty());
}

TEST_CASE("data of a special category leave the registry only when asked for", "[export][PRK-R063]") {
  const auto schema = load_schema(R"(prikaz: 1
model: m
title: М
entities:
  person:
    title: Люди
    key: code
    fields:
      code: {type: text, title: Код, required: true}
      class: {type: text, title: Класс}
      health: {type: text, title: Здоровье, personal: special}
)",
                                  "m.yaml");
  REQUIRE(schema);
  auto store = *open_sqlite(":memory:", *schema);
  Changes changes;
  changes.entities.resize(1);
  changes.entities[0].put.push_back({Value("p1"), Value("6А"), Value("ОВЗ")});
  REQUIRE(store->apply(changes));
  Diagnostics notes;
  REQUIRE(export_report(*store, {}, &notes));
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].id == "PRK-R063");
  CHECK(notes[0].severity == Severity::note);
  const sheet::Workbook book = exported(*store);
  CHECK(sheet::dump(book).find("ОВЗ") == std::string::npos);
  CHECK(sheet::dump(book).find("Здоровье") == std::string::npos);
  // What is not in the workbook stays as it is.
  const auto again = plan_import(*store, book);
  REQUIRE(again);
  CHECK(again->differences.empty());
  ExportOptions all;
  all.special = true;
  CHECK(sheet::dump(exported(*store, all)).find("ОВЗ") != std::string::npos);
  // A dry run of an import tells that it changes, not how.
  changes.entities[0].put[0][2] = Value("СОП");
  auto other = *open_sqlite(":memory:", *schema);
  REQUIRE(other->apply(changes));
  const auto changed = plan_import(*store, exported(*other, all));
  REQUIRE(changed);
  REQUIRE(changed->differences.size() == 1);
  CHECK(changed->differences[0].fields[0].before == "…");
  CHECK(changed->differences[0].fields[0].after == "…");
}
