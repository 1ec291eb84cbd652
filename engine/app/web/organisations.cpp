#include "app/web/organisations.hpp"

#include "registry/snapshot.hpp"

namespace prikaz::web {

std::vector<Organisation> organisations(const workflow::World& world) {
  std::vector<Organisation> out;
  const auto add = [&](const Value& o) {
    if (const auto* r = o.as<registry::Record>()) out.push_back({r->key(), r->text()});
  };
  add(world.district);
  for (const Value& o : world.organisations) add(o);
  return out;
}

List listed(const std::vector<Organisation>& organisations) {
  List out;
  for (const Organisation& o : organisations) {
    Dict one;
    one["code"] = o.code;
    one["title"] = o.title;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace prikaz::web
