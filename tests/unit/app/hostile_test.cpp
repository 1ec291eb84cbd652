// Files that nobody should hand to the program: the answer is a diagnostic, and nothing is written.
#include <catch2/catch.hpp>

#include "opc/package.hpp"
#include "unit/app/kit.hpp"

using namespace prikaz;
using namespace prikaz::kit;
namespace fs = std::filesystem;

namespace {

const fs::path root = PRIKAZ_SOURCE_DIR;
const std::string shipped = slurp(root / "templates/consents/adult.docx");
const std::string sample = (root / "templates/consents/adult.sample.json").string();

/// The shipped template with other bytes in one part.
std::string with(const char* part, const std::string& bytes) {
  auto package = opc::Package::read(shipped, "adult.docx");
  REQUIRE(package);
  package->put(part, bytes);
  return package->write();
}

void refused(const Answer& a, const fs::path& out) {
  CHECK(a.status == 1);
  CHECK(says(a.err, "PRK-"));
  CHECK_FALSE(fs::exists(out));
}

}  // namespace

TEST_CASE("what is no whole document is refused by every command, and nothing is written", "[app]") {
  const std::pair<const char*, std::string> cases[] = {
      {"empty", ""},
      {"no ZIP", "%PDF-1.4"},
      {"half", shipped.substr(0, shipped.size() / 2)},
      {"no end", shipped.substr(0, shipped.size() - 1)},
      {"a workbook", slurp(root / "samples/sosnovka/registry.xlsx")},
      {"a part that is no XML", with("word/document.xml", "<w:document><w:body>")},
      {"another root", with("word/document.xml", "<root/>")},
      {"entities", with("word/document.xml", "<!DOCTYPE a [<!ENTITY x \"y\">]><w:document>&x;</w:document>")},
      {"a bomb", with("word/document.xml", std::string(64 << 20, ' '))},
  };
  const Folder folder;
  const fs::path in = folder / "t.docx", pdf = folder / "o.pdf", docx = folder / "o.docx";
  for (const auto& [name, bytes] : cases) {
    INFO(name);
    spit(in, bytes);
    refused(prikaz_({"convert", in.string(), pdf.string()}), pdf);
    refused(prikaz_({"render", in.string(), sample, "-o", docx.string()}), docx);
    refused(prikaz_({"render", in.string(), sample, "-o", pdf.string()}), pdf);
    CHECK(prikaz_({"check", in.string()}).status == 1);
  }
}

TEST_CASE("damaged styles do not stop a conversion, but are told", "[app]") {
  const Folder folder;
  spit(folder / "t.docx", with("word/styles.xml", "<w:styles><oops"));
  const Answer a = prikaz_({"convert", (folder / "t.docx").string(), (folder / "o.pdf").string()});
  CHECK(a.status == 0);
  CHECK(says(a.err, "PRK-W002"));
  CHECK(says(a.err, "word/styles.xml"));
  CHECK(slurp(folder / "o.pdf").starts_with("%PDF-"));
}

TEST_CASE("a file that never ends is not read for ever", "[app]") {
  const Folder folder;
  const Answer a = prikaz_({"convert", "/dev/zero", (folder / "o.pdf").string()});
  refused(a, folder / "o.pdf");
  CHECK(says(a.err, "PRK-C001"));
}

TEST_CASE("a registry that is no whole workbook changes nothing", "[app]") {
  const std::string book = slurp(root / "samples/megion/registry.xlsx");
  const Megion m;
  const std::string before = m.run({"status", "--all"}).out;
  for (const std::string& bytes : {std::string(), std::string("PK"), book.substr(0, book.size() / 2), shipped}) {
    spit(m.folder / "bad.xlsx", bytes);
    const Answer a = m.run({"import", "bad.xlsx"});
    CHECK(a.status == 1);
    CHECK(says(a.err, "PRK-"));
  }
  CHECK(m.run({"status", "--all"}).out == before);
}
