#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "language/person.hpp"

using namespace prikaz;
using namespace prikaz::language;

namespace {

struct Row {
  const char* nominative;
  Gender gender;
  std::vector<std::string> oblique;  // genitive, dative, accusative, instrumental, prepositional
};

constexpr Gender m = Gender::masculine;
constexpr Gender f = Gender::feminine;

void check(const std::vector<Row>& rows) {
  static constexpr Case cases[] = {Case::genitive, Case::dative, Case::accusative, Case::instrumental,
                                   Case::prepositional};
  for (const Row& row : rows) {
    INFO(row.nominative);
    CHECK(surname(row.nominative, row.gender, Case::nominative).text == row.nominative);
    for (std::size_t i = 0; i < 5; ++i) CHECK(surname(row.nominative, row.gender, cases[i]).text == row.oblique[i]);
  }
}

void check_unchanging(const std::vector<const char*>& names, Gender gender) {
  for (const char* name : names) {
    INFO(name);
    for (int c = 0; c < 6; ++c) CHECK(surname(name, gender, static_cast<Case>(c)).text == name);
  }
}

}  // namespace

TEST_CASE("possessive surnames: -ым and -ой") {
  check({{"Петров", m, {"Петрова", "Петрову", "Петрова", "Петровым", "Петрове"}},
         {"Синицына", f, {"Синицыной", "Синицыной", "Синицыну", "Синицыной", "Синицыной"}},
         {"Соловьёв", m, {"Соловьёва", "Соловьёву", "Соловьёва", "Соловьёвым", "Соловьёве"}}});
}

TEST_CASE("foreign surnames in -ин and -ов take the noun's -ом") {
  check({{"Дарвин", m, {"Дарвина", "Дарвину", "Дарвина", "Дарвином", "Дарвине"}},
         {"Насретдин", m, {"Насретдина", "Насретдину", "Насретдина", "Насретдином", "Насретдине"}}});
}

TEST_CASE("adjectival surnames, stressed and soft") {
  check({{"Вишневский", m, {"Вишневского", "Вишневскому", "Вишневского", "Вишневским", "Вишневском"}},
         {"Полевой", m, {"Полевого", "Полевому", "Полевого", "Полевым", "Полевом"}},
         {"Шаткой", m, {"Шаткого", "Шаткому", "Шаткого", "Шатким", "Шатком"}},
         {"Непомнящая", f, {"Непомнящей", "Непомнящей", "Непомнящую", "Непомнящей", "Непомнящей"}},
         {"Верхняя", f, {"Верхней", "Верхней", "Верхнюю", "Верхней", "Верхней"}}});
}

TEST_CASE("surnames in -ой and -ий that are nouns") {
  check({{"Цой", m, {"Цоя", "Цою", "Цоя", "Цоем", "Цое"}},
         {"Гай", m, {"Гая", "Гаю", "Гая", "Гаем", "Гае"}},
         {"Палий", m, {"Палия", "Палию", "Палия", "Палием", "Палии"}}});
}

TEST_CASE("a man's surname in a consonant declines, a woman's stays") {
  check({{"Ткач", m, {"Ткача", "Ткачу", "Ткача", "Ткачом", "Ткаче"}},
         {"Коваль", m, {"Коваля", "Ковалю", "Коваля", "Ковалём", "Ковале"}},
         {"Рабинович", m, {"Рабиновича", "Рабиновичу", "Рабиновича", "Рабиновичем", "Рабиновиче"}},
         {"Кузьмич", m, {"Кузьмича", "Кузьмичу", "Кузьмича", "Кузьмичом", "Кузьмиче"}}});
  check_unchanging({"Ткач", "Коваль", "Ким", "Олейник", "Белоконь", "Югай", "Гайдай"}, f);
}

TEST_CASE("surnames that never change") {
  for (const Gender gender : {m, f}) {
    check_unchanging({"Шевченко", "Живаго", "Дурново", "Черных", "Долгих", "Чавчавадзе", "Джугашвили", "Дюма", "Гулиа",
                      "Золя", "Цзю", "Ли"},
                     gender);
  }
}

