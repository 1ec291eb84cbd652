// Any bytes as a workbook: read as data are imported, and compiled and filled as a form. It may be refused; it may not
// crash, leak or run on.
#include <cstdint>

#include "opc/package.hpp"
#include "sheet/read.hpp"
#include "sheet/template.hpp"
#include "value/json.hpp"

using namespace prikaz;

namespace {

tpl::Environment environment() {
  tpl::Environment env = tpl::Environment::standard();
  env.undefined = tpl::UndefinedPolicy::lenient;
  env.limits.steps = 3000;
  env.limits.bytes = 1'000'000;
  env.limits.text = 50'000;
  env.limits.range = 1000;
  return env;
}

/// A workbook around the XML of one sheet.
Bytes workbook_around(std::string_view sheet) {
  opc::Package package;
  package.put("[Content_Types].xml",
              "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              "<Default Extension=\"rels\" ContentType=\"application/xml\"/></Types>");
  package.put("_rels/.rels",
              "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/>"
              "</Relationships>");
  package.put("xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
  package.put("xl/_rels/workbook.xml.rels",
              "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
              "</Relationships>");
  package.put("xl/worksheets/sheet1.xml", "<worksheet>" + std::string(sheet) + "</worksheet>");
  return package.write();
}

void try_out(const Bytes& xlsx) {
  static const tpl::Environment env = environment();
  static const Value data = *json::parse(R"({"s": "те<к>ст\n", "n": 2.5, "l": [1, 2], "d": {"a": "b"}})", "data");
  (void)sheet::read(xlsx, "t.xlsx");
  const auto form = sheet::Template::compile(xlsx, "t.xlsx", env);
  if (!form) return;
  const auto bytes = (*form)->render(data);
  if (bytes && !opc::Package::read(*bytes, "out.xlsx")) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > 20'000) return 0;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  try_out(input.starts_with("PK") ? Bytes(input) : workbook_around(input));
  return 0;
}
