#include "language/phrase.hpp"

#include <vector>

#include "language/adjective.hpp"
#include "language/letters.hpp"
#include "language/noun.hpp"
#include "language/numeral.hpp"
#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

// Substantivised participles that take an instrumental: заведующий кабинетом.
PRIKAZ_WORD_SET(governing,
                "заведующий заведующая управляющий управляющая командующий командующая ведающий ведающая "
                "руководящий руководящая");
// Participles with an accusative object: исполняющий обязанности.
PRIKAZ_WORD_SET(transitive,
                "исполняющий исполняющая замещающий замещающая осуществляющий осуществляющая выполняющий выполняющая "
                "представляющий представляющая возглавляющий возглавляющая сопровождающий-группу");
PRIKAZ_WORD_SET(prepositions, "по за в во на с со к ко из от до для при о об у без под над перед про через между");

struct Token {
  std::string_view text;  ///< letters, hyphens and dots
  std::string_view gap;   ///< what stands before it: spaces, brackets
};

/// Splits at spaces; brackets and commas stay in the gaps.
std::vector<Token> tokens_of(std::string_view text, std::string_view& rest) {
  std::vector<Token> tokens;
  std::size_t i = 0;
  const auto is_gap = [&](std::size_t at) {
    return text[at] == ' ' || text[at] == '(' || text[at] == ')' || text[at] == ',';
  };
  for (;;) {
    const std::size_t gap = i;
    while (i < text.size()) {
      if (is_gap(i)) {
        ++i;
      } else if (text.substr(i).starts_with("\u00A0")) {
        i += 2;
      } else {
        break;
      }
    }
    const std::size_t start = i;
    while (i < text.size() && !is_gap(i) && !text.substr(i).starts_with("\u00A0")) ++i;
    if (i == start) {
      rest = text.substr(gap);
      return tokens;
    }
    tokens.push_back({text.substr(start, i - start), text.substr(gap, start - gap)});
  }
}

/// An adjective, or a noun that declines as one.
bool looks_like_adjective(const Lowered& word, Adjective& adjective) {
  const std::string_view low = word.view().substr(word.view().rfind('-') + 1);
  if (word.foreign_script()) return false;
  adjective = analyse_adjective(low);
  if (!adjective.found()) return false;
  if (adjective.type == Declension::adj_masc_soft || adjective.type == Declension::adj_pl_velar) {
    return !is_noun_in_ij(low);
  }
  if (ends_with(low, "ье") || ends_with(low, "ья") || ends_with(low, "ьи")) return false;
  return adjective.reflexive || analyse_noun(low).adjective.found();
}

bool is_abbreviation(std::string_view text, const Lowered& word) {
  return text.find('.') != std::string_view::npos || (word.all_caps() && text.size() <= 7 * letter_bytes);
}

bool starts_quote(std::string_view text) {
  return text.starts_with("«") || text.starts_with("\"") || text.starts_with("„") || text.starts_with("“");
}

bool starts_letter(std::string_view text) { return !text.empty() && (text[0] == '\xD0' || text[0] == '\xD1'); }

bool is_instrumental(std::string_view low) {
  for (const std::string_view tail : {"ом", "ем", "ой", "ей", "ым", "им", "ами", "ями", "ью"}) {
    if (ends_with(low, tail)) return true;
  }
  return false;
}

class Walk {
 public:
  Walk(std::string_view text, Case c, Number number, Animacy animacy)
      : tokens_(tokens_of(text, rest_)), case_(c), number_(number), animate_(animacy == Animacy::living) {
    only_word_ = tokens_.size() == 1;
    const Noun head = find_head();
    gender_ = head.gender;
    if (animacy == Animacy::of_head) animate_ = head.animate();
  }

  bool append_to(std::string& out) {
    std::size_t i = 0;
    while (i < tokens_.size() && !done_) i = step(out, i);
    for (; i < tokens_.size(); ++i) copy(out, i);
    out.append(rest_);
    return ambiguous_;
  }
  Gender gender() const { return gender_; }
  bool animate() const { return animate_; }

