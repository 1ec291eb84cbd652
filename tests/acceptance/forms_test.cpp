// Forms: the tables a district sends to its region, the register, the board of deadlines, the lists that may be
// published.
#include <algorithm>
#include <catch2/catch.hpp>

#include "acceptance/workspace.hpp"
#include "kit/files.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;

namespace {

/// The row whose cells hold all the words; an empty one when there is none.
std::vector<std::string> row_with(const Grid& grid, const std::vector<std::string>& words) {
  for (const auto& row : grid)
    if (std::all_of(words.begin(), words.end(),
                    [&](const auto& w) { return std::find(row.begin(), row.end(), w) != row.end(); }))
      return row;
  return {};
}

std::size_t index_of(const Grid& grid, const std::string& head) {
  for (const auto& row : grid)
    for (std::size_t c = 0; c < row.size(); ++c)
      if (row[c] == head) return c;
  return 1000;
}

std::string cell(const Grid& grid, const std::vector<std::string>& row, const std::string& head) {
  const std::size_t c = index_of(grid, head);
  return c < row.size() ? row[c] : "";
}

/// A report as it is made on a day.
Grid report_on(const Workspace& w, const std::string& today, const std::string& id) {
  const Answer a = w.run({"--today", today, "report", id, "-o", w.file(id + ".xlsx")});
  CAPTURE(a.err);
  REQUIRE(a.status == 0);
  return read_sheet(kit::slurp(w.file(id + ".xlsx")), id + ".xlsx");
}

/// The rows below the one that holds a head, as far as they are numbered or filled.
std::size_t rows_below(const Grid& grid, const std::string& head, const std::string& column) {
  const std::size_t c = index_of(grid, column);
  std::size_t n = 0;
  bool below = false;
  for (const auto& row : grid) {
    if (below && c < row.size() && !row[c].empty()) ++n;
    below = below || std::find(row.begin(), row.end(), head) != row.end();
  }
  return n;
}

}  // namespace

TEST_CASE("scenario 5: three district tables of a region from forty schools") {
  const Workspace w("volgograd");
  const Grid curators = w.report("curators");
  for (const char* head : {"Муниципальный район/Городской округ", "Полное наименование ОУ",
                           "Ф.И.О. куратора, должность (полностью)", "Мобильный телефон", "Электронная почта"}) {
    INFO(head);
    CHECK(index_of(curators, head) < 10);
  }
  CHECK(rows_below(curators, "Мобильный телефон", "Полное наименование ОУ") == 40);
  // V-22: nothing abbreviated.
  const auto last = row_with(
      curators, {"Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 40» городского округа – "
                 "город Камышин"});
  REQUIRE_FALSE(last.empty());
  CHECK(cell(curators, last, "Ф.И.О. куратора, должность (полностью)")
            .find(", заместитель директора по учебно-методической работе") != std::string::npos);
  CHECK(cell(curators, last, "Мобильный телефон").find("+7") == 0);
  CHECK(cell(curators, last, "Электронная почта") == "s40.t02@example.ru");

  const Grid counts = w.report("counts", {"--period", "2022"});
  const auto total = row_with(counts, {"1"});
  REQUIRE_FALSE(total.empty());
  CHECK(cell(counts, total, "Общее количество педагогических работников") == "1240");
  // V-20, I-4: pairs are counted from their first day, here the 4th of May; the shares of the same day agree.
  const std::string mentors = "Общее количество педагогов-наставников",
                    mentees = "Общее количество наставляемых педагогов";
  CHECK(cell(counts, total, mentors) == "0");
  const Grid in_may = report_on(w, "2022-05-15", "counts");
  CHECK(cell(in_may, row_with(in_may, {"1"}), mentors) == "40");
  CHECK(cell(in_may, row_with(in_may, {"1"}), mentees) == "40");
  const auto share = [&](const char* today) {
    const Grid g = report_on(w, today, "indicators");
    return cell(g, row_with(g, {"Доля педагогов-наставников среди педагогических работников"}), "Числитель");
  };
  CHECK(share("2022-04-25") == "0");
  CHECK(share("2022-05-15") == "40");

  w.edit("organisation",
         "Код;Ссылка на положение;Ссылка на дорожную карту\n"
         "s07;https://s07.example.ru/p.pdf;https://s07.example.ru/d.pdf\n");
  const Grid links = w.report("links");
  const auto seventh =
      row_with(links, {"Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 7» городского округа – "
                       "город Камышин"});
  CHECK(std::find(seventh.begin(), seventh.end(), "https://s07.example.ru/p.pdf") != seventh.end());
  CHECK(std::find(seventh.begin(), seventh.end(), "https://s07.example.ru/d.pdf") != seventh.end());
}

