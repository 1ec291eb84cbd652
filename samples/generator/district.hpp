// Fills a registry with an invented district, as samples/generator/*.yaml describe it.
#pragma once
#include "core/result.hpp"
#include "registry/store.hpp"
#include "value/yaml.hpp"

namespace prikaz::samples {

/// `extra_schools` more schools than the description names (for measuring); the same seed gives the same district.
registry::Changes district(const registry::Schema& schema, const yaml::Node& plan, const yaml::Node& names,
                           std::uint64_t seed, int extra_schools = 0);

}  // namespace prikaz::samples
