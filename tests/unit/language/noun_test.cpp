#include "language/noun.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

namespace {
std::string gen(const char* w) { return decline_noun(w, Case::genitive); }
std::string ins(const char* w) { return decline_noun(w, Case::instrumental); }
std::string acc(const char* w) { return decline_noun(w, Case::accusative); }
}  // namespace

TEST_CASE("nouns by their ending") {
  CHECK(gen("школа") == "школы");
  CHECK(gen("книга") == "книги");
  CHECK(gen("комиссия") == "комиссии");
  CHECK(gen("заявление") == "заявления");
  CHECK(gen("училище") == "училища");
  CHECK(gen("санаторий") == "санатория");
  CHECK(gen("имя") == "имени");
  CHECK(gen("область") == "области");
  CHECK(gen("словарь") == "словаря");
  CHECK(gen("кафе") == "кафе");
  CHECK(gen("заведующая") == "заведующей");
}

TEST_CASE("fleeting vowels, and roots that keep theirs") {
  CHECK(gen("день") == "дня");
  CHECK(gen("урок") == "урока");
  CHECK(gen("кружок") == "кружка");
  CHECK(gen("палец") == "пальца");
  CHECK(gen("европеец") == "европейца");
  CHECK(gen("кузнец") == "кузнеца");
  CHECK(gen("церковь") == "церкви");
  CHECK(ins("церковь") == "церковью");
  CHECK(gen("зверёк") == "зверька");
  CHECK(gen("человек") == "человека");
  CHECK(gen("пёс") == "пса");
}

TEST_CASE("the instrumental after a hissing consonant and ц follows the stress") {
  CHECK(ins("врач") == "врачом");
  CHECK(ins("сторож") == "сторожем");
  CHECK(ins("отец") == "отцом");
  CHECK(ins("испанец") == "испанцем");
  CHECK(ins("месяц") == "месяцем");
  CHECK(ins("свеча") == "свечой");
  CHECK(ins("туча") == "тучей");
}

TEST_CASE("animate nouns in the accusative") {
  CHECK(acc("ученик") == "ученика");
  CHECK(acc("учебник") == "учебник");
  CHECK(acc("руководитель") == "руководителя");
  CHECK(acc("двигатель") == "двигатель");
  CHECK(acc("датчик") == "датчик");
  CHECK(acc("лётчик") == "лётчика");
  CHECK(decline_noun("девочка", Case::accusative, Number::plural) == "девочек");
}

TEST_CASE("plural genitives and other stems") {
  const auto genitives = [](const char* w) { return decline_noun(w, Case::genitive, Number::plural); };
  CHECK(genitives("окно") == "окон");
  CHECK(genitives("письмо") == "писем");
  CHECK(genitives("копейка") == "копеек");
  CHECK(genitives("страница") == "страниц");
  CHECK(genitives("неделя") == "недель");
  CHECK(genitives("статья") == "статей");
  CHECK(genitives("мероприятие") == "мероприятий");
  CHECK(genitives("гражданин") == "граждан");
  CHECK(genitives("ребёнок") == "детей");
  CHECK(genitives("год") == "лет");
  CHECK(genitives("раз") == "раз");
  CHECK(decline_noun("учитель", Case::nominative, Number::plural) == "учителя");
  CHECK(decline_noun("брат", Case::dative, Number::plural) == "братьям");
}
