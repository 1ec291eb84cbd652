// Every layout rule has a template that breaks it, and the shipped ones break none.
#include "papers/check_layout.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "kit/files.hpp"
#include "kit/small_docx.hpp"
#include "value/yaml.hpp"

using namespace prikaz;
namespace fs = std::filesystem;

namespace {

const fs::path root = PRIKAZ_SOURCE_DIR;

Value profile(const std::string& name = "gost-2025") {
  const auto tree = yaml::parse(kit::slurp(root / ("workflows/profiles/" + name + ".yaml")), name);
  REQUIRE(tree);
  return tree->value();
}

/// A shipped order with `from` replaced by `to` in one of its parts.
Diagnostics changed(const std::string& part, const std::string& from, const std::string& to, bool permanent = true) {
  auto package = opc::Package::read(kit::slurp(root / "templates/orders/pairs.docx"), "pairs.docx");
  REQUIRE(package);
  std::string bytes = package->find(part)->bytes;
  const std::size_t at = bytes.find(from);
  REQUIRE(at != std::string::npos);
  bytes.replace(at, from.size(), to);
  package->put(part, bytes);
  Diagnostics found;
  papers::check_layout(*package, profile(), permanent, "pairs.docx", found);
  return found;
}

bool tells(const Diagnostics& found, const std::string& id) {
  return std::any_of(found.begin(), found.end(), [&](const Diagnostic& d) { return d.id == id; });
}

const std::string document = "word/document.xml", styles = "word/styles.xml";

}  // namespace

TEST_CASE("the shipped templates keep both profiles", "[papers][content]") {
  for (const char* name : {"gost-2025", "gost-2016"})
    for (const auto& entry : fs::recursive_directory_iterator(root / "templates")) {
      if (entry.path().extension() != ".docx") continue;
      const auto package = opc::Package::read(kit::slurp(entry.path()), entry.path().filename().string());
      REQUIRE(package);
      Diagnostics found;
      const bool order = entry.path().parent_path().filename() == "orders";
      papers::check_layout(*package, profile(name), order, entry.path().string(), found);
      for (const Diagnostic& d : found) UNSCOPED_INFO(to_string(d));
      CHECK(found.empty());
    }
}

TEST_CASE("narrow margins are told; those of orders are wider", "[papers][PRK-A030]") {
  CHECK(tells(changed(document, "w:right=\"850\"", "w:right=\"500\""), "PRK-A030"));
  CHECK(tells(changed(document, "w:left=\"1701\"", "w:left=\"1134\""), "PRK-A030"));
  CHECK_FALSE(tells(changed(document, "w:left=\"1701\"", "w:left=\"1134\"", false), "PRK-A030"));
}

TEST_CASE("another face or size of running text is told", "[papers][PRK-A031]") {
  CHECK(tells(changed(styles, "w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"",
                      "w:ascii=\"Calibri\" w:hAnsi=\"Calibri\""),
              "PRK-A031"));
  CHECK(tells(changed(styles, "<w:sz w:val=\"26\"/>", "<w:sz w:val=\"22\"/>"), "PRK-A031"));
}

TEST_CASE("indent and spacing of running text are told", "[papers][PRK-A032]") {
  CHECK(tells(changed(styles, "w:firstLine=\"709\"", "w:firstLine=\"500\""), "PRK-A032"));
}

TEST_CASE("a title that grows too wide is told", "[papers][PRK-A033]") {
  CHECK(tells(changed(styles, "w:right=\"5103\"", "w:right=\"3000\""), "PRK-A033"));
}

TEST_CASE("pages without numbers are told", "[papers][PRK-A034]") {
  CHECK(tells(changed("word/header1.xml", "w:val=\"center\"", "w:val=\"left\""), "PRK-A034"));
  CHECK(tells(changed(document, "<w:titlePg/>", ""), "PRK-A034"));
}

TEST_CASE("a table whose head stays behind is told", "[papers][PRK-A035]") {
  CHECK(tells(changed(document, "<w:tblHeader/>", ""), "PRK-A035"));
}

TEST_CASE("a signature that may stand alone is told", "[papers][PRK-A036]") {
  CHECK(tells(changed(styles,
                      "w:styleId=\"SignatureGap\"><w:name w:val=\"Signature Gap\"/><w:basedOn "
                      "w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/>",
                      "w:styleId=\"SignatureGap\"><w:name w:val=\"Signature Gap\"/><w:basedOn "
                      "w:val=\"Normal\"/><w:qFormat/><w:pPr>"),
              "PRK-A036"));
}

TEST_CASE("a number that may part from its sign is told", "[papers][PRK-A037]") {
  CHECK(tells(changed(document, "№\u00A0{{", "№ {{"), "PRK-A037"));
}

