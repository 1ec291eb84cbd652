#include "language/noun_plural.hpp"

#include <array>

#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

using D = Declension;
using Forms = std::array<std::string_view, 6>;

struct Irregular {
  std::string_view word;
  Number number;
  Forms forms;
};

constexpr Irregular irregulars[] = {
    {"мать", Number::singular, {"мать", "матери", "матери", "мать", "матерью", "матери"}},
    {"мать", Number::plural, {"матери", "матерей", "матерям", "матерей", "матерями", "матерях"}},
    {"дочь", Number::singular, {"дочь", "дочери", "дочери", "дочь", "дочерью", "дочери"}},
    {"дочь", Number::plural, {"дочери", "дочерей", "дочерям", "дочерей", "дочерями", "дочерях"}},
    {"путь", Number::singular, {"путь", "пути", "пути", "путь", "путём", "пути"}},
    {"дитя", Number::singular, {"дитя", "дитяти", "дитяти", "дитя", "дитятей", "дитяти"}},
    {"дитя", Number::plural, {"дети", "детей", "детям", "детей", "детьми", "детях"}},
    {"ребенок", Number::plural, {"дети", "детей", "детям", "детей", "детьми", "детях"}},
    {"человек", Number::plural, {"люди", "людей", "людям", "людей", "людьми", "людях"}},
    {"люди", Number::plural, {"люди", "людей", "людям", "людей", "людьми", "людях"}},
    {"дети", Number::plural, {"дети", "детей", "детям", "детей", "детьми", "детях"}},
    {"год", Number::plural, {"годы", "лет", "годам", "годы", "годами", "годах"}},
    {"друг", Number::plural, {"друзья", "друзей", "друзьям", "друзей", "друзьями", "друзьях"}},
    {"сын", Number::plural, {"сыновья", "сыновей", "сыновьям", "сыновей", "сыновьями", "сыновьях"}},
    {"муж", Number::plural, {"мужья", "мужей", "мужьям", "мужей", "мужьями", "мужьях"}},
    {"князь", Number::plural, {"князья", "князей", "князьям", "князей", "князьями", "князьях"}},
    {"сосед", Number::plural, {"соседи", "соседей", "соседям", "соседей", "соседями", "соседях"}},
    {"черт", Number::plural, {"черти", "чертей", "чертям", "чертей", "чертями", "чертях"}},
    {"хозяин", Number::plural, {"хозяева", "хозяев", "хозяевам", "хозяев", "хозяевами", "хозяевах"}},
    {"господин", Number::plural, {"господа", "господ", "господам", "господ", "господами", "господах"}},
    {"плечо", Number::plural, {"плечи", "плеч", "плечам", "плечи", "плечами", "плечах"}},
    {"колено", Number::plural, {"колени", "коленей", "коленям", "колени", "коленями", "коленях"}},
    {"ухо", Number::plural, {"уши", "ушей", "ушам", "уши", "ушами", "ушах"}},
    {"око", Number::plural, {"очи", "очей", "очам", "очи", "очами", "очах"}},
    {"яблоко", Number::plural, {"яблоки", "яблок", "яблокам", "яблоки", "яблоками", "яблоках"}},
    {"небо", Number::plural, {"небеса", "небес", "небесам", "небеса", "небесами", "небесах"}},
    {"чудо", Number::plural, {"чудеса", "чудес", "чудесам", "чудеса", "чудесами", "чудесах"}},
    {"судно", Number::plural, {"суда", "судов", "судам", "суда", "судами", "судах"}},
    {"облако", Number::plural, {"облака", "облаков", "облакам", "облака", "облаками", "облаках"}},
    {"яйцо", Number::plural, {"яйца", "яиц", "яйцам", "яйца", "яйцами", "яйцах"}},
    {"цветок", Number::plural, {"цветы", "цветов", "цветам", "цветы", "цветами", "цветах"}},
    {"церковь", Number::plural, {"церкви", "церквей", "церквам", "церкви", "церквами", "церквах"}},
    {"семя", Number::plural, {"семена", "семян", "семенам", "семена", "семенами", "семенах"}},
    {"стремя", Number::plural, {"стремена", "стремян", "стременам", "стремена", "стременами", "стременах"}},
    {"знамя", Number::plural, {"знамёна", "знамён", "знамёнам", "знамёна", "знамёнами", "знамёнах"}},
    {"время", Number::plural, {"времена", "времён", "временам", "времена", "временами", "временах"}},
    {"имя", Number::plural, {"имена", "имён", "именам", "имена", "именами", "именах"}},
    {"племя", Number::plural, {"племена", "племён", "племенам", "племена", "племенами", "племенах"}},
    {"солнце", Number::plural, {"солнца", "солнц", "солнцам", "солнца", "солнцами", "солнцах"}},
    {"зло", Number::plural, {"зла", "зол", "злам", "зла", "злами", "злах"}},
    {"дно", Number::plural, {"донья", "доньев", "доньям", "донья", "доньями", "доньях"}},
};

