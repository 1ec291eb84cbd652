// The pages as a browser asks for them, without a socket: what they show, what a press of a button changes, what they
// refuse.
#include <catch2/catch.hpp>

#include "app/web/server.hpp"
#include "app/web/site.hpp"
#include "kit/shipped_fonts.hpp"
#include "unit/app/kit.hpp"

using namespace prikaz;
using namespace prikaz::kit;
using web::Request;
using web::Response;

namespace {

const std::string root = PRIKAZ_SOURCE_DIR;
constexpr const char* token = "0123456789abcdef";

/// A browser on this machine.
struct Browser {
  const Megion& megion;
  app::RealDisk disk;
  app::Catalogue words = app::Catalogue::from_po(slurp(root + "/engine/app/po/ru.po"));
  web::Site site;

  explicit Browser(const Megion& m)
      : megion(m),
        site(disk, shipped_fonts(root), words, {m.folder.string(), root, {token, web::hosts_of("127.0.0.1")}, [] {
                                                  return Date{2020, 9, 14};
                                                }}) {}

  Response get(const std::string& path, std::map<std::string, std::string> values = {}) {
    return site.handle({"GET", path, "127.0.0.1:8080", {}, {}, std::move(values)});
  }
  Request form(const std::string& path, std::map<std::string, std::string> values) const {
    values["token"] = token;
    return {"POST",           path, "127.0.0.1:8080", "http://127.0.0.1:8080", "application/x-www-form-urlencoded",
            std::move(values)};
  }
  Response post(const std::string& path, std::map<std::string, std::string> values) {
    return site.handle(form(path, std::move(values)));
  }
};

std::map<std::string, std::string> answer(const char* code, const char* whole, const char* what) {
  return {{"entity", "person"}, {"field", "name"}, {"key", code}, {"name", whole}, {"answer", what}};
}
constexpr const char* key = "s1-u23";
constexpr const char* name = "Соловей Лев Лукич";  // his father Лука is in the registry too

std::string header(const Response& r, const std::string& wanted) {
  for (const auto& [title, text] : r.headers)
    if (title == wanted) return text;
  return {};
}

}  // namespace

TEST_CASE("the first page lists every organisation with what it owes", "[web]") {
  const Megion m;
  Browser b(m);
  const Response r = b.get("/");
  CHECK(r.status == 200);
  CHECK(says(r.body, "Департамент образования"));
  CHECK(says(r.body, "МАОУ &#34;СОШ №1&#34;"));  // what comes from the registry is escaped
  CHECK(says(r.body, "href=\"/school?organisation=s4\""));
  CHECK_FALSE(says(r.body, "<script"));
  CHECK_FALSE(says(r.body, "https://"));  // nothing from elsewhere
}

TEST_CASE("the page of a school: each paper with its state, its deadline and why it waits", "[web]") {
  const Megion m;
  Browser b(m);
  const Response r = b.get("/school", {{"organisation", "s4"}});
  CHECK(r.status == 200);
  CHECK(says(r.body, "Просрочено"));
  CHECK(says(r.body, "Не хватает сведений"));
  CHECK(says(r.body, "Антипина Надежда Борисовна"));  // whose consent is missing
  CHECK(says(r.body, "срок 30.04.2020"));
  CHECK(b.get("/school", {{"organisation", "none"}}).status == 404);
}

TEST_CASE("a press of the button makes both files, and they can be fetched", "[web]") {
  const Megion m;
  Browser b(m);
  CHECK(says(b.get("/make", {{"organisation", "s1"}}).body, "<option value=\"s1\" selected>"));
  const Response made = b.post("/make", {{"organisation", "s1"}, {"document", "curator-order"}});
  CHECK(made.status == 200);
  CHECK(says(made.body, ">DOCX</a>"));
  CHECK(says(made.body, ">PDF</a>"));
  const auto paper = [&](const char* file) {
    return b.get("/paper", {{"organisation", "s1"}, {"document", "curator-order"}, {"item", ""}, {"file", file}});
  };
  CHECK(paper("0").body.starts_with("PK"));
  CHECK(paper("1").body.starts_with("%PDF"));
  CHECK(paper("1").type == "application/pdf");
  CHECK(says(header(paper("0"), "Content-Disposition"), "attachment; filename*=UTF-8''"));
  CHECK(paper("2").status == 404);
  CHECK(paper("../../prikaz.yaml").status == 404);
  CHECK(says(b.get("/school", {{"organisation", "s1"}}).body, "Подготовлено"));
  // a district paper belongs to the department whichever school was chosen
  CHECK(says(b.post("/make", {{"organisation", "s1"}, {"document", "district-order"}}).body, ">PDF</a>"));
}

