// What a person gets wrong in a template, and every word of the answer: tests/cases/docx/mistakes.json. PRIKAZ_REMAKE=1
// writes the answers of the engine into the file, to be read before they are kept.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "kit.hpp"
#include "ooxml/xml.hpp"

using namespace prikaz;
using namespace prikaz::docx;
using namespace prikaz::docx::kit;

namespace {

const std::string cases_file = PRIKAZ_SOURCE_DIR "/tests/cases/docx/mistakes.json";

std::string escaped(const std::string& text) {
  std::string out;
  xml::escape(text, out);
  return out;
}

std::string cells(const Value& row);

/// "text" a paragraph, [..] one of several runs, {heading}, {table: rows of cells}, {xml} as it is.
std::string block(const Value& v) {
  if (v.is(Value::Kind::string)) return para(escaped(v.string()));
  std::string out;
  if (v.is(Value::Kind::list)) {
    for (const Value& run : v.list()) out += r(escaped(run.string()));
    return p(out);
  }
  if (const Value* heading = v.dict().find("heading"))
    return p(r(escaped(heading->string())), "<w:pStyle w:val=\"1\"/>");
  if (const Value* rows = v.dict().find("table")) {
    for (const Value& row : rows->list()) out += tr(cells(row));
    return tbl(out, static_cast<int>(rows->list()[0].list().size()));
  }
  return v.get("xml").string();
}

std::string cells(const Value& row) {
  std::string out;
  for (const Value& c : row.list())
    out += c.is(Value::Kind::string) ? tc(escaped(c.string())) : "<w:tc>" + block(c) + "<w:p/></w:tc>";
  return out;
}

std::string blocks(const Value& list) {
  std::string out;
  for (const Value& v : list.list()) out += block(v);
  return out;
}

List answers(const Value& c) {
  Parts parts = {
      {"word/styles.xml", "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"}};
  if (const Value* more = c.dict().find("parts"))
    for (const auto& [name, body] : more->dict()) parts[name] = blocks(body);
  const Value* data = c.dict().find("data");
  const std::string all = mistakes(blocks(c.get("body")), data ? json::write(*data) : "{}", parts);
  List out;
  for (std::size_t i = 0; i < all.size(); i = all.find('\n', i) + 1)
    out.push_back(all.substr(i, all.find('\n', i) - i));
  return out;
}

}  // namespace

TEST_CASE("mistakes of templates are answered word for word") {
  std::ifstream file(cases_file);
  REQUIRE(file);
  const auto cases = json::parse(std::string(std::istreambuf_iterator<char>(file), {}), cases_file);
  REQUIRE(cases);
  List remade;
  for (const Value& c : cases->list()) {
    const List got = answers(c);
    Dict copy = c.dict();
    copy["says"] = got;
    remade.emplace_back(std::move(copy));
    if (std::getenv("PRIKAZ_REMAKE")) continue;
    INFO(c.get("name").string());
    CHECK(json::write(got, 1) == json::write(c.get("says"), 1));
  }
  if (std::getenv("PRIKAZ_REMAKE")) std::ofstream(cases_file) << json::write(remade, 1) << '\n';
}
