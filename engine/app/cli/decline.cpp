#include "app/cli/decline.hpp"

#include <array>
#include <istream>
#include <ostream>

#include "language/adjective.hpp"
#include "language/inflect.hpp"
#include "language/noun.hpp"
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

std::optional<std::string> initials(const Request& r) {
  const auto c = read_case(r.form);
  const std::size_t colon = r.form.find(':');
  if (!c || colon == std::string_view::npos) return std::nullopt;
  InitialsStyle style;
  style.beside = " ";
  if (r.form.substr(colon + 1).starts_with("И")) style.order = InitialsOrder::initials_first;
  return language::initials(r.text, r.gender, *c, style);
}

struct Kind {
  std::string_view name;
  Decline decline;
};

constexpr Kind kinds[] = {
    {"person", name_part<language::full_name>},      {"surname", name_part<language::surname>},
    {"first-name", name_part<language::first_name>}, {"patronymic", name_part<language::patronymic>},
    {"position", whole_phrase<language::position>},  {"organisation", whole_phrase<language::organisation>},
    {"phrase", whole_phrase<language::phrase>},      {"initials", initials},
};

std::optional<std::string> decline(const Request& r, std::string_view kind) {
  for (const Kind& known : kinds) {
    if (known.name == kind) return known.decline(r);
  }
  return std::nullopt;
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
  return decline({text, read_gender(gender), c}, kind.empty() ? "person" : kind);
}

}  // namespace prikaz::cli
