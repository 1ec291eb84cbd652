// Checks of the registry's model are expressions of the template language.
#pragma once
#include "registry/import.hpp"
#include "template/environment.hpp"

namespace prikaz::app {

/// Each expression is compiled once. `env` must outlive the answer.
registry::Check row_check(const tpl::Environment& env);

}  // namespace prikaz::app
