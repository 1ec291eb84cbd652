// The fifteen scenarios of the requirements (6.8), each from the registry to the text that a reader finds.
#include <algorithm>
#include <catch2/catch.hpp>

#include "acceptance/workspace.hpp"
#include "kit/files.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;

namespace {

/// The reasons `status` gives for a paper of an organisation, after its state.
std::vector<std::string> standing(const Workspace& w, const std::string& organisation, const std::string& document,
                                  const std::string& today = {}) {
  std::vector<std::string> words = {"--json", "status", "--org", organisation};
  if (!today.empty()) words.insert(words.begin(), {"--today", today});
  const auto board = json::parse(w.run(words).out, "status");
  REQUIRE(board);
  std::vector<std::string> out;
  for (const Value& t : board->get("tasks").list())
    if (t.get("document").text() == document) {
      out.push_back(t.get("status").text());
      for (const Value& r : t.get("reasons").list()) out.push_back(plain(r.text()));
    }
  return out;
}

bool any_has(const std::vector<std::string>& lines, std::string_view what) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& l) { return l.find(what) != l.npos; });
}

/// The column under a head; "" where a row is shorter.
std::vector<std::string> column(const Grid& grid, std::size_t index, std::size_t from, std::size_t to) {
  std::vector<std::string> out;
  for (std::size_t r = from; r < std::min(to, grid.size()); ++r)
    out.push_back(index < grid[r].size() ? grid[r][index] : "");
  return out;
}

std::size_t row_with(const Grid& grid, const std::string& text) {
  for (std::size_t r = 0; r < grid.size(); ++r)
    if (std::find(grid[r].begin(), grid[r].end(), text) != grid[r].end()) return r;
  return grid.size();
}

}  // namespace

TEST_CASE("scenario 1: a district's order with seven addressees in the dative, nested points, annexes, circulation") {
  const Workspace& w = made("megion");
  const Paper p = w.read(*w.find(w.manifest(), "dep", "district-order"));
  // M-6, M-7: the heads by name, grouped by legal form, each school in quotes. Initials follow the surname of whom a
  // paper addresses (L-21); the source had them before it.
  CHECK(
      p.has("Исполняющему обязанности директора Муниципального казённого учреждения «Центр развития образования» "
            "Климчуку В.И."));
  const std::string heads = p.line("5. Руководителям");
  for (const char* head :
       {"МАОУ \"СОШ №1\" – Волощуку Д.Г.", "МАОУ \"СОШ №2\" – Кравцу Д.Д.", "МАОУ \"СОШ №3\" – Волощук В.О.",
        "МАОУ \"СОШ №4\" – Крылову Р.В.", "МАОУ №5 \"Гимназия\" – Долгих Т.С.", "МАОУ \"СОШ №9\" – Колесник У.И.",
        "МБОУ \"СОШ №6\" – Горбуновой Е.Г."}) {
    INFO(head);
    CHECK(heads.find(head) != std::string::npos);
  }
  CHECK(heads.find("муниципальных автономных") < heads.find("Волощуку"));
  CHECK(heads.find("муниципального бюджетного") > heads.find("Колесник"));
  CHECK(heads.find("муниципального бюджетного") < heads.find("Горбуновой"));
  // M-5: points one to seven, nested ones in their places.
  std::size_t at = 0;
  for (const char* point :
       {"\n1. ", "\n2. ", "\n3. ", "\n4. ", "\n4.1. ", "\n4.2. ", "\n5. ", "\n5.1. ", "\n5.2. ", "\n5.3. ", "\n6. ",
        "\n7. ", "Рассылка", "Приложение № 1\n", "Приложение № 2\n", "Приложение № 3\n"}) {
    INFO(point);
    at = p.text.find(point, at);
    REQUIRE(at != std::string::npos);
  }
  // M-15, M-16.
  CHECK(p.has("В дело – 1 экз."));
  CHECK(p.has("Руководителям образовательных организаций – 1 экз."));
  CHECK(p.count("к приказу Департамента образования") == 3);
}