// Plurals in -ья, -ьев.
PRIKAZ_WORD_SET(collective,
                "брат брус деверь дерево дно звено зять кол колос ком крыло лоскут перо полено помело прут собрат "
                "стул шило шурин");

// Plurals in a stressed -а, -я (the genitive stays -ов, -ей).
PRIKAZ_WORD_SET(plural_in_a,
                "адрес берег бок борт буер бункер буфер веер век вексель вечер ворох вымпел глаз голос город "
                "директор доктор дом егерь желоб жемчуг жернов закром инспектор катер кивер китель клевер колокол "
                "корпус край крейсер кузов купол кучер лагерь лекарь лемех лес луг мастер мех мичман невод номер "
                "обшлаг окорок округ омут орден ордер остров отпуск парус паспорт пекарь перепел писарь повар погреб "
                "поезд потрох пояс пригород провод пропуск профессор рог рукав сахар слесарь снег сорт стог сторож "
                "счет тенор терем тетерев токарь том тон тополь тормоз трактор учитель фельдшер флигель флюгер хлев "
                "холод хутор цвет цех череп шафер шелк шомпол штабель штемпель штуцер шулер юнкер якорь ястреб");

// Genitive plural without an ending although the noun is masculine.
PRIKAZ_WORD_SET(masculine_zero,
                "ампер аршин башкир ботинок бурят валенок ватт волос вольт герц глаз грузин гусар децибел драгун "
                "мадьяр осетин партизан погон раз рентген румын сапог солдат турок хазар цыган чулок");

// -ей after a soft or hissing stem instead of a bare stem.
PRIKAZ_WORD_SET(feminine_ej,
                "алыча бахча вожжа возня доля дядя епанча западня каланча квашня кегля клешня левша ноздря парча "
                "паша пеня пятерня размазня распря родня саранча свеча стезя стерня ступня тетя тля ханжа юноша");
// -ня that keeps ь in the bare stem.
PRIKAZ_WORD_SET(soft_bare, "барышня боярышня деревня кухня");

// Feminine and neuter stems that take a vowel between their last consonants; after к, г, х it is о.
PRIKAZ_WORD_SET(feminine_inserting,
                "блесна весна ветла деньга десна кайма княжна копна кочерга кукла метла мошна свадьба свекла серьга "
                "сестра сосна судьба тесьма тюрьма усадьба");
PRIKAZ_WORD_SET(neuter_bare, "бельмо войско горло жерло клеймо недро пекло сверло тягло чресло ярмо");

struct PluralOnly {
  std::string_view word;
  D type;
  std::uint8_t cut_letters;
  std::string_view insert_genitive;  // the bare stem, when the genitive has no ending
};

// Words without a singular whose genitive the ending does not tell.
PRIKAZ_WORD_SET(bare_plural_only,
                "белила брюки вилы ворота деньги дрова именины кавычки каникулы колготки крестины кулички латы "
                "макароны ножницы ножны носилки опилки панталоны перила плавки поминки посиделки прятки рейтузы "
                "родины салки святки сливки смотрины стропила сумерки сутки тенета хлопоты хоромы чары чернила "
                "шаровары");

