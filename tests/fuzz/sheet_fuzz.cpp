// Any bytes as a workbook: read as data are imported, and compiled and filled as a form. It may be refused; it may not
// crash, leak or run on.
#include <cstdint>

#include "fuzz/kit.hpp"
#include "sheet/read.hpp"
#include "sheet/template.hpp"
#include "value/json.hpp"

using namespace prikaz;

namespace {

/// A workbook around the XML of one sheet.
Bytes workbook_around(std::string_view sheet) {
  opc::Package package = fuzz::package_of("xl/workbook.xml");
  package.put("xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
  package.put("xl/_rels/workbook.xml.rels",
              fuzz::relationships(fuzz::relationship("a", "worksheet", "worksheets/sheet1.xml")));
  package.put("xl/worksheets/sheet1.xml", "<worksheet>" + std::string(sheet) + "</worksheet>");
  return package.write();
}

void try_out(const Bytes& xlsx) {
  static const tpl::Environment env = fuzz::environment();
  static const Value data = *json::parse(R"({"s": "те<к>ст\n", "n": 2.5, "l": [1, 2], "d": {"a": "b"}})", "data");
  (void)sheet::read(xlsx, "t.xlsx");
  const auto form = sheet::Template::compile(xlsx, "t.xlsx", env);
  if (!form) return;
  const auto bytes = (*form)->render(data);
  if (bytes && !opc::Package::read(*bytes, "out.xlsx")) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > fuzz::largest_input) return 0;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  try_out(input.starts_with("PK") ? Bytes(input) : workbook_around(input));
  return 0;
}
