// The program as its user runs it: commands in a copy of the sample workspace, exit statuses, files, messages.
#include <catch2/catch.hpp>
#include <map>

#include "core/hash.hpp"
#include "kit/small_docx.hpp"
#include "unit/app/kit.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::kit;
namespace fs = std::filesystem;

namespace {

const fs::path root = PRIKAZ_SOURCE_DIR;

/// Every file below a folder with its hash.
std::map<std::string, std::string> files(const fs::path& folder) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) out[fs::relative(entry.path(), folder).string()] = sha256(slurp(entry.path()));
  return out;
}

}  // namespace

TEST_CASE("a workbook with a mistake is refused whole: cell, reason, remedy", "[app]") {
  const Megion m(false);
  const Answer a = m.run({"import", "registry-broken.xlsx"});
  CHECK(a.status == 1);
  CHECK(says(a.err, "Люди!"));
  CHECK(says(a.err, "31.02.2009"));
  // Nothing of it reached the registry.
  CHECK(m.run({"status"}).status == 1);
  CHECK(says(m.run({"status"}).err, "PRK-U004"));
}

TEST_CASE("a dry run writes nothing", "[app]") {
  const Megion m(false);
  const Answer a = m.run({"import", "registry.xlsx", "--dry-run"});
  CHECK(a.status == 0);
  CHECK(says(m.run({"status"}).err, "PRK-U004"));
}

TEST_CASE("the sample workspace has no mistakes", "[app]") {
  const Megion m;
  const Answer a = m.run({"check"});
  CHECK(a.status == 0);
  CHECK(says(a.out, "No mistakes found."));
  CHECK(says(a.err, "PRK-A011"));  // names whose form a rule had to choose are listed for a look
}

TEST_CASE("papers of a school: every kind, one refused where a consent is missing, the others untouched", "[app]") {
  const Megion m;
  const Answer a = m.run({"generate", "--format", "docx", "-j", "1"});
  CHECK(a.status == 0);
  CHECK(says(a.out, "Антипин"));  // whose consent is missing
  CHECK(says(a.out, "G-3"));
  const auto made = files(m.folder / "out");
  std::map<std::string, int> orders;
  for (const auto& [path, hash] : made)
    if (says(path, "наставнических пар")) ++orders[path.substr(0, path.find('/'))];
  CHECK(orders.size() == 6);  // seven schools, one refused
  for (const char* kind :
       {"Приказ о внедрении", "Положение", "План мероприятий", "назначении куратора", "Согласие на обработку",
        "представителя наставляемого", "представителя наставника", "Договор"}) {
    INFO(kind);
    int count = 0;
    for (const auto& [path, hash] : made) count += says(path, kind);
    CHECK(count >= 7);
  }
  CHECK(m.run({"generate", "--format", "docx", "--strict"}).status == 1);
}

TEST_CASE("refused papers are told by reason; a run over one school tells of that school", "[app]") {
  const Megion m;
  const std::vector<std::string> one{"generate", "--org", "s4", "--format", "docx"};
  const Answer a = m.run(one);
  const auto count = [&](const std::string& what) {
    std::size_t n = 0;
    for (std::size_t i = a.out.find(what); i != std::string::npos; i = a.out.find(what, i + 1)) ++n;
    return n;
  };
  CHECK(count("\n") < 60);
  CHECK(count("first the document is needed: Приказ об утверждении наставнических пар, групп (G-9)") == 1);
  CHECK(says(a.out, "- Журнал учёта встреч: 12 (s4-p01, s4-p02, s4-p03 …)"));
  CHECK(says(a.out, "manifest.json"));
  // Nothing is lost: as data every paper stands with its reasons.
  std::vector<std::string> as_data = one;
  as_data.insert(as_data.begin(), "--json");
  const auto v = json::parse(m.run(as_data).out, "generate");
  REQUIRE(v);
  const List& refused = v->get("refused").list();
  CHECK(refused.size() == static_cast<std::size_t>(v->get("blocked").number()));
  CHECK(refused.size() > 50);
  CHECK_FALSE(refused[0].get("reasons").list().empty());
  const Answer other = m.run({"generate", "--org", "s1", "--format", "docx", "--strict"});
  CHECK(other.status == 0);
  CHECK_FALSE(says(other.out, "СОШ №4"));
}