TEST_CASE("yearly indicators: a head of two levels, least values by year, the value reached") {
  const Workspace w("volgograd");
  const Grid g = w.report("yearly", {"--period", "2022"});
  CHECK(index_of(g, "Минимальное значение, в год") < 10);
  for (const char* year : {"2022", "2023", "2024"}) CHECK(index_of(g, year) < 10);
  const auto training = row_with(g, {"Доля педагогических работников, прошедших повышение квалификации"});
  REQUIRE_FALSE(training.empty());
  CHECK(cell(g, training, "2022") == "20");
  CHECK(cell(g, training, "2023") == "30");
  CHECK(cell(g, training, "2024") == "40");
  CHECK(cell(g, training, "Достигнуто") == "нет данных");
  const auto schools =
      row_with(g, {"Доля организаций, реализующих целевую модель наставничества педагогических работников"});
  CHECK(cell(g, schools, "Достигнуто") == "да");
  w.edit("measure", "Код;Организация (код);Показатель (id);Год;Значение;Из числа\nm1;s01;training;2022;5;31\n");
  const Grid after = w.report("yearly", {"--period", "2022"});
  CHECK(cell(after, row_with(after, {"Доля педагогических работников, прошедших повышение квалификации"}),
             "Достигнуто") == "нет");
}

TEST_CASE("scenario 9: the board of deadlines: done, to do, overdue, for every school and assignment of the order") {
  const Workspace w("berezniki");
  const auto board = [&](const std::string& today) { return report_on(w, today, "deadlines"); };
  const std::string regulation = "Разработка и утверждение положения о наставничестве";
  const std::string list = "Утверждение списка наставников и наставляемых локальным актом";
  const std::string sheet = "Внесение сведений о наставниках и наставляемых в общую таблицу";
  const Grid before = board("2022-11-16");
  for (const char* school : {"МАОУ СОШ № 2", "МАОУ «Школа № 11»", "МАОУ ООШ № 30"})
    for (const std::string& assignment : {regulation, list, sheet}) {
      INFO(school << ": " << assignment);
      const auto row = row_with(before, {school, assignment});
      REQUIRE_FALSE(row.empty());
      CHECK(cell(before, row, "Срок") == "18.11.2022");
      CHECK(cell(before, row, "Состояние") == "предстоит");
    }
  // One school has entered its data; on the first working day after the deadline the others are late.
  w.edit("task",
         "Код;Организация (код);Мероприятие (этап/мероприятие);Выполнено;Подтверждение\n"
         "t1;s02;assignments/sheet;17.11.2022;строка таблицы\n");
  const Grid after = board("2022-11-21");
  CHECK(cell(after, row_with(after, {"МАОУ СОШ № 2", sheet}), "Состояние") == "выполнено");
  CHECK(cell(after, row_with(after, {"МАОУ СОШ № 2", sheet}), "Выполнено") == "17.11.2022");
  CHECK(cell(after, row_with(after, {"МАОУ «Школа № 11»", sheet}), "Состояние") == "просрочено");
  CHECK(cell(after, row_with(after, {"МАОУ ООШ № 30", regulation}), "Состояние") == "просрочено");
}

