// Any bytes as a DOCX, or as the body of one: read, compiled and filled over fixed data. It may be refused; it may not
// crash, leak, run on, or let out a package whose fast and plain ways disagree.
#include <cstdint>
#include <cstdlib>

#include "docx/program.hpp"
#include "fuzz/kit.hpp"
#include "value/json.hpp"

using namespace prikaz;

namespace {

Bytes package_around(std::string_view body) {
  opc::Package package = fuzz::package_of("word/document.xml");
  package.put("word/document.xml", "<w:document><w:body>" + std::string(body) + "</w:body></w:document>");
  return package.write();
}

void try_out(const Bytes& docx) {
  static const tpl::Environment env = fuzz::environment();
  static const Value data = *json::parse(R"({"s": "те<к>ст\n\u0007", "n": 2, "l": [1, 2], "d": {"a": "b"}})", "data");
  docx::Options options;
  options.limits.max_part = 1 << 20;
  options.limits.max_total = 4 << 20;
  const auto program = docx::Program::compile(docx, "t.docx", env, options);
  if (!program) return;
  const auto filled = (*program)->fill(data);
  if (!filled) {
    if ((*program)->render(data)) std::abort();  // the fast way let out what the plain way refuses
    return;
  }
  const auto bytes = (*program)->render(data);
  if (!bytes) std::abort();
  const auto package = opc::Package::read(*bytes, "out.docx");
  if (!package) std::abort();
  for (const opc::Part& part : filled->parts)
    if (const opc::Part* out = package->find(part.name); !out || out->bytes != part.bytes) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size > fuzz::largest_input) return 0;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  try_out(input.starts_with("PK") ? Bytes(input) : package_around(input));
  return 0;
}
