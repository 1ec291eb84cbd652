#include "template/program.hpp"

#include "template/evaluator.hpp"
#include "template/expression.hpp"
#include "template/parser.hpp"
#include "template/resolve.hpp"

namespace prikaz::tpl {

Scratch::Scratch() : impl_(std::make_unique<Impl>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

Status Program::render(const Value& context, Sink& sink, Scratch& scratch) const {
  return Evaluator(*impl_, context, &sink, scratch.impl()).render();
}

Status Program::render(const Value& context, Sink& sink) const {
  Scratch scratch;
  return render(context, sink, scratch);
}

const Usage& Program::usage() const { return impl_->usage; }
const Diagnostics& Program::warnings() const { return impl_->warnings; }

namespace {
Result<Program> finished(std::shared_ptr<Program::Impl> impl, Report& report) {
  if (!report.stopped) resolve(*impl, report);
  if (report.errors() > 0) return fail(report.take_errors());
  impl->warnings = report.take_warnings();
  return Program(std::move(impl));
}
}  // namespace

Result<Program> compile(const std::vector<Piece>& pieces, const Environment& env, PlaceOf place_of) {
  Report report;
  auto impl = std::make_shared<Program::Impl>();
  impl->env = &env;
  impl->origins.push_back(std::move(place_of));
  impl->body = parse(pieces, impl->origins[0], env, report);
  return finished(std::move(impl), report);
}

Result<std::string> render_text(std::string_view text, const Value& context, const Environment& env,
                                const std::string& file) {
  auto source = pieces_from_text(text, file);
  if (!source) return fail(std::move(source.error()));
  const auto program = compile(source->pieces, env, source->place_of);
  if (!program) return fail(program.error());
  TextSink sink;
  if (auto done = program->render(context, sink); !done) return fail(std::move(done.error()));
  return sink.take();
}

Result<Expression> compile_expression(std::string_view text, const Environment& env, const Place& place) {
  Report report;
  auto impl = std::make_shared<Program::Impl>();
  impl->env = &env;
  impl->origins.push_back([place](std::uint32_t, std::size_t offset) {
    Place p = place;
    if (p.column > 0) p.column += static_cast<int>(offset);
    return p;
  });
  impl->expression = parse_expression(text, 0, impl->origins[0], env, report);
  if (report.errors() > 0) return fail(report.take_errors());
  return finished(std::move(impl), report).map([](Program p) { return Expression(std::move(p)); });
}

Result<Value> Expression::evaluate(const Value& scope) const {
  Scratch scratch;
  TextSink sink;
  return Evaluator(program_.impl(), scope, &sink, scratch.impl()).value(*program_.impl().expression);
}

void TextSink::literal(std::uint32_t, std::string_view text) { out_ += text; }

void TextSink::value(const Value& v, std::uint32_t) {
  if (v.is(Value::Kind::string))
    out_ += v.string();
  else
    out_ += v.text();
}

Value TextSink::end_capture() {
  Value captured(std::move(out_));
  out_ = std::move(held_.back());
  held_.pop_back();
  return captured;
}

}  // namespace prikaz::tpl