/// The bare stem of the genitive plural: keep `keep` bytes of the word, then put `put`.
struct Bare {
  std::size_t keep;
  std::string_view put;
};

constexpr std::string_view with_e(std::string_view letter) {
  struct Pair {
    std::string_view letter, with;
  };
  constexpr Pair pairs[] = {{"к", "ек"}, {"ц", "ец"}, {"н", "ен"}, {"л", "ел"},
                            {"р", "ер"}, {"м", "ем"}, {"б", "еб"}, {"г", "ег"}};
  for (const Pair& pair : pairs) {
    if (pair.letter == letter) return pair.with;
  }
  return {};
}
constexpr std::string_view with_o(std::string_view letter) {
  struct Pair {
    std::string_view letter, with;
  };
  constexpr Pair pairs[] = {{"к", "ок"}, {"н", "он"}, {"л", "ол"}};
  for (const Pair& pair : pairs) {
    if (pair.letter == letter) return pair.with;
  }
  return {};
}

/// `stem` is the word without its last vowel.
Bare bare_genitive(std::string_view stem, bool inserting) {
  const std::string_view last = letter_from_end(stem, 0);
  const std::string_view before = letter_from_end(stem, 1);
  if (!inserting) return {stem.size(), {}};
  const std::size_t keep = stem.size() - letter_bytes;
  if (before == "ь" || before == "й") return {keep - letter_bytes, with_e(last)};
  if (!is_consonant(before)) return {stem.size(), {}};
  const bool o = last == "к" ? !is_hissing(before) && before != "ц" : is_velar(before) && last != "ц";
  const std::string_view put = o ? with_o(last) : with_e(last);
  return put.empty() ? Bare{stem.size(), {}} : Bare{keep, put};
}

bool takes_vowel(std::string_view low, D type) {
  const std::string_view last = letter_from_end(low, 1);
  const std::string_view before = letter_from_end(low, 2);
  if (type >= D::neut_hard && type <= D::neut_ts) {
    if (neuter_bare.contains(low)) return false;
    if (last == "н" || last == "р") return !ends_with(low, "йно") && !ends_with(low, "стро");
    return one_of(last, "клцм") && !(last == "л" && before == "р");
  }
  if (last == "к") return is_consonant(before) || before == "ь" || before == "й";
  if (last == "ц") return is_consonant(before) || before == "ь";
  return feminine_inserting.contains(low);
}

/// Feminine soft stems: неделя, башня, статья, идея.
std::string soft_genitive(std::string_view low) {
  const std::string_view stem = low.substr(0, low.size() - letter_bytes);
  const std::string_view last = letter_from_end(stem, 0);
  const std::string_view before = letter_from_end(stem, 1);
  std::string out(stem);
  if (last == "ь") {
    out.resize(out.size() - letter_bytes);
    const bool unstressed = ends_with(low, "унья") || ends_with(low, "остья") || ends_with(low, "елья") ||
                            ends_with(low, "ладья") || ends_with(low, "овья") || ends_with(low, "ючья");
    return out + (unstressed ? "ий" : "ей");
  }
  const bool cluster = is_consonant(before) || before == "ь" || before == "й";
  if (!cluster || !one_of(last, "нл")) return out + "ь";
  const bool drops = before == "ь" || before == "й";
  out.resize(out.size() - (drops ? 2 : 1) * letter_bytes);
  if (last == "л") return out + "ель";
  if (soft_bare.contains(low)) return out + (is_velar(before) ? "онь" : "ень");
  return out + "ен";
}

void append_plain(std::string& out, std::string_view word, std::size_t cut, std::string_view insert,
                  std::string_view tail, bool capitals) {
  out.append(word.substr(0, word.size() - cut));
  append_ending(out, insert, capitals);
  append_ending(out, tail, capitals);
}

