#include "language/counted.hpp"

#include "language/letters.hpp"
#include "language/numeral.hpp"
#include "language/phrase.hpp"
#include "language/phrase_tokens.hpp"

namespace prikaz::language {
namespace {

/// The words before the head are its attributes, those after it never change.
struct Split {
  std::string_view attributes, noun, tail;
};
Split split(std::string_view text, const PhraseHead& head) {
  return {text.substr(0, head.begin), text.substr(head.begin, head.end - head.begin), text.substr(head.end)};
}

/// человек keeps its own plural after numbers: пять человек, пяти человекам.
bool is_person_count(std::string_view noun) { return Lowered(noun).view() == "человек"; }

std::string plural(const Split& text, std::string_view whole, Case c) {
  if (!is_person_count(text.noun)) return phrase(whole, c, Number::plural);
  std::string out = phrase(text.attributes, c, Number::plural);
  out.append(text.noun);
  if (c != Case::genitive) out.append(ending(Declension::masc_hard, Number::plural, c, true));
  out.append(text.tail);
  return out;
}

/// After two, three, four: the noun in the genitive singular; adjectives in the genitive plural, beside a feminine noun
/// in the nominative plural. A noun that declines as an adjective follows the adjectives.
std::string few(const Split& text, Gender gender) {
  const Case attribute = gender == Gender::feminine ? Case::nominative : Case::genitive;
  std::string out = phrase(text.attributes, attribute, Number::plural);
  Adjective adjective;
  if (is_adjective(Lowered(text.noun), adjective))
    out += phrase(text.noun, attribute, Number::plural);
  else
    out += phrase(text.noun, Case::genitive);
  return out.append(text.tail);
}

}  // namespace

std::string counted(std::int64_t n, std::string_view text, Case c) {
  const CountForm form = count_form(n);
  const bool direct = c == Case::nominative || c == Case::accusative;
  const bool round = n % 1000 == 0;  // тысяче рублей: the round number itself takes the genitive
  if (form == CountForm::one) return phrase(text, c);
  const PhraseHead head = phrase_head(text);
  const Split parts = split(text, head);
  if (form == CountForm::many && (direct || round)) return plural(parts, text, Case::genitive);
  const bool living_accusative =
      c == Case::accusative && head.animate && n <= 20;  // трёх учеников, двадцать два ученика
  if (direct && !living_accusative) return few(parts, head.gender);
  return plural(parts, text, living_accusative ? Case::genitive : c);
}

std::string counted_in_words(std::int64_t n, std::string_view text, Case c) {
  const PhraseHead head = phrase_head(text);
  return cardinal(n, head.gender, c, head.animate) + ' ' + counted(n, text, c);
}

}  // namespace prikaz::language
