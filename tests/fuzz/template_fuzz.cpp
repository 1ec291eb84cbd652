// Any bytes as a template: lexed, compiled and rendered over fixed data. It may be refused; it may not crash, leak, run
// on or print two different things.
#include <cstdlib>

#include "template/expression.hpp"
#include "template/program.hpp"
#include "value/json.hpp"

using namespace prikaz;
using namespace prikaz::tpl;

namespace {

Environment environment(UndefinedPolicy policy) {
  Environment env = Environment::standard();
  env.undefined = policy;
  env.limits.steps = 3000;
  env.limits.bytes = 300'000;
  env.limits.text = 50'000;
  env.limits.range = 3000;
  env.statement("vm", {CustomStatement::Argument::optional});
  env.loader = [](const std::string& name) -> std::optional<Result<Source>> {
    if (name == "m")
      return pieces_from_text("{% macro f(x) %}{{ x }}{{ caller }}{% endmacro %}{% set v = 1 %}", name, 1'000'000);
    if (name == "i") return pieces_from_text("{{ s }}{% set s = 2 %}", name, 2'000'000);
    return std::nullopt;
  };
  return env;
}

const Value& data() {
  static const Value v = *json::parse(
      R"({"s": "текст text", "n": 7, "x": 2.5, "t": true, "o": null, "l": [3, 1, 2], "w": ["b", "a"],
          "d": {"a": 1, "b": [2]}, "p": [{"name": "А", "age": 3, "c": [{"name": "Б", "age": 1, "c": []}]}]})",
      "data");
  return v;
}

std::string rendered(const Program& program) {
  TextSink sink;
  const Status done = program.render(data(), sink);
  std::string out = sink.take();
  if (!done)
    for (const Diagnostic& d : done.error()) out += to_string(d);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const Environment strict = environment(UndefinedPolicy::strict);
  static const Environment lenient = environment(UndefinedPolicy::lenient);
  if (size > 4096) return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto source = pieces_from_text(text, "t");
  if (!source) return 0;
  for (const Environment* env : {&strict, &lenient}) {
    const auto program = compile(source->pieces, *env, source->place_of);
    if (!program) continue;
    if (rendered(*program) != rendered(*program)) std::abort();
  }
  if (const auto e = compile_expression(text, lenient, {})) (void)e->evaluate(data());
  return 0;
}