TEST_CASE("scenario 2: a school's folder holds the nine documents, and the consents of all kinds of people") {
  const Workspace& w = made("megion");
  const batch::Manifest m = w.manifest();
  std::map<std::string, int> kinds;
  for (const batch::Entry& e : m.entries)
    if (e.organisation == "s1" && e.status == batch::Entry::Status::made) {
      INFO(e.document << " " << e.item);
      const Paper p = w.read(e);
      CHECK(p.text.size() > 500);
      ++kinds[e.document];
    }
  // M-35, in its order; then the consents and the contract.
  for (const char* document : {"regulation", "introduce-order", "school-program", "roadmap", "curator-order",
                               "mentor-school-order", "pairs-order", "final-order", "council-minutes", "consent-adult",
                               "consent-parent-mentee", "consent-parent-mentor", "contract-external"}) {
    INFO(document);
    CHECK(kinds[document] >= 1);
  }
  // An adult pair, a minor mentee, a minor mentor, an external mentor.
  CHECK(w.read(*w.find(m, "s1", "consent-adult", "s1-t14")).has("Я, Зеленин Руслан Игоревич, зарегистрированный"));
  CHECK(w.read(*w.find(m, "s1", "consent-adult", "s1-t20")).has("Я, Чайка Зоя Фёдоровна, зарегистрированная"));
  const Paper mentee = w.read(*w.find(m, "s1", "consent-parent-mentee", "s1-u25"));
  CHECK(mentee.has("Я, Колесник Диана Рустамовна, зарегистрированная"));
  CHECK(
      mentee.has("являясь матерью и законным представителем Колесник Киры Андреевны, 6 июня 2006 г. рождения, "
                 "обучающейся 8Б класса"));
  const Paper mentor = w.read(*w.find(m, "s1", "consent-parent-mentor", "s1-u14"));
  CHECK(mentor.has("несовершеннолетнего наставника"));
  CHECK(mentor.has("являясь матерью и законным представителем Мухиной Юлии Алексеевны"));
  const Paper contract = w.read(*w.find(m, "s1", "contract-external", "s1-e01"));
  CHECK(contract.has("безвозмездн"));
  CHECK(contract.has("Майборода Фома Савельевич"));
}

TEST_CASE("scenario 3: a missing consent refuses the order and names the person and the kind") {
  const Workspace w("megion");
  const auto refused = w.refusals("s4", "pairs-order");
  REQUIRE(refused.size() == 1);
  CHECK(refused[0] ==
        "нет согласия законного представителя (Антипина Надежда Борисовна) на участие несовершеннолетнего "
        "наставляемого: Антипин Михаил Анатольевич, 6А класс (G-3)");
  CHECK(w.refusals("s3", "pairs-order").empty());
  // An adult without a consent of his own: G-4.
  w.edit("consent", "Код;Отозвано\ns3-a003;01.09.2020\n");
  const auto adult = w.refusals("s3", "pairs-order");
  REQUIRE(adult.size() == 1);
  CHECK(any_has(adult, "нет действующего согласия на обработку персональных данных: "));
  CHECK(any_has(adult, "(G-4)"));
}

