#include "registry/import.hpp"

#include "registry/typed.hpp"
#include "sheet/csv.hpp"
#include "unit/registry/kit.hpp"

using namespace prikaz;
using namespace prikaz::registry;

namespace {

/// A workbook from lines of CSV, a sheet each.
sheet::Workbook book(const std::vector<std::pair<std::string, std::string>>& sheets) {
  sheet::Workbook out{"registry.xlsx", {}};
  for (const auto& [name, csv] : sheets) {
    auto read = sheet::read_csv(csv, name + ".csv");
    REQUIRE(read);
    out.sheets.push_back(read->sheets[0]);
  }
  return out;
}

std::unique_ptr<Store> empty_store() { return *open_sqlite(":memory:", kit::schema()); }

/// "PRK-R039 Люди!D2" of every diagnostic, or of what the plan notes.
std::vector<std::string> said(const Result<ImportPlan>& plan) {
  std::vector<std::string> out;
  for (const Diagnostic& d : plan ? plan->notes : plan.error()) out.push_back(d.id + " " + d.place.detail);
  return out;
}
using Said = std::vector<std::string>;

Result<ImportPlan> people(const std::string& csv, const ImportOptions& options = {}) {
  const auto store = empty_store();
  return plan_import(*store, book({{"Люди", csv}}), options);
}

const std::string head = "Код;Фамилия;Имя;Отчество;Пол;Дата рождения;СНИЛС\n";

}  // namespace

TEST_CASE("a workbook becomes rows; refs may point to later sheets", "[import]") {
  const auto store = empty_store();
  const auto plan =
      plan_import(*store, book({{"Пары", "Код;Наставник;Наставляемые\ng1;p1;p2; p3\n"},
                                {"Люди",
                                 "Код;Школа (код);Фамилия;Имя;Отчество;Пол;Дата рождения;Готов\n"
                                 "p1;s1;Ким;Анна;;ж;1 сентября 1980 г.;+\np2;s1;Юн;Лев;Ильич;м;05.03.2008;нет\n"
                                 "p3;;Бек;Ян;;;;\n"},
                                {"Школы", "Код;Название;Вид;Обучающихся\ns1;Школа № 1;Кружок, секция;1 250\n"}}));
  REQUIRE(plan);
  CHECK(plan->notes.empty());
  CHECK(plan->counts[0].added == 1);
  CHECK(plan->counts[1].added == 3);
  REQUIRE(store->apply(plan->changes));
  const auto persons = *store->rows(1);
  CHECK(persons[0][3] == Value(Date{1980, 9, 1}));
  CHECK(persons[0][2].as<Inflectable>()->gender == Gender::feminine);
  CHECK(persons[0][8] == Value(true));
  CHECK(persons[1][8] == Value(false));
  CHECK(persons[2][8].is_none());
  const auto schools = *store->rows(0);
  CHECK(schools[0][2] == Value("extra"));
  CHECK(schools[0][4] == Value(1250));
}

TEST_CASE("a list of refs is divided by semicolons inside one cell", "[import]") {
  const auto store = empty_store();
  const auto plan = plan_import(*store, book({{"Пары", "Код\tНаставник\tНаставляемые\ng1\tp1\tp2; p3;\n"},
                                              {"Люди", "Код;ФИО\np1;Ким Анна\np2;Юн Лев\np3;Бек Ян\n"}}));
  REQUIRE(plan);
  CHECK(plan->changes.entities[2].put[0][2] == Value(List{"p2", "p3"}));
}

