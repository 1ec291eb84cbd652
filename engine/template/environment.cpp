#include "template/environment.hpp"

#include <algorithm>

#include "template/builtins.hpp"
#include "template/report.hpp"
#include "template/sequence.hpp"

namespace prikaz::tpl {

Signature::Signature(std::string_view words) {
  for (std::string& w : words_of(words)) {
    if (w == "*") {
      rest = true;
    } else if (w == "**") {
      named_rest = true;
    } else {
      const bool optional = w.back() == '?';
      if (optional) w.pop_back();
      names.push_back(std::move(w));
      if (!optional) required = names.size();
    }
  }
}

std::string Args::text(std::size_t i, std::string_view otherwise) const {
  return at_[i] ? at_[i]->text() : std::string(otherwise);
}

tl::expected<Args, Fault> Args::bind(const Signature& to, std::span<const Value> positional,
                                     std::span<const Named> named, const Environment& env) {
  Args args(env);
  const std::size_t n = std::min(to.names.size(), max_parameters);
  for (std::size_t i = 0; i < n && i < positional.size(); ++i) args.at_[i] = &positional[i];
  if (positional.size() > n) {
    if (!to.rest)
      return refuse(Message("takes {} arguments, not {}", std::to_string(n), std::to_string(positional.size())));
    args.rest_ = positional.subspan(n);
  }
  for (const Named& given : named) {
    std::size_t i = 0;
    while (i < n && to.names[i] != given.name) ++i;
    if (i < n && args.at_[i]) return refuse(Message("the argument {} is given twice", given.name));
    if (i < n)
      args.at_[i] = &given.value;
    else if (to.named_rest)
      args.named_rest_.push_back(given);
    else
      return refuse(Message("has no argument {}", given.name), near_hint(given.name, to.names));
  }
  for (std::size_t i = 0; i < to.required; ++i)
    if (!args.at_[i]) return refuse(Message("needs the argument {}", to.names[i]));
  return args;
}

void Environment::filter(std::string name, Signature signature, FilterFunction function, bool takes_undefined) {
  filters_[std::move(name)] = {std::move(signature), std::move(function), takes_undefined};
}
void Environment::test(std::string name, Signature signature, TestFunction function, bool takes_undefined) {
  tests_[std::move(name)] = {std::move(signature), std::move(function), takes_undefined};
}
void Environment::function(std::string name, Signature signature, GlobalFunction function) {
  functions_[std::move(name)] = {std::move(signature), std::move(function)};
}

void Environment::alias(const std::string& second, const std::string& name) {
  if (const auto it = filters_.find(name); it != filters_.end()) filters_[second] = Filter(it->second);
  if (const auto it = tests_.find(name); it != tests_.end()) tests_[second] = Test(it->second);
  if (const auto it = functions_.find(name); it != functions_.end()) functions_[second] = Function(it->second);
}

namespace {
template <class Map>
auto* found_in(const Map& map, std::string_view name) {
  const auto it = map.find(name);
  return it == map.end() ? nullptr : &it->second;
}
template <class Map>
std::vector<std::string> keys_of(const Map& map) {
  std::vector<std::string> names;
  for (const auto& [name, entry] : map) names.push_back(name);
  return names;
}
}  // namespace

const Environment::Filter* Environment::find_filter(std::string_view n) const { return found_in(filters_, n); }
const Environment::Test* Environment::find_test(std::string_view n) const { return found_in(tests_, n); }
const Environment::Function* Environment::find_function(std::string_view n) const { return found_in(functions_, n); }
const CustomStatement* Environment::find_statement(std::string_view n) const { return found_in(statements_, n); }
const std::string* Environment::find_field_alias(std::string_view n) const { return found_in(field_aliases_, n); }
std::string Environment::field_path(std::string_view dotted) const {
  std::string out;
  for (std::size_t i = 0; i <= dotted.size();) {
    const std::size_t dot = std::min(dotted.find('.', i), dotted.size());
    const std::string_view name = dotted.substr(i, dot - i);
    const std::string* known = find_field_alias(name);
    out += (i > 0 ? "." : "") + (known ? *known : std::string(name));
    i = dot + 1;
  }
  return out;
}
const Message* Environment::find_refused(std::string_view n) const { return found_in(refused_, n); }
std::vector<std::string> Environment::filter_names() const { return keys_of(filters_); }
std::vector<std::string> Environment::test_names() const { return keys_of(tests_); }
std::vector<std::string> Environment::function_names() const { return keys_of(functions_); }
std::vector<std::string> Environment::statement_names() const { return keys_of(statements_); }

Environment Environment::standard() {
  Environment env;
  add_text_filters(env);
  add_list_filters(env);
  add_number_filters(env);
  add_tests(env);
  add_functions(env);
  return env;
}

}  // namespace prikaz::tpl
