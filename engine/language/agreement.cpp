#include "language/agreement.hpp"

#include <array>

#include "language/adjective.hpp"
#include "language/letters.hpp"
#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

// Short adjectives that lose the vowel of their last syllable, or change it, before an ending.
struct Fleeting {
  std::string_view masculine, stem;
};
constexpr Fleeting fleeting[] = {
    {"согласен", "согласн"},
    {"должен", "должн"},
    {"нужен", "нужн"},
    {"верен", "верн"},
    {"виновен", "виновн"},
    {"волен", "вольн"},
    {"достоин", "достойн"},
    {"болен", "больн"},
    {"свободен", "свободн"},
    {"способен", "способн"},
    {"полон", "полн"},
    {"обязателен", "обязательн"},
    {"действителен", "действительн"},
    {"ответствен", "ответственн"},
    {"благодарен", "благодарн"},
    {"правомочен", "правомочн"},
    {"недействителен", "недействительн"},
    {"дееспособен", "дееспособн"},
    {"трудоспособен", "трудоспособн"},
    {"несогласен", "несогласн"},
    {"годен", "годн"},
    {"негоден", "негодн"},
    {"грамотен", "грамотн"},
    {"известен", "известн"},
    {"неизвестен", "неизвестн"},
    {"невиновен", "невиновн"},
    {"доволен", "довольн"},
    {"недоволен", "недовольн"},
    {"важен", "важн"},
    {"точен", "точн"},
    {"равен", "равн"},
    {"один", "одн"},
    {"правомерен", "правомерн"},
    {"полномочен", "полномочн"},
    {"успешен", "успешн"},
    {"доступен", "доступн"},
};

// Past tense: the stem before -а, -о, -и. The last row is every regular verb.
struct Past {
  std::string_view masculine, stem;
};
constexpr Past past_tails[] = {{"шел", "шл"},       {"чел", "чл"},   {"нес", "несл"},   {"вез", "везл"},
                               {"влек", "влекл"},   {"мог", "могл"}, {"стиг", "стигл"}, {"погиб", "погибл"},
                               {"исчез", "исчезл"}, {"пер", "перл"}, {"вел", "вел"},    {"рел", "рел"},
                               {"ел", "ел"},        {"л", "л"}};

// Adjectives used as predicates in papers: their dictionary form stands for the short one.
struct Short {
  std::string_view full, masculine;
};
constexpr Short shorts[] = {
    {"согласный", "согласен"},
    {"несогласный", "несогласен"},
    {"должный", "должен"},
    {"готовый", "готов"},
    {"обязанный", "обязан"},
    {"нужный", "нужен"},
    {"виновный", "виновен"},
    {"невиновный", "невиновен"},
    {"способный", "способен"},
    {"свободный", "свободен"},
    {"достойный", "достоин"},
    {"уверенный", "уверен"},
    {"знакомый", "знаком"},
    {"благодарный", "благодарен"},
    {"намеренный", "намерен"},
    {"вынужденный", "вынужден"},
    {"правый", "прав"},
    {"здоровый", "здоров"},
    {"больной", "болен"},
    {"годный", "годен"},
    {"рад", "рад"},
    {"правомочный", "правомочен"},
    {"действительный", "действителен"},
    {"необходимый", "необходим"},
    {"занятый", "занят"},
    {"довольный", "доволен"},
    {"известный", "известен"},
};

// Passive participles with a stressed ending: -ён, -ена.
PRIKAZ_WORD_SET(stressed_passive,
                "введен включен вменен внесен возбужден возвращен возмещен вооружен воспрещен воспроизведен вручен "
                "довед доведен завершен заключен закреплен заменен замещен запрещен зачтен защищен изменен исключен "
                "лишен награжден облегчен обобщен обременен обсужден объединен определен освещен освобожден оснащен "
                "осужден отведен отделен отменен отнесен отражен отстранен оценен переведен перемещен перенесен "
                "поврежден повторен подведен подтвержден подчинен помещен поощрен посвящен предрешен предупрежден "
                "прекращен приведен привезен привлечен приглашен прикреплен применен принесен приобретен присоединен "
                "причинен проведен продлен произведен просвещен прощен разведен разделен размещен разрешен "
                "распределен решен рожден сбережен сведен снабжен совершен соединен сокращен сообщен сопряжен "
                "сохранен стеснен убежден уведен удален удочерен укреплен упразднен упрощен усыновлен утвержден "
                "уточнен уценен учинен учрежден учтен");

// Second conjugation: т gives щ instead of ч, д gives ж instead of жд.
PRIKAZ_WORD_SET(hard_t,
                "возвратить возмутить воспретить запретить защитить извратить насытить обогатить обратить осветить "
                "освятить отвратить ощутить поглотить посвятить посетить похитить превратить предотвратить "
                "прекратить просветить развратить совратить сократить укротить");
PRIKAZ_WORD_SET(plain_zh,
                "высадить загладить зарядить наладить нарядить обидеть отладить пересадить погладить посадить "
                "разрядить рассадить сгладить сладить снарядить спроводить уладить усадить");

std::string stem_of(std::string_view word, std::string_view tail) {
  return std::string(word.substr(0, word.size() - tail.size()));
}

/// Second conjugation: the last consonant of the stem before -ен.
std::string mutate(std::string stem, std::string_view infinitive) {
  struct Change {
    std::string_view from, to;
  };
  static constexpr Change changes[] = {{"ст", "щ"}, {"сл", "сл"}, {"б", "бл"}, {"п", "пл"}, {"в", "вл"}, {"м", "мл"},
                                       {"ф", "фл"}, {"з", "ж"},   {"с", "ш"},  {"т", "ч"},  {"д", "жд"}};
  for (const Change& change : changes) {
    if (!ends_with(stem, change.from)) continue;
    std::string_view to = change.to;
    if (change.from == "т" && hard_t.contains(infinitive)) to = "щ";
    if (change.from == "д" && plain_zh.contains(infinitive)) to = "ж";
    stem.resize(stem.size() - change.from.size());
    stem.append(to);
    return stem;
  }
  return stem;
}

