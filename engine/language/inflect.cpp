#include "language/inflect.hpp"

#include <algorithm>

#include "core/utf8.hpp"
#include "language/letters.hpp"
#include "language/organisation.hpp"
#include "language/phrase.hpp"
#include "language/position.hpp"

namespace prikaz::language {
namespace {

std::string surname_by_genitive(const Inflectable& value, Case c);

Form person(const Inflectable& value, Case c) {
  Gender gender = value.gender;
  const bool in_parts = !value.surname.empty() || !value.first.empty();
  if (!in_parts) return full_name(value.whole, gender, c);
  if (gender == Gender::unknown) gender = guess_gender(value.surname, value.first, value.patronymic);
  Form form;
  form.text.reserve(value.surname.size() + value.first.size() + value.patronymic.size() + 16);
  const auto part = [&](const std::string& text, auto append) {
    if (text.empty()) return;
    if (!form.text.empty()) form.text += ' ';
    form.ambiguous = append(form.text, text, gender, c) || form.ambiguous;
  };
  if (const std::string derived = surname_by_genitive(value, c); !derived.empty())
    form.text = derived;
  else
    part(value.surname, append_surname);
  part(value.first, append_first_name);
  part(value.patronymic, append_patronymic);
  return form;
}

/// The surname of a stored full form is its part before the first name's place: as many words as the surname has.
std::string surname_of_stored(const Inflectable& value, Case c) {
  const std::string& form = value.stored[static_cast<std::size_t>(c)];
  if (form.empty()) return {};
  if (value.surname.empty()) return std::string(split_name(form).surname);
  std::size_t end = 0;
  const auto words = 1 + std::count(value.surname.begin(), value.surname.end(), ' ');
  for (auto i = 0; i < words && end != std::string::npos; ++i) end = form.find(' ', end + (i > 0));
  return form.substr(0, end);
}

/// A man's noun surname stored in the genitive shows its stem: Волчока gives Волчоку, Волчоком. One cell of the
/// registry then corrects every case. Adjectival genitives (-ого, -его) and women's are left to the rules.
std::string surname_by_genitive(const Inflectable& value, Case c) {
  if (value.kind != Inflectable::Kind::person || value.gender != Gender::masculine || c == Case::nominative) return {};
  const std::string genitive = surname_of_stored(value, Case::genitive);
  const bool hard = genitive.ends_with("а"), soft = genitive.ends_with("я");
  if (!hard && !soft) return {};
  const std::string stem = genitive.substr(0, genitive.size() - std::string_view("а").size());
  const bool hissing =
      stem.ends_with("ж") || stem.ends_with("ш") || stem.ends_with("ч") || stem.ends_with("щ") || stem.ends_with("ц");
  if (c == Case::instrumental && (hissing || surname(value.surname, value.gender, c).text.ends_with("ым"))) return {};
  switch (c) {
    case Case::dative:
      return stem + (hard ? "у" : "ю");
    case Case::instrumental:
      return stem + (hard ? "ом" : "ем");
    case Case::prepositional:
      return stem + "е";
    default:
      return genitive;
  }
}

std::string stored_surname(const Inflectable& value, Case c) {
  const std::string own = surname_of_stored(value, c);
  return own.empty() ? surname_by_genitive(value, c) : own;
}

struct CaseName {
  std::string_view name;
  Case value;
};
constexpr CaseName case_names[] = {
    {"nominative", Case::nominative},   {"genitive", Case::genitive},         {"dative", Case::dative},
    {"accusative", Case::accusative},   {"instrumental", Case::instrumental}, {"prepositional", Case::prepositional},
    {"именительный", Case::nominative}, {"родительный", Case::genitive},      {"дательный", Case::dative},
    {"винительный", Case::accusative},  {"творительный", Case::instrumental}, {"предложный", Case::prepositional},
};

}  // namespace

Form inflect_form(const Inflectable& value, Case c) {
  const std::string& stored = value.stored[static_cast<std::size_t>(c)];
  if (!stored.empty()) return {stored, false};
  if (value.kind == Inflectable::Kind::person) return person(value, c);
  return inflect_text_form(value.whole, c, value.kind, value.gender);
}

std::vector<Doubt> doubts(const Inflectable& value) {
  std::vector<Doubt> found;
  if (value.kind != Inflectable::Kind::person || !value.stored[static_cast<std::size_t>(Case::genitive)].empty())
    return found;
  NameParts name{value.surname, value.first, value.patronymic, false};
  if (name.surname.empty() && name.first.empty()) name = split_name(value.whole);
  Gender gender = value.gender;
  if (gender == Gender::unknown) gender = guess_gender(name.surname, name.first, name.patronymic);
  const auto look = [&](std::string_view text, auto decline) {
    Form form = decline(text, gender, Case::genitive);
    if (form.ambiguous) found.push_back({std::string(text), std::move(form.text)});
  };
  look(name.surname, surname);
  look(name.first, first_name);
  return found;
}

Inflectable::Kind guess_kind(std::string_view text) {
  const NameParts name = split_name(text);
  if (!name.doubtful && !name.patronymic.empty()) return Inflectable::Kind::person;
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++words) {
    std::size_t at = i;
    const char32_t first = utf8::next(text, at);
    if (!utf8::is_letter(first) || utf8::lower(first) == first) return Inflectable::Kind::phrase;
    while (i < text.size() && text[i] != ' ') ++i;
    while (i < text.size() && text[i] == ' ') ++i;
  }
  const bool named = (words == 2 || words == 3) && frequent_first_name(name.first);
  return named ? Inflectable::Kind::person : Inflectable::Kind::phrase;
}

std::string inflect(const Inflectable& value, Case c) { return inflect_form(value, c).text; }

std::string initials(const Inflectable& value, Case c, const InitialsStyle& style) {
  NameParts name{value.surname, value.first, value.patronymic, false};
  if (name.surname.empty() && name.first.empty()) name = split_name(value.whole);
  Gender gender = value.gender;
  if (gender == Gender::unknown) gender = guess_gender(name.surname, name.first, name.patronymic);
  std::string out;
  const std::string stored = stored_surname(value, c);
  if (!stored.empty()) {
    name.surname = stored;
    c = Case::nominative;
  }
  append_initials(out, name, gender, c, style);
  return out;
}

Form inflect_text_form(std::string_view text, Case c, Inflectable::Kind kind, Gender gender) {
  switch (kind) {
    case Inflectable::Kind::person:
      return full_name(text, gender, c);
    case Inflectable::Kind::position:
      return position(text, c);
    case Inflectable::Kind::organisation:
      return organisation(text, c);
    case Inflectable::Kind::phrase:
      break;
  }
  return {phrase(text, c), false};
}

std::string inflect_text(std::string_view text, Case c, Inflectable::Kind kind, Gender gender) {
  return inflect_text_form(text, c, kind, gender).text;
}

bool parse_case(std::string_view name, Case& c) {
  const Lowered lowered(name);
  for (const CaseName& known : case_names) {
    if (lowered.view() != known.name && lowered.view() != known.name.substr(0, known.name[0] < 0 ? 6 : 3)) continue;
    c = known.value;
    return true;
  }
  return false;
}

}  // namespace prikaz::language
