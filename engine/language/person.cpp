#include "language/person.hpp"

#include <array>

#include "core/utf8.hpp"
#include "language/letters.hpp"
#include "language/name_parts.hpp"
#include "language/patronymic.hpp"
#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

constexpr std::size_t max_words = 8;

PRIKAZ_WORD_SET(surname_particles, "ван дер ден фон де да ди ла ле дю тер аль эль бен ибн дель делла дос цу мак");

// Frequent names: two words that begin with one of them are "Иван Петров" and not "Петров Иван".
PRIKAZ_WORD_SET(
    frequent_names,
    "александр александра алексей алена алина алиса алла анастасия анатолий ангелина андрей анна антон арина "
    "артем артур валентина валерий валерия василий вера вероника виктор виктория виталий владимир владислав "
    "вячеслав галина георгий григорий дарья денис диана дмитрий евгений евгения егор екатерина елена елизавета "
    "иван игорь илья инна ирина кирилл константин кристина ксения лариса лидия любовь людмила максим маргарита "
    "марина мария михаил надежда наталия наталья никита николай нина оксана олег ольга павел петр полина раиса "
    "роман светлана семен сергей софия софья станислав степан тамара татьяна тимофей федор юлия юрий яна ярослав");

struct Words {
  std::array<std::string_view, max_words> at;
  std::size_t count = 0;
};

/// Words between spaces (also U+00A0); a text of more words than any name has is left in one piece.
Words words_of(std::string_view text) {
  Words words;
  std::size_t start = 0;
  const auto take = [&](std::size_t end) {
    if (end > start && words.count < max_words) words.at[words.count++] = text.substr(start, end - start);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool nbsp = text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0';
    if (text[i] != ' ' && text[i] != '\t' && !nbsp) continue;
    take(i);
    i += nbsp;
    start = i + 1;
  }
  take(text.size());
  return words;
}

std::string_view join(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

bool is_kin_word(std::string_view word) {
  const Lowered lowered(word);
  return is_son_word(lowered.view()) || is_daughter_word(lowered.view());
}

bool is_patronymic(std::string_view word) {
  const Lowered lowered(word);
  const std::string_view low = lowered.view();
  if (patronymic_gender(low) == Gender::unknown) return false;
  return !is_kin_word(word) && syllables(low) >= 2;
}

void append_initial(std::string& out, std::string_view word) {
  std::size_t i = 0;
  for (;;) {  // a hyphenated name has an initial for each part: Анна-Мария → А.-М.
    const std::size_t start = i;
    if (start >= word.size()) return;
    const bool two_bytes = static_cast<unsigned char>(word[start]) >= 0x80;
    out.append(word.substr(start, two_bytes ? letter_bytes : 1));
    out += '.';
    const std::size_t hyphen = word.find('-', start);
    if (hyphen == std::string_view::npos) return;
    out += '-';
    i = hyphen + 1;
  }
}

void append_with_gap(std::string& out, std::string_view piece, std::string_view gap_before) {
  if (piece.empty()) return;
  out.append(gap_before);
  out.append(piece);
}

/// Korean and Chinese names of three syllables: Ким Чен Ир. Only the last word declines.
bool is_three_syllables(const NameParts& name) {
  for (const std::string_view part : {name.surname, name.first, name.patronymic}) {
    if (part.empty() || syllables(Lowered(part).view()) != 1) return false;
  }
  return true;
}

}  // namespace

bool frequent_first_name(std::string_view text) { return frequent_names.contains(Lowered(text).view()); }

NameParts split_name(std::string_view whole) {
  const Words words = words_of(whole);
  NameParts name;
  if (words.count == 0) return name;
  std::size_t last = words.count - 1;
  // Two-word patronymics: Гусейн оглы.
  if (words.count >= 3 && is_kin_word(words.at[last])) {
    name.patronymic = join(words.at[last - 1], words.at[last]);
    name.first = words.count >= 4 ? words.at[last - 2] : std::string_view{};
    name.surname = words.count >= 4 ? join(words.at[0], words.at[last - 3]) : words.at[0];
    if (words.count == 3) name.first = {};
    return name;
  }
  std::size_t particles = 0;
  while (particles + 1 < words.count && surname_particles.contains(Lowered(words.at[particles]).view())) ++particles;
  const std::size_t surname_end = particles;
  if (words.count == 1) {
    name.surname = words.at[0];
    name.doubtful = true;
    return name;
  }
  const bool patronymic_in_middle = words.count == 3 && is_patronymic(words.at[1]) && !is_patronymic(words.at[2]);
  if (patronymic_in_middle) {
    name.first = words.at[0];
    name.patronymic = words.at[1];
    name.surname = words.at[2];
    return name;
  }
  const auto frequent = [&](std::size_t i) { return frequent_first_name(words.at[i]); };
  if (words.count == 2 && frequent(0) && !frequent(1) && !is_patronymic(words.at[1])) {
    name.first = words.at[0];
    name.surname = words.at[1];
    name.doubtful = true;
    return name;
  }
  name.surname = join(words.at[0], words.at[surname_end]);
  if (surname_end + 1 <= last) name.first = words.at[surname_end + 1];
  if (surname_end + 2 <= last) {
    name.patronymic = join(words.at[surname_end + 2], words.at[last]);
    name.doubtful = patronymic_gender(Lowered(words.at[last]).view()) == Gender::unknown;
  } else {
    name.doubtful = is_patronymic(words.at[last]);
    if (name.doubtful) {  // "Иван Иванович": no surname
      name.patronymic = name.first;
      name.first = name.surname;
      name.surname = {};
    }
  }
  return name;
}

