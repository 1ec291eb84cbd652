// The department and the schools, as pages list them.
#pragma once
#include <string>
#include <vector>

#include "workflow/plan.hpp"

namespace prikaz::web {

struct Organisation {
  std::string code, title;
};

/// The department first, then the schools, as the plan asks them.
std::vector<Organisation> organisations(const workflow::World& world);
/// The same for a page: code, title.
List listed(const std::vector<Organisation>& organisations);

}  // namespace prikaz::web