TEST_CASE("the same input gives the same bytes, whatever the number of threads", "[app]") {
  const Megion m;
  REQUIRE(m.run({"generate", "-j", "1", "--out", (m.folder / "a").string()}).status == 0);
  REQUIRE(m.run({"generate", "-j", "2", "--out", (m.folder / "b").string()}).status == 0);
  REQUIRE(m.run({"generate", "-j", "2", "--out", (m.folder / "c").string()}).status == 0);
  const auto a = files(m.folder / "a");
  CHECK(a.size() > 400);
  CHECK(a == files(m.folder / "b"));
  CHECK(a == files(m.folder / "c"));
}

TEST_CASE("shards together are the whole", "[app]") {
  const Megion m;
  REQUIRE(m.run({"generate", "--format", "docx", "--out", (m.folder / "all").string()}).status == 0);
  for (const char* shard : {"0/3", "1/3", "2/3"})
    REQUIRE(m.run({"generate", "--format", "docx", "--shard", shard, "--out", (m.folder / "parts").string()}).status ==
            0);
  auto all = files(m.folder / "all"), parts = files(m.folder / "parts");
  all.erase("manifest.json");
  parts.erase("manifest.json");
  CHECK(all == parts);
}

TEST_CASE("a run over one school keeps what is known of the others", "[app]") {
  const Megion m;
  REQUIRE(m.run({"generate", "--format", "docx"}).status == 0);
  REQUIRE(m.run({"generate", "--format", "docx", "--org", "s1"}).status == 0);
  const Answer a = m.run({"--json", "status"});
  const auto v = json::parse(a.out, "status");
  REQUIRE(v);
  std::size_t done = 0;
  for (const Value& t : v->get("tasks").list())
    done += t.get("status").text() == "done" || t.get("status").text() == "drafted";
  CHECK(done > 200);
}

TEST_CASE("a paper is registered after those that come first, and not before their date", "[app]") {
  const Megion m;
  REQUIRE(m.run({"generate", "--org", "s1", "--document", "pairs-order"}).status == 0);  // a draft does not wait
  const auto order = [&](const char* document, const char* date) {
    return m.run({"register", document, "--org", "s1", "--date", date});
  };
  const Answer early = order("pairs-order", "2020-09-10");
  CHECK(early.status == 1);
  CHECK(says(early.err, "PRK-U033"));
  CHECK(says(early.err, "Приказ о внедрении целевой модели наставничества"));
  CHECK(says(early.err, "prikaz register introduce-order --org s1"));
  CHECK(says(early.err, "prikaz register curator-order --org s1"));
  CHECK(says(m.run({"status", "--org", "s1", "--all"}).out, "to be registered before it: Приказ о внедрении"));
  CHECK(says(order("curator-order", "2020-04-20").err, "PRK-U033"));
  REQUIRE(order("introduce-order", "2020-04-15").status == 0);
  CHECK(says(order("curator-order", "2020-04-14").err, "PRK-U033"));  // the day before the order that comes first
  REQUIRE(order("curator-order", "2020-04-20").status == 0);
  REQUIRE(order("pairs-order", "2020-09-10").status == 0);
  REQUIRE(m.run({"journal", "extract", "1"}).status == 0);
  CHECK(files(m.folder / "out/issued").size() == 2);  // as they were issued, DOCX and PDF
  CHECK(says(m.run({"journal", "extract", "9"}).err, "PRK-U034"));
  // Issued papers say that the order they rest on was cancelled.
  REQUIRE(m.run({"journal", "cancel", "introduce-order", "--org", "s1", "--date", "2020-10-01"}).status == 0);
  CHECK(says(m.run({"journal", "list"}).out, "4     2020-10-01  1-О"));  // whose number it was
  CHECK(m.run({"journal", "extract", "1"}).status == 0);
  const auto v = json::parse(m.run({"--json", "--today", "2020-10-02", "status", "--org", "s1"}).out, "status");
  REQUIRE(v);
  int flagged = 0;
  for (const Value& t : v->get("tasks").list()) flagged += t.get("flagged").truthy();
  CHECK(flagged == 2);
}

