// How fast the template language is, without any document around it: template_bench
// Prints the best of five runs of each case. Build in Release.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "template/program.hpp"

namespace {

using namespace prikaz;
using namespace prikaz::tpl;
using Clock = std::chrono::steady_clock;

/// Takes everything and keeps nothing, as a sink that copies into a buffer of its own would be fed.
class Counter : public Sink {
 public:
  void literal(std::uint32_t, std::string_view text) override { bytes_ += text.size(); }
  void value(const Value& v, std::uint32_t) override {
    bytes_ += v.is(Value::Kind::string) ? v.string().size() : v.text().size();
  }
  void begin_capture() override {}
  Value end_capture() override { return Value(); }
  std::size_t bytes() const { return bytes_; }

 private:
  std::size_t bytes_ = 0;
};

template <class Run>
void measure(const char* name, int rounds, Run run) {
  double best = 1e300;
  for (int i = 0; i < 5; ++i) {
    const auto start = Clock::now();
    for (int k = 0; k < rounds; ++k) run();
    best = std::min(best, std::chrono::duration<double, std::micro>(Clock::now() - start).count() / rounds);
  }
  std::printf("%-44s %10.3f us\n", name, best);
}

void render_case(const char* name, const std::string& text, const Value& data, int rounds) {
  const Environment env = Environment::standard();
  const auto source = pieces_from_text(text, "bench");
  const auto program = source ? compile(source->pieces, env, source->place_of) : fail(source.error());
  if (!program) std::abort();
  Scratch scratch;
  Counter sink;
  measure(name, rounds, [&] {
    if (!program->render(data, sink, scratch)) std::abort();
  });
}

Value rows(int n) {
  List list;
  for (int i = 0; i < n; ++i) {
    Dict row;
    row["number"] = i;
    row["name"] = "Иванова Мария Петровна";
    row["school"] = "Школа № 1";
    row["date"] = "01.09.2026";
    row["mark"] = i % 5;
    list.emplace_back(std::move(row));
  }
  Dict data;
  data["rows"] = std::move(list);
  return data;
}

}  // namespace

int main() {
  std::string text;
  Dict data, record;
  for (int i = 0; i < 20; ++i) {
    const std::string field = "field" + std::to_string(i);
    text += "<w:t>{{ " + (i % 2 ? "record." : std::string()) + field + " }}</w:t>";
    (i % 2 ? record : data)[field] = "a text that is long enough to be stored apart";
  }
  data["record"] = record;
  render_case("20 simple fields", text, data, 50'000);
  const Environment env = Environment::standard();
  const auto source = pieces_from_text(text, "bench");
  measure("20 simple fields, compiled", 1000, [&] {
    if (!compile(source->pieces, env, source->place_of)) std::abort();
  });

  const Value table = rows(1000);
  render_case("1000 rows, 5 fields each",
              "{% for r in rows %}<a>{{ r.number }}</a><b>{{ r.name }}</b><c>{{ r.school }}</c>{{ r.date }}{{ r.mark }}"
              "{% endfor %}",
              table, 200);
  render_case("1000 rows, condition, filters and methods",
              "{% for r in rows %}{% if r.mark > 2 and r.name | length > 3 %}{{ r.name | upper }}"
              "{% else %}{{ r.name.split(' ')[0] ~ '.' }}{% endif %}{% endfor %}",
              table, 100);
  render_case("1000 rows, a macro each",
              "{% macro m(r) %}{{ r.name }}{% endmacro %}{% for r in rows %}{{ m(r) }}{% endfor %}", table, 100);
  render_case("1000 rows chosen, sorted and grouped",
              "{% for m, g in rows | selectattr('mark') | sort(attribute='name') | groupby('mark') %}{{ m }}: "
              "{{ g | map(attribute='number') | join(', ') }}{% endfor %}",
              table, 100);
}
