// The tables of the proof: YAML beside the tests, written by hand from the requirements.
#pragma once
#include <string>
#include <vector>

#include "value/yaml.hpp"

namespace prikaz::acceptance {

/// tests/acceptance/NAME; throws when it is no YAML.
const yaml::Node& table_file(const std::string& name);

/// The scalar under a key, "" when there is none.
std::string text_of(const yaml::Node& row, std::string_view key);
/// The scalars of a list under a key; one scalar is a list of one; none is an empty list.
std::vector<std::string> texts_of(const yaml::Node& row, std::string_view key);

}  // namespace prikaz::acceptance
