// The shipped templates: each renders with the sample beside it, and keeps the layout rules of its profile (L-…).
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "flow/build.hpp"
#include "kit/memory_disk.hpp"
#include "kit/shipped_fonts.hpp"
#include "layout/layout.hpp"
#include "opc/package.hpp"
#include "papers/press.hpp"
#include "papers/russian.hpp"
#include "value/json.hpp"

using namespace prikaz;
namespace fs = std::filesystem;

namespace {

std::string bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(in)), {});
}

std::vector<fs::path> templates() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(PRIKAZ_SOURCE_DIR) / "templates"))
    if (entry.path().extension() == ".docx") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::string part(const std::string& docx, const char* name) {
  const auto package = opc::Package::read(docx, "template");
  REQUIRE(package);
  const opc::Part* p = package->find(name);
  REQUIRE(p);
  return p->bytes;
}

std::vector<int> numbers(const std::string& xml, const char* pattern) {
  std::vector<int> out;
  const std::regex re(pattern);
  for (std::sregex_iterator it(xml.begin(), xml.end(), re), end; it != end; ++it) out.push_back(std::stoi((*it)[1]));
  return out;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

}  // namespace

TEST_CASE("every shipped template renders with its sample, nothing left over", "[papers][content]") {
  auto env = tpl::Environment::standard();
  papers::add_russian(env);
  REQUIRE(templates().size() >= 62);
  for (const fs::path& path : templates()) {
    INFO(path.string());
    kit::MemoryDisk disk;
    disk.files["t.docx"] = bytes(path);
    const auto sample = json::parse(bytes(fs::path(path).replace_extension(".sample.json")), "sample");
    REQUIRE(sample);
    papers::Press press(disk, env, nullptr);
    papers::Worker worker;
    Diagnostics notes;
    const auto made = press.print({"t.docx", "t", {"docx"}, *sample, {}}, worker, notes);
    if (!made)
      for (const Diagnostic& d : made.error()) UNSCOPED_INFO(to_string(d));
    REQUIRE(made);
    const std::string xml = part((*made)[0].bytes, "word/document.xml");
    for (const char* rest : {"{{", "}}", "{%", "None", "&apos;id&apos;", "'id'"}) {
      INFO(rest);
      CHECK(xml.find(rest) == std::string::npos);
    }
  }
}

TEST_CASE("no page of a shipped template's sample holds a signature or a row alone", "[papers][content]") {
  auto env = tpl::Environment::standard();
  papers::add_russian(env);
  papers::Worker worker;
  for (const fs::path& path : templates()) {
    INFO(path.string());
    kit::MemoryDisk disk;
    disk.files["t.docx"] = bytes(path);
    const auto sample = json::parse(bytes(fs::path(path).replace_extension(".sample.json")), "sample");
    REQUIRE(sample);
    papers::Press press(disk, env, nullptr);
    Diagnostics notes;
    const auto made = press.print({"t.docx", "t", {"docx"}, *sample, {}}, worker, notes);
    REQUIRE(made);
    const auto package = opc::Package::read((*made)[0].bytes, "filled");
    REQUIRE(package);
    const auto prepared = flow::prepare(*package);
    REQUIRE(prepared);
    const auto doc = flow::build(*prepared, {}, notes);
    const auto frames = layout::layout(doc, kit::shipped_fonts(PRIKAZ_SOURCE_DIR), worker.layout, notes);
    for (std::size_t p = 1; p < frames.pages.size(); ++p) {
      std::set<Twips> lines;  // below the page's number
      for (const auto& item : frames.pages[p].text)
        if (item.baseline > 1000) lines.insert(item.baseline);
      INFO("page " << p + 1);
      CHECK(lines.size() >= 5);
    }
  }
}

TEST_CASE("the shipped templates keep the standard's layout", "[papers][content]") {
  constexpr int mm10 = 566, mm20 = 1133, mm30 = 1700;  // twips, rounded down
  for (const fs::path& path : templates()) {
    INFO(path.string());
    const std::string docx = bytes(path);
    const std::string body = part(docx, "word/document.xml"), styles = part(docx, "word/styles.xml");
    const bool landscape_only = body.find("w:orient") != std::string::npos && count(body, "<w:sectPr>") == 1;
    // L-2, L-3: margins; orders are kept permanently, so the left one is 30 mm on portrait pages.
    const auto left = numbers(body, "w:left=\"(\\d+)\" w:header"), right = numbers(body, "w:right=\"(\\d+)\" w:bottom");
    REQUIRE_FALSE(left.empty());
    CHECK(*std::min_element(left.begin(), left.end()) >= mm20);
    if (!landscape_only) CHECK(*std::max_element(left.begin(), left.end()) >= mm30);
    CHECK(*std::min_element(right.begin(), right.end()) >= mm10);
    // L-13: numbers from page 2, centred, at least 10 mm from the edge.
    CHECK(part(docx, "word/header1.xml").find(" PAGE ") != std::string::npos);
    CHECK(part(docx, "word/header1.xml").find("<w:jc w:val=\"center\"/>") != std::string::npos);
    CHECK(body.find("<w:titlePg/>") != std::string::npos);
    for (const int edge : numbers(body, "w:header=\"(\\d+)\"")) CHECK(edge >= mm10);
    // L-5: the base size; L-8 and L-11: indent and justification of running text; L-12: the title no wider than 7.5 cm.
    const int size = numbers(styles, "<w:sz w:val=\"(\\d+)\"/>").front();
    CHECK((size == 24 || size == 26 || size == 28));
    CHECK(styles.find("w:firstLine=\"709\"/><w:jc w:val=\"both\"/>") != std::string::npos);
    CHECK(styles.find("w:right=\"5103\"") != std::string::npos);
    // Fixed tables whose heads repeat and whose rows stay whole.
    CHECK(count(body, "<w:tbl>") == count(body, "<w:tblLayout w:type=\"fixed\"/>"));
    CHECK(count(body, "<w:tr>") == count(body, "<w:cantSplit/>"));
    CHECK(part(docx, "word/settings.xml").find("w:name=\"compatibilityMode\"") != std::string::npos);
    // G-25: a consent is a document of its own.
    if (path.parent_path().filename() == "consents") CHECK(count(body, "СОГЛАСИЕ") == 1);
  }
}
