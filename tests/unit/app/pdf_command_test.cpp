// What commands put on and into PDFs: marks, forms, variants.
#include "kit/files.hpp"
#include "unit/app/kit.hpp"

using namespace prikaz;
using namespace prikaz::kit;
namespace fs = std::filesystem;

namespace {

const fs::path root = PRIKAZ_SOURCE_DIR;
constexpr const char* certificate =
    "certificate: 00D3A1B2\nowner: Орлова Мария Петровна\nvalid_from: 2020-01-15\nvalid_to: 2021-04-15\n";

}  // namespace

TEST_CASE("a converted document carries the marks that were asked for", "[app]") {
  const Megion m(false);
  const auto path = [&](const char* name) { return (m.folder / name).string(); };
  const std::string shipped = (root / "templates/consents/adult.docx").string();
  const std::string sample = (root / "templates/consents/adult.sample.json").string();
  REQUIRE(m.run({"render", shipped, sample, "-o", path("a.docx")}).status == 0);
  spit(path("certificate.yaml"), certificate);
  REQUIRE(m.run({"convert", path("a.docx"), path("plain.pdf")}).status == 0);
  REQUIRE(m.run({"convert", path("a.docx"), path("marked.pdf"), "--signature", path("certificate.yaml"), "--qr", "№ 5",
                 "--pdf", "a-1b", "--date", "2020-09-01"})
              .status == 0);
  const std::string marked = slurp(path("marked.pdf"));
  CHECK(marked.starts_with("%PDF-1.4"));
  CHECK(says(marked, "<pdfaid:part>1</pdfaid:part>"));
  CHECK(says(marked, "LiberationSans"));  // the mark's own face
  CHECK_FALSE(says(slurp(path("plain.pdf")), "LiberationSans"));
}

TEST_CASE("the record of a signature that lacks something is refused with every lack", "[app]") {
  const Megion m(false);
  const std::string record = (m.folder / "certificate.yaml").string();
  spit(record, "owner: Орлова Мария Петровна\nvalid_from: 15 января\n");
  spit(m.folder / "a.docx", "x");
  const Answer a =
      m.run({"convert", (m.folder / "a.docx").string(), (m.folder / "a.pdf").string(), "--signature", record});
  CHECK(a.status == 1);
  for (const char* what : {"PRK-U014", "no certificate", "no valid_from", "no valid_to"}) CHECK(says(a.err, what));
  CHECK_FALSE(says(a.err, "no owner"));
  CHECK_FALSE(fs::exists(m.folder / "a.pdf"));
}

TEST_CASE("signing a registered paper gives a copy with the mark", "[app]") {
  const Megion m;
  const std::string record = (m.folder / "certificate.yaml").string(), copy = (m.folder / "copy.pdf").string();
  spit(record, certificate);
  const std::vector<std::string> sign{"journal", "sign", "curator-order", "--org", "s1", "--signature", record,
                                      "-o",      copy};
  const Answer early = m.run(sign);
  CHECK(early.status == 1);
  CHECK(says(early.err, "PRK-U032"));
  REQUIRE(m.run({"register", "introduce-order", "--org", "s1", "--date", "2020-04-20"}).status == 0);
  REQUIRE(m.run({"register", "curator-order", "--org", "s1", "--number", "7-О", "--date", "2020-04-20"}).status == 0);
  const Answer signed_now = m.run(sign);
  CHECK(signed_now.status == 0);
  CHECK(says(signed_now.out, "copy.pdf"));
  CHECK(slurp(copy).starts_with("%PDF-"));
  CHECK(says(slurp(copy), "(D:20200420"));
}

TEST_CASE("a PDF form is filled from data; fields it has not are all named", "[app]") {
  const Megion m(false);
  const auto path = [&](const char* name) { return (m.folder / name).string(); };
  const std::string form = (root / "tests/fuzz/corpus/pdf/form.pdf").string();
  spit(path("data.yaml"), "a: Иванова Мария\nd: 2020-09-01\n");
  REQUIRE(m.run({"render", form, path("data.yaml"), "-o", path("filled.pdf")}).status == 0);
  REQUIRE(m.run({"render", form, path("data.yaml"), "-o", path("flat.pdf"), "--flatten"}).status == 0);
  CHECK(says(slurp(path("filled.pdf")), "/AP"));
  CHECK(says(slurp(path("filled.pdf")), "/AcroForm"));
  CHECK_FALSE(says(slurp(path("flat.pdf")), "/Widget"));
  spit(path("data.yaml"), "x:\n  name: а\ny: true\n");
  const Answer a = m.run({"render", form, path("data.yaml"), "-o", path("wrong.pdf")});
  CHECK(a.status == 1);
  CHECK(says(a.err, "PRK-P012"));
  CHECK(says(a.err, "x.name"));
  CHECK(says(a.err, " y"));
  CHECK_FALSE(fs::exists(path("wrong.pdf")));
}
