#include "value/inflectable.hpp"

namespace prikaz {

std::string_view Inflectable::type() const {
  switch (kind) {
    case Kind::person:
      return "person";
    case Kind::position:
      return "position";
    case Kind::organisation:
      return "organisation";
    case Kind::phrase:
      break;
  }
  return "phrase";
}

std::optional<Value> Inflectable::get(std::string_view name) const {
  if (kind != Kind::person) return std::nullopt;
  if (name == "surname" || name == "фамилия") return Value(surname);
  if (name == "first" || name == "имя") return Value(first);
  if (name == "patronymic" || name == "отчество") return Value(patronymic);
  if (name == "gender" || name == "пол")
    return Value(gender == Gender::feminine ? "f" : gender == Gender::masculine ? "m" : "");
  return std::nullopt;
}

std::vector<std::string> Inflectable::fields() const {
  if (kind != Kind::person) return {};
  return {"surname", "first", "patronymic", "gender"};
}

}  // namespace prikaz