 private:
  void copy(std::string& out, std::size_t i) {
    out.append(tokens_[i].gap);
    out.append(tokens_[i].text);
  }

  /// The first noun, or the last adjective where there is none: its animacy is the phrase's.
  Noun find_head() const {
    Noun last;
    for (const Token& token : tokens_) {
      if (!starts_letter(token.text)) break;
      const Lowered word(token.text);
      const std::string_view low = word.view().substr(0, word.view().find('-'));
      Adjective adjective;
      if (!looks_like_adjective(word, adjective)) return analyse_noun(low);
      last = analyse_noun(low);
      last.gender = adjective.gender;
    }
    return last;
  }

  /// Is there an adjective or a noun in the nominative at `i` that the adjective before it can belong to?
  bool head_follows(std::size_t i, const Adjective& adjective) const {
    for (; i < tokens_.size(); ++i) {
      if (!starts_letter(tokens_[i].text)) return false;
      const Lowered word(tokens_[i].text);
      if (prepositions.contains(word.view())) return false;
      if (word.view() == "и") continue;
      Adjective next;
      if (looks_like_adjective(word, next)) {
        return next.plural == adjective.plural && (next.plural || next.gender == adjective.gender);
      }
      if (is_abbreviation(tokens_[i].text, word)) return false;
      const Noun noun = analyse_noun(word.view().substr(0, word.view().find('-')));
      if (adjective.plural) return noun.plural_only;
      return noun.known && !noun.plural_only && noun.gender == adjective.gender;
    }
    return false;
  }

  std::size_t step(std::string& out, std::size_t i) {
    const std::string_view text = tokens_[i].text;
    const Lowered word(text);
    if (!starts_letter(text) || is_abbreviation(text, word)) {
      done_ = true;
      return i;
    }
    Adjective adjective;
    if (!only_word_ && looks_like_adjective(word, adjective)) return adjective_at(out, i, word, adjective);
    if (ends_with(word.view(), "о") && i + 1 < tokens_.size()) {
      Adjective next;
      const Lowered following(tokens_[i + 1].text);
      if (looks_like_adjective(following, next) && next.gender != Gender::neuter) {  // an adverb: временно исполняющий
        copy(out, i);
        return i + 1;
      }
    }
    return noun_at(out, i, word);
  }

  void put_adjective(std::string& out, std::size_t i, const Lowered& word, const Adjective& adjective) {
    out.append(tokens_[i].gap);
    if (number_ == Number::singular || adjective.plural) {
      append_adjective(out, tokens_[i].text, adjective, case_, animate_, word.all_caps());
    } else {
      out.append(adjective_form(tokens_[i].text, adjective.gender, Number::plural, case_, animate_));
    }
  }

  std::size_t adjective_at(std::string& out, std::size_t i, const Lowered& word, const Adjective& adjective) {
    put_adjective(out, i, word, adjective);
    if (i + 1 == tokens_.size()) {
      done_ = true;
      return i + 1;
    }
    const Lowered next(tokens_[i + 1].text);
    done_ = transitive.contains(word.view()) || (governing.contains(word.view()) && is_instrumental(next.view())) ||
            !head_follows(i + 1, adjective);
    if (!done_ && next.view() == "и") {
      copy(out, i + 1);
      return i + 2;
    }
    return i + 1;
  }

  void put_noun(std::string& out, std::size_t i) {
    out.append(tokens_[i].gap);
    append_noun(out, tokens_[i].text, case_, number_, animate_);
  }

  std::size_t noun_at(std::string& out, std::size_t i, const Lowered& word) {
    const Noun noun = analyse_noun(word.view().substr(0, word.view().find('-')));
    put_noun(out, i);
    ++i;
    done_ = true;
    if (i == tokens_.size() || !starts_letter(tokens_[i].text)) return i;
    if (tokens_[i].gap.find('(') != std::string_view::npos) {  // an apposition: ассистент (помощник)
      put_noun(out, i);
      return i + 1;
    }
    const Lowered next(tokens_[i].text);
    Adjective adjective;
    if (tokens_[i].gap == " " && !next.starts_capital() && looks_like_adjective(next, adjective) && !adjective.plural &&
        adjective.gender == noun.gender && !ends_with(next.view(), "ой")) {
      put_adjective(out, i, next, adjective);
      return i + 1;
    }
    if (next.view() == "и" && i + 1 < tokens_.size() && !starts_quote(tokens_[i + 1].text)) {
      copy(out, i);
      done_ = false;
      return i + 1;
    }
    return i;
  }

