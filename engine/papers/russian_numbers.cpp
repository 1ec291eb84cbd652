// Numbers and dates in words as filters (domain: dates of T-13, numerals, agreement after numbers).
#include <charconv>

#include "core/format.hpp"
#include "language/agreement.hpp"
#include "language/date_words.hpp"
#include "language/numeral.hpp"
#include "language/typography.hpp"
#include "papers/russian.hpp"

namespace prikaz::papers {

namespace {

using tpl::Args;
using tpl::Outcome;
using tpl::refuse;

/// A date, or text that reads as one; none gives no date: blanks are printed for it.
tl::expected<Date, tpl::Fault> date_of(const Value& v) {
  if (v.is(Value::Kind::date)) return v.date();
  if (v.is_none() || (v.is(Value::Kind::string) && v.string().empty())) return Date{};
  if (const auto d = parse_date(v.text())) return *d;
  return refuse(Message("\"{}\" is not a date", v.text()), "give a date, or text like 31.12.2020");
}

tl::expected<std::int64_t, tpl::Fault> whole_of(const Value& v) {
  if (v.is(Value::Kind::integer)) return v.integer();
  if (v.is(Value::Kind::real) && v.real() == static_cast<double>(static_cast<std::int64_t>(v.real())))
    return static_cast<std::int64_t>(v.real());
  if (v.is(Value::Kind::string)) {
    std::int64_t n = 0;
    const std::string& s = v.string();
    const auto r = std::from_chars(s.data(), s.data() + s.size(), n);
    if (r.ec == std::errc() && r.ptr == s.data() + s.size()) return n;
  }
  return refuse(Message("\"{}\" is not a whole number", v.text()), "give a number without a fraction");
}

/// Spaces inside a printed date never break (L-20).
std::string unbroken(std::string text) {
  std::string out;
  for (const char c : text) out += c == ' ' ? "\u00A0" : std::string(1, c);
  return out;
}

/// +79006748589 as people write it: +7 (900) 674-85-89, unbroken; a number of another shape stays as it is.
std::string phones(std::string_view text) {
  constexpr std::size_t digits = 10;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view number = text.substr(i).starts_with("+7") ? text.substr(i + 2, digits) : std::string_view();
    const std::size_t end = text.find_first_not_of("0123456789", std::min(i + 2, text.size()));
    const bool whole = number.size() == digits && std::min(end, text.size()) == i + 2 + digits;
    if (!whole) {
      out += text[i++];
      continue;
    }
    out += unbroken(
        format("+7 ({}) {}-{}-{}", number.substr(0, 3), number.substr(3, 3), number.substr(6, 2), number.substr(8, 2)));
    i += 2 + digits;
  }
  return out;
}

template <class Print>
void date_filter(tpl::Environment& env, const char* name, Print print) {
  env.filter(name, "case?", [print](const Value& v, const Args& args) -> Outcome {
    const auto d = date_of(v);
    if (!d) return tl::unexpected<tpl::Fault>(d.error());
    const auto c = case_argument(args, 0, Case::nominative);
    if (!c) return tl::unexpected<tpl::Fault>(c.error());
    return Value(print(*d, *c));
  });
}

void add_dates(tpl::Environment& env) {
  using language::date_text;
  using language::DateForm;
  date_filter(env, "date_short", [](Date d, Case) { return date_text(d, DateForm::numeric); });
  date_filter(env, "date_long", [](Date d, Case) { return unbroken(date_text(d, DateForm::text)); });
  date_filter(env, "date_full", [](Date d, Case) { return unbroken(date_text(d, DateForm::text_full)); });
  date_filter(env, "date_quoted", [](Date d, Case) { return unbroken(date_text(d, DateForm::quoted)); });
  date_filter(env, "date_quoted_numeric", [](Date d, Case) { return unbroken(date_text(d, DateForm::quoted_numeric)); });
  date_filter(env, "date_words",
              [](Date d, Case c) { return d.valid() ? language::date_words(d, c) : language::date_blank(); });
  date_filter(env, "month_year", [](Date d, Case c) {
    return d.valid() ? unbroken(language::month_year(d, c, false)) : language::date_blank();
  });
  date_filter(env, "quarter", [](Date d, Case c) { return d.valid() ? unbroken(language::quarter(d, c)) : ""; });
  date_filter(env, "academic_year",
              [](Date d, Case) { return d.valid() ? language::academic_year(language::academic_year_of(d)) : ""; });
  env.alias("дата", "date_short");
  env.alias("дата_прописью", "date_words");
}

Gender gender_argument(const Args& args, std::size_t i) {
  const std::string g = args.text(i, "m");
  return g.starts_with("f") || g == "ж"   ? Gender::feminine
         : g.starts_with("n") || g == "с" ? Gender::neuter
                                          : Gender::masculine;
}

void add_numbers(tpl::Environment& env) {
  env.filter("plural", "one few many", [](const Value& v, const Args& args) -> Outcome {
    // A fraction takes the genitive singular: 1,5 часа.
    if (v.is(Value::Kind::real) && v.real() != static_cast<double>(static_cast<std::int64_t>(v.real())))
      return *args[1];
    const auto n = whole_of(v);
    if (!n) return tl::unexpected<tpl::Fault>(n.error());
    const language::CountForm form = language::count_form(*n);
    return *args[form == language::CountForm::one ? 0 : form == language::CountForm::few ? 1 : 2];
  });
  const auto worded = [&env](const char* name, auto print) {
    env.filter(name, "case? gender?", [print](const Value& v, const Args& args) -> Outcome {
      const auto n = whole_of(v);
      const auto c = case_argument(args, 0, Case::nominative);
      if (!n) return tl::unexpected<tpl::Fault>(n.error());
      if (!c) return tl::unexpected<tpl::Fault>(c.error());
      return Value(print(*n, gender_argument(args, 1), *c));
    });
  };
  worded("words", [](std::int64_t n, Gender g, Case c) { return language::cardinal(n, g, c); });
  worded("ordinal", [](std::int64_t n, Gender g, Case c) { return language::ordinal(n, g, c); });
  env.filter("roman", "", [](const Value& v, const Args&) -> Outcome {
    const auto n = whole_of(v);
    if (!n) return tl::unexpected<tpl::Fault>(n.error());
    return Value(*n > 0 && *n < 4000 ? language::roman(static_cast<int>(*n)) : std::to_string(*n));
  });
  env.filter("money", "", [](const Value& v, const Args&) -> Outcome {
    if (!v.is_number()) return refuse(Message("\"{}\" is not a sum", v.text()), "give a number of roubles");
    return Value(
        language::money(static_cast<std::int64_t>(v.number() * 100 + (v.number() < 0 ? -0.5 : 0.5)), Case::nominative));
  });
  env.alias("мн", "plural");
  env.alias("прописью", "words");
}

void add_text(tpl::Environment& env) {
  env.filter("phone", "", [](const Value& v, const Args&) -> Outcome { return Value(phones(v.text())); });
  env.filter("typeset", "", [](const Value& v, const Args&) -> Outcome { return Value(language::typeset(v.text())); });
  env.filter("about", "",
             [](const Value& v, const Args&) -> Outcome { return Value(language::with_preposition("о", v.text())); });
  env.filter("after", "preposition", [](const Value& v, const Args& args) -> Outcome {
    return Value(language::with_preposition(args.text(0), v.text()));
  });
  env.alias("о", "about");
}

}  // namespace

void add_numbers_and_dates(tpl::Environment& env) {
  add_dates(env);
  add_numbers(env);
  add_text(env);
}

}  // namespace prikaz::papers
