#include "registry/identifiers.hpp"

#include <catch2/catch.hpp>

using namespace prikaz::registry;
using State = Identifier::State;

TEST_CASE("СНИЛС: the sum's edges, spellings, lost zeros", "[identifiers]") {
  for (const char* good :
       {"112-233-445 95", "100-236-589 00", "100-156-829 00", "100-146-859 01", "106-886-579 00", "104-799-858 00"})
    CHECK(snils(good).state == State::good);
  CHECK(snils("11223344595").text == "112-233-445 95");
  CHECK(snils("112-233-445 96").state == State::check);
  CHECK(snils("112-233-445").state == State::length);
  CHECK(snils("112-233-445 9б").state == State::sign);
  CHECK(snils("001-001-998 99").state == State::good);  // older numbers carry no check
  // 012-345-678 09: sum 9·0+8·1+7·2+6·3+5·4+4·5+3·6+2·7+1·8 = 120, 120 mod 101 = 19
  CHECK(snils("1234567819").state == State::mended);
  CHECK(snils("1234567819").text == "012-345-678 19");
}

TEST_CASE("ИНН and ОГРН", "[identifiers]") {
  CHECK(inn("7707083893").state == State::good);
  CHECK(inn("500123456750").state == State::good);
  CHECK(inn("7707083894").state == State::check);
  CHECK(inn("500123456751").state == State::check);
  CHECK(inn("77070838").state == State::length);
  CHECK(inn("105001231").state == State::length);
  CHECK(ogrn("1037739010891").state == State::good);
  CHECK(ogrn("304500116000157").state == State::good);
  CHECK(ogrn("1037739010892").state == State::check);
  CHECK(ogrn("304500116000158").state == State::check);
  CHECK(ogrn("103773901089").state == State::length);
}

TEST_CASE("ИНН that lost its zero is mended only when the digits then agree", "[identifiers]") {
  // 0105012310: 2·0+4·1+10·0+3·5+5·0+9·1+4·2+6·3+8·1 = 62, 62 mod 11 = 7
  CHECK(inn("105012317").state == State::mended);
  CHECK(inn("105012317").text == "0105012317");
  CHECK(inn("105012318").state == State::length);
}

TEST_CASE("phones in the spellings people use", "[identifiers]") {
  CHECK(phones("8 (912) 345-67-89") == "+79123456789");
  CHECK(phones("79123456789") == "+79123456789");
  CHECK(phones("8(8442) 12-34-56 доб. 12; 9-66-01") == "+78442123456 доб. 12; 96601");
  CHECK_FALSE(phones("нет"));
  CHECK_FALSE(phones("123"));
  CHECK_FALSE(phones("+7912345678"));
}

TEST_CASE("links to pages", "[identifiers][PRK-R064]") {
  CHECK(link("HTTPS://School1.Example.RU/Mentoring?a=1#b") == "https://school1.example.ru/Mentoring?a=1#b");
  CHECK(link("http://школа.рф/наставничество") == "http://школа.рф/наставничество");
  CHECK(link("https://xn--80a.xn--p1ai:8443") == "https://xn--80a.xn--p1ai:8443");
  for (const char* bad :
       {"", "есть", "school.ru/mentoring", "ftp://school.ru", "https://", "https://school", "https:///a", "https://.ru",
        "https://a..ru", "https://-a.ru", "https://10.0.0.1/a", "https://a@b.ru", "https://a.ru:x", "https://a.ru/п а",
        "https://a.ru/«а»", "https://a.ru https://b.ru", "mailto:a@b.ru"}) {
    INFO(bad);
    CHECK_FALSE(link(bad));
  }
}

TEST_CASE("e-mail", "[identifiers]") {
  CHECK(email("School1@Example.RU") == "School1@example.ru");
  CHECK(email("почта@школа.рф") == std::nullopt);
  CHECK(email("mail@школа.рф") == "mail@школа.рф");
  for (const char* bad : {"school", "@a.ru", "a@b", "a@b..ru", "a b@c.ru", "a@b@c.ru", "a@.ru"})
    CHECK_FALSE(email(bad));
}
