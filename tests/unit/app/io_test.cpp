#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "app/io/catalogue.hpp"
#include "app/io/console.hpp"
#include "app/io/real_disk.hpp"
#include "kit/folder.hpp"

using namespace prikaz;
using kit::Folder;
namespace fs = std::filesystem;

TEST_CASE("a file is written whole into folders that did not exist", "[app]") {
  Folder folder;
  app::RealDisk disk;
  const std::string path = (folder.path() / "школа/приказ.docx").string();
  REQUIRE(disk.write(path, "bytes"));
  REQUIRE(disk.read(path));
  CHECK(*disk.read(path) == "bytes");
  REQUIRE(disk.list((folder.path() / "школа").string()));
  CHECK(*disk.list((folder.path() / "школа").string()) == std::vector<std::string>{"приказ.docx"});
}

TEST_CASE("what cannot be read, written or listed is a diagnostic, and nothing half-written stays", "[app]") {
  Folder folder;
  app::RealDisk disk;
  const std::string missing = (folder.path() / "none").string();
  REQUIRE_FALSE(disk.read(missing));
  CHECK(disk.read(missing).error()[0].id == "PRK-C001");
  CHECK(disk.read(folder.path().string()).error()[0].id == "PRK-C001");
  CHECK(disk.list(missing).error()[0].id == "PRK-C003");
  // A folder stands where the file should: no user, not even root, can replace it by a file.
  fs::create_directories(folder.path() / "taken/inside");
  const Status s = disk.write((folder.path() / "taken").string(), "x");
  REQUIRE_FALSE(s);
  CHECK(s.error()[0].id == "PRK-C002");
  CHECK_FALSE(fs::exists(folder.path() / "taken.part"));
  // The reason is why its folder cannot be made, not that it is missing.
  fs::create_symlink(folder.path() / "nowhere", folder.path() / "link");
  const Status below = disk.write((folder.path() / "link/x").string(), "x");
  REQUIRE_FALSE(below);
  CHECK(below.error()[0].text.str().find("No such file") == std::string::npos);
}

TEST_CASE("a full disk is a diagnostic", "[app]") {
  app::RealDisk disk;
  // /dev/full refuses every byte; the temporary name beside it cannot be made at all.
  const Status s = disk.write("/dev/full/x", "x");
  REQUIRE_FALSE(s);
  CHECK(s.error()[0].id == "PRK-C002");
}

TEST_CASE("the catalogue translates the sentence and leaves the data alone", "[app]") {
  const auto c = app::Catalogue::from_po(
      "msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\nmsgid \"cannot read {}: {}\"\nmsgstr \"\"\n\"не читается {}: "
      "\"\n\"{}\"\n\nmsgid \"x\"\nmsgstr \"\"\n");
  CHECK(c.text(Message("cannot read {}: {}", "a", "b")) == "не читается a: b");
  CHECK(c.text(Message("x")) == "x");
  const auto reasons = app::Catalogue::from_po(
      "msgid \"cannot read {}: {}\"\nmsgstr \"не читается {}: {}\"\n\nmsgid \"the file is empty\"\nmsgstr \"файл "
      "пуст\"\n\nmsgid \"stage\"\nmsgstr \"этап\"\n");
  CHECK(reasons.text(Place{"a.docx", 0, 0, "stage 2, {{ stage, x }}, row 3"}) ==
        "a.docx: этап 2, {{ stage, x }}, row 3");
  CHECK(reasons.text(Message("cannot read {}: {}", "stage", "the file is empty")) == "не читается stage: файл пуст");
}

TEST_CASE("a diagnostic shows place, id, sentence and remedy", "[app]") {
  std::ostringstream out, err;
  app::Console console(out, err, {}, false, false);
  Diagnostics all;
  all.add({"PRK-K004", Severity::error, {"a.yaml", 3, 7, {}}, "unknown key", "did you mean \"stages\"?"});
  console.show(all);
  CHECK(err.str() == "a.yaml:3:7: error PRK-K004: unknown key\n    did you mean \"stages\"?\n");
  console.show(app::TextTable{{"школа", "бумаг"}, {{"СОШ № 1", "12"}}});
  CHECK(out.str().find("СОШ № 1  12\n") != std::string::npos);
}
