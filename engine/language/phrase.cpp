#include "language/phrase.hpp"

#include <vector>

#include "language/adjective.hpp"
#include "language/letters.hpp"
#include "language/noun.hpp"
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

// -ий, -ой, -ое, -ие words that are nouns.
PRIKAZ_WORD_SET(nouns_like_adjectives,
                "санаторий профилакторий планетарий лекторий гений комментарий герой бой строй покой слой край "
                "критерий сценарий викарий пролетарий реквизит-ий");

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

bool looks_like_adjective(const Lowered& word, Adjective& adjective) {
  if (nouns_like_adjectives.contains(word.view()) || word.foreign_script()) return false;
  adjective = analyse_adjective(word.view());
  if (!adjective.found()) return false;
  if (ends_with(word.view(), "ье") || ends_with(word.view(), "ья")) return false;
  return true;
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
  Walk(std::string_view text, Case c, bool animate) : tokens_(tokens_of(text, rest_)), case_(c), animate_(animate) {}

  bool append_to(std::string& out) {
    std::size_t i = 0;
    while (i < tokens_.size() && !done_) i = step(out, i);
    for (; i < tokens_.size(); ++i) copy(out, i);
    out.append(rest_);
    return ambiguous_;
  }

 private:
  void copy(std::string& out, std::size_t i) {
    out.append(tokens_[i].gap);
    out.append(tokens_[i].text);
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
        if (next.gender != adjective.gender || next.plural != adjective.plural) return false;
        return true;
      }
      if (is_abbreviation(tokens_[i].text, word)) return false;
      if (adjective.plural)
        return ends_with(word.view(), "и") || ends_with(word.view(), "ы") || ends_with(word.view(), "а");
      const Noun noun = analyse_noun(word.view().substr(word.view().rfind('-') + 1));
      return noun.known && noun.gender == adjective.gender;
    }
    return false;
  }

  std::size_t step(std::string& out, std::size_t i) {
    const std::string_view text = tokens_[i].text;
    if (!starts_letter(text)) {
      done_ = true;
      return i;
    }
    const Lowered word(text);
    if (is_abbreviation(text, word)) {
      done_ = true;
      return i;
    }
    Adjective adjective;
    if (looks_like_adjective(word, adjective)) return adjective_at(out, i, word, adjective);
    if (ends_with(word.view(), "о") && i + 1 < tokens_.size()) {
      Adjective next;
      const Lowered following(tokens_[i + 1].text);
      if (looks_like_adjective(following, next)) {  // an adverb: временно исполняющий
        copy(out, i);
        return i + 1;
      }
    }
    return noun_at(out, i, word);
  }

  std::size_t adjective_at(std::string& out, std::size_t i, const Lowered& word, const Adjective& adjective) {
    out.append(tokens_[i].gap);
    append_adjective(out, tokens_[i].text, adjective, case_, animate_, word.all_caps());
    const bool last = i + 1 == tokens_.size();
    if (last) {
      done_ = true;
      return i + 1;
    }
    const Lowered next(tokens_[i + 1].text);
    const bool head_here = transitive.contains(word.view()) ||
                           (governing.contains(word.view()) && is_instrumental(next.view())) ||
                           !head_follows(i + 1, adjective);
    done_ = head_here;
    if (!done_ && next.view() == "и") {
      copy(out, i + 1);
      return i + 2;
    }
    return i + 1;
  }

  std::size_t noun_at(std::string& out, std::size_t i, const Lowered& word) {
    const Noun noun = analyse_noun(word.view().substr(word.view().rfind('-') + 1));
    out.append(tokens_[i].gap);
    append_noun(out, tokens_[i].text, case_, animate_);
    ++i;
    done_ = true;
    if (i == tokens_.size() || !starts_letter(tokens_[i].text)) return i;
    if (tokens_[i].gap.find('(') != std::string_view::npos) {  // an apposition: ассистент (помощник)
      out.append(tokens_[i].gap);
      append_noun(out, tokens_[i].text, case_, animate_);
      return i + 1;
    }
    const Lowered next(tokens_[i].text);
    Adjective adjective;
    if (tokens_[i].gap == " " && !next.starts_capital() && looks_like_adjective(next, adjective) && !adjective.plural &&
        adjective.gender == noun.gender && !ends_with(next.view(), "ой")) {
      out.append(tokens_[i].gap);
      append_adjective(out, tokens_[i].text, adjective, case_, animate_, next.all_caps());
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
  bool animate_;
  bool done_ = false;
  bool ambiguous_ = false;
};

}  // namespace

bool append_phrase(std::string& out, std::string_view text, Case c, bool animate) {
  if (c == Case::nominative) {
    out.append(text);
    return false;
  }
  return Walk(text, c, animate).append_to(out);
}

Form phrase(std::string_view text, Case c) {
  Form form;
  form.ambiguous = append_phrase(form.text, text, c, false);
  return form;
}

}  // namespace prikaz::language
