// What holds for every word of a class, tried on stems put together here.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/utf8.hpp"
#include "language/noun.hpp"
#include "language/organisation.hpp"
#include "language/person.hpp"
#include "language/position.hpp"

using namespace prikaz;
using namespace prikaz::language;

namespace {

constexpr Gender genders[] = {Gender::masculine, Gender::feminine};

std::vector<std::string> words(const std::vector<const char*>& endings) {
  static constexpr const char* stems[] = {"Бар", "Вал",   "Горд",  "Дорм",  "Зап",
                                          "Кук", "Лазур", "Малеч", "Прист", "Трош"};
  std::vector<std::string> all;
  for (const char* stem : stems) {
    for (const char* ending : endings) all.push_back(std::string(stem) + ending);
  }
  return all;
}

bool cyrillic_or_hyphen(const std::string& text) {
  for (const char32_t c : utf8::decode(text)) {
    if (c != '-' && !(c >= 0x400 && c <= 0x45F)) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("surnames of the closed unchanging classes never change") {
  for (const std::string& name : words({"енко", "ых", "аго", "идзе", "швили", "у", "ю", "е", "о"})) {
    for (const Gender gender : genders) {
      for (int c = 0; c < 6; ++c) {
        INFO(name);
        CHECK(surname(name, gender, static_cast<Case>(c)).text == name);
      }
    }
  }
}

TEST_CASE("women's surnames in a consonant or a soft sign never change") {
  for (const std::string& name : words({"ук", "ак", "ан", "ер", "ль", "инь", "ий", "ей", "ец", "ич", "ис"})) {
    for (int c = 0; c < 6; ++c) {
      INFO(name);
      CHECK(surname(name, Gender::feminine, static_cast<Case>(c)).text == name);
    }
  }
}

TEST_CASE("the nominative is the identity for every part and kind") {
  for (const std::string& word : words({"ов", "ина", "ский", "ая", "ок", "ец", "ь", "а", "ия", "ей", "о", "ой"})) {
    INFO(word);
    for (const Gender gender : genders) {
      CHECK(surname(word, gender, Case::nominative).text == word);
      CHECK(first_name(word, gender, Case::nominative).text == word);
      CHECK(patronymic(word, gender, Case::nominative).text == word);
      CHECK(full_name(word + "  Анна", gender, Case::nominative).text == word + "  Анна");
    }
    CHECK(position(word, Case::nominative).text == word);
    CHECK(organisation(word, Case::nominative).text == word);
    CHECK(decline_noun(word, Case::nominative) == word);
  }
}

TEST_CASE("letters stay Cyrillic, hyphens stay, the number of parts stays") {
  for (const std::string& word : words({"ов-Кравец", "ина-Коваль", "ский-Шульга", "енко-Бут", "ок-Лев"})) {
    for (const Gender gender : genders) {
      for (int c = 0; c < 6; ++c) {
        const std::string form = surname(word, gender, static_cast<Case>(c)).text;
        INFO(form);
        CHECK(cyrillic_or_hyphen(form));
        CHECK(utf8::valid(form));
        CHECK(std::count(form.begin(), form.end(), '-') == 1);
      }
    }
  }
}

TEST_CASE("ё and е give the same endings") {
  CHECK(surname("Шевелёк", Gender::masculine, Case::genitive).text == "Шевелька");
  CHECK(surname("Шевелек", Gender::masculine, Case::genitive).text == "Шевелька");
  CHECK(first_name("Пётр", Gender::masculine, Case::genitive).text == "Петра");
  CHECK(first_name("Петр", Gender::masculine, Case::genitive).text == "Петра");
}

TEST_CASE("text that is no name comes back whole") {
  for (const char* text :
       {"", " ", "-", "--", "123", "А", "И.", "John Smith", "«»", "№ 5", "\xD0", "\xFF\xFE", "а-", "-а"}) {
    for (int c = 0; c < 6; ++c) {
      for (const Gender gender : {Gender::unknown, Gender::masculine, Gender::feminine}) {
        CHECK(full_name(text, gender, static_cast<Case>(c)).text.size() >= std::string(text).size() / 2);
        position(text, static_cast<Case>(c));
        organisation(text, static_cast<Case>(c));
      }
    }
  }
  const std::string endless(100000, 'x');
  CHECK(surname(endless, Gender::masculine, Case::dative).text == endless);
}
