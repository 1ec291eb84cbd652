#include "app/web/pages.hpp"

#include "papers/russian.hpp"
#include "template/text_tools.hpp"

namespace prikaz::web {

namespace {

class HtmlSink : public tpl::Sink {
 public:
  void literal(std::uint32_t, std::string_view text) override { out_ += text; }
  void value(const Value& v, std::uint32_t) override {
    if (const auto* markup = v.as<tpl::Markup>())
      out_ += markup->str();
    else
      out_ += tpl::escaped(v.text());
  }
  void begin_capture() override { held_.emplace_back().swap(out_); }
  Value end_capture() override {
    std::string captured = std::move(out_);
    out_ = std::move(held_.back());
    held_.pop_back();
    return Value(std::shared_ptr<const Object>(std::make_shared<tpl::Markup>(std::move(captured))));
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::vector<std::string> held_;
};

}  // namespace

Pages::Pages(const Disk& disk, std::string folder)
    : disk_(disk), folder_(std::move(folder)), env_(tpl::Environment::standard()) {
  papers::add_russian(env_);
  env_.loader = [this](const std::string& name) { return std::optional(source(name)); };
}

Result<tpl::Source> Pages::source(const std::string& name) {
  const std::string file = folder_ + "/" + name;
  auto text = disk_.read(file);
  if (!text) return fail(std::move(text.error()));
  auto pieces = tpl::pieces_from_text(*text, file, next_piece_);
  if (pieces) next_piece_ += static_cast<std::uint32_t>(pieces->pieces.size());
  return pieces;
}

Result<std::string> Pages::render(const std::string& name, Dict data) {
  auto it = compiled_.find(name);
  if (it == compiled_.end()) {
    auto page = source(name);
    if (!page) return fail(std::move(page.error()));
    auto program = tpl::compile(page->pieces, env_, page->place_of);
    if (!program) return fail(std::move(program.error()));
    it = compiled_.emplace(name, std::move(*program)).first;
  }
  HtmlSink sink;
  if (Status s = it->second.render(Value(std::move(data)), sink); !s) return fail(std::move(s.error()));
  return sink.take();
}

}  // namespace prikaz::web