TEST_CASE("a refused paper says who and what is missing and what to do", "[web]") {
  const Megion m;
  Browser b(m);
  const Response r = b.post("/make", {{"organisation", "s4"}, {"document", "pairs-order"}});
  CHECK(r.status == 200);
  CHECK(says(r.body, "нет согласия законного представителя (Антипина Надежда Борисовна)"));
  CHECK(says(r.body, "Что делать дальше"));
  CHECK_FALSE(says(r.body, ">DOCX</a>"));
  CHECK(b.post("/make", {{"organisation", "s4"}, {"document", "nothing"}}).status == 404);
}

TEST_CASE("a doubtful name is shown in six cases; one press keeps them, and it is never asked again", "[web]") {
  const Megion m;
  Browser b(m);
  const std::string before = b.get("/names").body;
  CHECK(says(before, "Соловей → Соловья?"));
  for (const char* form : {"Соловья Льва Лукича", "Соловью Льву Лукичу", "Соловьём Львом Лукичом"})
    CHECK(says(before, form));
  const Response kept = b.post("/names", answer(key, name, "right-for-all"));
  CHECK(kept.status == 303);
  CHECK(header(kept, "Location") == "/names?saved=s1-u23&entity=person&field=name");
  CHECK(says(b.get("/names", {{"saved", "s1-u23"}, {"entity", "person"}, {"field", "name"}}).body, "Сохранено"));
  CHECK_FALSE(says(b.get("/names").body, "Соловей → Соловья?"));
  CHECK_FALSE(says(m.run({"check"}).err, "Соловей → Соловья"));
  // the answer goes with the workbook into another registry
  REQUIRE(m.run({"export", "kept.xlsx"}).status == 0);
  const Megion other(false);
  std::filesystem::copy(m.folder / "kept.xlsx", other.folder / "kept.xlsx");
  REQUIRE(other.run({"import", "kept.xlsx"}).status == 0);
  const std::string notes = other.run({"check"}).err;
  CHECK(says(notes, "Кравец → Кравца"));
  CHECK_FALSE(says(notes, "Соловей → Соловья"));
}

TEST_CASE("an answer for one leaves the others of the name to be asked", "[web]") {
  const Megion m;
  Browser b(m);
  CHECK(says(b.get("/names").body, "кого зовут так же (2)"));
  CHECK(b.post("/names", answer(key, name, "right")).status == 303);
  const std::string page = b.get("/names").body;
  CHECK_FALSE(says(page, "Соловья Льва Лукича"));
  CHECK(says(page, "Соловья Луки Анатольевича"));
}

TEST_CASE("a corrected genitive is kept and the other cases follow it", "[web]") {
  const Megion m;
  Browser b(m);
  auto fixed = answer(key, name, "corrected");
  fixed["genitive"] = " Соловея Льва Лукича ";
  CHECK(b.post("/names", fixed).status == 303);
  const std::string page = b.get("/names", {{"saved", "s1-u23"}, {"entity", "person"}, {"field", "name"}}).body;
  for (const char* form : {"Соловея Льва Лукича", "Соловею Льву Лукичу", "Соловеем Львом Лукичом"})
    CHECK(says(page, form));
}

TEST_CASE("an answer that is no name, or to a name that has changed, changes nothing", "[web]") {
  const Megion m;
  Browser b(m);
  auto wrong = answer(key, name, "corrected");
  CHECK(b.post("/names", wrong).status == 422);  // nothing written
  wrong["genitive"] = "<script>alert(1)</script>";
  CHECK(b.post("/names", wrong).status == 422);
  CHECK_FALSE(says(b.post("/names", wrong).body, "<script"));
  wrong["genitive"] = std::string(300, 'a');
  CHECK(b.post("/names", wrong).status == 422);
  CHECK(b.post("/names", answer(key, "Соловей Иван Лукич", "right")).status == 409);
  CHECK(b.post("/names", answer("nobody", name, "right")).status == 409);
  auto elsewhere = answer(key, name, "right");
  elsewhere["field"] = "snils";
  CHECK(b.post("/names", elsewhere).status == 409);
  CHECK(says(b.get("/names").body, "Соловей → Соловья?"));
}