TEST_CASE("papers on disk are no work done: the board counts what the journal and the registry hold") {
  const Workspace w("sosnovka");
  const auto done = [&] {
    const Grid board = w.report("deadlines");
    return std::count_if(board.begin(), board.end(),
                         [&](const auto& row) { return cell(board, row, "Состояние") == "выполнено"; });
  };
  const auto before = done();
  REQUIRE(w.run({"generate", "--ahead", "--format", "docx"}).status == 0);
  CHECK(done() == before);
  // The status of the day names what is late, though every paper lies ready.
  CHECK(w.run({"status"}).says("mentees/base"));
  w.edit("task",
         "Код;Организация (код);Мероприятие (этап/мероприятие);Выполнено\nt1;sosnovka;mentors/forms;15.01.2024\n");
  CHECK(done() == before + 1);
}

TEST_CASE("documents in time are those registered by the deadline, not those that lie ready") {
  const Workspace w("berezniki");
  const auto in_time = [&] {
    const Grid g = w.report("indicators");
    return cell(g, row_with(g, {"Доля организаций, подготовивших документы в срок"}), "Числитель");
  };
  REQUIRE(w.run({"generate", "--ahead", "--format", "docx"}).status == 0);
  CHECK(in_time() == "0");
  const auto enter = [&](const char* order, const char* school, const char* date) {
    REQUIRE(w.run({"register", order, "--org", school, "--date", date}).status == 0);
  };
  enter("regulation-order", "s02", "2022-11-14");
  CHECK(in_time() == "0");
  enter("lists-order", "s02", "2022-11-16");
  CHECK(in_time() == "1");
  enter("regulation-order", "s11", "2022-11-14");
  enter("lists-order", "s11", "2022-11-21");  // after the deadline
  const Grid late = report_on(w, "2023-02-01", "indicators");
  CHECK(cell(late, row_with(late, {"Доля организаций, подготовивших документы в срок"}), "Числитель") == "1");
}

TEST_CASE("the municipality's register names everybody who takes part, with position and consent") {
  const Workspace w("berezniki");
  const Grid g = w.report("register");
  CHECK(rows_below(g, "Фамилия, имя, отчество", "Фамилия, имя, отчество") == 15);
  const auto mentor = row_with(g, {"Яковлев Никита Петрович"});
  CHECK(cell(g, mentor, "Участие") == "наставник");
  CHECK(cell(g, mentor, "Должность, класс") == "учитель русского языка и литературы");
  CHECK(cell(g, mentor, "Согласие на обработку персональных данных") == "да");
  CHECK(cell(g, row_with(g, {"Мороз Игорь Геннадьевич"}), "Участие") == "наставляемый");
}

TEST_CASE("only those who consented to it are listed for publication") {
  const Workspace w("school-2026");
  const Grid nobody = w.report("site");
  CHECK(row_with(nobody, {"Бабич Григорий Евгеньевич"}).empty());
  w.edit("consent",
         "Код;Чьи данные (код);Вид согласия;Дата подписания\np1;lyceum-t10;распространение персональных "
         "данных;05.10.2026\n");
  const Grid one = w.report("site");
  CHECK_FALSE(row_with(one, {"Бабич Григорий Евгеньевич"}).empty());
  CHECK(rows_below(one, "Фамилия, имя, отчество", "Фамилия, имя, отчество") == 1);
  // No contact, no document, no birth date leaves the school.
  for (const auto& row : one)
    for (const std::string& c : row) CHECK(c.find("+7") == std::string::npos);
}

TEST_CASE("the ledger of consents tells who signed and what is in force") {
  const Workspace w("sosnovka");
  w.edit("consent", "Код;Отозвано\nsosnovka-a001;05.12.2024\n");
  const Grid g = w.report("consents");
  const auto withdrawn = row_with(g, {"Крайних-Заболотная Нина Ильинична", "отозвано"});
  REQUIRE_FALSE(withdrawn.empty());
  CHECK(cell(g, withdrawn, "Кто подписал").find("Крайних-Заболотный Илья Евгеньевич (отец)") == 0);
  CHECK_FALSE(row_with(g, {"Игнатьева Майя Борисовна", "действует"}).empty());
}