TEST_CASE("fleeting vowels of surnames that are nouns, always to be looked at") {
  check({{"Волчок", m, {"Волчка", "Волчку", "Волчка", "Волчком", "Волчке"}},
         {"Заяц", m, {"Зайца", "Зайцу", "Зайца", "Зайцем", "Зайце"}},
         {"Кравец", m, {"Кравца", "Кравцу", "Кравца", "Кравцом", "Кравце"}},
         {"Коломиец", m, {"Коломийца", "Коломийцу", "Коломийца", "Коломийцем", "Коломийце"}},
         {"Стрелец", m, {"Стрельца", "Стрельцу", "Стрельца", "Стрельцом", "Стрельце"}},
         {"Гребень", m, {"Гребня", "Гребню", "Гребня", "Гребнем", "Гребне"}},
         {"Соловей", m, {"Соловья", "Соловью", "Соловья", "Соловьём", "Соловье"}}});
  for (const char* name : {"Волчок", "Заяц", "Кравец", "Гребень", "Соловей"}) {
    INFO(name);
    CHECK(surname(name, m, Case::genitive).ambiguous);
  }
  CHECK_FALSE(surname("Петров", m, Case::genitive).ambiguous);
}

TEST_CASE("roots keep their vowel") {
  check({{"Кузнец", m, {"Кузнеца", "Кузнецу", "Кузнеца", "Кузнецом", "Кузнеце"}},
         {"Блок", m, {"Блока", "Блоку", "Блока", "Блоком", "Блоке"}},
         {"Олень", m, {"Оленя", "Оленю", "Оленя", "Оленем", "Олене"}}});
}

TEST_CASE("surnames in -а and -я") {
  check({{"Сковорода", m, {"Сковороды", "Сковороде", "Сковороду", "Сковородой", "Сковороде"}},
         {"Груша", f, {"Груши", "Груше", "Грушу", "Грушей", "Груше"}},
         {"Левша", m, {"Левши", "Левше", "Левшу", "Левшой", "Левше"}},
         {"Данелия", m, {"Данелии", "Данелии", "Данелию", "Данелией", "Данелии"}},
         {"Калина", f, {"Калины", "Калине", "Калину", "Калиной", "Калине"}},
         {"Окуджава", f, {"Окуджавы", "Окуджаве", "Окуджаву", "Окуджавой", "Окуджаве"}}});
}

TEST_CASE("double surnames: each part, but particles and some first parts stay") {
  check({{"Салтыков-Щедрин",
          m,
          {"Салтыкова-Щедрина", "Салтыкову-Щедрину", "Салтыкова-Щедрина", "Салтыковым-Щедриным", "Салтыкове-Щедрине"}},
         {"Тер-Петросян", m, {"Тер-Петросяна", "Тер-Петросяну", "Тер-Петросяна", "Тер-Петросяном", "Тер-Петросяне"}},
         {"Кара-Мурза", f, {"Кара-Мурзы", "Кара-Мурзе", "Кара-Мурзу", "Кара-Мурзой", "Кара-Мурзе"}},
         {"фон Беккер", m, {"фон Беккера", "фон Беккеру", "фон Беккера", "фон Беккером", "фон Беккере"}}});
}

TEST_CASE("an unknown gender never guesses a form") {
  const Form undecided = surname("Коваль", Gender::unknown, Case::dative);
  CHECK(undecided.text == "Коваль");
  CHECK(undecided.ambiguous);
  CHECK(surname("Шевченко", Gender::unknown, Case::dative).ambiguous == false);
}

TEST_CASE("Latin text, apostrophes and capitals inside a word are kept") {
  CHECK(surname("Smith", m, Case::genitive).text == "Smith");
  CHECK(surname("МакДональд", m, Case::genitive).text == "МакДональда");
  CHECK(surname("д'Артаньян", m, Case::dative).text == "д'Артаньяну");
}

TEST_CASE("relative adjectives as surnames") {
  check({{"Волчий", m, {"Волчьего", "Волчьему", "Волчьего", "Волчьим", "Волчьем"}},
         {"Божья", f, {"Божьей", "Божьей", "Божью", "Божьей", "Божьей"}},
         {"Певчий", m, {"Певчего", "Певчему", "Певчего", "Певчим", "Певчем"}}});
}