TEST_CASE("scenario 4: the quarterly form from the sheets of seven schools, totals, coverage, flag, deadline") {
  const Workspace w("megion");
  w.edit("organisation",
         "Код;Обучающихся 1–4 классов;Обучающихся 5–9 классов;Обучающихся 10–11 классов;Обучающихся "
         "охвачено программами\ns1;;;;\ns2;;;;\ns3;;;;\ns4;;;;\ns5;;;;\ns6;;;;\ns9;;;;\n");
  // M-67: every school sends its own sheet.
  for (const char* sheet : {"s1;412;498;96;784", "s2;455;521;88;776", "s3;387;463;79;752", "s4;520;604;112;791",
                            "s5;298;402;104;739", "s6;211;256;41;360", "s9;366;430;73;660"})
    w.edit("organisation", std::string("Код;Обучающихся 1–4 классов;Обучающихся 5–9 классов;Обучающихся 10–11 "
                                       "классов;Обучающихся охвачено программами\n") +
                               sheet + "\n");
  const Grid g = w.report("quarterly", {"--period", "2020-Q4"});
  // M-60, M-61: the two rows of the head.
  const std::size_t head = row_with(g, "ГОД");
  REQUIRE(head > 0);
  REQUIRE(head < g.size());
  CHECK(g[head - 1][0] == "Период отчётности *");
  CHECK(g[head - 1][2] == "Муниципальное образование");
  CHECK(g[head - 1][3] == "Численность обучающихся:");
  CHECK(g[head - 1][7] ==
        "Результат проекта. Не менее 70 % обучающихся общеобразовательных организаций вовлечены в различные формы "
        "сопровождения и наставничества");
  CHECK(std::vector<std::string>(g[head].begin(), g[head].begin() + 7) ==
        std::vector<std::string>{"ГОД", "кв.", "Регион", "1–4 классы", "5–9 классы", "10–11 классы", "Всего"});
  CHECK(g[head][7] ==
        "Численность обучающихся общеобразовательных организаций, охваченных программами менторства и наставничества");
  CHECK(g[head][8] == "Количество образовательных организаций, реализующих программы менторства и наставничества");
  // M-62: seven rows in their order. M-63 … M-66: sums, the share and its flag, a count of organisations.
  const std::size_t first = head + 1;
  CHECK(column(g, 2, first, first + 8) ==
        std::vector<std::string>{"МАОУ \"СОШ №1\"", "МАОУ \"СОШ №2\"", "МАОУ \"СОШ №3\"", "МАОУ \"СОШ №4\"",
                                 "МАОУ №5 \"Гимназия\"", "МБОУ \"СОШ №6\"", "МАОУ \"СОШ №9\"", "Всего"});
  CHECK(column(g, 0, first, first + 7) == std::vector<std::string>(7, "2020"));
  CHECK(column(g, 1, first, first + 7) == std::vector<std::string>(7, "IV"));
  CHECK(column(g, 6, first, first + 8) ==
        std::vector<std::string>{"1006", "1064", "929", "1236", "804", "508", "869", "6416"});
  CHECK(column(g, 7, first, first + 8) ==
        std::vector<std::string>{"784", "776", "752", "791", "739", "360", "660", "4862"});
  CHECK(column(g, 8, first, first + 8) == std::vector<std::string>{"1", "1", "1", "1", "1", "1", "1", "7"});
  CHECK(column(g, 10, first, first + 8) == std::vector<std::string>{"", "", "", "ниже 70 %", "", "", "", ""});
  CHECK(std::stod(g[first + 7][9]) == Approx(4862.0 / 6416));
  // T-7: the 25th of the last month of the period.
  CHECK(row_with(g, "* Данные указываются по состоянию на 25 декабря 2020 г.") < g.size());
  // Numbers have their days too: what is counted later leaves the form of an earlier quarter as it was.
  w.edit("headcount",
         "Код;Организация (код);Кого;На дату;Численность\nh1;s1;обучающихся охвачено программами;20.01.2021;801\n");
  const auto covered = [&](const char* period) {
    const Grid then = w.report("quarterly", {"--period", period, "--today", "2021-04-01"});
    return then[row_with(then, "ГОД") + 1][7];
  };
  CHECK(covered("2020-Q4") == "784");
  CHECK(covered("2021-Q1") == "801");
}

TEST_CASE("scenario 8: the checker of the legal basis finds impossible years, two dates, lost letters, early dates") {
  const Workspace w("arzgir");
  const std::string acts = R"(prikaz: 1
acts:
  edu: {kind: федеральный закон, date: 2012-12-29, number: 273-ФЗ, title: Об образовании}
  perm: {kind: приказ, issuer: министерства образования, date: 202-07-04, number: 26-01-06-629, title: Об утверждении положения}
  order: {kind: распоряжение, issuer: Министерства просвещения, date: 2019-12-25, number: Р-145, title: О модели}
  decree: {kind: постановление, issuer: Министерства просвещения, date: 2019-12-24, number: Р-145, title: О модели}
  gov: {kind: распоряжение, issuer: Правительства Российской Федерации, date: 2019-12-31, number: "3273", title: О системе}
)";
  const std::string roadmap = R"(prikaz: 1
roadmap: wrong
title: Дорожная карта
model: models/mentoring.yaml
participants: {of: pairs, until: end, roles: {mentor: mentor, mentee: mentees}}
level: organisation
year: {from: 2022-09-01, to: 2023-08-31}
acts: [edu, perm, order, decree, gov]
roles: {head: {title: директор}}
documents: {}
stages:
  - id: finish
    title: Завершение
    activities:
      - {id: reports, title: Отчёты, due: 2022-05..2022-07, responsible: [head]}
)";
  kit::spit(w.file("acts.yaml"), acts);
  kit::spit(w.file("wrong.yaml"), roadmap);
  const Answer a = w.run({"check", w.file("wrong.yaml")});
  CAPTURE(a.err);
  CHECK(a.says("PRK-K020"));  // Q-1: a year of three digits
  CHECK(a.says("202-07-04"));
  CHECK(a.says("PRK-K021"));  // Q-2: one number, two dates and kinds
  CHECK(a.says("Р-145"));
  CHECK(a.says("PRK-K022"));  // Q-3: 3273 without its letters
  CHECK(a.says("PRK-K011"));  // Q-4: May 2022 inside 2022–2023
}