bool append_full_name(std::string& out, std::string_view whole, Gender gender, Case c) {
  const NameParts name = split_name(whole);
  if (gender == Gender::unknown) gender = guess_gender(name.surname, name.first, name.patronymic);
  bool ambiguous = false;
  const char* done = whole.data();
  const auto copy_until = [&](const char* to) {
    out.append(done, static_cast<std::size_t>(to - done));
    done = to;
  };
  const auto part = [&](std::string_view text, auto append) {
    copy_until(text.data());
    ambiguous = append(out, text, gender, c) || ambiguous;
    done = text.data() + text.size();
  };
  const bool patronymic_known = patronymic_gender(Lowered(name.patronymic).view()) != Gender::unknown;
  if (!patronymic_known && is_three_syllables(name)) {
    part(name.patronymic, append_first_name);
    return true;
  }
  const bool surname_last = !name.first.empty() && name.surname.data() > name.first.data();
  if (!name.surname.empty() && !surname_last) part(name.surname, append_surname);
  if (!name.first.empty()) part(name.first, append_first_name);
  if (!name.patronymic.empty()) {
    patronymic_known ? part(name.patronymic, append_patronymic) : part(name.patronymic, append_first_name);
    ambiguous = ambiguous || !patronymic_known;
  }
  if (!name.surname.empty() && surname_last) part(name.surname, append_surname);
  copy_until(whole.data() + whole.size());
  return ambiguous;
}

std::string name_case(std::string_view whole) {
  std::string out;
  for_each_part(out, whole, [&](std::string_view part, bool) {
    const Lowered lowered(part);
    const std::string_view low = lowered.view();
    if (!lowered.all_caps() || low.size() != part.size()) {
      out.append(part);
      return false;
    }
    if (surname_particles.contains(low) || is_son_word(low) || is_daughter_word(low)) {
      out.append(utf8::to_lower(part));
      return false;
    }
    const std::size_t first =
        letter_bytes <= part.size() && static_cast<unsigned char>(part[0]) >= 0x80 ? letter_bytes : 1;
    out.append(part.substr(0, first));
    out.append(utf8::to_lower(part.substr(first)));
    return false;
  });
  return out;
}

Form full_name(std::string_view whole, Gender gender, Case c) {
  Form form;
  form.text.reserve(whole.size() + 12);
  form.ambiguous = append_full_name(form.text, whole, gender, c);
  return form;
}

bool append_initials(std::string& out, const NameParts& name, Gender gender, Case c, const InitialsStyle& style) {
  std::string letters;
  append_initial(letters, name.first);
  const std::string_view fathers_name = name.patronymic.substr(0, name.patronymic.find(' '));
  if (!fathers_name.empty()) {
    if (!letters.empty()) letters.append(style.between);
    append_initial(letters, fathers_name);
  }
  if (gender == Gender::unknown) gender = guess_gender(name.surname, name.first, name.patronymic);
  if (style.order == InitialsOrder::surname_first) {
    const bool ambiguous = append_surname(out, name.surname, gender, c);
    append_with_gap(out, letters, name.surname.empty() ? "" : style.beside);
    return ambiguous;
  }
  out.append(letters);
  if (name.surname.empty()) return false;
  if (!letters.empty()) out.append(style.beside);
  return append_surname(out, name.surname, gender, c);
}

std::string initials(std::string_view whole, Gender gender, Case c, const InitialsStyle& style) {
  std::string out;
  append_initials(out, split_name(whole), gender, c, style);
  return out;
}

}  // namespace prikaz::language
