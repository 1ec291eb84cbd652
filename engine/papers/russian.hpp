// What the language module and the template engine owe each other: cases, initials, agreement, numbers and dates as
// filters, under Latin and Russian names (acceptance T-13, L-21…L-23; design §4).
#pragma once
#include <memory>

#include "template/environment.hpp"
#include "value/inflectable.hpp"

namespace prikaz::papers {

/// How a house writes initials: what stands between them and beside the surname (L-23).
struct InitialsGaps {
  std::string between = "";
  std::string beside = "\u00A0";
};

/// Registers the filters:
///   nominative genitive dative accusative instrumental prepositional (кто кого кому кого_вин кем о_ком), each with the
///     kind of a plain string ('person', 'position', 'organisation', 'phrase') as an optional argument; lists give
///     lists
///   initials(case) И.О. Фамилия · short(case) Фамилия И.О.
///   gender(masculine, feminine[, neuter]) picks by the value's gender · about: "о"/"об"/"обо" with the prepositional
///   plural(one, few, many) the noun's form after a number · words(case, gender) · ordinal(case, gender) · money
///   date_long, date_quoted, date_short, date_words, month_year
void add_russian(tpl::Environment& env, const InitialsGaps& gaps = {});

/// The thing that declines behind a value: itself, or the name a record prints. Null when there is none.
std::shared_ptr<const Inflectable> inflectable(const Value& v);

}  // namespace prikaz::papers