TEST_CASE("scenario 10: a district twice over gives the same bytes; a bad school does not stop the rest") {
  const Workspace a("berezniki"), b("berezniki");
  REQUIRE(a.run({"generate", "-j", "1"}).status == 0);
  REQUIRE(b.run({"generate", "-j", "2"}).status == 0);
  CHECK(a.files("out").size() > 70);
  CHECK(a.files("out") == b.files("out"));
  // A school whose head is not known: its papers are refused, each with the reason; the others' are made.
  const Workspace c("berezniki");
  c.edit("organisation", "Код;Руководитель (код)\ns11;\n");
  const Answer run = c.run({"generate", "-j", "2"});
  CHECK(run.status == 0);
  CHECK(run.says("не указан руководитель организации"));
  std::size_t made_here = 0, refused = 0;
  for (const batch::Entry& e : c.manifest().entries) {
    if (e.organisation != "s11") CHECK(e.status == batch::Entry::Status::made);
    made_here += e.organisation == "s11" && e.status == batch::Entry::Status::made;
    refused += e.organisation == "s11" && e.status == batch::Entry::Status::blocked;
  }
  CHECK(refused >= 4);
  CHECK(made_here == 0);
  auto right = a.files("out"), rest = c.files("out");
  for (const auto& [path, hash] : rest)
    if (path != "manifest.json") CHECK(right.at(path) == hash);
}

TEST_CASE("scenario 11: a withdrawn consent refuses new papers and flags the order that rests on it") {
  const Workspace w("megion");
  for (const char* first : {"introduce-order", "curator-order"})
    REQUIRE(w.run({"register", first, "--org", "s1", "--date", "2020-04-20"}).status == 0);
  REQUIRE(w.run({"register", "pairs-order", "--org", "s1", "--number", "31-О", "--date", "2020-09-14"}).status == 0);
  REQUIRE(w.run({"generate", "--org", "s1", "--document", "pairs-order", "--format", "docx"}).status == 0);
  CHECK(standing(w, "s1", "pairs-order") == std::vector<std::string>{"done"});
  w.edit("consent", "Код;Отозвано\ns1-a001;01.10.2020\ns2-a001;01.10.2020\n");
  const auto flagged = standing(w, "s1", "pairs-order", "2020-10-05");
  REQUIRE(flagged.size() == 2);
  CHECK(flagged[0] == "done");
  CHECK(flagged[1].find("Колесник Кира Андреевна") != std::string::npos);
  // The order that was not yet issued is refused.
  CHECK(any_has(w.refusals("s2", "pairs-order", "2020-10-05"), "Хайруллин Дмитрий Григорьевич"));
  // On the day before the withdrawal nothing stood in the way.
  CHECK(w.refusals("s2", "pairs-order", "2020-09-30").empty());
}

TEST_CASE("scenario 12: the curator changes: new papers name the new one, issued papers stay as they were") {
  const Workspace w("megion");
  REQUIRE(w.run({"register", "introduce-order", "--org", "s1", "--date", "2020-04-20"}).status == 0);
  REQUIRE(w.run({"register", "curator-order", "--org", "s1", "--number", "7-О", "--date", "2020-04-20"}).status == 0);
  const Paper before = w.paper("s1", "curator-order");
  CHECK(before.has("Голованову Ларису Евгеньевну"));
  CHECK(before.line("Волощук").find("Директор") == 0);
  w.edit("organisation", "Код;Куратор (код)\ns1;s1-t03\n");
  // The issued order is laid out from its frozen bytes; a new one names the new curator.
  CHECK(w.paper("s1", "curator-order", "", "2021-01-15").text == before.text);
  const Paper pairs = w.paper("s1", "pairs-order", "", "2021-01-15");
  CHECK(pairs.has("Заместителю директора по воспитательной работе Карповой Г.А., куратору наставничества"));
  CHECK_FALSE(pairs.has("Голованов"));
}

TEST_CASE("scenario 12: a deputy acts for the head: the signature names the head's office, not the deputy's") {
  const Workspace w("megion");
  w.edit("organisation",
         "Код;Руководитель (код);Исполняет обязанности;Основание исполнения обязанностей\n"
         "s1;s1-t04;да;приказ департамента от 11.01.2021 № 4-к\n");
  const Paper order = w.paper("s1", "introduce-order", "", "2021-01-15");
  CHECK_FALSE(order.has("Волощук"));
  CHECK(order.line("обязанности директора").find("Исполняющ") == 0);
  // An acting head without a basis is told of (G-22).
  w.edit("organisation", "Код;Основание исполнения обязанностей\ns1;\n");
  CHECK(any_has(standing(w, "s1", "introduce-order", "2021-01-15"), "не указано, на основании чего исполняет обязанности"));
}

