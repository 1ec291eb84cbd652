// Fills a registry with an invented district, as samples/generator/*.yaml describe it.
#pragma once
#include "core/result.hpp"
#include "registry/store.hpp"
#include "value/yaml.hpp"

namespace prikaz::samples {

/// `extra_schools` more schools than the description names (for measuring); the description holds the seed.
registry::Changes district(const registry::Schema& schema, const yaml::Node& plan, const yaml::Node& names,
                           int extra_schools = 0);

}  // namespace prikaz::samples
