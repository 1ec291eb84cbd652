// The tables of endings: one row per type of Zaliznyak's grammar that a name, a noun or an adjective can follow.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "language/letters.hpp"
#include "value/inflectable.hpp"

namespace prikaz::language {

enum class Number : std::uint8_t { singular, plural };

/// Endings are written after the last letter that never changes, so a type also says how the nominative ends.
enum class Declension : std::uint8_t {
  invariable,
  masc_hard,                // стол
  masc_velar,               // ученик
  masc_hiss,                // сторож: -ем
  masc_hiss_stressed,       // врач: -ом
  masc_ts,                  // месяц: -ем, -ев
  masc_ts_stressed,         // отец: -ом, -ов
  masc_soft,                // учитель
  masc_soft_stressed,       // секретарь: -ём
  masc_j,                   // край
  masc_j_stressed,          // соловей: -ём
  masc_ij,                  // санаторий
  neut_hard,                // место
  neut_velar,               // войско
  neut_hiss,                // училище
  neut_ts,                  // сердце
  neut_soft,                // поле
  neut_ie,                  // здание
  neut_je,                  // ущелье
  neut_mya,                 // имя
  fem_hard,                 // школа
  fem_velar,                // книга
  fem_hiss,                 // ноша: -ей
  fem_hiss_stressed,        // свеча: -ой
  fem_ts,                   // ученица: -ей
  fem_ts_stressed,          // овца: -ой
  fem_soft,                 // неделя
  fem_ja,                   // шея, семья: -й in the genitive plural
  fem_soft_stressed,        // земля, семья: -ёй
  fem_ia,                   // комиссия
  fem_third,                // часть
  fem_third_hiss,           // ночь
  possessive_masc,          // Иванов: -ым
  possessive_fem,           // Иванова
  adj_masc_hard,            // новый
  adj_masc_stressed,        // молодой
  adj_masc_stressed_velar,  // городской, чужой
  adj_masc_velar,           // русский
  adj_masc_hiss,            // общий
  adj_masc_soft,            // средний
  adj_masc_j,               // лисий
  adj_fem_hard,
  adj_fem_stressed_velar,  // чужая
  adj_fem_velar,
  adj_fem_hiss,
  adj_fem_soft,
  adj_fem_j,
  adj_neut_hard,
  adj_neut_velar,
  adj_neut_hiss,
  adj_neut_soft,
  adj_neut_j,
  adj_masc_ov,  // отцов: possessive, short genitive
  adj_masc_in,  // мамин: мамина or, as now, маминого
  adj_fem_own,
  adj_neut_ov,
  adj_neut_in,
  adj_pl_hard,
  adj_pl_velar,
  adj_pl_soft,
  adj_pl_j,
};

/// The ending of a case; the accusative of masculine singular and of every plural follows `animate`.
std::string_view ending(Declension type, Number number, Case c, bool animate) noexcept;
/// The ending of the nominative singular (for adj_pl_* : the plural): what is cut before another ending is put.
std::string_view nominative_ending(Declension type) noexcept;

/// How one word declines: cut `cut` bytes of the nominative, put `insert`, then the ending of `type`.
struct Scheme {
  Declension type = Declension::invariable;
  std::uint8_t cut = 0;
  std::string_view insert = {};
  bool animate = true;
  bool ambiguous = false;  ///< the language itself allows another paradigm for such a word
};

/// A scheme that only swaps the ending.
constexpr Scheme plain(Declension type, std::size_t cut, bool ambiguous = false) {
  return {type, static_cast<std::uint8_t>(cut), {}, true, ambiguous};
}

/// Appends the form of `word` in the singular. A nominative is the word itself, byte for byte.
void append_form(std::string& out, std::string_view word, const Scheme& scheme, Case c, bool capitals);

}  // namespace prikaz::language