TEST_CASE("a registered paper carries its number and date and is never made anew", "[app]") {
  const Megion m;
  REQUIRE(m.run({"register", "introduce-order", "--org", "s1", "--date", "2020-04-15"}).status == 0);
  REQUIRE(m.run({"register", "curator-order", "--org", "s1", "--number", "7-О", "--date", "2020-04-20"}).status == 0);
  CHECK(says(m.run({"register", "curator-order", "--org", "s1"}).err, "PRK-R081"));
  CHECK(says(m.run({"register", "pairs-order", "--org", "s4"}).err, "PRK-U031"));
  CHECK(says(m.run({"register", "nothing", "--org", "s4"}).err, "PRK-U030"));
  REQUIRE(m.run({"generate", "--org", "s1", "--document", "curator-order"}).status == 0);
  const auto first = files(m.folder / "out");
  REQUIRE(m.run({"--today", "2021-01-11", "generate", "--org", "s1", "--document", "curator-order"}).status == 0);
  auto second = files(m.folder / "out");
  second["manifest.json"] = first.at("manifest.json");
  CHECK(first == second);
  CHECK(m.run({"journal", "verify"}).status == 0);
  CHECK(says(m.run({"journal", "list"}).out, "7-О"));
}

TEST_CASE("the quarterly form: a file, and the records behind a number", "[app]") {
  const Megion m;
  const Answer a = m.run({"report", "quarterly", "--period", "2020-Q4"});
  CHECK(a.status == 0);
  REQUIRE(a.out.size() > 1);
  CHECK(fs::exists(a.out.substr(0, a.out.size() - 1)));
  CHECK(says(m.run({"report", "quarterly", "--trace", "H13"}).out, "СОШ №1"));
  CHECK(says(m.run({"report", "quarterly", "--trace", "H1"}).err, "PRK-U021"));
  CHECK(says(m.run({"report", "quaterly"}).err, "did you mean \"quarterly\"?"));
  CHECK(says(m.run({"report", "quaterly"}).err, "PRK-U020"));
  CHECK(m.run({"report", "quarterly", "--period", "осень"}).status == 2);
  CHECK(says(m.run({"report", "quarterly", "--period", "2020"}).err, "PRK-U023"));
  CHECK(says(m.run({"status", "--org", "s77"}).err, "PRK-U022"));
}

TEST_CASE("every form of the roadmap comes out, its numbers lead to records", "[app]") {
  const Megion m;
  for (const char* form : {"deadlines", "indicators", "consents", "register", "site"}) {
    const Answer a = m.run({"report", form});
    INFO(form << ": " << a.err);
    CHECK(a.status == 0);
    REQUIRE(a.out.size() > 1);
    CHECK(fs::exists(a.out.substr(0, a.out.size() - 1)));
  }
  CHECK(says(m.run({"report", "indicators", "--trace", "F5"}).out, "СОШ №1"));  // the share of covered pupils
  CHECK(says(m.run({"status", "--activities", "--events", "--org", "s1"}).out, "pairs/order"));
  const auto v = json::parse(m.run({"--json", "status"}).out, "status");
  REQUIRE(v);
  CHECK(v->get("indicators").list().size() > 3);
  CHECK(v->get("indicators").list()[0].get("met").is(Value::Kind::boolean));
}

