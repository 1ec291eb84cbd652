// range, dict, namespace, cycler, joiner.
#include "template/builtins.hpp"
#include "template/operators.hpp"
#include "template/sequence.hpp"

namespace prikaz::tpl {
namespace {

Outcome range(const Args& a) {
  std::int64_t n[3] = {0, 0, 1};
  for (std::size_t i = 0; i < 3; ++i) {
    if (!a.has(i)) continue;
    const auto whole = integer_of(*a[i]);
    if (!whole) return refuse(Message("a whole number is due, not {}", a[i]->type_name()));
    n[i] = *whole;
  }
  if (!a.has(1)) std::swap(n[0], n[1]);
  if (n[2] == 0) return refuse(Message("the step cannot be 0"));
  List out;
  for (std::int64_t i = n[0]; n[2] > 0 ? i < n[1] : i > n[1];) {
    if (out.size() >= a.environment().limits.range)
      return refuse(Message("range has more than {} numbers", std::to_string(a.environment().limits.range)));
    out.emplace_back(i);
    if (__builtin_add_overflow(i, n[2], &i)) break;
  }
  return out;
}

tl::expected<Dict, Fault> mapping(const Args& a) {
  Dict out;
  if (a.has(0) && a[0]->is(Value::Kind::dict)) {
    out = a[0]->dict();
  } else if (a.has(0)) {
    const List* pairs = list_of(*a[0]);
    if (!pairs) return refuse(Message("a mapping or a list of pairs is due, not {}", a[0]->type_name()));
    for (const Value& p : *pairs) {
      const List* pair = list_of(p);
      if (!pair || pair->size() != 2) return refuse(Message("each item must be a pair"));
      out[(*pair)[0].text()] = (*pair)[1];
    }
  }
  for (const Named& n : a.named_rest()) out[n.name] = n.value;
  return out;
}

/// Gives its values in turn; `next()`, `reset()`, `current`.
class Cycler : public Object, public std::enable_shared_from_this<Cycler> {
 public:
  explicit Cycler(List values) : values_(std::move(values)) {}
  std::string_view type() const override { return "cycler"; }
  std::string text() const override { return "<cycler>"; }
  std::vector<std::string> fields() const override { return {"current", "next", "reset"}; }
  std::optional<Value> get(std::string_view name) const override;
  Value next() const {
    const std::size_t i = at_;
    at_ = (at_ + 1) % values_.size();
    return values_[i];
  }
  void reset() const { at_ = 0; }

 private:
  List values_;
  mutable std::size_t at_ = 0;
};

class CyclerMethod : public Callable {
 public:
  CyclerMethod(std::shared_ptr<const Cycler> on, bool next) : on_(std::move(on)), next_(next) {}
  Outcome call(std::span<const Value>, std::span<const Named>, const Environment&) const override {
    if (next_) return on_->next();
    on_->reset();
    return Value();
  }

 private:
  std::shared_ptr<const Cycler> on_;
  bool next_;
};

std::optional<Value> Cycler::get(std::string_view name) const {
  if (name == "current") return values_[at_];
  if (name == "next" || name == "reset")
    return make_object(std::make_shared<CyclerMethod>(shared_from_this(), name == "next"));
  return std::nullopt;
}

/// Nothing the first time, then its separator.
class Joiner : public Callable {
 public:
  explicit Joiner(std::string by) : by_(std::move(by)) {}
  std::string_view type() const override { return "joiner"; }
  Outcome call(std::span<const Value>, std::span<const Named>, const Environment&) const override {
    if (std::exchange(used_, true)) return by_;
    return "";
  }

 private:
  std::string by_;
  mutable bool used_ = false;
};

}  // namespace

void add_functions(Environment& env) {
  env.function("range", "start stop? step?", range);
  env.function("dict", "from? **",
               [](const Args& a) -> Outcome { return mapping(a).map([](Dict d) { return Value(std::move(d)); }); });
  env.function("namespace", "from? **", [](const Args& a) -> Outcome {
    return mapping(a).map([](Dict d) { return make_object(std::make_shared<Namespace>(std::move(d))); });
  });
  env.function("cycler", "*", [](const Args& a) -> Outcome {
    if (a.rest().empty()) return refuse(Message("needs values to choose from"));
    for (const Value& v : a.rest())
      if (list_of(v) || v.is(Value::Kind::dict) || (v.is(Value::Kind::object) && !string_of(v)))
        return refuse(Message("chooses between texts and numbers, not {}", v.type_name()));
    return make_object(std::make_shared<Cycler>(List(a.rest().begin(), a.rest().end())));
  });
  env.function("joiner", "sep?",
               [](const Args& a) -> Outcome { return make_object(std::make_shared<Joiner>(a.text(0, ", "))); });
  const char* everything_written = "a document must come out the same every time";
  env.refused("random", Message(everything_written));
  env.refused("lipsum", Message(everything_written));
  env.refused("trans", Message("write the text in the language of the document"));
  env.refused("pluralize", Message("write the text in the language of the document"));
  env.refused("endtrans", Message("write the text in the language of the document"));
  env.refused("extends", Message("use include or import for shared parts"));
  env.refused("debug", Message("prikaz inspect lists what a template uses"));
}

}  // namespace prikaz::tpl
