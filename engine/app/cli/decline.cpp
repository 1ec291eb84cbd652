#include "app/cli/decline.hpp"

#include <array>
#include <charconv>
#include <istream>
#include <ostream>

#include "language/adjective.hpp"
#include "language/agreement.hpp"
#include "language/counted.hpp"
#include "language/date_words.hpp"
#include "language/inflect.hpp"
#include "language/noun.hpp"
#include "language/numeral.hpp"
#include "language/organisation.hpp"
#include "language/phrase.hpp"
#include "language/position.hpp"

namespace prikaz::cli {
namespace {

using language::InitialsOrder;
using language::InitialsStyle;

Gender read_gender(std::string_view name) {
  if (name == "m") return Gender::masculine;
  if (name == "f") return Gender::feminine;
  if (name == "n") return Gender::neuter;
  return Gender::unknown;
}

struct Request {
  std::string_view text;
  Gender gender = Gender::unknown;
  std::string_view form;  ///< the third column as written
};

std::optional<Case> read_case(std::string_view name) {
  Case c = Case::nominative;
  if (!language::parse_case(name.substr(0, name.find_first_of("-:")), c)) return std::nullopt;
  return c;
}

std::optional<std::int64_t> read_number(std::string_view text) {
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return n;
}

using Decline = std::optional<std::string> (*)(const Request&);

template <language::Form (*Part)(std::string_view, Gender, Case)>
std::optional<std::string> name_part(const Request& r) {
  const auto c = read_case(r.form);
  if (!c) return std::nullopt;
  return Part(r.text, r.gender, *c).text;
}

template <language::Form (*Whole)(std::string_view, Case)>
std::optional<std::string> whole_phrase(const Request& r) {
  const auto c = read_case(r.form);
  if (!c) return std::nullopt;
  return Whole(r.text, *c).text;
}

std::optional<std::string> noun(const Request& r) {
  const auto c = read_case(r.form);
  if (!c) return std::nullopt;
  const auto number = r.form.ends_with("-pl") ? language::Number::plural : language::Number::singular;
  return language::phrase(r.text, *c, number);
}

/// "22 ученик": a number and what is counted.
std::optional<std::string> counted_words(const Request& r) {
  const auto c = read_case(r.form);
  const std::size_t space = r.text.find(' ');
  const auto n = read_number(r.text.substr(0, space));
  if (!c || !n || space == std::string_view::npos) return std::nullopt;
  return language::counted_in_words(*n, r.text.substr(space + 1), *c);
}

std::optional<std::string> counted(const Request& r) {
  const auto n = read_number(r.form);
  if (!n) return std::nullopt;
  return language::counted(*n, r.text);
}

std::optional<std::string> initials(const Request& r) {
  const auto c = read_case(r.form);
  const std::size_t colon = r.form.find(':');
  if (!c || colon == std::string_view::npos) return std::nullopt;
  InitialsStyle style;
  style.beside = " ";
  if (r.form.substr(colon + 1).starts_with("И")) style.order = InitialsOrder::initials_first;
  return language::initials(r.text, r.gender, *c, style);
}

bool says(std::string_view form, std::string_view what) { return form.find(what) != std::string_view::npos; }

language::Number read_grammatical_number(std::string_view form) {
  return form.ends_with("-pl") || form == "pl" ? language::Number::plural : language::Number::singular;
}

std::optional<std::string> numeral(const Request& r) {
  const auto c = read_case(r.form);
  const auto n = read_number(r.text);
  if (!c || !n) return std::nullopt;
  return language::cardinal(*n, r.gender, *c, says(r.form, "anim") && !says(r.form, "inan"));
}

std::optional<std::string> ordinal(const Request& r) {
  const auto c = read_case(r.form);
  const auto n = read_number(r.text);
  if (!c || !n) return std::nullopt;
  return language::ordinal(*n, r.gender, *c, read_grammatical_number(r.form));
}

std::optional<std::string> date(const Request& r) {
  const auto day = parse_iso_date(r.text);
  if (!day) return std::nullopt;
  if (r.form.starts_with("words ")) {
    const auto c = read_case(r.form.substr(6));
    if (!c) return std::nullopt;
    return language::date_words(*day, *c);
  }
  if (r.form.starts_with("month ")) {
    const std::size_t bracket = r.form.find('(');
    const auto c = read_case(bracket == std::string_view::npos ? "nom" : r.form.substr(bracket + 1, 3));
    if (!c) return std::nullopt;
    return language::month_year(*day, *c, says(r.form, "года"));
  }
  struct Named {
    std::string_view name;
    language::DateForm form;
  };
  static constexpr Named forms[] = {
      {"«D» month Y г.", language::DateForm::quoted},      {"\"D\" month Y г.", language::DateForm::straight_quoted},
      {"D month Y г.", language::DateForm::text},          {"D month Y года", language::DateForm::text_full},
      {"«D» MM YYYY", language::DateForm::quoted_numeric}, {"DD.MM.YYYY", language::DateForm::numeric}};
  for (const Named& named : forms) {
    if (named.name == r.form) return language::date_text(*day, named.form);
  }
  return std::nullopt;
}

std::optional<std::string> agreement(const Request& r) {
  const Gender gender = read_gender(r.form);
  if (gender == Gender::unknown && r.form != "pl") return std::nullopt;
  std::string masculine(r.text.substr(0, r.text.find('(')));
  if (says(r.text, "(прич.)")) masculine = language::passive_participle(masculine);
  if (says(r.text, "(прош.)")) masculine = language::past_tense(masculine);
  if (const std::string predicate = language::short_adjective(masculine); !predicate.empty()) masculine = predicate;
  if (masculine.empty()) return std::nullopt;
  return language::agree(masculine, gender, read_grammatical_number(r.form));
}

std::optional<std::string> adjective(const Request& r) {
  const auto c = read_case(r.form);
  if (!c) return std::nullopt;
  const bool animate = says(r.form, "-anim");
  return language::adjective_form(r.text, r.gender, read_grammatical_number(r.form), *c, animate);
}

struct Kind {
  std::string_view name;
  Decline decline;
};

constexpr Kind kinds[] = {
    {"person", name_part<language::full_name>},
    {"surname", name_part<language::surname>},
    {"first-name", name_part<language::first_name>},
    {"patronymic", name_part<language::patronymic>},
    {"position", whole_phrase<language::position>},
    {"organisation", whole_phrase<language::organisation>},
    {"phrase", noun},
    {"noun", noun},
    {"counted", counted},
    {"counted-words", counted_words},
    {"initials", initials},
    {"numeral", numeral},
    {"ordinal", ordinal},
    {"date", date},
    {"agreement", agreement},
    {"adjective", adjective},
};

std::optional<std::string> decline(const Request& r, std::string_view kind) {
  for (const Kind& known : kinds) {
    if (known.name == kind) return known.decline(r);
  }
  return std::nullopt;
}

/// A number, a name with a patronymic in it, or a phrase.
std::string_view guessed_kind(std::string_view text) {
  if (read_number(text)) return "numeral";
  return language::guess_kind(text) == Inflectable::Kind::person ? "person" : "phrase";
}

}  // namespace

int decline_batch(std::istream& in, std::ostream& out) {
  constexpr int most = 125;
  int unread = 0;
  std::string line;
  while (std::getline(in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    std::array<std::string_view, 4> column;
    std::string_view rest = line;
    for (std::string_view& cell : column) {
      const std::size_t tab = rest.find('\t');
      cell = rest.substr(0, tab);
      rest = tab == std::string_view::npos ? std::string_view{} : rest.substr(tab + 1);
    }
    const auto form = decline({column[0], read_gender(column[1]), column[2]}, column[3]);
    if (!form && unread < most) ++unread;
    out << line << '\t' << form.value_or("") << '\n';
  }
  return unread;
}

std::optional<std::string> decline_one(std::string_view text, std::string_view c, std::string_view kind,
                                       std::string_view gender) {
  return decline({text, read_gender(gender), c}, kind.empty() ? guessed_kind(text) : kind);
}

}  // namespace prikaz::cli