TEST_CASE("why: from a file to the act behind it", "[app]") {
  const Megion m;
  REQUIRE(m.run({"generate", "--org", "s2", "--document", "curator-order", "--format", "docx"}).status == 0);
  std::string file;
  for (const auto& [path, hash] : files(m.folder / "out"))
    if (says(path, "куратора")) file = path;
  const Answer a = m.run({"why", file});
  CHECK(a.status == 0);
  CHECK(says(a.out, "Р-145"));
  CHECK(says(m.run({"why", "curator-ordre"}).err, "PRK-U012"));
}

TEST_CASE("an exported registry imports back without a difference", "[app]") {
  const Megion m;
  REQUIRE(m.run({"export", "copy.xlsx"}).status == 0);
  const Answer a = m.run({"--json", "import", "copy.xlsx"});
  const auto v = json::parse(a.out, "import");
  REQUIRE(v);
  for (const Value& e : v->get("entities").list()) {
    CHECK(e.get("added") == Value(0));
    CHECK(e.get("changed") == Value(0));
  }
}

TEST_CASE("wrong usage is status 2", "[app]") {
  CHECK(prikaz_({}).status == 2);
  CHECK(prikaz_({"generat"}).status == 2);
  CHECK(prikaz_({"--today", "yesterday", "status"}).status == 2);
  CHECK(prikaz_({"--help"}).status == 0);
}

TEST_CASE("bad input is status 1 with one clear diagnostic each, and nothing half-written", "[app]") {
  const Megion m;
  const auto path = [&](const char* name) { return (m.folder / name).string(); };
  spit(path("not.docx"), "text");
  spit(path("data.json"), "{}");
  const Answer zip = m.run({"render", path("not.docx"), path("data.json"), "-o", path("x.docx")});
  CHECK(zip.status == 1);
  CHECK(says(zip.err, "PRK-O001"));
  CHECK_FALSE(fs::exists(path("x.docx")));
  const Answer missing =
      m.run({"render", (root / "templates/orders/curator.docx").string(), path("data.json"), "-o", path("x.pdf")});
  CHECK(missing.status == 1);
  CHECK(says(missing.err, "PRK-T101"));
  CHECK_FALSE(fs::exists(path("x.pdf")));
  CHECK(says(m.run({"render", "a.docx", "b.json", "-o", path("x.txt")}).err, "PRK-U010"));
  CHECK(says(m.run({"decline", "школа", "--case", "vocative"}).err, "PRK-U011"));
  CHECK(says(m.run({"check", path("data.json")}).err, "PRK-U013"));
  CHECK(says(m.run({"render", "none.docx", path("data.json"), "-o", path("x.docx")}).err, "PRK-C001"));
}

TEST_CASE("mistakes of prikaz.yaml and of the roadmap carry their line", "[app]") {
  const Megion m;
  const std::string good = slurp(m.folder / "prikaz.yaml");
  spit(m.folder / "prikaz.yaml", good + "profil: gost-2016\n");
  CHECK(says(m.run({"status"}).err, "PRK-U002"));
  CHECK(says(m.run({"status"}).err, "did you mean \"profile\"?"));
  spit(m.folder / "prikaz.yaml", "prikaz: 1\nroadmap: [a]\n");
  CHECK(says(m.run({"status"}).err, "PRK-U003"));
  fs::remove(m.folder / "prikaz.yaml");
  CHECK(says(m.run({"status"}).err, "PRK-U001"));
}

TEST_CASE("a template that asks for a field the model lacks is found before anything is printed", "[app]") {
  const Megion m;
  // The workspace's own template wins over the shipped one.
  fs::create_directories(m.folder / "templates/orders");
  const std::string shipped = slurp(root / "templates/consents/adult.docx");
  spit(m.folder / "templates/orders/curator.docx", shipped);
  const Answer a = m.run({"generate", "--org", "s1", "--document", "curator-order"});
  CHECK(a.status == 1);  // a consent's fields do not exist in an order of the whole school
  CHECK(says(a.err, "PRK-T10"));
}