TEST_CASE("the registry goes out as a workbook and comes back; one with a mistake changes nothing", "[web]") {
  const Megion m;
  Browser b(m);
  const Response book = b.get("/registry.xlsx");
  CHECK(book.body.starts_with("PK"));
  Request send = b.form("/registry", {});
  send.type = "multipart/form-data; boundary=x";
  send.file_name = "Реестр.xlsx";
  send.file = book.body;
  const Response same = b.site.handle(send);
  CHECK(same.status == 200);
  CHECK(says(same.body, "принята"));
  const std::string before = b.get("/school", {{"organisation", "s4"}}).body;
  send.file = slurp(m.folder / "registry-broken.xlsx");
  const Response refused = b.site.handle(send);
  CHECK(refused.status == 422);
  CHECK(says(refused.body, "Люди!"));
  CHECK(says(refused.body, "31.02.2009"));
  CHECK(b.get("/school", {{"organisation", "s4"}}).body == before);
  send.file = "no workbook";
  CHECK(b.site.handle(send).status == 422);
  send.values["token"] = "guessed";
  CHECK(b.site.handle(send).status == 403);
}

TEST_CASE("only this machine's own pages may ask and change", "[web]") {
  const Megion m;
  Browser b(m);
  Request foreign{"GET", "/", "attacker.example:8080", {}, {}, {}};
  CHECK(b.site.handle(foreign).status == 403);
  foreign.host = "localhost:8080";
  CHECK(b.site.handle(foreign).status == 200);
  foreign.host = "[::1]:8080";
  CHECK(b.site.handle(foreign).status == 200);
  foreign.host.clear();
  CHECK(b.site.handle(foreign).status == 403);

  const std::map<std::string, std::string> values{{"organisation", "s1"}, {"document", "curator-order"}};
  Request post = b.form("/make", values);
  post.values["token"] = "guessed";
  CHECK(b.site.handle(post).status == 403);
  post = b.form("/make", values);
  post.origin = "http://attacker.example";
  CHECK(b.site.handle(post).status == 403);
  post = b.form("/make", values);
  post.type = "text/plain";
  CHECK(b.site.handle(post).status == 415);
  post = b.form("/make", values);
  post.values["organisation"] = std::string(web::max_field_bytes + 1, 'x');
  CHECK(b.site.handle(post).status == 413);
  post.values["organisation"] = "\xFF";
  CHECK(b.site.handle(post).status == 400);
  post = b.form("/make", values);
  post.method = "PUT";
  CHECK(b.site.handle(post).status == 405);
  CHECK_FALSE(std::filesystem::exists(m.folder / "out"));

  const Response page = b.get("/");
  CHECK(says(header(page, "Content-Security-Policy"), "default-src 'none'"));
  CHECK(says(header(page, "Content-Security-Policy"), "frame-ancestors 'none'"));
  CHECK(header(page, "Cache-Control") == "no-store");
  CHECK(b.get("/../../etc/passwd").status == 404);
  CHECK(b.get("/style.css").type == "text/css; charset=utf-8");
}

TEST_CASE("an address for the whole network answers to numbers, not to names", "[web]") {
  const web::Guard guard{token, web::hosts_of("0.0.0.0")};
  Request r;
  r.host = "192.168.1.7:8080";
  CHECK_FALSE(guard.refuse(r));
  r.host = "attacker.example:8080";
  CHECK(guard.refuse(r));
  CHECK_FALSE(web::is_loopback("0.0.0.0"));
  CHECK(web::is_loopback("127.0.0.1"));
}

TEST_CASE("a workspace that does not open says why, in Russian", "[web]") {
  const Megion m;
  Browser b(m);
  spit(m.folder / "prikaz.yaml", "prikaz: 1\nroadmapp: x.yaml\n");
  const Response r = b.get("/");
  CHECK(r.status == 500);
  CHECK(says(r.body, "неизвестный ключ «roadmapp»"));
}

TEST_CASE("an address that cannot be listened on is an error with a remedy", "[web]") {
  const Megion m;
  const Answer a = m.run({"serve", "--host", "not an address", "--port", "0"});
  CHECK(a.status == 1);
  CHECK(says(a.err, "PRK-U050"));
  CHECK(m.run({"serve", "--port", "70000"}).status == 2);
}

