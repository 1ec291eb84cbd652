// People's names and other text that declines, as they come from cells and columns.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "value/inflectable.hpp"

namespace prikaz::registry {

/// "m", "f", "".
std::string_view gender_id(Gender gender);
Gender gender_from(std::string_view id);
/// What people write in a column «Пол»: м, муж, мужской, m, male, ж…; nullopt when it is neither.
std::optional<Gender> parse_gender(std::string_view text);

/// The name of a person; `whole` is made of the parts.
std::shared_ptr<Inflectable> person_name(std::string surname, std::string first, std::string patronymic, Gender gender);
/// Divides «Фамилия Имя Отчество»: a surname of one word (double ones with a hyphen), a first name, the rest a
/// patronymic («Гусейн оглы» keeps two words). nullopt when there are fewer than two words, initials, or signs that
/// names do not have.
std::shared_ptr<Inflectable> split_name(std::string_view whole, Gender gender);
/// Letters, hyphens, apostrophes and spaces, with at least one letter.
bool is_name_part(std::string_view text);

}  // namespace prikaz::registry