TEST_CASE("scenario 13: a mentee comes of age between two papers: the parent's consent no longer serves") {
  const Workspace w("sosnovka");
  const std::string young = "sosnovka-u28";  // born on 10.12.2006
  REQUIRE(w.run({"generate", "--format", "docx"}).status == 0);
  batch::Manifest m = w.manifest();
  CHECK(w.find(m, "sosnovka", "consent-parent-mentee", young));
  CHECK_FALSE(w.find(m, "sosnovka", "consent-adult", young));
  CHECK(w.read(*w.find(m, "sosnovka", "consent-parent-mentee", young)).has("законным представителем Лугового Николая"));
  CHECK(w.refusals("sosnovka", "pairs-order", "2024-12-09").empty());
  const auto after = w.refusals("sosnovka", "pairs-order", "2024-12-10");
  REQUIRE(after.size() == 1);
  CHECK(after[0] == "нет действующего согласия на обработку персональных данных: Луговой Николай Дмитриевич (G-4)");
  REQUIRE(w.run({"--today", "2024-12-10", "generate", "--format", "docx"}).status == 0);
  m = w.manifest();
  CHECK_FALSE(w.find(m, "sosnovka", "consent-parent-mentee", young));
  CHECK(w.read(*w.find(m, "sosnovka", "consent-adult", young)).has("Я, Луговой Николай Дмитриевич"));
  w.edit("consent", "Код;Чьи данные (код);Вид согласия;Дата подписания\nnew;" + young +
                        ";обработка персональных данных;10.12.2024\n");
  CHECK(w.refusals("sosnovka", "pairs-order", "2024-12-10").empty());
}

TEST_CASE("scenario 14: a group of one mentor and four mentees in one order") {
  const Workspace& w = made("sosnovka");
  const Paper p = w.read(*w.find(w.manifest(), "sosnovka", "pairs-order"));
  CHECK(p.has("Утвердить 6 наставнических пар и 1 наставническую группу"));
  const Grid g = p.table("Назначить наставником");
  REQUIRE(g.size() == 8);
  CHECK(column(g, 0, 1, 8) == std::vector<std::string>{"1", "2", "3", "4", "5", "6", "7"});
  CHECK(g[6][2].find("Игнатьева Тимура Ильича,\nучителя начальных классов") == 0);
  CHECK(std::count(g[6][3].begin(), g[6][3].end(), '\n') == 3);
  for (const char* mentee : {"Бурлака Никиту Ивановича", "Мамедову Татьяну Тимуровну", "Байрамову Севду Гусейн кызы",
                             "Лугового Николая Дмитриевича"}) {
    INFO(mentee);
    CHECK(g[6][3].find(mentee) != std::string::npos);
  }
}

TEST_CASE("scenario 15: both sides of a pair are minors: two consents of parents") {
  const Workspace w("sosnovka");
  REQUIRE(w.run({"generate", "--format", "docx"}).status == 0);
  const batch::Manifest m = w.manifest();
  const Paper mentor = w.read(*w.find(m, "sosnovka", "consent-parent-mentor", "sosnovka-u06"));
  CHECK(mentor.has("Я, Ткач Дмитрий Ильич, зарегистрированный"));
  CHECK(mentor.has("отцом и законным представителем Ткач Варвары Дмитриевны"));
  const Paper mentee = w.read(*w.find(m, "sosnovka", "consent-parent-mentee", "sosnovka-u30"));
  CHECK(mentee.has("законным представителем Крайних-Заболотной Нины Ильиничны"));
  // From fourteen the child signs too, below it the parent alone.
  CHECK(mentor.has("Ткач\n") == true);
  CHECK(mentor.has("обработкой моих персональных данных согласна"));
  CHECK_FALSE(mentee.has("обработкой моих персональных данных соглас"));
  w.edit("consent", "Код;Отозвано\nsosnovka-a001;05.12.2024\nsosnovka-a003;05.12.2024\n");
  const auto refused = w.refusals("sosnovka", "pairs-order");
  REQUIRE(refused.size() == 2);
  CHECK(any_has(refused, "нет согласия законного представителя"));
  CHECK(any_has(refused, "Ткач Варвара Дмитриевна"));
  CHECK(any_has(refused, "Крайних-Заболотная Нина Ильинична"));
}
