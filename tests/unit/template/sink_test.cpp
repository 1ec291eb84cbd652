// What a document's sink is told: opaque literals by id, values, captures, custom statements with their loop.
#include <catch2/catch.hpp>

#include "template/program.hpp"
#include "template/sequence.hpp"

using namespace prikaz;
using namespace prikaz::tpl;

namespace {

class Fragment : public Object {
 public:
  explicit Fragment(std::string s) : s_(std::move(s)) {}
  std::string_view type() const override { return "fragment"; }
  std::string text() const override { return s_; }

 private:
  std::string s_;
};

class Recorder : public Sink {
 public:
  void literal(std::uint32_t piece, std::string_view) override { out += "#" + std::to_string(piece); }
  void value(const Value& v, std::uint32_t piece) override {
    out += (v.as<Fragment>() ? "<" : "[") + v.text() + (v.as<Fragment>() ? ">" : "]") + std::to_string(piece);
  }
  void begin_capture() override { held.push_back(std::exchange(out, "")); }
  Value end_capture() override {
    Value v = make_object(std::make_shared<Fragment>(std::exchange(out, held.back())));
    held.pop_back();
    return v;
  }
  std::optional<Fault> statement(std::string_view name, const Value& argument, std::uint32_t,
                                 const LoopInfo* loop) override {
    out += "!" + std::string(name) + "(" + argument.text() + ")";
    if (loop) out += std::to_string(loop->index0) + "/" + std::to_string(loop->length);
    if (name == "bad") return Fault{Message("no such cell"), {}};
    return std::nullopt;
  }
  std::string out;
  std::vector<std::string> held;
};

using Kind = Piece::Kind;

std::string told(const std::vector<Piece>& pieces, const Dict& data, Status* status = nullptr) {
  Environment env = Environment::standard();
  env.statement("vm", {});
  env.statement("bad", {});
  env.statement("cellbg", {CustomStatement::Argument::required});
  const auto program = compile(pieces, env, {});
  REQUIRE(program);
  Recorder sink;
  const Status done = program->render(data, sink);
  if (status)
    *status = done;
  else
    CHECK(done.has_value());
  return sink.out;
}

}  // namespace

TEST_CASE("opaque literals arrive by id", "[template]") {
  Dict d;
  d["rows"] = List{1, 2};
  CHECK(told({{Kind::literal, "", 1},
              {Kind::statement, "for r in rows", 2},
              {Kind::literal, "", 3},
              {Kind::expression, "r", 4},
              {Kind::comment, "note", 5},
              {Kind::literal, "", 6},
              {Kind::statement, "endfor", 7},
              {Kind::literal, "", 8}},
             d) == "#1#3[1]4#6#3[2]4#6#8");
}

TEST_CASE("a macro's output is a fragment of the sink's own", "[template]") {
  CHECK(told({{Kind::statement, "macro m(x)", 1},
              {Kind::literal, "", 2},
              {Kind::expression, "x", 3},
              {Kind::statement, "endmacro", 4},
              {Kind::expression, "m('a')", 5},
              {Kind::statement, "set s", 6},
              {Kind::literal, "", 7},
              {Kind::statement, "endset", 8},
              {Kind::expression, "s", 9}},
             {}) == "<#2[a]3>5<#7>9");
}

TEST_CASE("custom statements know their loop", "[template]") {
  CHECK(told({{Kind::statement, "cellbg 'FF' ~ '00'", 1},
              {Kind::statement, "for i in [5, 6]", 2},
              {Kind::statement, "vm", 3},
              {Kind::statement, "endfor", 4}},
             {}) == "!cellbg(FF00)!vm(None)0/2!vm(None)1/2");
  Status status;
  told({{Kind::statement, "bad", 1}}, {}, &status);
  REQUIRE_FALSE(status.has_value());
  CHECK(to_string(status.error()[0]).find("no such cell") != std::string::npos);
}

TEST_CASE("a program renders again from the same scratch, and leaves the data alone", "[template]") {
  const Environment env = Environment::standard();
  const auto source =
      pieces_from_text("{% do l.append(3) %}{{ l }}{% macro f() %}{{ l[0] }}{% endmacro %}{{ f() }}", "t");
  const auto program = compile(source->pieces, env, source->place_of);
  REQUIRE(program);
  Dict d;
  d["l"] = List{1, 2};
  const Value data(d);
  Scratch scratch;
  for (int i = 0; i < 3; ++i) {
    TextSink sink;
    REQUIRE(program->render(data, sink, scratch));
    CHECK(sink.text() == "[1, 2, 3]1");
  }
  CHECK(data.get("l").list().size() == 2);
}

namespace {
class Record : public Object {
 public:
  std::string_view type() const override { return "record"; }
  std::string text() const override { return "record"; }
  std::optional<Value> get(std::string_view name) const override {
    if (name == "marks") return marks;
    return std::nullopt;
  }
  std::vector<std::string> fields() const override { return {"marks"}; }
  Value marks = List{5, 4};
};
}  // namespace

TEST_CASE("a template cannot change a record's list", "[template]") {
  const auto record = std::make_shared<Record>();
  Dict d;
  d["r"] = make_object(record);
  const auto out = render_text("{% do r.marks.append(1) %}{{ r.marks }}", d, Environment::standard());
  REQUIRE(out);
  CHECK(*out == "[5, 4]");
  CHECK(record->marks.list().size() == 2);
}

TEST_CASE("second names of fields work in paths too", "[template]") {
  Environment env = Environment::standard();
  env.field_alias("наставник", "mentor");
  env.field_alias("имя", "name");
  Dict person, pair, d;
  person["name"] = "Анна";
  pair["mentor"] = person;
  d["pairs"] = List{pair};
  const auto out = render_text("{{ pairs | map('наставник.имя') | join }} {{ pairs[0].наставник.имя }}", d, env);
  REQUIRE(out);
  CHECK(*out == "Анна Анна");
}

TEST_CASE("pieces of a text know their lines", "[template]") {
  const auto source = pieces_from_text("a\nb {{ x }}\n{%- if y -%} c {% endif %}", "f.txt");
  REQUIRE(source);
  REQUIRE(source->pieces.size() == 5);
  CHECK(source->pieces[0].text == "a\nb ");
  CHECK(source->pieces[1].text == " x ");
  CHECK(source->pieces[2].text == " if y ");
  CHECK(source->pieces[3].text == "c ");
  const Place p = source->place_of(1, 1);
  CHECK(p.line == 2);
  CHECK(p.column == 6);
}
