// Before there are pairs: a school that has its people and its bases of candidates and no more; what is due every
// quarter; who needs no agreement to the labour contract.
#include <algorithm>
#include <catch2/catch.hpp>

#include "acceptance/workspace.hpp"
#include "kit/files.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;

namespace {

const std::string june = "2020-06-05";

/// A school of the district that joins with a teacher and a pupil in its bases.
void join(const Workspace& w) {
  w.edit("organisation",
         "Код;Полное наименование;Сокращённое наименование;Вид;Правовая форма\n"
         "n;Муниципальное автономное общеобразовательное учреждение «Школа №10»;МАОУ \"СОШ №10\";общеобразовательная "
         "организация;автономное\n");
  w.edit("person",
         "Код;Организация (код);ФИО;Дата рождения;Кто;Должность;Класс\n"
         "n-t1;n;Белова Анна Петровна;;работник;директор;\n"
         "n-t2;n;Орлов Пётр Ильич;;работник;заместитель директора по учебно-воспитательной работе;\n"
         "n-t3;n;Ткач Лев Иванович;;работник;учитель математики;\n"
         "n-u1;n;Ким Вера Олеговна;01.02.2008;обучающийся;;6А\n");
  w.edit("organisation", "Код;Руководитель (код);Куратор (код)\nn;n-t1;n-t2\n");
  w.edit("representative", "Код;Ребёнок (код);ФИО;Кем приходится\nn-r;n-u1;Ким Олег Юрьевич;отец\n");
  w.edit("candidate", "Код;Организация (код);Человек (код);База\nn-c1;n;n-t3;наставники\nn-c2;n;n-u1;наставляемые\n");
}

/// item → status of a document's papers.
std::map<std::string, std::string> statuses(const Workspace& w, const std::string& organisation,
                                            const std::string& document, const std::string& today) {
  const auto board = json::parse(w.run({"--today", today, "--json", "status", "--org", organisation}).out, "status");
  REQUIRE(board);
  std::map<std::string, std::string> out;
  for (const Value& t : board->get("tasks").list())
    if (t.get("document").text() == document) out[t.get("item").text()] = t.get("status").text();
  return out;
}

}  // namespace

TEST_CASE("before there are pairs a school has its consents, plans, bases, lists and the school of mentors") {
  const Workspace w("megion");
  join(w);
  REQUIRE(w.run({"--today", june, "generate", "--format", "docx", "--org", "n"}).status == 0);
  const batch::Manifest m = w.manifest();
  CHECK(w.read(*w.find(m, "n", "consent-adult", "n-t3")).has("Я, Ткач Лев Иванович"));
  CHECK(w.read(*w.find(m, "n", "consent-parent-mentee", "n-u1")).has("законным представителем Ким Веры Олеговны"));
  CHECK(w.find(m, "n", "consent-voluntary", "n-u1"));
  CHECK_FALSE(w.find(m, "n", "consent-parent-mentor", "n-u1"));
  const Paper plan = w.read(*w.find(m, "n", "form-plan"));
  for (const char* form : {"«Учитель – ученик»", "«Ученик – ученик»", "«Учитель – учитель»", "«Работодатель – ученик»",
                           "«Студент – ученик»"})
    CHECK(plan.has(form));
  const std::vector<std::string> missing = {
      "до внесения в базу нужно согласие на обработку персональных данных: Ткач Лев Иванович (G-5)",
      "до внесения в базу нужно согласие законного представителя: Ким Вера Олеговна (G-5)"};
  CHECK(w.refusals("n", "base-order", june) == missing);
  CHECK(w.refusals("n", "lists-order", june) == missing);
  w.edit("consent",
         "Код;Чьи данные (код);Подписал представитель (код);Вид согласия;Дата подписания\n"
         "n-a1;n-t3;;обработка персональных данных;01.06.2020\n"
         "n-a2;n-u1;n-r;обработка персональных данных;01.06.2020\n");
  const Paper base = w.paper("n", "base-order", "", june);
  CHECK(base.has("Ткач Лев Иванович"));
  CHECK(base.has("Ким Вера Олеговна"));
  const Paper lists = w.paper("n", "lists-order", "", june);
  CHECK(lists.has("список наставников в количестве 1 человека"));
  CHECK(lists.has("Ким Вера Олеговна"));
  CHECK(w.paper("n", "mentor-school-order", "", june).has("Ткач Лев Иванович"));
  const auto pairs = w.refusals("n", "pairs-order", june);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0] == "в реестре нет ни одной наставнической пары или группы (G-1)");
}

TEST_CASE("the entry is assessed before there are pairs, each person on a sheet of his own") {
  const Workspace w("sosnovka");
  w.edit("candidate", "Код;Организация (код);Человек (код);База\nc1;sosnovka;sosnovka-u01;наставляемые\n");
  CHECK(statuses(w, "sosnovka", "assessment", "2024-01-20")["sosnovka-u01"] == "due");
  CHECK(w.paper("sosnovka", "assessment", "sosnovka-u01", "2024-01-20").has("Валиев Семён Дмитриевич"));
  CHECK(statuses(w, "sosnovka", "assessment-mentor", "2024-03-20")["sosnovka-t10"] == "due");
}