TEST_CASE("an output folder that cannot be written is status 3", "[app]") {
  const Megion m;
  spit(m.folder / "taken", "a file where the folder should be");
  const Answer a = m.run({"generate", "--org", "s1", "--out", (m.folder / "taken").string()});
  CHECK(a.status == 3);
  CHECK(says(a.err, "PRK-C002"));
}

TEST_CASE("a new workspace has settings and a workbook to fill in", "[app]") {
  const Megion m(false);
  const std::string folder = (m.folder / "mine").string();
  REQUIRE(prikaz_({"new", folder, "--roadmap", "megion-2020"}).status == 0);
  CHECK(fs::exists(folder + "/registry.xlsx"));
  CHECK(prikaz_({"-C", folder, "check"}).status == 0);
  CHECK(says(prikaz_({"new", folder, "--roadmap", "megion-2020"}).err, "PRK-U041"));
  CHECK(says(prikaz_({"new", folder + "2", "--roadmap", "megion-2002"}).err, "PRK-U040"));
  CHECK(says(prikaz_({"new", folder + "2", "--roadmap", "megion-2002"}).err, "did you mean \"megion-2020\"?"));
}

TEST_CASE("deadlines come out as a calendar that keeps the printed wording", "[app]") {
  const Megion m(false);
  const std::string file = (m.folder / "plan.ics").string();
  REQUIRE(m.run({"plan", "--ics", file}).status == 0);
  const std::string text = slurp(file);
  CHECK(text.starts_with("BEGIN:VCALENDAR\r\n"));
  CHECK(says(text, "DTSTART;VALUE=DATE:20200930"));  // "сентябрь 2020 г" ends on its last working day (S-64)
  std::istringstream lines(text);
  for (std::string l; std::getline(lines, l);) CHECK(l.size() <= 76);
  CHECK(says(m.run({"plan"}).out, "2020-09-30"));
}

TEST_CASE("papers whose time has not come are left, unless they are named", "[app]") {
  const Megion m;
  const auto pairs = [&](std::vector<std::string> words) {
    fs::remove_all(m.folder / "out");
    words.insert(words.begin(), {"--today", "2020-04-15", "generate", "--org", "s1", "--format", "docx"});
    REQUIRE(m.run(words).status == 0);
    int count = 0;
    for (const auto& [path, hash] : files(m.folder / "out")) count += says(path, "наставнических пар");
    const Answer told = m.run({"--json", "status"});
    return count + (says(told.out, "pairs-order") ? 0 : 100);
  };
  CHECK(pairs({}) == 0);
  CHECK(pairs({"--document", "introduce-order"}) == 0);
}

TEST_CASE("many records become many files, or one", "[app]") {
  const Megion m(false);
  const auto path = [&](const char* name) { return (m.folder / name).string(); };
  const std::string sample = slurp(root / "templates/consents/adult.sample.json");
  std::string line;
  for (const char c : sample)
    if (c != '\n') line += c;
  spit(path("people.jsonl"), line + "\n" + line + "\n\n" + line + "\n");
  const std::string shipped = (root / "templates/consents/adult.docx").string();
  REQUIRE(m.run({"render", shipped, path("people.jsonl"), "-o", path("c.pdf")}).status == 0);
  CHECK(fs::exists(path("c-0003.pdf")));
  CHECK_FALSE(fs::exists(path("c-0004.pdf")));
  // G-25: consents stay papers of their own; any other template may be joined.
  CHECK(says(m.run({"render", shipped, path("people.jsonl"), "--merge", "-o", path("all.docx")}).err, "PRK-A013"));
  fs::copy(shipped, path("paper.docx"));
  CHECK(says(m.run({"render", path("paper.docx"), path("people.jsonl"), "--merge", "-o", path("all.docx")}).err,
             "PRK-A013"));
  CHECK_FALSE(fs::exists(path("all.docx")));
  spit(path("annexed.json"), R"({"annex": {"$subdoc": "paper.docx"}})");
  CHECK(says(m.run({"render", shipped, path("annexed.json"), "-o", path("e.docx")}).err, "PRK-A013"));
  const Bytes letter = kit::small_docx({"{{ person.name }}"});
  spit(path("paper.docx"), {letter.begin(), letter.end()});
  REQUIRE(m.run({"render", path("paper.docx"), path("people.jsonl"), "--merge", "-o", path("all.docx")}).status == 0);
  REQUIRE(m.run({"render", path("paper.docx"), path("people.jsonl"), "--merge", "-o", path("all.pdf")}).status == 0);
  CHECK(fs::exists(path("all.docx")));
  CHECK(fs::exists(path("all.pdf")));
  spit(path("people.jsonl"), line + "\n{broken\n");
  const Answer a = m.run({"render", shipped, path("people.jsonl"), "-o", path("d.docx")});
  CHECK(a.status == 1);
  CHECK(says(a.err, "people.jsonl:2"));
}