  std::string_view rest_;
  std::vector<Token> tokens_;
  Case case_;
  Number number_;
  bool animate_;
  Gender gender_ = Gender::unknown;
  bool only_word_ = false;
  bool done_ = false;
  bool ambiguous_ = false;
};

/// After two, three, four: the noun in the genitive singular; adjectives in the genitive plural, beside a feminine noun
/// in the nominative plural. A noun that declines as an adjective follows the adjectives.
std::string few_form(std::string_view text) {
  const std::size_t space = text.rfind(' ', text.size());
  const std::size_t at = space == std::string_view::npos ? 0 : space + 1;
  Adjective adjective;
  const Gender gender = Walk(text, Case::nominative, Number::singular, Animacy::of_head).gender();
  const Case attribute = gender == Gender::feminine ? Case::nominative : Case::genitive;
  std::string out = phrase(text.substr(0, at), attribute, Number::plural).text;
  if (looks_like_adjective(Lowered(text.substr(at)), adjective)) {
    return out + phrase(text.substr(at), attribute, Number::plural).text;
  }
  return out + phrase(text.substr(at), Case::genitive).text;
}

/// пяти человекам: the noun counted keeps its own plural, which has no other use.
std::string plural_of_counted(std::string_view text, Case c) {
  const std::size_t space = text.rfind(' ');
  const std::size_t at = space == std::string_view::npos ? 0 : space + 1;
  if (Lowered(text.substr(at)).view() != "человек") return phrase(text, c, Number::plural).text;
  std::string out = phrase(text.substr(0, at), c, Number::plural).text;
  out.append(text.substr(at));
  out.append(ending(Declension::masc_hard, Number::plural, c, true));
  return out;
}

/// After five and more: the genitive plural, but человек and not людей.
std::string many_form(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  const std::size_t at = space == std::string_view::npos ? 0 : space + 1;
  if (Lowered(text.substr(at)).view() != "человек") return phrase(text, Case::genitive, Number::plural).text;
  return phrase(text.substr(0, at), Case::genitive, Number::plural).text + std::string(text.substr(at));
}

}  // namespace

bool append_phrase(std::string& out, std::string_view text, Case c, Number number, Animacy animacy) {
  if (c == Case::nominative && number == Number::singular) {
    out.append(text);
    return false;
  }
  return Walk(text, c, number, animacy).append_to(out);
}

Form phrase(std::string_view text, Case c, Number number) {
  Form form;
  form.text.reserve(text.size() + 16);
  form.ambiguous = append_phrase(form.text, text, c, number, Animacy::of_head);
  return form;
}

Gender phrase_gender(std::string_view text) {
  return Walk(text, Case::nominative, Number::singular, Animacy::of_head).gender();
}

std::string counted(std::int64_t n, std::string_view text, Case c) {
  const CountForm form = count_form(n);
  const bool direct = c == Case::nominative || c == Case::accusative;
  const bool round = n == 0 || n % 1000 == 0;  // тысяче рублей: the round number itself takes the genitive
  if (form == CountForm::one) return phrase(text, c).text;
  const Walk walk(text, c, Number::plural, Animacy::of_head);
  const bool few_living = c == Case::accusative && form == CountForm::few && n <= 20 && walk.animate();
  if (!round && (!direct || few_living)) {
    if (c == Case::genitive || c == Case::accusative) return many_form(text);
    return plural_of_counted(text, c);
  }
  if (form == CountForm::many || round) return many_form(text);
  return few_form(text);
}

std::string counted_in_words(std::int64_t n, std::string_view text, Case c) {
  const Walk walk(text, c, Number::singular, Animacy::of_head);
  return cardinal(n, walk.gender(), c, walk.animate()) + ' ' + counted(n, text, c);
}

}  // namespace prikaz::language
