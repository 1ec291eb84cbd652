#include "language/numeral.hpp"

#include <array>
#include <cstdlib>
#include <string_view>

namespace prikaz::language {
namespace {

using D = Declension;
using Forms = std::array<std::string_view, 6>;

constexpr std::size_t index(Case c) { return static_cast<std::size_t>(c); }

constexpr Forms one_forms[3] = {{"один", "одного", "одному", "один", "одним", "одном"},
                                {"одна", "одной", "одной", "одну", "одной", "одной"},
                                {"одно", "одного", "одному", "одно", "одним", "одном"}};

constexpr Forms small[20] = {
    {"ноль", "ноля", "нолю", "ноль", "нолём", "ноле"},
    {},
    {"два", "двух", "двум", "два", "двумя", "двух"},
    {"три", "трёх", "трём", "три", "тремя", "трёх"},
    {"четыре", "четырёх", "четырём", "четыре", "четырьмя", "четырёх"},
    {"пять", "пяти", "пяти", "пять", "пятью", "пяти"},
    {"шесть", "шести", "шести", "шесть", "шестью", "шести"},
    {"семь", "семи", "семи", "семь", "семью", "семи"},
    {"восемь", "восьми", "восьми", "восемь", "восемью", "восьми"},
    {"девять", "девяти", "девяти", "девять", "девятью", "девяти"},
    {"десять", "десяти", "десяти", "десять", "десятью", "десяти"},
    {"одиннадцать", "одиннадцати", "одиннадцати", "одиннадцать", "одиннадцатью", "одиннадцати"},
    {"двенадцать", "двенадцати", "двенадцати", "двенадцать", "двенадцатью", "двенадцати"},
    {"тринадцать", "тринадцати", "тринадцати", "тринадцать", "тринадцатью", "тринадцати"},
    {"четырнадцать", "четырнадцати", "четырнадцати", "четырнадцать", "четырнадцатью", "четырнадцати"},
    {"пятнадцать", "пятнадцати", "пятнадцати", "пятнадцать", "пятнадцатью", "пятнадцати"},
    {"шестнадцать", "шестнадцати", "шестнадцати", "шестнадцать", "шестнадцатью", "шестнадцати"},
    {"семнадцать", "семнадцати", "семнадцати", "семнадцать", "семнадцатью", "семнадцати"},
    {"восемнадцать", "восемнадцати", "восемнадцати", "восемнадцать", "восемнадцатью", "восемнадцати"},
    {"девятнадцать", "девятнадцати", "девятнадцати", "девятнадцать", "девятнадцатью", "девятнадцати"},
};

constexpr Forms tens[10] = {
    {},
    {},
    {"двадцать", "двадцати", "двадцати", "двадцать", "двадцатью", "двадцати"},
    {"тридцать", "тридцати", "тридцати", "тридцать", "тридцатью", "тридцати"},
    {"сорок", "сорока", "сорока", "сорок", "сорока", "сорока"},
    {"пятьдесят", "пятидесяти", "пятидесяти", "пятьдесят", "пятьюдесятью", "пятидесяти"},
    {"шестьдесят", "шестидесяти", "шестидесяти", "шестьдесят", "шестьюдесятью", "шестидесяти"},
    {"семьдесят", "семидесяти", "семидесяти", "семьдесят", "семьюдесятью", "семидесяти"},
    {"восемьдесят", "восьмидесяти", "восьмидесяти", "восемьдесят", "восемьюдесятью", "восьмидесяти"},
    {"девяносто", "девяноста", "девяноста", "девяносто", "девяноста", "девяноста"},
};

constexpr Forms hundreds[10] = {
    {},
    {"сто", "ста", "ста", "сто", "ста", "ста"},
    {"двести", "двухсот", "двумстам", "двести", "двумястами", "двухстах"},
    {"триста", "трёхсот", "трёмстам", "триста", "тремястами", "трёхстах"},
    {"четыреста", "четырёхсот", "четырёмстам", "четыреста", "четырьмястами", "четырёхстах"},
    {"пятьсот", "пятисот", "пятистам", "пятьсот", "пятьюстами", "пятистах"},
    {"шестьсот", "шестисот", "шестистам", "шестьсот", "шестьюстами", "шестистах"},
    {"семьсот", "семисот", "семистам", "семьсот", "семьюстами", "семистах"},
    {"восемьсот", "восьмисот", "восьмистам", "восемьсот", "восемьюстами", "восьмистах"},
    {"девятьсот", "девятисот", "девятистам", "девятьсот", "девятьюстами", "девятистах"},
};

struct Scale {
  std::int64_t value;
  std::string_view stem;  // before the endings of `type`
  D type;
  std::string_view adjective;  // двух + тысячн + ый
};

constexpr Scale scales[] = {
    {1'000'000'000'000'000, "квадриллион", D::masc_hard, "квадриллионн"},
    {1'000'000'000'000, "триллион", D::masc_hard, "триллионн"},
    {1'000'000'000, "миллиард", D::masc_hard, "миллиардн"},
    {1'000'000, "миллион", D::masc_hard, "миллионн"},
    {1'000, "тысяч", D::fem_hiss, "тысячн"},
};

void word(std::string& out, std::string_view text) {
  if (!out.empty()) out += ' ';
  out.append(text);
}

/// 1 … 999 in the case; the last digit agrees with the gender.
void below_thousand(std::string& out, int n, Gender gender, Case c, bool animate) {
  if (n >= 100) word(out, hundreds[n / 100][index(c)]);
  n %= 100;
  if (n >= 20) {
    word(out, tens[n / 10][index(c)]);
    n %= 10;
  }
  if (n == 0) return;
  const bool accusative_as_genitive = c == Case::accusative && animate;
  if (n == 1) {
    const std::size_t row = gender == Gender::feminine ? 1 : gender == Gender::neuter ? 2 : 0;
    word(out, one_forms[row][index(accusative_as_genitive && row == 0 ? Case::genitive : c)]);
    return;
  }
  const Case shown = accusative_as_genitive && n <= 4 ? Case::genitive : c;
  if (n == 2 && gender == Gender::feminine && (shown == Case::nominative || shown == Case::accusative)) {
    word(out, "две");
    return;
  }
  word(out, small[n][index(shown)]);
}

/// The word "thousand", "million" after its count.
void append_scale(std::string& out, const Scale& scale, int count, Case c) {
  const CountForm form = count_form(count);
  const bool direct = c == Case::nominative || c == Case::accusative;
  Number number = Number::plural;
  Case shown = c;
  if (form == CountForm::one) {
    number = Number::singular;
  } else if (direct) {
    number = form == CountForm::few ? Number::singular : Number::plural;
    shown = Case::genitive;
  }
  word(out, scale.stem);
  out.append(ending(scale.type, number, shown, false));
}

struct OrdinalStem {
  std::string_view stem;
  D type;
};

constexpr OrdinalStem ordinal_small[20] = {
    {"нулев", D::adj_masc_stressed},   {"перв", D::adj_masc_hard},        {"втор", D::adj_masc_stressed},
    {"трет", D::adj_masc_j},           {"четвёрт", D::adj_masc_hard},     {"пят", D::adj_masc_hard},
    {"шест", D::adj_masc_stressed},    {"седьм", D::adj_masc_stressed},   {"восьм", D::adj_masc_stressed},
    {"девят", D::adj_masc_hard},       {"десят", D::adj_masc_hard},       {"одиннадцат", D::adj_masc_hard},
    {"двенадцат", D::adj_masc_hard},   {"тринадцат", D::adj_masc_hard},   {"четырнадцат", D::adj_masc_hard},
    {"пятнадцат", D::adj_masc_hard},   {"шестнадцат", D::adj_masc_hard},  {"семнадцат", D::adj_masc_hard},
    {"восемнадцат", D::adj_masc_hard}, {"девятнадцат", D::adj_masc_hard},
};
constexpr OrdinalStem ordinal_tens[10] = {
    {},
    {},
    {"двадцат", D::adj_masc_hard},
    {"тридцат", D::adj_masc_hard},
    {"сороков", D::adj_masc_stressed},
    {"пятидесят", D::adj_masc_hard},
    {"шестидесят", D::adj_masc_hard},
    {"семидесят", D::adj_masc_hard},
    {"восьмидесят", D::adj_masc_hard},
    {"девяност", D::adj_masc_hard},
};
constexpr std::string_view ordinal_hundreds[10] = {"",        "сот",      "двухсот", "трёхсот",   "четырёхсот",
                                                   "пятисот", "шестисот", "семисот", "восьмисот", "девятисот"};

D ordinal_type(D masculine, Gender gender) {
  const bool relative = masculine == D::adj_masc_j;
  if (gender == Gender::feminine) return relative ? D::adj_fem_j : D::adj_fem_hard;
  if (gender == Gender::neuter) return relative ? D::adj_neut_j : D::adj_neut_hard;
  return masculine;
}

/// The count fused into "двадцатипятитысячный": genitives, but одно-, сорока-, девяносто-, сто-.
std::string fused(int n) {
  std::string out;
  if (n >= 100) out.append(n / 100 == 1 ? "сто" : hundreds[n / 100][index(Case::genitive)]);
  n %= 100;
  if (n >= 20) {
    out.append(n / 10 == 9 ? "девяносто" : tens[n / 10][index(Case::genitive)]);
    n %= 10;
  }
  if (n == 1) out.append("одно");
  if (n > 1) out.append(small[n][index(Case::genitive)]);
  return out;
}

/// What is counted, in the form its number asks for, when it is a noun of a regular paradigm.
void append_counted(std::string& out, std::string_view stem, D type, std::int64_t n, Case c) {
  const CountForm form = count_form(n);
  const bool direct = c == Case::nominative || c == Case::accusative;
  const bool round = n != 0 && n % 1000 == 0;  // тысяче рублей: the round number is a noun and takes the genitive
  Number number = form == CountForm::one ? Number::singular : Number::plural;
  Case shown = c;
  if (round || n == 0 || (direct && form == CountForm::many)) {
    number = Number::plural;
    shown = Case::genitive;
  } else if (direct && form == CountForm::few) {
    number = Number::singular;
    shown = Case::genitive;
  }
  word(out, stem);
  out.append(ending(type, number, shown, false));
}

}  // namespace

CountForm count_form(std::int64_t n) noexcept {
  const std::int64_t hundred = std::llabs(n % 100);
  const std::int64_t last = hundred % 10;
  if (hundred >= 11 && hundred <= 14) return CountForm::many;
  if (last == 1) return CountForm::one;
  return last >= 2 && last <= 4 ? CountForm::few : CountForm::many;
}

std::string cardinal(std::int64_t n, Gender gender, Case c, bool animate) {
  if (n > largest_number || n < -largest_number) return std::to_string(n);
  std::string out;
  if (n < 0) out = "минус";
  if (n < 0) n = -n;
  if (n == 0) return std::string(small[0][index(c)]);
  const bool compound = n > 20 && n % 10 != 1;
  for (const Scale& scale : scales) {
    const int count = static_cast<int>(n / scale.value);
    n %= scale.value;
    if (count == 0) continue;
    below_thousand(out, count, scale.type == D::fem_hiss ? Gender::feminine : Gender::masculine, c, false);
    append_scale(out, scale, count, c);
  }
  below_thousand(out, static_cast<int>(n), gender, c, animate && !compound);
  return out;
}

std::string ordinal(std::int64_t n, Gender gender, Case c, Number number, bool animate) {
  if (n < 0 || n > largest_number) return std::to_string(n);
  std::string stem_text;
  OrdinalStem last{};
  std::int64_t before = 0;  // what stays a cardinal
  if (n == 0 || n % 1000 != 0) {
    const int hundred = static_cast<int>(n % 100);
    const int digit = hundred < 20 ? hundred : hundred % 10;
    if (n == 0 || digit != 0) {
      last = ordinal_small[digit];
      before = n - digit;
    } else if (hundred != 0) {
      last = ordinal_tens[hundred / 10];
      before = n - hundred;
    } else {
      const int h = static_cast<int>(n % 1000) / 100;
      last = {ordinal_hundreds[h], D::adj_masc_hard};
      before = n - h * 100;
    }
    stem_text = last.stem;
  } else {
    for (const Scale& scale : scales) {  // the smallest scale that divides n
      if (n % scale.value != 0) continue;
      const int count = static_cast<int>(n / scale.value % 1000);
      before = n - count * scale.value;
      if (count != 1) stem_text = fused(count);
      stem_text.append(scale.adjective);
      last = {{}, D::adj_masc_hard};
      break;
    }
  }
  std::string out = before == 0 ? std::string() : cardinal(before, Gender::masculine, Case::nominative);
  word(out, stem_text);
  const D type = ordinal_type(last.type, number == Number::plural ? Gender::masculine : gender);
  out.append(ending(type, number, c, animate));
  return out;
}

std::string fraction(std::int64_t whole, std::int64_t numerator, std::int64_t denominator, Case c) {
  const bool direct = c == Case::nominative || c == Case::accusative;
  const auto part = [&](std::int64_t n, std::string_view stem, std::int64_t order) {
    std::string text = cardinal(n, Gender::feminine, c);
    text += ' ';
    const bool one = count_form(n) == CountForm::one;
    const Case shown = one || !direct ? c : Case::genitive;
    const Number number = one ? Number::singular : Number::plural;
    if (stem.empty()) return text + ordinal(order, Gender::feminine, shown, number);
    text.append(stem);
    text.append(ending(one ? D::adj_fem_hard : D::adj_pl_hard, number, shown, false));
    return text;
  };
  std::string out;
  if (whole != 0 || denominator == 10 || denominator == 100 || denominator == 1000) out = part(whole, "цел", 0) + ' ';
  return out + part(numerator, "", denominator);
}

std::string money(std::int64_t kopecks, Case c, KopecksIn style) {
  const std::int64_t roubles = kopecks / 100;
  const std::int64_t rest = std::llabs(kopecks % 100);
  std::string out = cardinal(roubles, Gender::masculine, c);
  const CountForm form = count_form(roubles);
  const bool stressed = c == Case::instrumental && form == CountForm::one;
  append_counted(out, "рубл", stressed ? D::masc_soft_stressed : D::masc_soft, roubles, c);
  if (style == KopecksIn::nothing) return out;
  if (style == KopecksIn::words) {
    word(out, cardinal(rest, Gender::feminine, c));
  } else {
    word(out, std::string{static_cast<char>('0' + rest / 10), static_cast<char>('0' + rest % 10)});
  }
  const bool many = count_form(rest) == CountForm::many || rest == 0;
  if (many && (rest == 0 || c == Case::nominative || c == Case::accusative || c == Case::genitive)) {
    word(out, "копеек");
  } else {
    append_counted(out, "копейк", D::fem_velar, rest, c);
    if (c == Case::genitive && count_form(rest) == CountForm::few) {
      out.resize(out.size() - std::string_view("копейк").size());
      out.append("копеек");
    }
  }
  return out;
}

std::string roman(int n) {
  struct Sign {
    int value;
    std::string_view letters;
  };
  static constexpr Sign signs[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                                   {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  if (n < 1 || n > 3999) return std::to_string(n);
  std::string out;
  for (const Sign& sign : signs) {
    for (; n >= sign.value; n -= sign.value) out.append(sign.letters);
  }
  return out;
}

}  // namespace prikaz::language
