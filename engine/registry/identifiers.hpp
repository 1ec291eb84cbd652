// Numbers of people and organisations: check digits by the rules of the issuing bodies, spelling by habit.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace prikaz::registry {

/// A number as it is stored and shown, or what is wrong with it.
struct Identifier {
  enum class State { good, mended, length, check, sign } state = State::good;
  std::string text;  ///< normal spelling; when `mended`, with the zeros a spreadsheet had dropped
};

/// СНИЛС «112-233-445 95»: weights 9…1, modulo 101, 100 → 00; numbers up to 001-001-998 carry no check (ПФР, 2006).
Identifier snils(std::string_view text);
/// ИНН of 10 or 12 digits (приказ ФНС ММВ-7-6/435@).
Identifier inn(std::string_view text);
/// ОГРН of 13 digits (modulo 11) or ОГРНИП of 15 (modulo 13).
Identifier ogrn(std::string_view text);

/// Phones of one cell, divided by ";", "," or a line break, as «+79123456789», «+78442123456 доб. 12», «96601» (a
/// number within the town), joined by "; ". nullopt when one of them is none.
std::optional<std::string> phones(std::string_view text);
/// The address with its domain in small letters; nullopt when it cannot be one.
std::optional<std::string> email(std::string_view text);
/// The address of a page as a browser shows it: http or https, a host of two names or more (школа.рф too), a path;
/// scheme and host in small letters. nullopt for anything else: a link that is printed must lead somewhere (I-6, V-21).
std::optional<std::string> link(std::string_view text);

}  // namespace prikaz::registry