TEST_CASE("an annex without its order is told", "[papers][PRK-A038]") {
  auto package = opc::Package::read(kit::slurp(root / "templates/orders/lists.docx"), "lists.docx");
  REQUIRE(package);
  std::string bytes = package->find(document)->bytes;
  const std::string head = "к приказу";
  bytes.replace(bytes.find(head), head.size(), "приказ");
  package->put(document, bytes);
  Diagnostics found;
  papers::check_layout(*package, profile(), true, "lists.docx", found);
  CHECK(tells(found, "PRK-A038"));
}

TEST_CASE("a grif without its date or number is told", "[papers][PRK-A038]") {
  const auto told = [](const std::vector<std::string>& paragraphs) {
    const auto package = opc::Package::read(kit::small_docx(paragraphs), "t.docx");
    REQUIRE(package);
    Diagnostics found;
    papers::check_layout(*package, profile(), false, "t.docx", found);
    std::vector<std::string> out;
    for (const Diagnostic& d : found)
      if (d.id == "PRK-A038") out.push_back(d.text.str());
    return out;
  };
  const std::string no_date = "the grif has no date";
  const std::string no_number = "the grif does not name the document that approves, by number";
  CHECK(told({"Утверждено — Т.Е. Белова, директор центра"}) == std::vector{no_date, no_number});
  CHECK(told({"УТВЕРЖДЕНО", "приказом школы", "от 01.09.2023"}) == std::vector{no_number});
  CHECK(told({"УТВЕРЖДАЮ", "Директор", "Т.Е. Белова", "", "План на 2023 год"}) == std::vector{no_date});
  CHECK(told({"РАССМОТРЕНА", "педагогическим советом", "протокол № 1"}) == std::vector{no_date});
  CHECK(told({"УТВЕРЖДЕНА", "приказом от 01.09.2023 № 275/1"}).empty());
  CHECK(told({"УТВЕРЖДЕНО", "приказом {{ org.short_name }}", "от «___» ________ 20__ г. № ____"}).empty());
  CHECK(told({"УТВЕРЖДЕНО", "приказом от {{ document.date | date_long }} № {{ document.number }}"}).empty());
  CHECK(told({"СОГЛАСОВАНО", "Председатель комитета", "«___» ________ 20__ г."}).empty());
  CHECK(told({"Утверждённый план действует весь год."}).empty());
}

TEST_CASE("a table that the text speaks of and the paper lacks is told", "[papers][PRK-A039]") {
  const auto told = [](const std::vector<std::string>& paragraphs) {
    const auto package = opc::Package::read(kit::small_docx(paragraphs), "t.docx");
    REQUIRE(package);
    Diagnostics found;
    papers::check_layout(*package, profile(), false, "t.docx", found);
    return tells(found, "PRK-A039");
  };
  CHECK(told({"Показатели приведены в таблице 2.", "Таблица 1. Этапы"}));
  CHECK_FALSE(told({"Показатели приведены в таблице\u00A0№\u00A02.", "Таблица 2 — Показатели"}));
  CHECK_FALSE(told({"Таблица участников заполняется куратором."}));
}

TEST_CASE("two annexes of one number are told", "[papers][PRK-A040]") {
  const auto told = [](const std::vector<std::string>& paragraphs) {
    const auto package = opc::Package::read(kit::small_docx(paragraphs), "t.docx");
    REQUIRE(package);
    Diagnostics found;
    papers::check_layout(*package, profile(), false, "t.docx", found);
    return tells(found, "PRK-A040");
  };
  // The regulation is the order's first annex, its roadmap the regulation's own.
  CHECK(told({"Приложение 1", "к приказу управления", "Положение", "Приложение 1", "к Положению"}));
  CHECK(told({"Приложение\u00A0№\u00A02 к приказу", "Приложение № 2 к приказу"}));
  CHECK_FALSE(told({"Приложение № 1", "к приказу", "Приложение № 2", "к приказу", "Приложение", "к Положению"}));
  CHECK_FALSE(told({"Приложение № 1 утверждает план.", "Приложение № 1", "к приказу"}));
}

TEST_CASE("a space left out or put in by habit is told with the right spelling", "[papers][PRK-A041]") {
  const auto package = opc::Package::read(kit::small_docx({"Приказ от 25.12.2019г. по СОШ"}), "t.docx");
  REQUIRE(package);
  Diagnostics found;
  papers::check_layout(*package, profile(), false, "t.docx", found);
  const auto d = std::find_if(found.begin(), found.end(), [](const Diagnostic& each) { return each.id == "PRK-A041"; });
  REQUIRE(d != found.end());
  CHECK(d->hint.str() == "write 25.12.2019 г.");
}
