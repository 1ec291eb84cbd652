// Invented people: names from lists, no whole name twice.
#pragma once
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "random.hpp"
#include "value/inflectable.hpp"
#include "value/yaml.hpp"

namespace prikaz::samples {

class People {
 public:
  People(const yaml::Node& names, Random& random);

  std::shared_ptr<Inflectable> person(bool man);
  /// The next of the names that are hard to decline; null when they are used up.
  std::shared_ptr<Inflectable> rare(bool man);
  /// A parent of `child`: of the same family, a father of the name that the patronymic tells.
  std::shared_ptr<Inflectable> parent(const Inflectable& child, bool man);

 private:
  struct Pair {
    std::string man, woman, father;
  };
  /// Null when someone has this whole name already.
  std::shared_ptr<Inflectable> fresh(const Pair& family, const std::string& first, bool man);

  Random& random_;
  std::vector<Pair> families_, patronymics_;  ///< the common ones, then those of the rare names
  std::size_t common_ = 0, common_patronymics_ = 0;
  std::vector<std::string> men_, women_;
  std::vector<std::shared_ptr<Inflectable>> rare_;
  std::set<std::string> used_;
};

}  // namespace prikaz::samples