TEST_CASE("indicators: shares of mentors and mentees, sections of sites, with the records behind the number") {
  const Workspace w("berezniki");
  const auto value = [&](const std::string& title, const std::string& head) {
    const Grid g = report_on(w, "2022-12-01", "indicators");
    for (const auto& row : g)
      for (const std::string& c : row)
        if (c.find(title) == 0) return cell(g, row, head);
    return std::string("no row");
  };
  // I-4: six mentors and nine mentees of 121 teachers.
  CHECK(value("Доля педагогов-наставников", "Числитель") == "6");
  CHECK(value("Доля педагогов-наставников", "Знаменатель") == "121");
  CHECK(value("Доля наставляемых", "Числитель") == "9");
  // I-6, B-52: a section counts when its links are there.
  CHECK(value("Доля организаций с разделом сайта", "Числитель") == "0");
  w.edit("organisation",
         "Код;Ссылка на раздел сайта «Наставничество»;Ссылка на положение;Ссылка на дорожную карту\n"
         "s02;https://s02.example.ru/n;https://s02.example.ru/p;https://s02.example.ru/d\n");
  CHECK(value("Доля организаций с разделом сайта", "Числитель") == "1");
  CHECK(value("Доля организаций с разделом сайта", "Достигнут") == "нет");
  CHECK(value("Доля образовательных организаций, обеспечивающих", "Достигнут") == "да");
  // B-53: of 48 teachers of the school five take part, 10.4 %; a year ago 8 %, or 12 %.
  CHECK(value("Прирост доли педагогов", "Достигнут") == "нет данных");
  w.edit("measure", "Код;Организация (код);Показатель (id);Год;Значение\nm1;s02;involved;2021;8\n");
  CHECK(value("Прирост доли педагогов", "Достигнут") == "да");
  w.edit("measure", "Код;Значение\nm1;12\n");
  CHECK(value("Прирост доли педагогов", "Достигнут") == "нет");
  // Without a target there is nothing to reach.
  CHECK(value("Доля наставляемых", "Достигнут").empty());
}

TEST_CASE("indicators: satisfaction and the change from entry to exit count only those with both") {
  const Workspace w("sosnovka");
  w.edit("questionnaire",
         "Код;Человек (код);Вид анкеты;Дата;Балл\n"
         "q1;sosnovka-t01;удовлетворённость;02.12.2024;4\n"
         "q2;sosnovka-t02;удовлетворённость;02.12.2024;5\n"
         "q3;sosnovka-t03;анкета наставника;02.12.2024;1\n");
  w.edit("assessment",
         "Код;Человек (код);Показатель;Дата «вход»;Значение «вход»;Дата «выход»;Значение «выход»\n"
         "a1;sosnovka-t01;вовлечённость;10.01.2024;3;02.12.2024;7\n"
         "a2;sosnovka-t02;вовлечённость;10.01.2024;5;02.12.2024;6\n"
         "a3;sosnovka-t03;вовлечённость;10.01.2024;9;;\n");
  const Grid g = w.report("indicators");
  const auto row_of = [&](const std::string& title) {
    for (const auto& row : g)
      for (const std::string& c : row)
        if (c.find(title) == 0) return row;
    return std::vector<std::string>();
  };
  CHECK(cell(g, row_of("Средняя удовлетворённость"), "Числитель") == "9");
  CHECK(cell(g, row_of("Средняя удовлетворённость"), "Знаменатель") == "2");
  CHECK(cell(g, row_of("Среднее изменение"), "Числитель") == "5");
  CHECK(cell(g, row_of("Среднее изменение"), "Знаменатель") == "2");
}
