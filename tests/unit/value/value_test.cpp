#include "value/value.hpp"

#include <catch2/catch.hpp>

#include "value/json.hpp"
#include "value/yaml.hpp"

using namespace prikaz;

TEST_CASE("values print as Jinja prints them", "[value]") {
  CHECK(Value(true).text() == "True");
  CHECK(Value(1.0).text() == "1.0");
  CHECK(Value(0.1).text() == "0.1");
  CHECK(Value(List{1, "a"}).text() == "[1, 'a']");
  CHECK(Value(1) == Value(1.0));
  CHECK_FALSE(Value(1) == Value("1"));
}

TEST_CASE("a dict keeps its order however large it grows", "[value]") {
  Dict d;
  for (int i = 0; i < 40; ++i) d["k" + std::to_string(39 - i)] = i;
  CHECK(d.begin()->first == "k39");
  REQUIRE(d.find("k0"));
  CHECK(d.find("k0")->integer() == 39);
  CHECK(d.erase("k39"));
  CHECK(d.find("k39") == nullptr);
  CHECK(d.find("k0")->integer() == 39);
}

TEST_CASE("dates are read in the forms people type", "[value]") {
  CHECK(parse_date("«10» апреля 2020 г.") == Date{2020, 4, 10});
  CHECK(parse_date("10.04.20") == Date{2020, 4, 10});
  CHECK(parse_date("25.12.2019г.") == Date{2019, 12, 25});
  CHECK(parse_date("31.02.2020") == std::nullopt);
  CHECK(Date{2022, 4, 30}.weekday() == 6);
  CHECK(Date{2020, 1, 31}.plus_months(1) == Date{2020, 2, 29});
  CHECK(Date::from_days(Date{2026, 11, 20}.days()) == Date{2026, 11, 20});
  CHECK(years_between({2008, 11, 21}, {2026, 11, 20}) == 17);
}

TEST_CASE("YAML mistakes carry line and column", "[value]") {
  const auto bad = yaml::parse("a: 1\nb: [1, 2\n", "x.yaml");
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].id == "PRK-V001");
  CHECK(bad.error()[0].place.line == 3);
  const auto twice = yaml::parse("a: 1\na: 2\n", "x.yaml");
  REQUIRE_FALSE(twice);
  CHECK(twice.error()[0].id == "PRK-V002");
  CHECK(twice.error()[0].place.line == 2);
}

TEST_CASE("YAML scalars keep their type and their quotes", "[value]") {
  const auto n = yaml::parse("a: 12\nb: \"12\"\nc: 2020-04-10\nd: да\n", "x.yaml");
  REQUIRE(n);
  CHECK(n->find("a")->value() == Value(12));
  CHECK(n->find("b")->value() == Value("12"));
  CHECK(n->find("c")->value() == Value(Date{2020, 4, 10}));
  CHECK(n->find("d")->line == 4);
}

TEST_CASE("a YAML alias bomb is refused", "[value]") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string p = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + p;
    for (int k = 0; k < 9; ++k) bomb += ", " + p;
    bomb += "]\n";
  }
  const auto r = yaml::parse(bomb, "x.yaml");
  REQUIRE_FALSE(r);
  CHECK(r.error()[0].id == "PRK-V003");
}

TEST_CASE("JSON goes both ways and says where it breaks", "[value]") {
  const auto v = json::parse(R"({"имя": [1, 2.5, null, true]})", "d.json");
  REQUIRE(v);
  CHECK(json::write(*v) == R"({"имя":[1,2.5,null,true]})");
  const auto bad = json::parse("{\n  \"a\": ,\n}", "d.json");
  REQUIRE_FALSE(bad);
  CHECK(bad.error()[0].id == "PRK-V010");
  CHECK(bad.error()[0].place.line == 2);
}

TEST_CASE("JSON that no text can be made of says why, and never throws", "[value]") {
  const auto said = [](std::string_view text) {
    const auto r = json::parse(text, "d.json");
    REQUIRE_FALSE(r);
    CHECK(r.error()[0].id == "PRK-V010");
    return r.error()[0].text.str() + " / " + r.error()[0].hint.str();
  };
  CHECK(said(R"({"a": "x\ud800y"})").find("half of a character") != std::string::npos);
  CHECK(said(R"({"a": "\udc00"})").find("half of a character") != std::string::npos);
  CHECK(said("{\"a\": \"x\xFFy\"}").find("save the file as UTF-8") != std::string::npos);
  CHECK(said("{\"a\": \"x\x01y\"}").find("control character") != std::string::npos);
  CHECK(said(R"({"a": 1e999})").find("write the number in quotes") != std::string::npos);
  CHECK(said(R"({"a": "secret" "b"})").find("secret") == std::string::npos);  // data do not go into messages
}

TEST_CASE("JSON nested without end is refused", "[value]") {
  const auto deep = json::parse(std::string(300, '[') + std::string(300, ']'), "d.json");
  REQUIRE_FALSE(deep);
  CHECK(deep.error()[0].id == "PRK-V011");
}
