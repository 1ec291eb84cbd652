#include "papers/consent.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "docx/tagged.hpp"
#include "kit/files.hpp"
#include "kit/memory_disk.hpp"
#include "kit/small_docx.hpp"
#include "papers/press.hpp"
#include "papers/russian.hpp"
#include "value/json.hpp"

using namespace prikaz;
namespace fs = std::filesystem;

namespace {

std::size_t consents(const Bytes& docx) {
  const auto package = opc::Package::read(docx, "t.docx");
  REQUIRE(package);
  return papers::consents_in(*package);
}

const Bytes consent = kit::small_docx({"СОГЛАСИЕ на обработку персональных данных", "Я, Ткач Дарья, даю согласие."});

}  // namespace

TEST_CASE("a consent is known by its heading", "[papers]") {
  CHECK(consents(consent) == 1);
  for (const char* heading : {"Согласие на участие в наставничестве", "ДОБРОВОЛЬНОЕ СОГЛАСИЕ участника",
                              "С О Г Л А С И Е", "Информированное добровольное согласие", "Согласие"}) {
    INFO(heading);
    CHECK(consents(kit::small_docx({"Директору школы", heading, "Я, …"})) == 1);
  }
  for (const char* other :
       {"Согласие Ткач Дарьи оформлено отдельным документом.", "согласие родителей (законных представителей);",
        "Согласием наставляемого", "О согласии на участие"}) {
    INFO(other);
    CHECK(consents(kit::small_docx({other})) == 0);
  }
  CHECK(consents(kit::docx_of("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Согласие</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")) ==
        0);
  CHECK(consents(kit::docx_of("<w:p><w:r><w:t>СОГЛАСИЕ</w:t><w:br/><w:t>на обработку</w:t></w:r></w:p>")) == 1);
}

TEST_CASE("of the shipped templates those of consents are consents, one each", "[papers]") {
  std::size_t found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(PRIKAZ_SOURCE_DIR) / "templates")) {
    if (entry.path().extension() != ".docx") continue;
    const std::string text = kit::slurp(entry.path());
    INFO(entry.path().string());
    const bool is = entry.path().parent_path().filename() == "consents";
    CHECK(consents(Bytes(text.begin(), text.end())) == (is ? 1U : 0U));
    found += is;
  }
  CHECK(found >= 9);
}

TEST_CASE("a consent is not taken into another paper: as a fragment, or by the data", "[papers][PRK-A013]") {
  auto env = tpl::Environment::standard();
  papers::add_russian(env);
  kit::MemoryDisk disk;
  disk.files["order.docx"] = kit::small_docx({"{% include \"annex.docx\" %}"});
  disk.files["annex.docx"] = consent;
  papers::Press press(disk, env, nullptr);
  const auto opened = press.open("order.docx");
  REQUIRE_FALSE(opened);
  CHECK(opened.error()[0].id == "PRK-A013");
  const auto data = json::parse(R"({"annex": {"$subdoc": "annex.docx"}, "more": {"$subdoc": "plain.docx"}})", "d.json");
  REQUIRE(data);
  disk.files["plain.docx"] = kit::small_docx({"Лист ознакомления"});
  const auto resolved = docx::resolve_tagged(*data, disk, "", papers::refuse_consent);
  REQUIRE_FALSE(resolved);
  REQUIRE(resolved.error().size() == 1);
  CHECK(resolved.error()[0].id == "PRK-A013");
  disk.files["annex.docx"] = disk.files["plain.docx"];
  CHECK(docx::resolve_tagged(*data, disk, "", papers::refuse_consent));
}

TEST_CASE("a template holds one consent and nothing that gets a number", "[papers][PRK-A013]") {
  const auto found = [](const Bytes& docx, bool numbered) {
    const auto package = opc::Package::read(docx, "t.docx");
    REQUIRE(package);
    Diagnostics d;
    papers::check_consents(*package, numbered, "t.docx", d);
    return d.size();
  };
  CHECK(found(consent, false) == 0);
  CHECK(found(consent, true) == 1);
  const Bytes two = kit::small_docx({"СОГЛАСИЕ на обработку", "Я, …", "СОГЛАСИЕ на распространение", "Я, …"});
  CHECK(found(two, false) == 1);
  CHECK(found(kit::small_docx({"ПРИКАЗ"}), true) == 0);
}
