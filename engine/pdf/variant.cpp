#include "pdf/variant.hpp"

namespace prikaz::pdf {
namespace {
constexpr Variant variants[] = {
    {"plain", "1.7", 0, 0, true, false},
    {"a1b", "1.4", 1, 'B', false, true},
    {"a2b", "1.7", 2, 'B', true, false},
};
}  // namespace

const Variant* find_variant(std::string_view name) noexcept {
  for (const Variant& v : variants)
    if (name == v.name) return &v;
  return nullptr;
}

}  // namespace prikaz::pdf
