#include "papers/russian.hpp"

#include <array>

#include "core/utf8.hpp"
#include "language/inflect.hpp"
#include "language/typography.hpp"
#include "registry/snapshot.hpp"

namespace prikaz::papers {

namespace {

using tpl::Args;
using tpl::Outcome;
using tpl::refuse;

struct CaseName {
  const char *latin, *russian;
};
constexpr std::array<CaseName, 6> cases{{{"nominative", "кто"},
                                         {"genitive", "кого"},
                                         {"dative", "кому"},
                                         {"accusative", "кого_вин"},
                                         {"instrumental", "кем"},
                                         {"prepositional", "о_ком"}}};

Gender gender_named(std::string_view name) {
  if (name == "m" || name == "masculine" || name == "м") return Gender::masculine;
  if (name == "f" || name == "feminine" || name == "ж") return Gender::feminine;
  if (name == "n" || name == "neuter" || name == "с") return Gender::neuter;
  return Gender::unknown;
}

std::optional<Inflectable::Kind> kind_named(std::string_view name) {
  if (name == "person") return Inflectable::Kind::person;
  if (name == "position") return Inflectable::Kind::position;
  if (name == "organisation") return Inflectable::Kind::organisation;
  if (name == "phrase") return Inflectable::Kind::phrase;
  return std::nullopt;
}

/// A person's parts stay known, so that `initials` and `short` may follow a case.
Value declined(const Inflectable& thing, Case c) {
  if (thing.kind != Inflectable::Kind::person || c == Case::nominative) return Value(language::inflect(thing, c));
  auto out = std::make_shared<Inflectable>(thing);
  out->whole = language::inflect(thing, c);
  const Gender gender = thing.gender != Gender::unknown
                            ? thing.gender
                            : language::guess_gender(thing.surname, thing.first, thing.patronymic);
  const language::NameParts stored = language::split_name(out->whole);
  const bool by_hand = !thing.stored[static_cast<std::size_t>(c)].empty() && !stored.surname.empty();
  out->surname = by_hand ? std::string(stored.surname) : language::surname(thing.surname, gender, c).text;
  out->stored = {};
  return Value(std::shared_ptr<const Object>(std::move(out)));
}

Outcome in_case(const Value& v, Case c, const Args& args) {
  if (v.is(Value::Kind::list)) {
    List out;
    for (const Value& item : v.list()) {
      Outcome one = in_case(item, c, args);
      if (!one) return one;
      out.push_back(std::move(*one));
    }
    return Value(std::move(out));
  }
  if (const auto thing = inflectable(v)) return declined(*thing, c);
  if (v.is_none()) return Value("");
  const std::string text = v.is(Value::Kind::object) ? v.object().text() : v.text();
  auto kind = language::guess_kind(text);
  if (args.has(0)) {
    const auto named = kind_named(args.text(0));
    if (!named)
      return refuse(Message("\"{}\" is not a kind of text", args.text(0)),
                    "name one of: person, position, organisation, phrase");
    kind = *named;
  }
  return Value(language::inflect_text(text, c, kind, gender_named(args.text(1))));
}

Outcome initials_of(const Value& v, Case c, const language::InitialsStyle& style, const Args& args) {
  if (v.is(Value::Kind::list)) {
    List out;
    for (const Value& item : v.list()) {
      Outcome one = initials_of(item, c, style, args);
      if (!one) return one;
      out.push_back(std::move(*one));
    }
    return Value(std::move(out));
  }
  if (const auto thing = inflectable(v)) return Value(language::initials(*thing, c, style));
  if (v.is_none()) return Value("");
  const std::string text = v.text();
  return Value(language::initials(text, language::guess_gender(text), c, style));
}

Gender gender_of(const Value& v) {
  if (const auto thing = inflectable(v)) {
    if (thing->gender != Gender::unknown || thing->kind != Inflectable::Kind::person) return thing->gender;
    return language::guess_gender(thing->surname, thing->first, thing->patronymic);
  }
  if (v.is(Value::Kind::string)) {
    const Gender named = gender_named(v.string());
    return named != Gender::unknown ? named : language::guess_gender(v.string());
  }
  return Gender::unknown;
}

Outcome by_gender(const Value& v, const Args& args) {
  switch (gender_of(v)) {
    case Gender::masculine:
      return *args[0];
    case Gender::feminine:
      return *args[1];
    case Gender::neuter:
      return args.has(2) ? *args[2] : *args[0];
    case Gender::unknown:
      break;
  }
  return refuse(Message("the gender of \"{}\" is not known", v.text()),
                "fill the column with the gender in the registry");
}

Outcome upper_first(const Value& v, const Args&) {
  const std::string text = v.text();
  std::size_t end = 0;
  if (text.empty()) return Value(text);
  const char32_t first = utf8::next(text, end);
  std::string out;
  utf8::append(out, utf8::upper(first));
  return Value(out + text.substr(end));
}

void add_cases(tpl::Environment& env, const InitialsGaps& gaps) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Case c = static_cast<Case>(i);
    env.filter(cases[i].latin, "kind? gender?", [c](const Value& v, const Args& args) { return in_case(v, c, args); });
    env.alias(cases[i].russian, cases[i].latin);
  }
  const auto initials = [&env, gaps](const char* name, language::InitialsOrder order) {
    env.filter(name, "case?", [gaps, order](const Value& v, const Args& args) -> Outcome {
      const auto c = case_argument(args, 0, Case::nominative);
      if (!c) return tl::unexpected<tpl::Fault>(c.error());
      return initials_of(v, *c, {order, gaps.between, gaps.beside}, args);
    });
  };
  initials("initials", language::InitialsOrder::initials_first);
  initials("short", language::InitialsOrder::surname_first);
  env.alias("инициалы", "initials");
  env.alias("кратко", "short");
  env.filter("gender", "masculine feminine neuter?", by_gender);
  env.alias("род", "gender");
  env.filter("upfirst", "", upper_first);
  env.alias("с_большой", "upfirst");
}

}  // namespace

