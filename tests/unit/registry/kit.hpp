// A small schema and rows for the registry's tests.
#pragma once
#include <catch2/catch.hpp>

#include "registry/names.hpp"
#include "registry/schema.hpp"
#include "registry/store.hpp"
#include "value/inflectable.hpp"

namespace prikaz::kit {

using namespace registry;

constexpr const char* model = R"(prikaz: 1
model: test
title: Проверка
entities:
  school:
    title: Школы
    alias: школа
    plural_alias: школы
    key: code
    fields:
      code: {type: text, title: Код, alias: код, required: true, unique: true}
      name: {type: org-name, title: Название, alias: название, required: true}
      kind: {type: choice, title: Вид, alias: вид, choices: {school: школа, extra: "кружок, секция"}}
      head: {type: ref, to: person, title: Директор (код), alias: директор}
      size: {type: number, title: Обучающихся, alias: размер, check: "size >= 0", say: меньше нуля не бывает}
      inn: {type: inn, title: ИНН, alias: инн}
      ogrn: {type: ogrn, title: ОГРН, alias: огрн}
  person:
    title: Люди
    alias: человек
    plural_alias: люди
    key: code
    fields:
      code: {type: text, title: Код, alias: код, required: true, unique: true}
      school: {type: ref, to: school, title: Школа (код), alias: школа}
      name: {type: person-name, title: ФИО, alias: фио, required: true, personal: name}
      born: {type: date, title: Дата рождения, alias: родился, synonyms: [Д.р.]}
      position: {type: position, title: Должность, alias: должность}
      snils: {type: snils, title: СНИЛС, alias: снилс, unique: true}
      phone: {type: phone, title: Телефон, alias: телефон}
      email: {type: email, title: E-mail, alias: почта}
      ready: {type: flag, title: Готов, alias: готов}
      photo: {type: file, title: Фото, alias: фото}
  pair:
    title: Пары
    alias: пара
    plural_alias: пары
    key: code
    fields:
      code: {type: text, title: Код, alias: код, required: true, unique: true}
      mentor: {type: ref, to: person, title: Наставник, alias: наставник, required: true}
      mentees: {type: ref, to: person, many: true, title: Наставляемые, alias: наставляемые}
)";

inline std::shared_ptr<const Schema> schema() {
  auto loaded = load_schema(model, "test.yaml");
  REQUIRE(loaded);
  return *loaded;
}

inline Value person(const char* surname, const char* first, const char* patronymic, Gender gender) {
  return std::shared_ptr<const Object>(person_name(surname, first, patronymic, gender));
}
inline Value phrase(const char* whole, Inflectable::Kind kind) {
  auto text = std::make_shared<Inflectable>();
  text->kind = kind;
  text->whole = whole;
  return std::shared_ptr<const Object>(std::move(text));
}

/// Two schools, three people, one group; the pair's second mentee is of the other school.
inline Changes district() {
  using K = Inflectable::Kind;
  const auto school = [](const char* code, const char* name, const char* head) {
    return Row{code, phrase(name, K::organisation), "school", head, 120, {}, {}};
  };
  const auto who = [](const char* code, const char* of, Value name, Value position) {
    return Row{code, of, std::move(name), Date{1980, 2, 29}, std::move(position), {}, {}, {}, true, {}};
  };
  Value stored = phrase("учитель физики", K::position);
  const_cast<Inflectable&>(*stored.as<Inflectable>()).stored[2] = "учителю физики высшей категории";
  Changes c;
  c.entities = {{{school("s1", "Школа № 1", "p1"), school("s2", "Школа № 2", "p3")}, {}},
                {{who("p1", "s1", person("Кузнецова", "Анна", "Ильинична", Gender::feminine), stored),
                  who("p2", "s1", person("Ким", "Лев", "", Gender::masculine), {}),
                  who("p3", "s2", person("Мамедов", "Руслан", "Тимур оглы", Gender::masculine), {})},
                 {}},
                {{Row{"g1", "p1", List{"p2", "p3"}}}, {}}};
  return c;
}

}  // namespace prikaz::kit