TEST_CASE("heads: below titles, by alias and synonym, with look-alike letters, numbered", "[import]") {
  const auto store = empty_store();
  const auto plan = plan_import(
      *store,
      book({{"Список",
             "Список работников;;\n;;\nКOД *;ф.и.о.;Д.р.\n1;2;3\n7;Сидорова-Ким Анна Гусейн кызы;29.02.2000\n"}}));
  REQUIRE(plan);
  CHECK(said(plan) == Said{"PRK-R030 Список", "PRK-R048 Список!A3"});
  const Row& row = plan->changes.entities[1].put.at(0);
  CHECK(row[0] == Value("7"));
  CHECK(row[2].as<Inflectable>()->surname == "Сидорова-Ким");
  CHECK(row[2].as<Inflectable>()->patronymic == "Гусейн кызы");
  CHECK(row[3] == Value(Date{2000, 2, 29}));
}

TEST_CASE("every mistake of a workbook is listed with its cell", "[import]") {
  const auto store = empty_store();
  const auto plan = plan_import(
      *store, book({{"Школы",
                     "Код;Название;Вид;Директор (код);Обучающихся;ИНН;ОГРН\n"
                     "s1;Школа;школ;p1;много;7707083894;1\ns1;;школа;p9;;;\n;Ничья;;;;;\n"},
                    {"Люди",
                     "Код;Фамилия;Имя;Пол;Дата рождения;СНИЛС;Телефон;E-mail;Готов\n"
                     "p1;Ким;Анна;да;31.02.2009;112-233-445 96;12;a@b;может\n"
                     "p2;Ким2;;;01.01.1066;;;;\np3;Юн;Лев;м;;112-233-445 95;;;\np4;Юн;Ян;м;;11223344595;;;\n"}}));
  CHECK(said(plan) == Said{"PRK-R038 Школы!C2", "PRK-R040 Школы!E2", "PRK-R042 Школы!F2", "PRK-R043 Школы!G2",
                           "PRK-R035 Школы!B3", "PRK-R035 Школы!A4", "PRK-R039 Люди!E2", "PRK-R041 Люди!F2",
                           "PRK-R044 Люди!G2", "PRK-R045 Люди!H2", "PRK-R046 Люди!I2", "PRK-R038 Люди!D2",
                           "PRK-R039 Люди!E3", "PRK-R047 Люди!B3", "PRK-R047 Люди!B3", "PRK-R036 Школы!A3",
                           "PRK-R037 Школы!D3", "PRK-R052 Люди!F5"});
  CHECK(to_string(plan.error()[6]) ==
        "registry.xlsx: Люди!E2: error PRK-R039: «31.02.2009» is not a date: that month has 28 days. "
        "write the day, the month and the year: 31.12.2009");
  CHECK(plan.error()[0].hint.str() == "did you mean «школа»?");
}

TEST_CASE("heads that are missing, unknown or doubled", "[import]") {
  const auto renamed = people("Код;Фамилие;Имя;Отчество;Код\np1;Ким;Анна;;p1\n");
  CHECK(said(renamed) == Said{"PRK-R033 Люди!B1", "PRK-R034 Люди!E1"});
  CHECK(renamed.error()[0].hint.str() == "did you mean «Фамилия»?");
  const auto missing = people("Код;Фамилие;Имя\np1;Ким;Анна\np2;Юн;Лев\n");
  CHECK(said(missing) == Said{"PRK-R033 Люди!B1", "PRK-R032 Люди!A1"});
  CHECK(said(people("Фамилия;Имя\nКим;Анна\n")) == Said{"PRK-R032 Люди!A1"});
  CHECK(said(people("раз;два\n1;2\n")) == Said{"PRK-R031 Люди!A1"});
}

TEST_CASE("nothing known in the file", "[import]") {
  const auto store = empty_store();
  CHECK(said(plan_import(*store, book({{"Смета", "Статья;Сумма\nмел;5\n"}}))) == Said{"PRK-R030 Смета", "PRK-R055 "});
}

