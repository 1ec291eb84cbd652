#include "app/run/row_check.hpp"

#include <map>
#include <memory>

#include "template/expression.hpp"

namespace prikaz::app {

registry::Check row_check(const tpl::Environment& env) {
  auto compiled = std::make_shared<std::map<std::string, tpl::Expression>>();
  return [&env, compiled](const std::string& text, const Value& row) -> Result<bool> {
    auto it = compiled->find(text);
    if (it == compiled->end()) {
      auto e = tpl::compile_expression(text, env, {});
      if (!e) return fail(std::move(e.error()));
      it = compiled->emplace(text, std::move(*e)).first;
    }
    auto v = it->second.evaluate(row);
    if (!v) return fail(std::move(v.error()));
    return v->truthy();
  };
}

}  // namespace prikaz::app