/// A form built in lower case, written over the word.
void append_genitive(std::string& out, std::string_view word, const Lowered& lowered, const Noun& noun) {
  const std::string_view low = lowered.view();
  const D type = noun.scheme.type;
  if (feminine_ej.contains(low)) {
    return append_plain(out, word, letter_bytes, {}, "ей", lowered.all_caps());
  }
  if (type == D::fem_soft || type == D::fem_soft_stressed) {
    return append_swapped(out, word, soft_genitive(low), lowered);
  }
  if (type == D::neut_je) {
    static constexpr std::string_view in_ev[] = {"платье", "подмастерье", "устье", "верховье", "низовье"};
    for (const std::string_view known : in_ev) {
      if (low == known) return append_plain(out, word, letter_bytes, {}, "ев", lowered.all_caps());
    }
    return append_plain(out, word, 2 * letter_bytes, {}, word.ends_with("ьё") ? "ей" : "ий", lowered.all_caps());
  }
  const Bare bare = bare_genitive(low.substr(0, low.size() - letter_bytes), takes_vowel(low, type));
  append_plain(out, word, word.size() - bare.keep, bare.put, {}, lowered.all_caps());
}

bool has_bare_genitive(D type) {
  switch (type) {
    case D::fem_hard:
    case D::fem_velar:
    case D::fem_hiss:
    case D::fem_hiss_stressed:
    case D::fem_ts:
    case D::fem_ts_stressed:
    case D::fem_soft:
    case D::fem_soft_stressed:
    case D::neut_hard:
    case D::neut_velar:
    case D::neut_hiss:
    case D::neut_ts:
    case D::neut_je:
      return true;
    default:
      return false;
  }
}

/// Stems of the plural that differ from the singular: горожане, котята, братья.
bool append_other_stem(std::string& out, std::string_view word, const Lowered& lowered, Case c, bool animate) {
  const std::string_view low = lowered.view();
  const bool as_genitive = c == Case::genitive || (c == Case::accusative && animate);
  const bool as_nominative = c == Case::nominative || (c == Case::accusative && !animate);
  const auto put = [&](std::size_t letters, std::string_view stem, std::string_view nominative,
                       std::string_view genitive, D row) {
    const std::string_view tail = as_genitive     ? genitive
                                  : as_nominative ? nominative
                                                  : ending(row, Number::plural, c, animate);
    append_plain(out, word, letters * letter_bytes, stem, tail, lowered.all_caps());
    return true;
  };
  if (ends_with(low, "анин") || ends_with(low, "янин")) return put(2, "", "е", "", D::masc_hard);
  for (const std::string_view people : {"татарин", "болгарин", "хазарин", "боярин", "барин"}) {
    if (low == people) return put(2, "", people == "боярин" || people == "барин" ? "е" : "ы", "", D::masc_hard);
  }
  static constexpr std::string_view things_onok[] = {"бочонок",  "позвонок", "жаворонок",  "подонок",   "звонок",
                                                     "колонок",  "гонок",    "перезвонок", "щенок",     "оттенок",
                                                     "застенок", "валенок",  "пасынок",    "",          "пеленок",
                                                     "черенок",  "подвенок", "двузвонок",  "недозвонок"};
  const bool young = (ends_with(low, "онок") && is_hissing(letter_from_end(low, 4))) ||
                     (ends_with(low, "енок") && syllables(low) >= 3 && word.ends_with("ёнок"));
  bool excluded = false;
  for (const std::string_view thing : things_onok) excluded = excluded || low == thing;
  if (young && !excluded) {
    if (ends_with(low, "чертенок") || ends_with(low, "бесенок")) return put(4, "енят", "а", "", D::masc_hard);
    return ends_with(low, "онок") ? put(4, "ат", "а", "", D::masc_hard) : put(4, "ят", "а", "", D::masc_hard);
  }
  if (collective.contains(low)) {
    const std::size_t cut = is_vowel(letter_from_end(low, 0)) || ends_with(low, "ь") ? 1 : 0;
    return put(cut, "ь", "я", "ев", D::masc_soft);
  }
  return false;
}

}  // namespace

std::string_view irregular_form(std::string_view lowered, Case c, Number number) noexcept {
  for (const Irregular& noun : irregulars) {
    if (noun.number == number && noun.word == lowered) return noun.forms[static_cast<std::size_t>(c)];
  }
  return {};
}