std::string with_yo(std::string participle) {
  if (stressed_passive.contains(participle)) participle.replace(participle.size() - 4, 4, "ён");
  return participle;
}

}  // namespace

std::string passive_participle(std::string_view infinitive) {
  const Lowered lowered(infinitive);
  const std::string_view low = lowered.view();
  if (ends_with(low, "ся")) return {};
  struct Rule {
    std::string_view tail, participle;
  };
  // Longer tails first; what is left of the infinitive keeps its letters.
  static constexpr Rule rules[] = {
      {"вести", "веден"},  {"нести", "несен"},  {"везти", "везен"},    {"брести", "бретен"},  {"йти", "йден"},
      {"влечь", "влечен"}, {"учесть", "учтен"}, {"зачесть", "зачтен"}, {"беречь", "бережен"}, {"нять", "нят"},
      {"крыть", "крыт"},   {"мыть", "мыт"},     {"забыть", "забыт"},   {"добыть", "добыт"},   {"вернуть", "вернут"},
      {"нуть", "нут"},     {"чать", "чат"},     {"бить", "бит"},       {"взять", "взят"},     {"дать", "дан"},
      {"переть", "перт"},  {"шить", "шен"},     {"ать", "ан"},         {"ять", "ян"},         {"смотреть", "смотрен"},
      {"еть", "ен"}};
  // начать, зачать: the stem ends in a vowel's trace; молчать, печатать are ordinary -ать verbs.
  for (const Rule& rule : rules) {
    if (!ends_with(low, rule.tail)) continue;
    if (rule.tail == "чать" && low != "начать" && low != "зачать" && low != "почать") continue;
    if (rule.tail == "бить" && (ends_with(low, "требить") || ends_with(low, "добить") || ends_with(low, "собить")))
      continue;
    return with_yo(stem_of(low, rule.tail).append(rule.participle));
  }
  if (!ends_with(low, "ить")) return {};
  return with_yo(mutate(stem_of(low, "ить"), low) + "ен");
}

std::string past_tense(std::string_view infinitive) {
  const Lowered lowered(infinitive);
  const std::string_view low = lowered.view();
  const bool reflexive = ends_with(low, "ся");
  const std::string_view verb = reflexive ? low.substr(0, low.size() - 2 * letter_bytes) : low;
  struct Rule {
    std::string_view tail, past;
  };
  static constexpr Rule rules[] = {
      {"йти", "шёл"},       {"вести", "вёл"},       {"нести", "нёс"},       {"везти", "вёз"},
      {"обрести", "обрёл"}, {"учесть", "учёл"},     {"мочь", "мог"},        {"лечь", "лёк"},
      {"стигнуть", "стиг"}, {"погибнуть", "погиб"}, {"исчезнуть", "исчез"}, {"переть", "пёр"},
      {"честь", "чёл"},     {"сесть", "сел"},       {"асть", "ал"},         {"ть", "л"}};
  for (const Rule& rule : rules) {
    if (!ends_with(verb, rule.tail)) continue;
    std::string past(infinitive.substr(0, verb.size() - rule.tail.size()));
    past.append(rule.past);
    return reflexive ? past + "ся" : past;
  }
  return {};
}

std::string short_adjective(std::string_view full) {
  const Lowered lowered(full);
  for (const Short& pair : shorts) {
    if (lowered.view() == pair.full) return std::string(pair.masculine);
  }
  return {};
}

std::string agree(std::string_view masculine, Gender gender, Number number) {
  const bool plural = number == Number::plural;
  if (!plural && gender != Gender::feminine && gender != Gender::neuter) return std::string(masculine);
  const Lowered lowered(masculine);
  const std::string_view low = lowered.view();
  const std::string_view tail = plural ? "ы" : gender == Gender::feminine ? "а" : "о";
  if (analyse_adjective(low).found()) {
    return adjective_form(masculine, gender, number, Case::nominative, false);
  }
  const bool reflexive = ends_with(low, "лся");
  const std::string_view core = reflexive ? low.substr(0, low.size() - 2 * letter_bytes) : low;
  const std::string_view written = masculine.substr(0, core.size());
  const std::string_view particle = !reflexive ? "" : "сь";
  std::string out;
  const auto finish = [&](std::string_view ending_text) {
    append_ending(out, ending_text, lowered.all_caps());
    append_ending(out, particle, lowered.all_caps());
    return out;
  };
  for (const Fleeting& pair : fleeting) {
    if (!ends_with(core, pair.masculine) || core.size() != pair.masculine.size()) continue;
    std::size_t same = 0;
    while (same < pair.stem.size() && same < core.size() && core[same] == pair.stem[same]) ++same;
    same -= same % letter_bytes;
    out.append(written.substr(0, same));
    append_ending(out, pair.stem.substr(same), lowered.all_caps());
    return finish(tail);
  }
  for (const Past& past : past_tails) {
    if (!ends_with(core, past.masculine)) continue;
    out.append(written.substr(0, written.size() - past.masculine.size()));
    append_ending(out, past.stem, lowered.all_caps());
    return finish(plural ? "и" : tail);
  }
  out = written;
  if (out.ends_with("ён")) out.replace(out.size() - 2 * letter_bytes, letter_bytes, "е");
  if (out.ends_with("ЁН")) out.replace(out.size() - 2 * letter_bytes, letter_bytes, "Е");
  return finish(tail);
}

}  // namespace prikaz::language
