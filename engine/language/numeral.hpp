// Numbers in words: cardinals, ordinals, fractions, money; every case and gender, up to 10^15 inclusive.
#pragma once
#include <cstdint>
#include <string>

#include "language/declension.hpp"
#include "value/inflectable.hpp"

namespace prikaz::language {

constexpr std::int64_t largest_number = 1'000'000'000'000'000;  ///< one quadrillion

/// Which form of a noun stands after the number in the nominative: 1 пара, 2 пары, 5 пар.
enum class CountForm { one, few, many };
CountForm count_form(std::int64_t n) noexcept;

/// "двадцать одна"; negative numbers begin with "минус". A number beyond `largest_number` comes back in digits.
/// `animate` matters in the accusative alone: два ученика → двух учеников (not in compounds: двадцать два ученика).
std::string cardinal(std::int64_t n, Gender gender, Case c, bool animate = false);

/// "двадцать первый", "две тысячи двадцать шестой", "двухтысячный". 0 is "нулевой".
std::string ordinal(std::int64_t n, Gender gender, Case c, Number number = Number::singular, bool animate = false);

/// "две третьих", "одна вторая", "пять целых три десятых" when `whole` is not 0. Denominator from 2.
std::string fraction(std::int64_t whole, std::int64_t numerator, std::int64_t denominator, Case c);

/// Roubles and kopecks in words: "одна тысяча двести рублей 50 копеек" (kopecks in digits, the accountants' way) or all
/// in words. `kopecks` is the whole sum.
enum class KopecksIn { digits, words, nothing };
std::string money(std::int64_t kopecks, Case c, KopecksIn style = KopecksIn::digits);

/// I, II, III … MMMCMXCIX; digits outside 1 … 3999.
std::string roman(int n);

}  // namespace prikaz::language
