// The columns of an entity's sheet: what exports write and imports look for.
#pragma once
#include <string>
#include <vector>

#include "registry/schema.hpp"
#include "value/inflectable.hpp"

namespace prikaz::registry {

/// Which part of the field a column holds. Names have a column for each part; `whole` («ФИО») is understood on import.
/// `form`: a case written by hand, «ФИО (дат.)», «Должность (род.)».
enum class Part { value, whole, surname, first, patronymic, gender, form };

struct Column {
  int field = 0;
  Part part = Part::value;
  Case form = Case::nominative;
  std::string title;
  std::vector<std::string> heads;  ///< other spellings of the head: id, alias, synonyms
};

/// In the order of the schema; a name's parts in the order people write them, the forms last.
std::vector<Column> columns(const Entity& entity);

/// Heads are compared without case, asterisks, colons, line breaks and doubled spaces.
std::string head_key(std::string_view text);

}  // namespace prikaz::registry
