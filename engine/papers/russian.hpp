// What the language module and the template engine owe each other: cases, initials, agreement, numbers and dates as
// filters, under Latin and Russian names (acceptance T-13, L-21…L-23; design §4).
#pragma once
#include <memory>

#include "docx/typography.hpp"
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
///   gender(masculine, feminine[, neuter]) picks by the value's gender · upfirst the first letter capital
///   plural(one, few, many) the noun's form after a number · words(case, gender) · ordinal(case, gender) · roman ·
///   money date_short 10.04.2020 · date_long 10 апреля 2020 г. · date_full … года · date_quoted «10» апреля 2020 г. ·
///   date_words(case) month_year(case) · quarter(case) · academic_year; no date prints the blank to be filled by hand
///   typeset non-breaking spaces, dashes, quotes · about "о", "об", "обо" + the text · after(preposition) со школой
void add_russian(tpl::Environment& env, const InitialsGaps& gaps = {});

void add_numbers_and_dates(tpl::Environment& env);

/// What a layout profile says of typography: nothing unless it has `typography: on`; without `number_gap` № stays as it
/// is. Values get no-break spaces and keep every other character: an official name stands as it was entered.
docx::Typography typography(const Value& profile);

/// A filter's argument that names a case: Latin or Russian name, or its first three letters.
tl::expected<Case, tpl::Fault> case_argument(const tpl::Args& args, std::size_t i, Case otherwise);

/// The thing that declines behind a value: itself, or the name a record prints. Null when there is none.
std::shared_ptr<const Inflectable> inflectable(const Value& v);

}  // namespace prikaz::papers
