#include "papers/russian.hpp"

#include <catch2/catch.hpp>

#include "template/program.hpp"

using namespace prikaz;

namespace {

std::string render(const std::string& text, Dict context = {}) {
  auto env = tpl::Environment::standard();
  papers::add_russian(env);
  const auto r = tpl::render_text(text, Value(std::move(context)), env);
  return r ? *r : to_string(r.error()[0]);
}

Value person(const char* surname, const char* first, const char* patronymic, Gender gender) {
  auto p = std::make_shared<Inflectable>();
  p->kind = Inflectable::Kind::person;
  p->surname = surname;
  p->first = first;
  p->patronymic = patronymic;
  p->whole = std::string(surname) + " " + first + " " + patronymic;
  p->gender = gender;
  return Value(std::shared_ptr<const Object>(p));
}

}  // namespace

TEST_CASE("names stand in a case by Latin and by Russian filter names", "[papers]") {
  Dict c;
  c["p"] = person("Ковалёва", "Анна", "Игоревна", Gender::feminine);
  CHECK(render("{{ p | accusative }}", c) == "Ковалёву Анну Игоревну");
  CHECK(render("{{ p | кому }}", c) == "Ковалёвой Анне Игоревне");
  CHECK(render("{{ p | initials }}", c) == "А.И.\u00A0Ковалёва");
  CHECK(render("{{ p | dative | short }}", c) == "Ковалёвой\u00A0А.И.");
  CHECK(render("{{ p | short('dative') }}", c) == "Ковалёвой\u00A0А.И.");
  CHECK(render("{{ p | gender('ознакомлен', 'ознакомлена') }}", c) == "ознакомлена");
}

TEST_CASE("a form stored by hand wins over every rule, in initials too", "[papers]") {
  auto p = std::make_shared<Inflectable>();
  p->kind = Inflectable::Kind::person;
  p->surname = "Волчок";
  p->first = "Иван";
  p->patronymic = "Петрович";
  p->whole = "Волчок Иван Петрович";
  p->gender = Gender::masculine;
  p->stored[static_cast<std::size_t>(Case::genitive)] = "Волчока Ивана Петровича";
  Dict c;
  c["p"] = Value(std::shared_ptr<const Object>(p));
  CHECK(render("{{ p | genitive }}", c) == "Волчока Ивана Петровича");
  CHECK(render("{{ p | genitive | short }}", c) == "Волчока\u00A0И.П.");
}

TEST_CASE("lists decline item by item, plain text is understood", "[papers]") {
  Dict c;
  c["all"] = List{person("Белых", "Олег", "Петрович", Gender::masculine), "Иванов Пётр Сергеевич"};
  CHECK(render("{{ all | accusative | join(', ') }}", c) == "Белых Олега Петровича, Иванова Петра Сергеевича");
  CHECK(render("{{ 'директор школы' | dative('position') | upfirst }}", c) == "Директору школы");
}

TEST_CASE("what cannot be declined or agreed is said", "[papers]") {
  CHECK(render("{{ 'х' | gender('а', 'б') }}").find("PRK-T104") != std::string::npos);
  CHECK(render("{{ 'x' | initials('vocative') }}").find("is not a case") != std::string::npos);
}

TEST_CASE("phones are written as people write them", "[papers]") {
  CHECK(render("{{ '+79006748589' | phone }}") == "+7\u00A0(900)\u00A0674-85-89");
  CHECK(render("{{ '+79006748589, +73832001001 доб. 5' | phone }}") ==
        "+7\u00A0(900)\u00A0674-85-89, +7\u00A0(383)\u00A0200-10-01 доб. 5");
  CHECK(render("{{ '+7900674858999 9-66-00' | phone }}") == "+7900674858999 9-66-00");
}
