#include "language/position.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

namespace {
std::string dat(const char* text) { return position(text, Case::dative).text; }
std::string ins(const char* text) { return position(text, Case::instrumental).text; }
}  // namespace

TEST_CASE("a position: the head and its adjectives decline, the tail stays") {
  CHECK(dat("учитель русского языка и литературы") == "учителю русского языка и литературы");
  CHECK(dat("заместитель директора по учебно-воспитательной работе") ==
        "заместителю директора по учебно-воспитательной работе");
  CHECK(ins("старший вожатый") == "старшим вожатым");
  CHECK(ins("материально ответственный") == "материально ответственным");
  CHECK(dat("глава городского округа") == "главе городского округа");
  CHECK(ins("секретарь учебной части") == "секретарём учебной части");
}

TEST_CASE("adjectives and participles may be the head") {
  CHECK(dat("заведующий кабинетом информатики") == "заведующему кабинетом информатики");
  CHECK(dat("исполняющая обязанности директора") == "исполняющей обязанности директора");
  CHECK(ins("временно исполняющий обязанности директора") == "временно исполняющим обязанности директора");
  CHECK(dat("учащийся 9 класса") == "учащемуся 9 класса");
  CHECK(dat("рабочий по комплексному обслуживанию зданий") == "рабочему по комплексному обслуживанию зданий");
}

TEST_CASE("both parts of a hyphenated position decline, fixed first parts do not") {
  CHECK(dat("педагог-психолог") == "педагогу-психологу");
  CHECK(ins("слесарь-сантехник") == "слесарем-сантехником");
  CHECK(dat("шеф-повар") == "шеф-повару");
  CHECK(dat("вице-президент") == "вице-президенту");
}

TEST_CASE("acting: the abbreviation does not change, nor what follows") {
  for (const char* text : {"и.о. директора", "и. о. директора", "врио директора", "И.о. заведующего"}) {
    CHECK(dat(text) == text);
  }
}

TEST_CASE("apposed positions decline too") {
  CHECK(dat("ассистент (помощник) по оказанию помощи") == "ассистенту (помощнику) по оказанию помощи");
  CHECK(dat("родитель (законный представитель)") == "родителю (законному представителю)");
  CHECK(dat("директор школы, учитель истории") == "директору школы, учителю истории");
  CHECK(dat("заместитель директора (по учебной работе)") == "заместителю директора (по учебной работе)");
  CHECK(dat("медсестра диетическая") == "медсестре диетической");
}

TEST_CASE("a person in the accusative is as in the genitive") {
  CHECK(position("старший методист", Case::accusative).text == "старшего методиста");
  CHECK(position("медицинская сестра", Case::accusative).text == "медицинскую сестру");
}