TEST_CASE("a draft is registered from the page: the next number, frozen files, signed, then replaced", "[web]") {
  const Megion m;
  Browser b(m);
  const Response made = b.post("/make", {{"organisation", ""}, {"document", "district-order"}});
  CHECK(says(made.body, "Зарегистрировать"));
  CHECK(says(made.body, "name=\"date\" value=\"2020-09-14\""));
  const std::map<std::string, std::string> paper{{"organisation", "dep"},
                                                 {"document", "district-order"},
                                                 {"item", ""},
                                                 {"number", "218-О"},
                                                 {"date", "2020-04-10"}};
  const Response registered = b.post("/register", paper);
  REQUIRE(registered.status == 303);
  CHECK(header(registered, "Location") == "/journal?entered=1");
  const std::string journal = b.get("/journal", {{"entered", "1"}}).body;
  CHECK(says(journal, "№ 218-О от 10.04.2020, зарегистрирован"));
  CHECK(says(journal, "Департамент образования"));
  CHECK(b.get("/issued", {{"line", "1"}, {"file", "0"}}).body.starts_with("PK"));
  CHECK(b.get("/issued", {{"line", "1"}, {"file", "1"}}).body.starts_with("%PDF"));
  CHECK(b.get("/issued", {{"line", "1"}, {"file", "2"}}).status == 404);
  CHECK(b.get("/issued", {{"line", "9"}, {"file", "0"}}).status == 404);
  CHECK(b.post("/register", paper).status == 422);  // a number is given once
  CHECK_FALSE(says(b.post("/make", {{"organisation", ""}, {"document", "district-order"}}).body, "Зарегистрировать"));

  CHECK(b.post("/journal", {{"line", "1"}, {"fate", "signed"}}).status == 303);
  CHECK(says(b.get("/journal").body, "Подписан"));
  CHECK(b.post("/journal", {{"line", "1"}, {"fate", "superseded"}, {"note", "приказ № 300-О"}}).status == 303);
  const std::string replaced = b.get("/journal").body;
  CHECK(says(replaced, "Заменён другим"));
  CHECK(says(replaced, "приказ № 300-О"));
  CHECK_FALSE(says(replaced, "Отменить, заменить"));
  CHECK(b.post("/journal", {{"line", "1"}, {"fate", "registered"}}).status == 404);
  CHECK(b.post("/journal", {{"line", "1"}, {"fate", "cancelled"}}).status == 422);  // nothing in force is left of it
  CHECK(m.run({"journal", "verify"}).status == 0);
}

TEST_CASE("a paper whose gates refuse it gets no number, and the page says why", "[web]") {
  const Megion m;
  Browser b(m);
  const Response r = b.post("/register", {{"organisation", "s4"}, {"document", "pairs-order"}, {"date", "2020-09-14"}});
  CHECK(r.status == 422);
  CHECK(says(r.body, "Антипина Надежда Борисовна"));
  CHECK(b.post("/register", {{"organisation", "s1"}, {"document", "curator-order"}, {"date", "31.02"}}).status == 404);
  const Response early =
      b.post("/register", {{"organisation", "s1"}, {"document", "curator-order"}, {"date", "2020-09-14"}});
  CHECK(says(early.body, "Приказ о внедрении целевой модели наставничества"));
  CHECK_FALSE(says(early.body, "prikaz register"));  // no console here
  CHECK(says(b.get("/journal").body, "Пока ничего не зарегистрировано"));
}

TEST_CASE("report forms are fetched from the page, for the period asked", "[web]") {
  const Megion m;
  Browser b(m);
  const std::string page = b.get("/reports").body;
  CHECK(says(page, "III квартал 2020 года"));
  CHECK(says(page, "<option value=\"2020-Q3\" selected>"));
  CHECK(says(page, "МАОУ &#34;СОШ №4&#34;"));
  const Response form = b.get("/report.xlsx", {{"report", "quarterly"}, {"period", "2020-Q3"}});
  CHECK(form.body.starts_with("PK"));
  CHECK(says(header(form, "Content-Disposition"), "attachment; filename*=UTF-8''"));
  CHECK(b.get("/report.xlsx", {{"report", "nothing"}}).status == 422);
  CHECK(b.get("/report.xlsx", {{"report", "quarterly"}, {"period", "2020-Q3"}, {"organisation", "none"}}).status ==
        422);
}
