#include "language/agreement.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;
using namespace prikaz::language;

namespace {
std::string she(const char* word) { return agree(word, Gender::feminine); }
std::string it(const char* word) { return agree(word, Gender::neuter); }
std::string they(const char* word) { return agree(word, Gender::unknown, Number::plural); }
}  // namespace

TEST_CASE("short forms, past tense and participles agree") {
  CHECK(she("ознакомлен") == "ознакомлена");
  CHECK(it("утверждён") == "утверждено");
  CHECK(they("утверждён") == "утверждены");
  CHECK(she("согласен") == "согласна");
  CHECK(they("должен") == "должны");
  CHECK(she("готов") == "готова");
  CHECK(she("получил") == "получила");
  CHECK(she("прошёл") == "прошла");
  CHECK(they("внёс") == "внесли");
  CHECK(they("согласился") == "согласились");
  CHECK(she("проживающий") == "проживающая");
  CHECK(they("действующий") == "действующие");
  CHECK(she("УТВЕРЖДЁН") == "УТВЕРЖДЕНА");
  CHECK(agree("назначен", Gender::unknown) == "назначен");
}

TEST_CASE("short participles from the infinitive") {
  CHECK(passive_participle("назначить") == "назначен");
  CHECK(passive_participle("уволить") == "уволен");
  CHECK(passive_participle("утвердить") == "утверждён");
  CHECK(passive_participle("ознакомить") == "ознакомлен");
  CHECK(passive_participle("поручить") == "поручен");
  CHECK(passive_participle("допустить") == "допущен");
  CHECK(passive_participle("сократить") == "сокращён");
  CHECK(passive_participle("перевести") == "переведён");
  CHECK(passive_participle("принять") == "принят");
  CHECK(passive_participle("издать") == "издан");
  CHECK(passive_participle("рекомендовать") == "рекомендован");
  CHECK(passive_participle("учиться").empty());
}

TEST_CASE("past tense and short adjectives") {
  CHECK(past_tense("получить") == "получил");
  CHECK(past_tense("перевести") == "перевёл");
  CHECK(past_tense("пройти") == "прошёл");
  CHECK(short_adjective("согласный") == "согласен");
  CHECK(short_adjective("указанный").empty());
}
