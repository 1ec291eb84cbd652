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