TEST_CASE("what was mended is noted", "[import]") {
  const auto plan = people(head + "p1;Cидорова;Анна;;;;1234567819\n");  // the first letter is Latin
  CHECK(said(plan) == Said{"PRK-R050 Люди!G2", "PRK-R051 Люди!B2"});
  CHECK(plan->changes.entities[1].put[0][2].text() == "Сидорова Анна");
  CHECK(plan->changes.entities[1].put[0][5] == Value("012-345-678 19"));
  const auto store = empty_store();
  const auto ref = plan_import(*store, book({{"Люди", "Код;ФИО\nр1;Ким Анна\n"}, {"Пары", "Код;Наставник\ng1;p1\n"}}));
  CHECK(said(ref) == Said{"PRK-R048 Люди!A1", "PRK-R051 Пары!B2"});
  CHECK(ref->changes.entities[2].put[0][1] == Value("р1"));
}

TEST_CASE("an unknown ref names the ones it resembles", "[import]") {
  const auto store = empty_store();
  const auto plan =
      plan_import(*store, book({{"Люди", "Код;ФИО\nanna-kim;Ким Анна\n"}, {"Пары", "Код;Наставник\ng1;ana-kim\n"}}));
  REQUIRE_FALSE(plan);
  CHECK(plan.error()[1].hint.str() == "did you mean «anna-kim»?");
}

TEST_CASE("spreadsheet errors and hidden rows", "[import]") {
  sheet::Workbook b = book({{"Люди", "Код;ФИО\np1;Ким Анна\np2;Юн Лев\n"}});
  b.sheets[0].rows[1].hidden = true;
  const auto store = empty_store();
  CHECK(said(plan_import(*store, b)) == Said{"PRK-R057 Люди!A1", "PRK-R048 Люди!A1"});
  b.sheets[0].rows[2].cells[0].value = Value("#REF!");
  b.sheets[0].rows[2].cells[0].error = true;
  CHECK(said(plan_import(*store, b))[0] == "PRK-R053 Люди!A3");
}

