#include "language/phrase.hpp"

#include "language/adjective.hpp"
#include "language/letters.hpp"
#include "language/noun.hpp"
#include "language/phrase_lexicon.hpp"
#include "language/phrase_tokens.hpp"

namespace prikaz::language {
namespace {

bool is_instrumental(std::string_view low) {
  for (const std::string_view tail : {"ом", "ем", "ой", "ей", "ым", "им", "ами", "ями", "ью"}) {
    if (ends_with(low, tail)) return true;
  }
  return false;
}

/// The part before the first hyphen: its gender and animacy are the compound's (учитель-дефектолог).
Noun head_noun(const Lowered& word) { return analyse_noun(word.view().substr(0, word.view().find('-'))); }

/// Минпросвещения, Минобрнауки: the last root of such an abbreviation is already a genitive.
bool is_genitive_abbreviation(const Lowered& word) {
  const std::string_view low = word.view();
  if (!word.starts_capital() || !(low.starts_with("мин") || low.starts_with("рос") || low.starts_with("гос")))
    return false;
  for (const std::string_view root :
       {"просвещения", "образования", "науки", "культуры", "обороны", "энерго", "имущества"}) {
    if (ends_with(low, root)) return true;
  }
  return false;
}

bool has_quote(std::string_view text) {
  for (const std::string_view mark : {"«", "»", "\"", "„", "“", "”"}) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

class Walk {
 public:
  Walk(std::string_view text, Case c, Number number, Animacy animacy)
      : tokens_(tokens_of(text)), case_(c), number_(number), living_(animacy == Animacy::living), animate_(living_) {
    const Noun head = find_head();
    gender_ = head.gender;
    if (animacy == Animacy::of_head) animate_ = head.animate();
  }

  void append_to(std::string& out) {
    std::size_t i = 0;
    while (i < tokens_.size()) {
      i = done_ ? tail_at(out, i) : step(out, i);
    }
    out.append(tokens_.rest);
  }
  PhraseHead head() const {
    if (tokens_.size() == 0) return {};
    const std::string_view text = tokens_[head_].text;
    const auto begin = static_cast<std::size_t>(text.data() - tokens_.whole.data());
    return {gender_, animate_, begin, begin + text.size()};
  }

 private:
  void copy(std::string& out, std::size_t i) {
    out.append(tokens_[i].gap);
    out.append(tokens_[i].text);
  }

  /// The first noun, or the adjective that no noun follows: its animacy is the phrase's.
  Noun find_head() {
    Noun last;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Lowered word(tokens_[i].text);
      if (is_leading_number(i)) continue;
      if (!starts_letter(tokens_[i].text)) break;
      head_ = i;
      Adjective adjective;
      if (tokens_.size() == 1 || !is_adjective(word, adjective)) return head_noun(word);
      last = head_noun(word);
      last.gender = adjective.gender;
      if (is_head(i, word, adjective)) return last;
    }
    return last;
  }

  /// Does nothing in the nominative follow that this adjective could belong to?
  bool is_head(std::size_t i, const Lowered& word, const Adjective& adjective) const {
    if (i + 1 == tokens_.size() || transitive.contains(word.view())) return true;
    if (governing.contains(word.view()) && is_instrumental(Lowered(tokens_[i + 1].text).view())) return true;
    return !head_follows(i + 1, adjective);
  }

  /// Is there an adjective or a noun in the nominative at `i` that the adjective before it can belong to?
  bool head_follows(std::size_t i, const Adjective& adjective) const {
    for (; i < tokens_.size(); ++i) {
      if (!starts_letter(tokens_[i].text)) return false;
      const Lowered word(tokens_[i].text);
      if (prepositions.contains(word.view())) return false;
      if (word.view() == "и") continue;
      Adjective next;
      if (is_adjective(word, next))
        return next.plural == adjective.plural && (next.plural || next.gender == adjective.gender);
      if (is_abbreviation(tokens_[i].text, word)) return false;
      const Noun noun = head_noun(word);
      if (adjective.plural) return noun.plural_only;
      return noun.known && !noun.plural_only && noun.gender == adjective.gender;
    }
    return false;
  }

  /// Does a group in the nominative begin at `i`: an adjective with its head, or a noun that names a person?
  bool person_begins(std::size_t i) const {
    if (i >= tokens_.size() || !starts_letter(tokens_[i].text)) return false;
    const Lowered word(tokens_[i].text);
    if (prepositions.contains(word.view()) || is_abbreviation(tokens_[i].text, word)) return false;
    Adjective adjective;
    if (is_adjective(word, adjective)) return !ends_with(word.view(), "ой") && head_follows(i + 1, adjective);
    const Noun noun = head_noun(word);
    return noun.known && noun.animate() && !noun.plural_only && noun.scheme.type != Declension::masc_j;
  }

  /// Does an institution in the nominative begin at `i`, with its adjectives or alone?
  bool institution_begins(std::size_t i) const {
    for (bool first = true; i < tokens_.size(); ++i, first = false) {
      if (!starts_letter(tokens_[i].text) || (!first && tokens_[i].gap != " ")) return false;
      const Lowered word(tokens_[i].text);
      if (institutions.contains(word.view())) return true;
      Adjective adjective;
      if (!is_adjective(word, adjective) || ends_with(word.view(), "ой") || !head_follows(i + 1, adjective))
        return false;
    }
    return false;
  }

  /// заместитель, курирующий вопросы; учреждение, осуществляющее деятельность: a participle that agrees with the head.
  bool participle_at(std::size_t i) const {
    if (tokens_[i].gap != ", " || i + 1 == tokens_.size()) return false;
    const Lowered word(tokens_[i].text);
    Adjective adjective;
    if (!is_adjective(word, adjective) || adjective.plural || adjective.gender != gender_) return false;
    const std::string_view low = word.view();
    const std::string_view stem = low.substr(0, low.size() - adjective.cut);
    for (const std::string_view tail : {"ущ", "ющ", "ащ", "ящ", "вш", "емый", "имый"})
      if (ends_with(stem, tail)) return !head_follows(i + 1, adjective);
    return false;
  }

  /// Numbers before the head, with the letter of a class in quotation marks.
  bool is_leading_number(std::size_t i) const {
    const auto digit = [&](std::size_t at) { return tokens_[at].text[0] >= '0' && tokens_[at].text[0] <= '9'; };
    if (i + 1 >= tokens_.size()) return false;
    if (i == 0) return digit(0);
    return i == 1 && digit(0) && has_quote(tokens_[1].text) && tokens_[1].text.size() <= 3 * letter_bytes;
  }

  std::size_t step(std::string& out, std::size_t i) {
    const std::string_view text = tokens_[i].text;
    const Lowered word(text);
    const bool adjective_cut_short = i + 1 < tokens_.size() && shortened_adjectives.contains(word.view());
    if (is_leading_number(i) || adjective_cut_short) {  // 2025/2026 учебный год, 9 «А» класс, гл. бухгалтер
      copy(out, i);
      return i + 1;
    }
    if (!starts_letter(text) || is_abbreviation(text, word) || is_genitive_abbreviation(word) ||
        shortened_heads.contains(word.view())) {
      done_ = true;
      copy(out, i);
      const bool named = i == 0 && text == "ИП" && i + 1 < tokens_.size() && starts_letter(tokens_[i + 1].text);
      return named ? bearer_at(out, i + 1) : i + 1;
    }
    Adjective adjective;
    if (tokens_.size() > 1 && is_adjective(word, adjective)) return adjective_at(out, i, word, adjective);
    if (ends_with(word.view(), "но") && i + 1 < tokens_.size()) {
      Adjective next;
      const Lowered following(tokens_[i + 1].text);
      if (is_adjective(following, next) && !ends_with(following.view(), "ой") &&
          (next.gender != Gender::neuter || !nouns_in_no.contains(word.view()))) {
        copy(out, i);  // an adverb: временно исполняющий
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
    done_ = is_head(i, word, adjective);
    const Lowered next(tokens_[i + 1].text);
    if (!done_ && next.view() == "и") {
      copy(out, i + 1);
      return i + 2;
    }
    return i + 1;
  }

  std::size_t noun_at(std::string& out, std::size_t i, const Lowered& word) {
    const Noun noun = head_noun(word);
    out.append(tokens_[i].gap);
    append_noun(out, tokens_[i].text, case_, number_, animate_);
    ++i;
    done_ = true;
    after_head_ = i;
    general_ = general_heads.contains(word.view());
    if (i == tokens_.size() || !starts_letter(tokens_[i].text)) return i;
    const Lowered next(tokens_[i].text);
    if (word.view() == "предприниматель" && next.starts_capital()) return bearer_at(out, i);
    Adjective adjective;
    if (tokens_[i].gap == " " && !next.starts_capital() && is_adjective(next, adjective) && !adjective.plural &&
        adjective.gender == noun.gender && !ends_with(next.view(), "ой")) {
      put_adjective(out, i, next, adjective);  // медсестра диетическая
      return i + 1;
    }
    if (next.view() == "и" && i + 1 < tokens_.size() && starts_letter(tokens_[i + 1].text)) {
      copy(out, i);
      done_ = false;
      return i + 1;
    }
    return i;
  }

  /// The name after "индивидуальный предприниматель" is a person's: with initials only the surname declines.
  std::size_t bearer_at(std::string& out, std::size_t i) {
    const std::string_view name = tokens_.text_from(i);
    out.append(tokens_[i].gap);
    if (name.find('.') == std::string_view::npos) {
      append_full_name(out, name, Gender::unknown, case_);
    } else {
      const std::string_view family = tokens_[i].text;
      append_surname(out, family, guess_gender(family, {}, {}), case_);
      out.append(name.substr(family.size()));
    }
    tokens_.rest = {};
    return tokens_.size();
  }

  /// After the head: mostly kept, but another group in the nominative may begin after a comma, "и", a bracket, or a
  /// dash right behind the head.
  std::size_t tail_at(std::string& out, std::size_t i) {
    const Token& token = tokens_[i];
    quoted_ = quoted_ || has_quote(token.text);
    if (quoted_) {  // a name: nothing in it or behind it changes
      copy(out, i);
      return i + 1;
    }
    if (is_dash(token.text) && i + 1 < tokens_.size()) {
      copy(out, i);
      const bool apposed = living_ ? person_begins(i + 1) : i == after_head_ || institution_begins(i + 1);
      done_ = !apposed;
      return i + 1;
    }
    const bool divided = token.gap.find_first_of(",(/") != std::string_view::npos;
    const bool apposed = living_ ? divided && person_begins(i) : general_ && token.gap == " " && institution_begins(i);
    if (apposed) {
      done_ = false;
      return step(out, i);
    }
    if (participle_at(i)) {
      const Lowered word(token.text);
      Adjective adjective;
      is_adjective(word, adjective);
      put_adjective(out, i, word, adjective);
      return i + 1;
    }
    const bool joined = living_ && token.text == "и" && person_begins(i + 1);
    copy(out, i);
    done_ = !joined;
    return i + 1;
  }

  Tokens tokens_;
  Case case_;
  Number number_;
  bool living_;
  bool animate_;
  Gender gender_ = Gender::unknown;
  bool done_ = false;
  bool general_ = false;  ///< the head just written says no more than "institution"
  bool quoted_ = false;
  std::size_t head_ = 0;  ///< the token found by find_head
  std::size_t after_head_ = 0;
};

}  // namespace

void append_phrase(std::string& out, std::string_view text, Case c, Number number, Animacy animacy) {
  if (c == Case::nominative && number == Number::singular) {
    out.append(text);
    return;
  }
  Walk(text, c, number, animacy).append_to(out);
}

std::string phrase(std::string_view text, Case c, Number number) {
  std::string out;
  out.reserve(text.size() + 16);
  append_phrase(out, text, c, number, Animacy::of_head);
  return out;
}

PhraseHead phrase_head(std::string_view text) {
  return Walk(text, Case::nominative, Number::singular, Animacy::of_head).head();
}

}  // namespace prikaz::language
