#include "language/organisation.hpp"

#include <algorithm>

#include "language/letters.hpp"
#include "language/phrase.hpp"

namespace prikaz::language {

namespace {

/// A person who is an enterprise is a person still: назначить индивидуального предпринимателя.
bool is_person(std::string_view text) {
  const Lowered lowered(text.substr(0, std::min<std::size_t>(text.size(), Lowered::capacity)));
  const std::string_view low = lowered.view();
  return low.starts_with("индивидуальный предприниматель") || low.starts_with("глава ");
}

}  // namespace

Form organisation(std::string_view text, Case c) {
  Form form;
  if (c == Case::nominative) {
    form.text = text;
    return form;
  }
  form.text.reserve(text.size() + 16);
  append_phrase(form.text, text, c, Number::singular, is_person(text) ? Animacy::living : Animacy::thing);
  return form;
}

}  // namespace prikaz::language