tl::expected<Case, tpl::Fault> case_argument(const tpl::Args& args, std::size_t i, Case otherwise) {
  if (!args.has(i)) return otherwise;
  const std::string name = args.text(i);
  for (std::size_t c = 0; c < cases.size(); ++c)
    if (name == cases[c].latin || name == cases[c].russian) return static_cast<Case>(c);
  Case c{};
  if (language::parse_case(name, c)) return c;
  return refuse(Message("\"{}\" is not a case", name),
                "name one of: nominative, genitive, dative, accusative, instrumental, prepositional");
}

std::shared_ptr<const Inflectable> inflectable(const Value& v) {
  if (!v.is(Value::Kind::object)) return nullptr;
  if (auto direct = std::dynamic_pointer_cast<const Inflectable>(v.shared_object())) return direct;
  const auto* record = v.as<registry::Record>();
  if (!record) return nullptr;
  // A record declines as the name it prints.
  const std::string printed = record->text();
  for (std::size_t i = 0; i < record->entity().fields.size(); ++i) {
    const Value& field = record->at(static_cast<int>(i));
    if (!field.is(Value::Kind::object)) continue;
    auto thing = std::dynamic_pointer_cast<const Inflectable>(field.shared_object());
    if (thing && thing->whole == printed) return thing;
  }
  return nullptr;
}

docx::Typography typography(const Value& profile) {
  const auto is_on = [&](const char* key) {
    const std::string text = utf8::to_lower(profile.get(key).text());
    return text == "on" || text == "true" || text == "yes";
  };
  if (!is_on("typography")) return {};
  language::TypographyRules text, values;
  text.number_sign = text.number_gap = values.number_sign = is_on("number_gap");
  values.number_gap = values.quotes = values.dashes = false;
  const auto by = [](const language::TypographyRules& rules) {
    return [rules](std::string_view of) { return language::typography_edits(of, rules); };
  };
  return {by(text), by(values)};
}

void add_russian(tpl::Environment& env, const InitialsGaps& gaps) {
  add_cases(env, gaps);
  add_numbers_and_dates(env);
}

}  // namespace prikaz::papers
