#include "people.hpp"

#include <algorithm>

#include "registry/names.hpp"

namespace prikaz::samples {

namespace {
Gender gender(bool man) { return man ? Gender::masculine : Gender::feminine; }

std::vector<std::string> words(const yaml::Node& list) {
  std::vector<std::string> out;
  for (const yaml::Node& n : list.items) out.push_back(n.scalar);
  return out;
}
}  // namespace

People::People(const yaml::Node& names, Random& random)
    : random_(random), men_(words(*names.find("men"))), women_(words(*names.find("women"))) {
  for (const yaml::Node& n : names.find("surnames")->items)
    families_.push_back({n.items[0].scalar, n.items[1].scalar, {}});
  for (const yaml::Node& n : names.find("patronymics")->items)
    patronymics_.push_back({n.items[0].scalar, n.items[1].scalar, n.items[2].scalar});
  common_ = families_.size();
  common_patronymics_ = patronymics_.size();
  for (const yaml::Node& n : names.find("rare")->items) {
    const bool man = n.find("man")->scalar == "true";
    const auto& family = n.find("family")->items;
    const std::string& patronymic = n.find("patronymic")->scalar;
    families_.push_back({family[0].scalar, family[1].scalar, {}});
    patronymics_.push_back({patronymic, patronymic, n.find("father")->scalar});
    rare_.push_back(
        registry::person_name(family[man ? 0 : 1].scalar, n.find("first")->scalar, patronymic, gender(man)));
  }
}

std::shared_ptr<Inflectable> People::fresh(const Pair& family, const std::string& first, bool man) {
  const Pair& father =
      patronymics_[static_cast<std::size_t>(random_.between(0, static_cast<int>(common_patronymics_) - 1))];
  auto name =
      registry::person_name(man ? family.man : family.woman, first, man ? father.man : father.woman, gender(man));
  return used_.insert(name->whole).second ? name : nullptr;
}

std::shared_ptr<Inflectable> People::person(bool man) {
  for (;;) {
    const Pair& family = families_[static_cast<std::size_t>(random_.between(0, static_cast<int>(common_) - 1))];
    if (auto name = fresh(family, random_.of(man ? men_ : women_), man)) return name;
  }
}

std::shared_ptr<Inflectable> People::rare(bool man) {
  const auto it = std::find_if(rare_.begin(), rare_.end(), [&](const auto& n) { return n->gender == gender(man); });
  if (it == rare_.end()) return nullptr;
  auto name = *it;
  rare_.erase(it);
  used_.insert(name->whole);
  return name;
}

std::shared_ptr<Inflectable> People::parent(const Inflectable& child, bool man) {
  const Pair& family = *std::find_if(families_.begin(), families_.end(), [&](const Pair& f) {
    return (child.gender == Gender::masculine ? f.man : f.woman) == child.surname;
  });
  const Pair& father = *std::find_if(patronymics_.begin(), patronymics_.end(), [&](const Pair& p) {
    return p.man == child.patronymic || p.woman == child.patronymic;
  });
  for (;;)
    if (auto name = fresh(family, man ? father.father : random_.of(women_), man)) return name;
}

}  // namespace prikaz::samples