TEST_CASE("a shard without its index, or beyond their number, is refused instead of taken for another", "[app]") {
  const Megion m;
  ::unsetenv("SLURM_ARRAY_TASK_ID");
  ::unsetenv("JOB_COMPLETION_INDEX");
  for (const char* wrong : {"3", "3/3", "0/0", "/3", "1/", "a/3", ""}) {
    INFO(wrong);
    CHECK(m.run({"generate", "--format", "docx", "--shard", wrong}).status == 2);
  }
  ::setenv("JOB_COMPLETION_INDEX", "3", 1);
  CHECK(m.run({"generate", "--format", "docx", "--shard", "3"}).status == 2);
  ::setenv("JOB_COMPLETION_INDEX", "2", 1);
  CHECK(m.run({"generate", "--format", "docx", "--shard", "3"}).status == 0);
  ::unsetenv("JOB_COMPLETION_INDEX");
}

TEST_CASE("a draft that is refused now is taken away; a registered paper never is", "[app]") {
  const Megion m;
  REQUIRE(m.run({"generate", "--org", "s1", "--document", "pairs-order", "--format", "docx"}).status == 0);
  for (const char* order : {"introduce-order", "curator-order", "pairs-order"})
    REQUIRE(m.run({"register", order, "--org", "s2", "--date", "2020-09-10"}).status == 0);
  REQUIRE(m.run({"generate", "--org", "s2", "--document", "pairs-order", "--format", "docx"}).status == 0);
  const auto count = [&] {
    std::map<std::string, int> out;
    for (const auto& [path, hash] : files(m.folder / "out"))
      if (says(path, "наставнических пар")) ++out[path.substr(0, path.find('/'))];
    return out;
  };
  REQUIRE(count().size() == 2);
  // Long after every consent has run out.
  const Answer a = m.run({"--today", "2029-01-10", "generate", "--document", "pairs-order", "--format", "docx"});
  CHECK(a.status == 0);
  CHECK(says(a.out, "Removed: "));
  CHECK(count().size() == 1);  // the registered one stays
  const Answer status = m.run({"--json", "--today", "2029-01-10", "status", "--org", "s2"});
  const auto v = json::parse(status.out, "status");
  REQUIRE(v);
  bool flagged = false;
  for (const Value& t : v->get("tasks").list())
    flagged = flagged || (t.get("document").text() == "pairs-order" && t.get("flagged").truthy());
  CHECK(flagged);  // G-20: what the order rests on is gone
}

