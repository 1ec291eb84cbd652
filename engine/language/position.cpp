#include "language/position.hpp"

#include "language/letters.hpp"
#include "language/phrase.hpp"
#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

// "Acting": the abbreviation carries the case, nothing after it changes.
bool starts_with_acting(std::string_view text) {
  const Lowered lowered(text.substr(0, std::min<std::size_t>(text.size(), 24)));
  for (const std::string_view start :
       {"и.о.", "и. о.", "и.о ", "ио ", "врио ", "врио.", "вр.и.о.", "вр. и. о.", "в.р.и.о.", "и/о ", "и.\u00A0о."}) {
    if (lowered.view().starts_with(start)) return true;
  }
  return false;
}

}  // namespace

Form position(std::string_view text, Case c) {
  Form form;
  if (c == Case::nominative || starts_with_acting(text)) {
    form.text = text;
    return form;
  }
  form.text.reserve(text.size() + 16);
  append_phrase(form.text, text, c, Number::singular, Animacy::living);
  return form;
}

}  // namespace prikaz::language