void append_swapped(std::string& out, std::string_view word, std::string_view form, const Lowered& lowered) {
  const Lowered target(form);
  std::size_t same = 0;
  while (same < form.size() && same < word.size() && target.view()[same] == lowered.view()[same]) ++same;
  while (same > 0 && same < word.size() && (static_cast<unsigned char>(word[same]) & 0xC0u) == 0x80u) --same;
  out.append(word.substr(0, same));
  if (same == 0 && lowered.starts_capital() && !lowered.all_caps()) {
    append_ending(out, form.substr(0, letter_bytes), true);
    same = letter_bytes;
  }
  append_ending(out, form.substr(same), lowered.all_caps());
}

bool read_plural_only(std::string_view lowered, Scheme& scheme) noexcept {
  const std::string_view last = letter_from_end(lowered, 0);
  const std::string_view before = letter_from_end(lowered, 1);
  if (lowered == "ясли" || lowered == "сани" || lowered == "люди" || lowered == "дети" || lowered == "родители" ||
      lowered == "качели" || lowered == "джунгли" || lowered == "помои" || lowered == "дрожжи" || lowered == "щи") {
    scheme = plain(is_hissing(before) ? D::masc_hiss : D::masc_soft, letter_bytes);
    scheme.animate = lowered == "люди" || lowered == "дети" || lowered == "родители";
    return true;
  }
  if (last != "ы" && last != "и" && !bare_plural_only.contains(lowered)) return false;
  if (syllables(lowered) < 2) return false;
  D type = last == "а" ? D::masc_hard : last == "ы" ? D::masc_hard : D::masc_velar;
  if (last == "и" && is_hissing(before)) type = D::masc_hiss;
  if (last == "и" && !is_hissing(before) && !is_velar(before)) {
    if (before == "и") {
      scheme = plain(D::masc_j, letter_bytes);
      return true;
    }
    if (!is_consonant(before)) return false;
    type = D::masc_soft;
  }
  if (last == "ы" && before == "ц") type = D::masc_ts;
  scheme = plain(type, letter_bytes);
  scheme.animate = type == D::masc_ts && ends_with(lowered, "нцы");
  return true;
}

void append_plural(std::string& out, std::string_view word, const Lowered& lowered, const Noun& noun, Case c,
                   bool animate) {
  const std::string_view low = lowered.view();
  if (const std::string_view form = irregular_form(low, c, Number::plural); !form.empty()) {
    return append_swapped(out, word, form, lowered);
  }
  const D type = noun.scheme.type;
  const bool as_genitive = c == Case::genitive || (c == Case::accusative && animate);
  if (type == D::invariable || (noun.plural_only && (c == Case::nominative || (c == Case::accusative && !animate)))) {
    out.append(word);
    return;
  }
  if (noun.plural_only && as_genitive && bare_plural_only.contains(low)) {
    const bool cluster = is_velar(letter_from_end(low, 1)) && !is_vowel(letter_from_end(low, 2));
    const Bare bare = bare_genitive(low.substr(0, low.size() - letter_bytes), cluster);
    return append_plain(out, word, word.size() - bare.keep, bare.put, {}, lowered.all_caps());
  }
  if (!noun.plural_only) {
    if (append_other_stem(out, word, lowered, c, animate)) return;
    if (as_genitive && has_bare_genitive(type)) return append_genitive(out, word, lowered, noun);
    if (as_genitive && masculine_zero.contains(low)) {
      out.append(word);
      return;
    }
    const bool as_nominative = c == Case::nominative || (c == Case::accusative && !animate);
    if (as_nominative && plural_in_a.contains(low)) {
      const bool soft = type == D::masc_soft || type == D::masc_soft_stressed || type == D::masc_j;
      return append_plain(out, word, noun.scheme.cut, noun.scheme.insert, soft ? "я" : "а", lowered.all_caps());
    }
  }
  append_plain(out, word, noun.scheme.cut, noun.scheme.insert, ending(type, Number::plural, c, animate),
               lowered.all_caps());
}

}  // namespace prikaz::language
