// Text that can stand in a case: a person's name, a position, an organisation, a phrase. The registry makes them, the
// language module declines them; a form stored by hand always wins.
#pragma once
#include <array>
#include <memory>
#include <string>

#include "value/value.hpp"

namespace prikaz {

enum class Case { nominative, genitive, dative, accusative, instrumental, prepositional };
enum class Gender { unknown, masculine, feminine, neuter };

class Inflectable : public Object {
 public:
  enum class Kind { person, position, organisation, phrase };

  Kind kind = Kind::phrase;
  Gender gender = Gender::unknown;
  std::string whole;                       ///< nominative, as written; for people "Surname First Patronymic"
  std::string surname, first, patronymic;  ///< people only
  std::array<std::string, 6> stored;       ///< forms kept in the registry, by Case; empty = not stored

  std::string_view type() const override;
  /// surname, first, patronymic, gender for people.
  std::optional<Value> get(std::string_view name) const override;
  std::vector<std::string> fields() const override;
  std::string text() const override { return whole; }
  bool truthy() const override { return !whole.empty(); }
};

}  // namespace prikaz