TEST_CASE("from the first registered paper on a workspace keeps its roadmap until it is upgraded", "[app]") {
  const Megion m;
  fs::copy(root / "workflows", m.folder / "workflows", fs::copy_options::recursive);
  std::string settings = slurp(m.folder / "prikaz.yaml");
  settings.replace(settings.find((root / "workflows").string()), (root / "workflows").string().size(), "workflows");
  spit(m.folder / "prikaz.yaml", settings);
  CHECK(says(m.run({"upgrade"}).out, "Nothing is registered yet"));
  REQUIRE(m.run({"register", "introduce-order", "--org", "s1", "--date", "2020-04-20"}).status == 0);
  REQUIRE(m.run({"register", "curator-order", "--org", "s1", "--date", "2020-04-20"}).status == 0);
  const fs::path file = m.folder / "workflows/megion-2020.yaml";
  std::string text = slurp(file);
  const std::string title = "title: Приказ о назначении куратора";
  text.replace(text.find(title), title.size(), "title: Приказ о кураторе");
  spit(file, text);
  const Answer kept = m.run({"status", "--all"});
  CHECK(says(kept.out, "Приказ о назначении куратора"));
  CHECK(says(kept.out, "prikaz upgrade"));
  const Answer shown = m.run({"upgrade"});
  CHECK(shown.status == 0);
  CHECK(says(shown.out, "document curator-order"));
  CHECK(says(shown.out, "№ 2-О"));  // a registered paper that the change concerns
  CHECK(says(shown.err, "PRK-U024"));
  CHECK(says(m.run({"status", "--all"}).out, "Приказ о назначении куратора"));
  REQUIRE(m.run({"upgrade", "--apply"}).status == 0);
  const Answer taken = m.run({"status", "--all"});
  CHECK(says(taken.out, "Приказ о кураторе"));
  CHECK_FALSE(says(taken.out, "prikaz upgrade"));
}

TEST_CASE("an empty registry is told what comes next", "[app]") {
  const Megion m(false);
  spit(m.folder / "prikaz.yaml", "prikaz: 1\nroadmap: " + (root / "workflows/mentoring-2026.yaml").string() + "\n");
  const Answer a = m.run({"status"});
  CHECK(a.status == 0);
  CHECK(says(a.out, "prikaz import"));
}

TEST_CASE("manifests of shards join into the whole run", "[app]") {
  const Megion m;
  std::vector<std::string> words{"merge"};
  for (const char* shard : {"0", "1"}) {
    const std::string out = (m.folder / shard).string();
    REQUIRE(m.run({"generate", "--format", "docx", "--document", "curator-order", "--shard", std::string(shard) + "/2",
                   "--out", out})
                .status == 0);
    words.push_back(out + "/manifest.json");
  }
  words.insert(words.end(), {"-o", (m.folder / "whole.json").string()});
  const Answer a = m.run(words);
  CHECK(a.status == 0);
  CHECK(says(a.out, "organisations 7"));
  words.erase(words.begin() + 1);
  CHECK(says(m.run(words).err, "PRK-B003"));
}

TEST_CASE("data of a special category: not printed unless declared, not exported unless asked for", "[app]") {
  const Megion m;
  fs::create_directories(m.folder / "templates/orders");
  const Bytes order = kit::small_docx({"{% for p in participants %}{{ p.person.special or '' }}{% endfor %}"});
  spit(m.folder / "templates/orders/introduce.docx", {order.begin(), order.end()});
  CHECK(says(m.run({"check"}).err, "PRK-A012"));
  const Answer made = m.run({"generate", "--org", "s1", "--document", "introduce-order", "--format", "docx"});
  CHECK(made.status == 1);
  CHECK(says(made.err, "PRK-A012"));
  CHECK(says(m.run({"register", "introduce-order", "--org", "s1"}).err, "PRK-A012"));
  fs::create_directories(m.folder / "templates/forms");
  std::string form = slurp(root / "templates/forms/register.yaml");
  form.replace(form.find("index, trace"), 5, "\"item.person.special or ''\"");
  spit(m.folder / "templates/forms/register.yaml", form);
  CHECK(says(m.run({"report", "register"}).err, "PRK-A012"));
  CHECK(says(m.run({"export", "a.xlsx"}).err, "PRK-R063"));
  CHECK_FALSE(says(m.run({"export", "b.xlsx", "--special"}).err, "PRK-R063"));
}
