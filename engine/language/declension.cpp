#include "language/declension.hpp"

namespace prikaz::language {
namespace {

/// "=" in the accusative: as the genitive when animate, as the nominative otherwise.
struct Row {
  Declension type;
  std::array<std::string_view, 12> endings;  // six of the singular, six of the plural
};

using D = Declension;

constexpr Row rows[] = {
    {D::invariable, {"", "", "", "", "", "", "", "", "", "", "", ""}},
    {D::masc_hard, {"", "а", "у", "=", "ом", "е", "ы", "ов", "ам", "=", "ами", "ах"}},
    {D::masc_velar, {"", "а", "у", "=", "ом", "е", "и", "ов", "ам", "=", "ами", "ах"}},
    {D::masc_hiss, {"", "а", "у", "=", "ем", "е", "и", "ей", "ам", "=", "ами", "ах"}},
    {D::masc_hiss_stressed, {"", "а", "у", "=", "ом", "е", "и", "ей", "ам", "=", "ами", "ах"}},
    {D::masc_ts, {"", "а", "у", "=", "ем", "е", "ы", "ев", "ам", "=", "ами", "ах"}},
    {D::masc_ts_stressed, {"", "а", "у", "=", "ом", "е", "ы", "ов", "ам", "=", "ами", "ах"}},
    {D::masc_soft, {"ь", "я", "ю", "=", "ем", "е", "и", "ей", "ям", "=", "ями", "ях"}},
    {D::masc_soft_stressed, {"ь", "я", "ю", "=", "ём", "е", "и", "ей", "ям", "=", "ями", "ях"}},
    {D::masc_j, {"й", "я", "ю", "=", "ем", "е", "и", "ев", "ям", "=", "ями", "ях"}},
    {D::masc_j_stressed, {"й", "я", "ю", "=", "ём", "е", "и", "ёв", "ям", "=", "ями", "ях"}},
    {D::masc_ij, {"й", "я", "ю", "=", "ем", "и", "и", "ев", "ям", "=", "ями", "ях"}},
    {D::neut_hard, {"о", "а", "у", "о", "ом", "е", "а", "", "ам", "=", "ами", "ах"}},
    {D::neut_velar, {"о", "а", "у", "о", "ом", "е", "а", "", "ам", "=", "ами", "ах"}},
    {D::neut_hiss, {"е", "а", "у", "е", "ем", "е", "а", "", "ам", "=", "ами", "ах"}},
    {D::neut_ts, {"е", "а", "у", "е", "ем", "е", "а", "", "ам", "=", "ами", "ах"}},
    {D::neut_soft, {"е", "я", "ю", "е", "ем", "е", "я", "ей", "ям", "=", "ями", "ях"}},
    {D::neut_ie, {"е", "я", "ю", "е", "ем", "и", "я", "й", "ям", "=", "ями", "ях"}},
    {D::neut_je, {"ье", "ья", "ью", "ье", "ьем", "ье", "ья", "ий", "ьям", "=", "ьями", "ьях"}},
    {D::neut_mya, {"я", "ени", "ени", "я", "енем", "ени", "ена", "ен", "енам", "=", "енами", "енах"}},
    {D::fem_hard, {"а", "ы", "е", "у", "ой", "е", "ы", "", "ам", "=", "ами", "ах"}},
    {D::fem_velar, {"а", "и", "е", "у", "ой", "е", "и", "", "ам", "=", "ами", "ах"}},
    {D::fem_hiss, {"а", "и", "е", "у", "ей", "е", "и", "", "ам", "=", "ами", "ах"}},
    {D::fem_hiss_stressed, {"а", "и", "е", "у", "ой", "е", "и", "", "ам", "=", "ами", "ах"}},
    {D::fem_ts, {"а", "ы", "е", "у", "ей", "е", "ы", "", "ам", "=", "ами", "ах"}},
    {D::fem_ts_stressed, {"а", "ы", "е", "у", "ой", "е", "ы", "", "ам", "=", "ами", "ах"}},
    {D::fem_soft, {"я", "и", "е", "ю", "ей", "е", "и", "ь", "ям", "=", "ями", "ях"}},
    {D::fem_ja, {"я", "и", "е", "ю", "ей", "е", "и", "й", "ям", "=", "ями", "ях"}},
    {D::fem_soft_stressed, {"я", "и", "е", "ю", "ёй", "е", "и", "ей", "ям", "=", "ями", "ях"}},
    {D::fem_ia, {"я", "и", "и", "ю", "ей", "и", "и", "й", "ям", "=", "ями", "ях"}},
    {D::fem_third, {"ь", "и", "и", "ь", "ью", "и", "и", "ей", "ям", "=", "ями", "ях"}},
    {D::fem_third_hiss, {"ь", "и", "и", "ь", "ью", "и", "и", "ей", "ам", "=", "ами", "ах"}},
    {D::possessive_masc, {"", "а", "у", "=", "ым", "е", "ы", "ых", "ым", "=", "ыми", "ых"}},
    {D::possessive_fem, {"а", "ой", "ой", "у", "ой", "ой", "ы", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_masc_hard, {"ый", "ого", "ому", "=", "ым", "ом", "ые", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_masc_stressed, {"ой", "ого", "ому", "=", "ым", "ом", "ые", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_masc_stressed_velar, {"ой", "ого", "ому", "=", "им", "ом", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_masc_velar, {"ий", "ого", "ому", "=", "им", "ом", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_masc_hiss, {"ий", "его", "ему", "=", "им", "ем", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_masc_soft, {"ий", "его", "ему", "=", "им", "ем", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_masc_j, {"ий", "ьего", "ьему", "=", "ьим", "ьем", "ьи", "ьих", "ьим", "=", "ьими", "ьих"}},
    {D::adj_fem_hard, {"ая", "ой", "ой", "ую", "ой", "ой", "ые", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_fem_stressed_velar, {"ая", "ой", "ой", "ую", "ой", "ой", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_fem_velar, {"ая", "ой", "ой", "ую", "ой", "ой", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_fem_hiss, {"ая", "ей", "ей", "ую", "ей", "ей", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_fem_soft, {"яя", "ей", "ей", "юю", "ей", "ей", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_fem_j, {"ья", "ьей", "ьей", "ью", "ьей", "ьей", "ьи", "ьих", "ьим", "=", "ьими", "ьих"}},
    {D::adj_neut_hard, {"ое", "ого", "ому", "ое", "ым", "ом", "ые", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_neut_velar, {"ое", "ого", "ому", "ое", "им", "ом", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_neut_hiss, {"ее", "его", "ему", "ее", "им", "ем", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_neut_soft, {"ее", "его", "ему", "ее", "им", "ем", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_neut_j, {"ье", "ьего", "ьему", "ье", "ьим", "ьем", "ьи", "ьих", "ьим", "=", "ьими", "ьих"}},
    {D::adj_masc_ov, {"", "а", "у", "=", "ым", "ом", "ы", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_masc_in, {"", "ого", "ому", "=", "ым", "ом", "ы", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_fem_own, {"а", "ой", "ой", "у", "ой", "ой", "ы", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_neut_ov, {"о", "а", "у", "о", "ым", "ом", "ы", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_neut_in, {"о", "ого", "ому", "о", "ым", "ом", "ы", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_pl_hard, {"ые", "ых", "ым", "=", "ыми", "ых", "ые", "ых", "ым", "=", "ыми", "ых"}},
    {D::adj_pl_velar, {"ие", "их", "им", "=", "ими", "их", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_pl_soft, {"ие", "их", "им", "=", "ими", "их", "ие", "их", "им", "=", "ими", "их"}},
    {D::adj_pl_j, {"ьи", "ьих", "ьим", "=", "ьими", "ьих", "ьи", "ьих", "ьим", "=", "ьими", "ьих"}},
};

constexpr bool rows_stand_in_order() {
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (static_cast<std::size_t>(rows[i].type) != i) return false;
  }
  return true;
}
static_assert(rows_stand_in_order(), "a Declension is the index of its row");

}  // namespace

std::string_view ending(Declension type, Number number, Case c, bool animate) noexcept {
  const auto& endings = rows[static_cast<std::size_t>(type)].endings;
  const std::size_t base = number == Number::plural ? 6 : 0;
  const std::string_view found = endings[base + static_cast<std::size_t>(c)];
  if (found != "=") return found;
  return endings[base + static_cast<std::size_t>(animate ? Case::genitive : Case::nominative)];
}

std::string_view nominative_ending(Declension type) noexcept { return rows[static_cast<std::size_t>(type)].endings[0]; }

void append_form(std::string& out, std::string_view word, const Scheme& scheme, Case c, bool capitals) {
  const bool as_written = scheme.type == Declension::invariable || c == Case::nominative;
  const std::string_view tail = as_written ? "" : ending(scheme.type, Number::singular, c, scheme.animate);
  const bool accusative_as_nominative = c == Case::accusative && tail == nominative_ending(scheme.type);
  if (as_written || accusative_as_nominative) {
    out.append(word);
    return;
  }
  out.append(word.substr(0, word.size() - scheme.cut));
  append_ending(out, scheme.insert, capitals);
  append_ending(out, tail, capitals);
}

}  // namespace prikaz::language
