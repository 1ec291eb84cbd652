#include "core/format.hpp"
#include "template/evaluator.hpp"

namespace prikaz::tpl {
namespace {
constexpr std::pair<std::string_view, LoopField> readable[] = {
    {"index", LoopField::index},       {"index0", LoopField::index0},       {"revindex", LoopField::revindex},
    {"first", LoopField::first},       {"revindex0", LoopField::revindex0}, {"last", LoopField::last},
    {"length", LoopField::length},     {"depth", LoopField::depth},         {"depth0", LoopField::depth0},
    {"previtem", LoopField::previtem}, {"nextitem", LoopField::nextitem}};
}

std::optional<Value> LoopObject::get(std::string_view name) const {
  for (const auto& [known, field] : readable)
    if (known == name) return loop_value(state, field);
  return std::nullopt;
}

std::vector<std::string> LoopObject::fields() const {
  std::vector<std::string> names;
  for (const auto& [known, field] : readable) names.emplace_back(known);
  return names;
}

}  // namespace prikaz::tpl
