#include "language/organisation.hpp"

#include "language/phrase.hpp"

namespace prikaz::language {

Form organisation(std::string_view text, Case c) {
  Form form;
  if (c == Case::nominative) {
    form.text = text;
    return form;
  }
  form.text.reserve(text.size() + 16);
  append_phrase(form.text, text, c, Number::singular, Animacy::thing);
  return form;
}

}  // namespace prikaz::language
