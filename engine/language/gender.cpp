#include "language/letters.hpp"
#include "language/patronymic.hpp"
#include "language/person.hpp"
#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

// Men's names in -а, -я; women's names in a consonant or -ь; everything else follows the ending.
PRIKAZ_WORD_SET(men_in_a,
                "абдула агриппа алеша аника боря вавила ваня вася вафа ваха витя вова володечка володя гаврила гамза "
                "гена гоша гриша данила дима добрыня ерема ермила жора закария захария илья иона иса кеша кирила "
                "кирилла козьма коля костя кузьма лева леня лука малюта мина мирза митенька митя миша мурза муртаза "
                "муса мустафа никита никола паша петруша петя реза савва самойла сеня сережа сила степа тима тимоша "
                "толя усама федя филя фока фома хамза юра яша");
PRIKAZ_WORD_SET(women_in_consonant,
                "адель айгуль айгюн айгюнь айжан айнаш айнур айрис айсель альфирь аннет асем асмик ассоль ашхен "
                "белль биргит вивиан гретхен гузель гулаим гулизар гульнар гульнур гульчечек гульшат гюзель гюльнар "
                "долорес жанет жанетт жизель зауреш изабель ингрид ирен ирэн кармен катрин кристин лейсан любовь "
                "люсиль ляйсан ляйсян маргарет мариам мариан марьям мерседес мерьем мишель нелль нигяр николь "
                "нилуфар нинель нурсель ракель рахиль рут руфь рушань сибель суламифь сьюзен сюзан фатмагюль эдит "
                "элен элизабет элинор элис эллен эстер эсфирь этель юдифь");
PRIKAZ_WORD_SET(undecided_first, "валя женя ким нур саша слава шура эльнур");

Gender of_first(std::string_view low) {
  if (low.empty() || undecided_first.contains(low)) return Gender::unknown;
  if (men_in_a.contains(low)) return Gender::masculine;
  if (women_in_consonant.contains(low)) return Gender::feminine;
  if (ends_with(low, "улла") || ends_with(low, "ага") || ends_with(low, "мирза") || ends_with(low, "мурза")) {
    return Gender::masculine;
  }
  for (const std::string_view tail : {"гуль", "гюль", "нур", "ханум", "бегим", "бике", "биби", "ханым"}) {
    if (ends_with(low, tail) && low != tail) return tail == "нур" ? Gender::unknown : Gender::feminine;
  }
  const std::string_view last = letter_from_end(low, 0);
  if (last == "а" || last == "я") return Gender::feminine;
  if (is_consonant(last) || last == "й" || last == "ь") return Gender::masculine;
  if (last == "о") return Gender::masculine;
  return Gender::unknown;
}

Gender of_surname(std::string_view low) {
  for (const std::string_view tail : {"ова", "ева", "ина", "ына", "ская", "цкая", "ая", "яя"}) {
    if (ends_with(low, tail)) return Gender::feminine;
  }
  for (const std::string_view tail : {"ов", "ев", "ин", "ын", "ский", "цкий", "ый", "ий", "ой"}) {
    if (ends_with(low, tail)) return Gender::masculine;
  }
  return Gender::unknown;
}

}  // namespace

Gender guess_gender(std::string_view surname, std::string_view first, std::string_view patronymic) {
  if (const Gender g = patronymic_gender(Lowered(patronymic).view()); g != Gender::unknown) return g;
  const Gender by_surname = of_surname(Lowered(surname.substr(surname.rfind('-') + 1)).view());
  const Gender by_first = of_first(Lowered(first).view());
  if (by_first == Gender::unknown || by_surname == Gender::unknown || by_first == by_surname) {
    return by_first != Gender::unknown ? by_first : by_surname;
  }
  return Gender::unknown;
}

Gender guess_gender(std::string_view whole) {
  const NameParts name = split_name(whole);
  return guess_gender(name.surname, name.first, name.patronymic);
}

}  // namespace prikaz::language