TEST_CASE("what is due every quarter is a paper of its own each time, with its period") {
  const Workspace w("school-2026");
  auto stands = statuses(w, "lyceum", "quarter-report", "2026-12-21");
  CHECK(stands["2026-09-25"] == "overdue");
  CHECK(stands["2026-12-25"] == "due");
  CHECK(stands["2027-03-25"] == "upcoming");
  w.edit("task",
         "Код;Организация (код);Мероприятие "
         "(этап/мероприятие);Выполнено\nt0;lyceum;work/quarter;25.09.2026\nt1;lyceum;work/quarter;24.12.2026\n");
  stands = statuses(w, "lyceum", "quarter-report", "2027-03-20");
  CHECK(stands["2026-12-25"] == "done");
  CHECK(stands["2027-03-25"] == "due");
  CHECK(w.paper("lyceum", "quarter-report", "2027-03-25", "2027-03-20").has("за I квартал 2027 г."));
  CHECK(w.paper("lyceum", "quarter-report", "2026-12-25", "2027-03-20").has("за IV квартал 2026 г."));
  CHECK(statuses(w, "lyceum", "quarter-report", "2027-04-05")["2027-03-25"] == "drafted");
  const auto board = json::parse(w.run({"--today", "2027-04-05", "--json", "status"}).out, "status");
  REQUIRE(board);
  for (const Value& a : board->get("activities").list())
    if (a.get("activity").text() == "quarter") {
      CHECK(a.get("status").text() == "overdue");
      CHECK(a.get("due").text() == "2027-03-25");
    }
}

TEST_CASE("an employee whose job is mentoring, or a school that says so, needs no agreement (G-24)") {
  const char* gone = "Код;Отозвано\nlyceum-a004;01.10.2026\n";
  const char* ended = "Код;Действует до\nlyceum-t07-d;05.10.2026\n";
  const Workspace job("school-2026");
  job.edit("consent", gone);
  job.edit("contract", ended);
  CHECK(job.refusals("lyceum", "pairs-order").size() == 2);
  job.edit("person", "Код;Наставничество — трудовая функция\nlyceum-t07;да\n");
  CHECK(job.refusals("lyceum", "pairs-order").empty());
  CHECK_FALSE(job.run({"status", "--org", "lyceum", "--all"}).says("о наставничестве: Алиева"));
  const Workspace off("school-2026");
  off.edit("consent", gone);
  off.edit("contract", ended);
  kit::spit(off.file("prikaz.yaml"), kit::slurp(off.file("prikaz.yaml")) + "facts: {labour_agreement: false}\n");
  CHECK(off.refusals("lyceum", "pairs-order").empty());
}

TEST_CASE("scenario 9: a district's assignment due on 10 June: the board's row, and who was in time") {
  const Workspace w("megion");
  join(w);
  w.edit("consent",
         "Код;Чьи данные (код);Подписал представитель (код);Вид согласия;Дата подписания\n"
         "n-a1;n-t3;;обработка персональных данных;01.06.2020\n"
         "n-a2;n-u1;n-r;обработка персональных данных;01.06.2020\n");
  const auto row_of = [&](const std::string& today, const std::string& report, const std::string& a,
                          const std::string& b) {
    const Answer made = w.run({"--today", today, "report", report, "-o", w.file("report.xlsx")});
    CAPTURE(made.err);
    REQUIRE(made.status == 0);
    for (const auto& row : read_sheet(kit::slurp(w.file("report.xlsx")), "report.xlsx")) {
      std::string all;
      for (const std::string& cell : row) all += cell + "|";
      if (all.find(a) != all.npos && all.find(b) != all.npos) return all;
    }
    return std::string();
  };
  const auto submitted = [&](const std::string& today, const char* school) {
    return row_of(today, "deadlines", school, "Представление плана работы (дорожной карты)");
  };
  const auto has = [](const std::string& row, const char* what) { return row.find(what) != row.npos; };
  for (const char* school : {"МАОУ \"СОШ №1\"", "МБОУ \"СОШ №6\"", "МАОУ \"СОШ №10\""}) {
    CHECK(has(submitted("2020-06-11", school), "|10.06.2020|"));
    CHECK_FALSE(has(submitted("2020-06-11", school), "выполнено"));
  }
  const auto enter = [&](const char* order, const char* date) {
    const Answer a = w.run({"register", order, "--org", "n", "--date", date});
    CAPTURE(a.err);
    REQUIRE(a.status == 0);
  };
  const auto in_time = [&] { return row_of("2020-06-15", "indicators", "подготовивших документы в срок", "|"); };
  enter("introduce-order", "2020-04-15");
  enter("curator-order", "2020-04-20");
  enter("lists-order", "2020-06-08");
  CHECK(has(in_time(), "|0|8|"));  // the plans are not handed in
  w.edit("task",
         "Код;Организация (код);Мероприятие (этап/мероприятие);Выполнено;Подтверждение\n"
         "t1;n;assignments/submit;09.06.2020;письмо от 09.06.2020\n");
  CHECK(has(in_time(), "|1|8|"));
  CHECK(has(submitted("2020-06-11", "МАОУ \"СОШ №10\""), "выполнено|09.06.2020"));
}