TEST_CASE("dates come as text, as dates and as serial numbers", "[import]") {
  const Field field{"d", "Дата", "", Type::date, false, false, false, -1, {}, {}, {}, {}, {}, {}};
  const auto read = [&](Value v) { return read_cell(field, {0, std::move(v), false, false}); };
  for (const Value& v : {Value("01.09.2020"), Value("«1» сентября 2020 г."), Value(44'075), Value(Date{2020, 9, 1})})
    CHECK(read(v).value == Value(Date{2020, 9, 1}));
  CHECK(read(Value("13.13.2020")).problems[0].text.str() == "«13.13.2020» is not a date: there is no month 13");
  CHECK(read(Value(20)).problems.empty());  // 20.01.1900
  CHECK(read(Value(-5)).problems.size() == 1);
}

TEST_CASE("checks are the caller's; a row answers to ids and aliases", "[import]") {
  ImportOptions options;
  options.check = [](const std::string& expression, const Value& row) -> Result<bool> {
    CHECK(expression == "size >= 0");
    return row.get("размер").number() >= 0;
  };
  const auto store = empty_store();
  const auto schools = book({{"Школы", "Код;Название;Обучающихся\ns1;Школа;-5\ns2;Школа;5\n"}});
  const auto plan = plan_import(*store, schools, options);
  CHECK(said(plan) == Said{"PRK-R049 Школы!C2"});
  CHECK(plan.error()[0].text.str() == "«Обучающихся» -5: меньше нуля не бывает");
  options.check = [](const std::string&, const Value&) -> Result<bool> {
    return fail({"PRK-T001", Severity::error, {}, "no such name", ""});
  };
  CHECK(said(plan_import(*store, schools, options)) == Said{"PRK-R054 "});
}

TEST_CASE("a second import says what differs and keeps what it does not speak of", "[import]") {
  const auto store = empty_store();
  REQUIRE(store->apply(kit::district()));
  const auto b =
      book({{"Люди", "Код;Фамилия;Имя;Отчество\np1;Кузнецова;Анна;Ильинична\np2;Ким;Лев;Олегович\np9;Юн;Ян;\n"}});
  const auto plan = plan_import(*store, b);
  REQUIRE(plan);
  CHECK(plan->counts[1].same == 1);
  CHECK(plan->counts[1].changed == 1);
  CHECK(plan->counts[1].added == 1);
  REQUIRE(plan->differences.size() == 2);
  CHECK(plan->differences[0].key == "p2");
  REQUIRE(plan->differences[0].fields.size() == 1);
  CHECK(plan->differences[0].fields[0].before == "Ким Лев");
  CHECK(plan->differences[0].fields[0].after == "Ким Лев Олегович");
  REQUIRE(store->apply(plan->changes));
  const auto persons = *store->rows(1);
  CHECK(persons[0][4].as<Inflectable>()->stored[2] == "учителю физики высшей категории");
  CHECK(persons[1][3] == Value(Date{1980, 2, 29}));
  CHECK(persons[1][2].as<Inflectable>()->gender == Gender::unknown);  // the name changed
  CHECK(persons.size() == 4);
}

TEST_CASE("rows the registry holds may come with the code and what changes alone", "[import]") {
  const auto store = empty_store();
  REQUIRE(store->apply(kit::district()));
  const auto change = [&](const std::string& sheet, const std::string& csv) {
    return plan_import(*store, book({{sheet, csv}}));
  };
  const auto born = change("Люди", "Код;Дата рождения\np1;01.02.1990\n");
  REQUIRE(born);
  REQUIRE(born->differences.size() == 1);
  CHECK(born->differences[0].fields[0].after == "01.02.1990");
  CHECK(born->changes.entities[1].put[0][2].text() == "Кузнецова Анна Ильинична");
  const auto married = change("Люди", "Код;Фамилия\np1;Белова\np2;\n");  // an empty cell changes nothing
  REQUIRE(married);
  REQUIRE(married->differences.size() == 1);
  CHECK(married->differences[0].fields[0].before == "Кузнецова Анна Ильинична");
  CHECK(married->differences[0].fields[0].after == "Белова Анна Ильинична");
  const auto gender = change("Люди", "Код;Пол\np1;ж\n");
  REQUIRE(gender);
  const auto* name =
      gender->changes.entities[1].put.empty() ? nullptr : gender->changes.entities[1].put[0][2].as<Inflectable>();
  CHECK((!name || (name->gender == Gender::feminine && name->whole == "Кузнецова Анна Ильинична")));
  // A new row needs every required column; the first such row is named.
  const auto fresh = change("Люди", "Код;Дата рождения\np1;01.02.1990\np8;02.02.1990\np9;03.02.1990\n");
  CHECK(said(fresh) == Said{"PRK-R032 Люди!A3"});
  CHECK(fresh.error()[0].text.str() == "the column «ФИО» is missing, and this row is new to the registry");
  CHECK(said(change("Люди", "Код;Фамилия\np9;Юн\n")) == Said{"PRK-R032 Люди!A1"});
  CHECK(said(change("Школы", "Код;ИНН\ns9;\n")) == Said{"PRK-R032 Школы!A1"});
}

TEST_CASE("replacing removes what the workbook does not hold, unless something points to it", "[import]") {
  const auto store = empty_store();
  REQUIRE(store->apply(kit::district()));
  ImportOptions options;
  options.replace = true;
  const auto plan =
      plan_import(*store, book({{"Пары", "Код;Наставник\n"}, {"Школы", "Код;Название\ns1;Школа № 1\n"}}), options);
  REQUIRE(plan);
  CHECK(plan->counts[2].removed == 1);
  CHECK(plan->counts[0].removed == 1);
  CHECK(plan->changes.entities[2].remove == std::vector<std::string>{"g1"});
  const auto torn =
      plan_import(*store, book({{"Пары", "Код;Наставник\ng1;p1\n"}, {"Люди", "Код;ФИО\np2;Ким Лев\n"}}), options);
  REQUIRE_FALSE(torn);
  CHECK(said(torn).back() == "PRK-R037 Пары!B2");
}
