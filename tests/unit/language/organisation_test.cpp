#include "language/organisation.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

namespace {
std::string gen(const char* text) { return organisation(text, Case::genitive).text; }
}  // namespace

TEST_CASE("an organisation: the head group declines, the quoted name does not") {
  CHECK(gen("Муниципальное бюджетное общеобразовательное учреждение «Лицей № 7 «Эврика»") ==
        "Муниципального бюджетного общеобразовательного учреждения «Лицей № 7 «Эврика»");
  CHECK(gen("МУНИЦИПАЛЬНОЕ УЧРЕЖДЕНИЕ «ШКОЛА № 3»") == "МУНИЦИПАЛЬНОГО УЧРЕЖДЕНИЯ «ШКОЛА № 3»");
  CHECK(gen("Средняя общеобразовательная школа № 12") == "Средней общеобразовательной школы № 12");
  CHECK(gen("Департамент образования и науки города Москвы") == "Департамента образования и науки города Москвы");
  CHECK(gen("Правительство Российской Федерации") == "Правительства Российской Федерации");
  CHECK(gen("Автономная некоммерческая организация «Россия — страна возможностей»") ==
        "Автономной некоммерческой организации «Россия — страна возможностей»");
}

TEST_CASE("co-ordinated heads decline both") {
  CHECK(gen("Начальная школа — детский сад № 7") == "Начальной школы — детского сада № 7");
  CHECK(gen("Школа-интернат № 2") == "Школы-интерната № 2");
  CHECK(gen("Ясли-сад № 3") == "Яслей-сада № 3");
  CHECK(gen("Детские ясли № 4") == "Детских яслей № 4");
}

TEST_CASE("abbreviations never change") {
  for (const char* text :
       {"МБОУ «СОШ № 6»", "ГАУ ДПО «ИРО»", "ООО «Ромашка»", "Минпросвещения России", "«Точка роста»"}) {
    CHECK(gen(text) == text);
  }
}

TEST_CASE("an entrepreneur's name declines as a person's") {
  CHECK(organisation("Индивидуальный предприниматель Зимин Олег Львович", Case::instrumental).text ==
        "Индивидуальным предпринимателем Зиминым Олегом Львовичем");
  CHECK(organisation("Индивидуальный предприниматель Зимин О.Л.", Case::dative).text ==
        "Индивидуальному предпринимателю Зимину О.Л.");
}

TEST_CASE("the accusative of a thing is its nominative") {
  CHECK(organisation("Городской методический центр", Case::accusative).text == "Городской методический центр");
  CHECK(organisation("Гимназия № 1", Case::accusative).text == "Гимназию № 1");
}
