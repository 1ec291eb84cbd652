#include "language/phrase_tokens.hpp"

#include <algorithm>

#include "language/noun.hpp"

namespace prikaz::language {
namespace {

constexpr std::string_view nbsp = "\u00A0";

/// учитель/воспитатель, not и/о, п/о or 2025/2026.
bool divides_words(std::string_view text, std::size_t slash) {
  constexpr std::size_t shortest = 3 * letter_bytes;
  if (slash < shortest || slash + shortest >= text.size()) return false;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!starts_letter(text.substr(slash - (i + 1) * letter_bytes)) ||
        !starts_letter(text.substr(slash + 1 + i * letter_bytes))) {
      return false;
    }
  }
  return true;
}

/// Bytes of "IT-", "ИТ-" before a word in small letters: it belongs to what stands before the word.
std::size_t abbreviated_prefix(std::string_view token) {
  const std::size_t hyphen = token.find('-');
  if (hyphen == std::string_view::npos || !starts_letter(token.substr(hyphen + 1))) return 0;
  if (Lowered(token.substr(hyphen + 1)).starts_capital()) return 0;
  const std::string_view first = token.substr(0, hyphen);
  const bool latin = !first.empty() && std::all_of(first.begin(), first.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
  return latin || (starts_letter(first) && Lowered(first).all_caps()) ? hyphen + 1 : 0;
}

/// Bytes of the divider at `i`, 0 when there is none.
std::size_t divider_at(std::string_view text, std::size_t i) {
  if (text[i] == ' ' || text[i] == '(' || text[i] == ')' || text[i] == ',') return 1;
  if (text[i] == '/' && divides_words(text, i)) return 1;
  return text.substr(i).starts_with(nbsp) ? nbsp.size() : 0;
}

}  // namespace

Tokens tokens_of(std::string_view text) {
  Tokens tokens;
  tokens.whole = text;
  std::size_t i = 0;
  for (;;) {
    const std::size_t gap = i;
    while (i < text.size() && divider_at(text, i) > 0) i += divider_at(text, i);
    std::size_t start = i;
    while (i < text.size() && divider_at(text, i) == 0) ++i;
    if (i == start || tokens.count == Tokens::capacity) {
      tokens.rest = text.substr(gap);
      return tokens;
    }
    start += abbreviated_prefix(text.substr(start, i - start));
    tokens.list[tokens.count++] = {text.substr(start, i - start), text.substr(gap, start - gap)};
  }
}

bool is_adjective(const Lowered& word, Adjective& adjective) {
  const std::string_view low = word.view().substr(word.view().rfind('-') + 1);
  if (word.foreign_script()) return false;
  adjective = analyse_adjective(low);
  if (!adjective.found()) return false;
  switch (adjective.type) {
    case Declension::adj_masc_soft:
    case Declension::adj_pl_velar:
      return !is_noun_in_ij(low);
    case Declension::adj_masc_j:
    case Declension::adj_fem_j:
    case Declension::adj_neut_j:
    case Declension::adj_pl_j:
      return true;
    default:
      return adjective.reflexive || analyse_noun(low).adjective.found();
  }
}

bool is_abbreviation(std::string_view text, const Lowered& word) {
  constexpr std::size_t longest = 7 * letter_bytes;
  return text.find('.') != std::string_view::npos || (word.all_caps() && text.size() <= longest);
}

bool starts_letter(std::string_view text) { return !text.empty() && (text[0] == '\xD0' || text[0] == '\xD1'); }

bool is_dash(std::string_view text) { return text == "—" || text == "–" || text == "-"; }

}  // namespace prikaz::language
