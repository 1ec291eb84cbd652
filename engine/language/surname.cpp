#include "language/adjective.hpp"
#include "language/letters.hpp"
#include "language/name_parts.hpp"
#include "language/patronymic.hpp"
#include "language/person.hpp"
#include "language/rules.hpp"
#include "language/word_set.hpp"

namespace prikaz::language {
namespace {

using D = Declension;

// First parts that are particles or titles, not names: they never change.
PRIKAZ_WORD_SET(
    frozen_parts,
    "абд абу аль бей бен бин бонч ван грум да де делла дель дер ди дос дю ибн кара конан ла ле мак миклухо о "
    "сан санта сен сент тер тян тянь фон эль эс");

// French names in a stressed vowel.
PRIKAZ_WORD_SET(stressed_foreign,
                "бальза бенуа гавальда гамбетта дега делакруа делла дюма золя люка мара моруа мюра петипа расина "
                "рокка савуа тома труайя ферма франсуа фуа");

// Foreign bearers of -ин and -ов: the ending of the instrumental is that of a noun.
PRIKAZ_WORD_SET(foreign_ov,
                "болдуин бюлов вирхов гаскин гершвин голдвин голсуин грин гуцков дарвин джоплин ирвин квин кельвин "
                "коллин кронин кэлвин лафлин макквин мелвин мэлвин турнов флотов франклин ходжкин хопкин цеппелин "
                "эдвин эрвин");

// Surnames in -ин that foreigners and Russians share: the Russian ending is taken, a person should look.
PRIKAZ_WORD_SET(shared_in, "бенин берлин кин мартин рубин франкин чаплин");

// Nouns of the -а declension that look like women's possessive surnames.
PRIKAZ_WORD_SET(noun_na,
                "бузина былина вдова глина голова дева дитина калина картина корова людина малина морщина обнова "
                "паутина перлина подкова полова пружина рябина скотина сова старшина хворостина чуприна чупрына "
                "щербина щетина");

constexpr SuffixRule masculine_rules[] = {
    // Nouns whose stem changes before every ending; families may choose otherwise.
    {"^лев", D::masc_hard, 2, "ьв", true},
    {"^заяц", D::masc_ts, 2, "йц", true},
    {"^зайец", D::masc_ts, 2, "йц", true},
    {"^бобер", D::masc_hard, 2, "р", true},
    {"^козел", D::masc_hard, 2, "л", true},
    {"^орел", D::masc_hard, 2, "л", true},
    {"^осел", D::masc_hard, 2, "л", true},
    {"^котел", D::masc_hard, 2, "л", true},
    {"^посол", D::masc_hard, 2, "л", true},
    {"^хохол", D::masc_hard, 2, "л", true},
    {"^чехол", D::masc_hard, 2, "л", true},
    {"^щегол", D::masc_hard, 2, "л", true},
    {"^узел", D::masc_hard, 2, "л", true},
    {"^дятел", D::masc_hard, 2, "л", true},
    {"^пепел", D::masc_hard, 2, "л", true},
    {"^петел", D::masc_hard, 2, "л", true},
    {"^ветер", D::masc_hard, 2, "р", true},
    {"^ковер", D::masc_hard, 2, "р", true},
    {"^костер", D::masc_hard, 2, "р", true},
    {"^осетр", D::masc_hard, 3, "етр"},
    {"^шатер", D::masc_hard, 2, "р", true},
    {"^бугор", D::masc_hard, 2, "р", true},
    {"^багор", D::masc_hard, 2, "р", true},
    {"^хутор", D::masc_hard},
    {"^пес", D::masc_hard, 2, "с", true},
    {"^овес", D::masc_hard, 2, "с", true},
    {"^сон", D::masc_hard, 2, "н", true},
    {"^лоб", D::masc_hard, 2, "б", true},
    {"^рот", D::masc_hard, 2, "т", true},
    {"^лед", D::masc_hard, 2, "ьд", true},
    {"^псалом", D::masc_hard, 2, "м", true},
    {"^ворон", D::masc_hard},
    // -ец: after a vowel -йц-, after л -льц-, after two consonants the vowel stays.
    {"^бец", D::masc_ts},
    {"^CVец", D::masc_ts_stressed, 2, "йц", true},
    {"Vец", D::masc_ts, 2, "йц", true},
    {"^Cец", D::masc_ts},
    {"ьец", D::masc_ts, 3, "йц", true},
    {"^палец", D::masc_ts, 2, "ьц", true},
    {"^немец", D::masc_ts, 2, "ц", true},
    {"^перец", D::masc_ts, 2, "ц", true},
    {"^горец", D::masc_ts, 2, "ц", true},
    {"^старец", D::masc_ts, 2, "ц", true},
    {"лец", D::masc_ts_stressed, 2, "ьц", true},
    {"^CCец", D::masc_ts_stressed},
    {"^CVдрец", D::masc_ts_stressed},
    {"дрец", D::masc_ts_stressed},
    {"брец", D::masc_ts_stressed},
    {"знец", D::masc_ts_stressed},
    {"чнец", D::masc_ts_stressed},
    {"рнец", D::masc_ts_stressed},
    {"рдец", D::masc_ts_stressed},
    {"твец", D::masc_ts_stressed},
    {"глец", D::masc_ts_stressed},
    {"Cец", D::masc_ts_stressed, 2, "ц", true},
    {"нц", D::masc_ts},
    {"ц", D::masc_ts},
    // -ок, -ёк.
    {"^Cок", D::masc_velar},
    {"^CCок", D::masc_velar},
    {"^Vрок", D::masc_velar},
    {"^знаток", D::masc_velar},
    {"^игрок", D::masc_velar},
    {"^ездок", D::masc_velar},
    {"^седок", D::masc_velar},
    {"^едок", D::masc_velar},
    {"^пророк", D::masc_velar},
    {"^восток", D::masc_velar},
    {"^исток", D::masc_velar},
    {"^поток", D::masc_velar},
    {"^порок", D::masc_velar},
    {"^росток", D::masc_velar, 2, "к", true},
    {"Cок", D::masc_velar, 2, "к", true},
    {"ьек", D::masc_velar, 3, "ьк", true},
    {"^CVек", D::masc_velar},
    {"^Cек", D::masc_velar},
    {"^CCек", D::masc_velar},
    {"^гашек", D::masc_velar},
    {"^чапек", D::masc_velar},
    {"^бенек", D::masc_velar},
    {"^дудек", D::masc_velar},
    {"^совек", D::masc_velar},
    {"^человек", D::masc_velar},
    {"^казбек", D::masc_velar},
    {"бек", D::masc_velar},
    {"лек", D::masc_velar, 2, "ьк", true},
    {"нек", D::masc_velar, 2, "ьк", true},
    {"чек", D::masc_velar, 2, "к", true},
    {"шек", D::masc_velar, 2, "к", true},
    {"жек", D::masc_velar, 2, "к", true},
    {"Vек", D::masc_velar, 2, "йк", true},
    // -их, -ых are old genitives; German names in -рих, -лих and one-syllable names are nouns.
    {"рих", D::masc_velar},
    {"^миних", D::masc_velar},
    {"Cлих", D::masc_velar},
    {"йлих", D::masc_velar},
    {"нних", D::masc_velar},
    {"^Cих", D::masc_velar},
    {"^CCих", D::masc_velar},
    {"их", D::invariable},
    {"ых", D::invariable},
    // Possessive: the instrumental in -ым. Tatar and Arabic -дин is the word for faith, a noun.
    {"тдин", D::masc_hard},
    {"ддин", D::masc_hard},
    {"штейн", D::masc_hard},
    {"ов", D::possessive_masc},
    {"ев", D::possessive_masc},
    {"^Cин", D::masc_hard, 0, {}, true},
    {"^CCин", D::possessive_masc},
    {"ин", D::possessive_masc},
    {"ын", D::possessive_masc},
    // Hissing: stressed endings take -ом.
    {"^кузьмич", D::masc_hiss_stressed},
    {"^ильич", D::masc_hiss_stressed},
    {"^фомич", D::masc_hiss_stressed},
    {"^лукич", D::masc_hiss_stressed},
    {"^саввич", D::masc_hiss},
    {"^никитич", D::masc_hiss},
    {"^CVч", D::masc_hiss_stressed},
    {"^CCVч", D::masc_hiss_stressed},
    {"ич", D::masc_hiss},
    {"^ковач", D::masc_hiss, 0, {}, true},
    {"ач", D::masc_hiss_stressed},
    {"уч", D::masc_hiss_stressed},
    {"юч", D::masc_hiss_stressed},
    {"яч", D::masc_hiss_stressed},
    {"ыч", D::masc_hiss_stressed},
    {"ч", D::masc_hiss},
    {"^CVж", D::masc_hiss_stressed},
    {"^CCVж", D::masc_hiss_stressed},
    {"^CCCVж", D::masc_hiss_stressed},
    {"^CVрж", D::masc_hiss_stressed},
    {"^Vж", D::masc_hiss_stressed},
    {"^сторож", D::masc_hiss},
    {"еж", D::masc_hiss_stressed},
    {"ыш", D::masc_hiss_stressed},
    {"аш", D::masc_hiss_stressed, 0, {}, true},
    {"^Vрш", D::masc_hiss_stressed},
    {"^кулеш", D::masc_hiss_stressed},
    {"^ковш", D::masc_hiss_stressed},
    {"^товарищ", D::masc_hiss},
    {"ищ", D::masc_hiss},
    {"щ", D::masc_hiss_stressed},
    {"H", D::masc_hiss},
    // -ий, -ой, -ый: adjectives, unless the word is a noun of one syllable or of a verb's stem.
    {"^CVй", D::masc_j, 1},
    {"^CCVй", D::masc_j, 1},
    {"^CCCVй", D::masc_j, 1},
    {"^Vй", D::masc_j, 1},
    {"^козодой", D::masc_j, 1},
    {"^водопой", D::masc_j, 1},
    {"^водолой", D::masc_j, 1},
    {"^круподрой", D::masc_j, 1},
    {"^перебой", D::masc_j, 1},
    {"^разбой", D::masc_j, 1},
    {"^прибой", D::masc_j, 1},
    {"^ковбой", D::masc_j, 1},
    {"^звероловой", D::masc_j, 1},
    {"^упокой", D::masc_j, 1},
    {"^покой", D::masc_j, 1},
    {"^строй", D::masc_j, 1},
    {"^герой", D::masc_j, 1},
    {"^паломой", D::masc_j, 1},
    {"домой", D::masc_j, 1},
    {"ломой", D::masc_j, 1},
    {"дуй", D::masc_j, 1},
    {"Gой", D::adj_masc_stressed_velar, 2},
    {"Hой", D::adj_masc_stressed_velar, 2},
    {"ой", D::adj_masc_stressed, 2},
    {"ый", D::adj_masc_hard, 2},
    {"^топчий", D::masc_ij, 1},
    {"^кочий", D::masc_ij, 1},
    {"^гречий", D::masc_ij, 1},
    {"^ачий", D::masc_ij, 1},
    {"кий", D::adj_masc_velar, 2},
    {"гий", D::adj_masc_velar, 2},
    {"хий", D::adj_masc_velar, 2},
    {"Hий", D::adj_masc_hiss, 2},
    {"ний", D::adj_masc_soft, 2, {}, true},
    {"^третий", D::adj_masc_j, 2},
    {"ий", D::masc_ij, 1},
    {"^соловей", D::masc_j_stressed, 2, "ь", true},
    {"^муравей", D::masc_j_stressed, 2, "ь", true},
    {"^воробей", D::masc_j_stressed, 2, "ь", true},
    {"^репей", D::masc_j_stressed, 2, "ь", true},
    {"^ручей", D::masc_j_stressed, 2, "ь", true},
    {"^улей", D::masc_j, 2, "ь", true},
    {"й", D::masc_j, 1},
    // -ь: fleeting vowels of nouns.
    {"^день", D::masc_soft, 3, "н", true},
    {"^пень", D::masc_soft, 3, "н", true},
    {"^олень", D::masc_soft, 1},
    {"^тюлень", D::masc_soft, 1},
    {"^таймень", D::masc_soft, 1},
    {"^кистень", D::masc_soft_stressed, 1},
    {"^ячмень", D::masc_soft_stressed, 1},
    {"^ясень", D::masc_soft, 1},
    {"^голень", D::masc_soft, 1},
    {"^осень", D::masc_soft, 1},
    {"^тень", D::masc_soft, 1},
    {"^Cень", D::masc_soft, 1, {}, true},
    {"^сажень", D::masc_soft, 1},
    {"^пельмень", D::masc_soft, 1},
    {"^гребень", D::masc_soft, 3, "н", true},
    {"^корень", D::masc_soft, 3, "н", true},
    {"^камень", D::masc_soft, 3, "н", true},
    {"^кремень", D::masc_soft_stressed, 3, "н", true},
    {"^ремень", D::masc_soft_stressed, 3, "н", true},
    {"^ливень", D::masc_soft, 3, "н", true},
    {"^бивень", D::masc_soft, 3, "н", true},
    {"^шершень", D::masc_soft, 3, "н", true},
    {"^слепень", D::masc_soft, 3, "н", true},
    {"^парень", D::masc_soft, 3, "н", true},
    {"^баловень", D::masc_soft, 3, "н", true},
    {"^полень", D::masc_soft, 1},
    {"вень", D::masc_soft, 3, "н", true},
    {"жень", D::masc_soft, 3, "н", true},
    {"шень", D::masc_soft, 3, "н", true},
    {"чень", D::masc_soft, 3, "н", true},
    {"зень", D::masc_soft, 3, "н", true},
    {"тень", D::masc_soft, 3, "н", true},
    {"день", D::masc_soft, 3, "н", true},
    {"^журавель", D::masc_soft_stressed, 3, "л", true},
    {"^щегель", D::masc_soft_stressed, 3, "л", true},
    {"^шершель", D::masc_soft, 3, "л", true},
    {"^стебель", D::masc_soft, 3, "л", true},
    {"^мельхель", D::masc_soft, 1},
    {"^кашель", D::masc_soft, 3, "л", true},
    {"^вихорь", D::masc_soft, 3, "р", true},
    {"^огонь", D::masc_soft_stressed, 3, "н", true},
    {"^уголь", D::masc_soft_stressed, 3, "л", true},
    {"^деготь", D::masc_soft, 3, "т", true},
    {"^ломоть", D::masc_soft, 3, "т", true},
    {"^локоть", D::masc_soft, 3, "т", true},
    {"^ноготь", D::masc_soft, 3, "т", true},
    {"^коготь", D::masc_soft, 3, "т", true},
    {"коваль", D::masc_soft_stressed, 1},
    {"москаль", D::masc_soft_stressed, 1},
    {"^король", D::masc_soft_stressed, 1},
    {"^конь", D::masc_soft_stressed, 1},
    {"^ферзь", D::masc_soft_stressed, 1},
    {"^карась", D::masc_soft_stressed, 1},
    {"^бондарь", D::masc_soft, 1},
    {"^пекарь", D::masc_soft, 1},
    {"^писарь", D::masc_soft, 1},
    {"^лекарь", D::masc_soft, 1},
    {"^пахарь", D::masc_soft, 1},
    {"^лазарь", D::masc_soft, 1},
    {"^аптекарь", D::masc_soft, 1},
    {"^токарь", D::masc_soft, 1},
    {"^слесарь", D::masc_soft, 1},
    {"^рыцарь", D::masc_soft, 1},
    {"^знахарь", D::masc_soft, 1},
    {"арь", D::masc_soft_stressed, 1},
    {"^козырь", D::masc_soft, 1},
    {"^лодырь", D::masc_soft, 1},
    {"ырь", D::masc_soft_stressed, 1},
    {"^снегирь", D::masc_soft_stressed, 1},
    {"^кисель", D::masc_soft_stressed, 1},
    {"^хмель", D::masc_soft, 1},
    {"^шмель", D::masc_soft_stressed, 1},
    {"ь", D::masc_soft, 1},
    // -а, -я.
    {"Vа", D::invariable},
    {"^левша", D::fem_hiss_stressed, 1},
    {"^лапша", D::fem_hiss_stressed, 1},
    {"^душа", D::fem_hiss_stressed, 1},
    {"^квакша", D::fem_hiss, 1},
    {"^межа", D::fem_hiss_stressed, 1},
    {"^парча", D::fem_hiss_stressed, 1},
    {"^каланча", D::fem_hiss_stressed, 1},
    {"^саранча", D::fem_hiss_stressed, 1},
    {"^свеча", D::fem_hiss_stressed, 1},
    {"^овца", D::fem_ts_stressed, 1},
    {"^пыльца", D::fem_ts_stressed, 1},
    {"Hа", D::fem_hiss, 1},
    {"ца", D::fem_ts, 1},
    {"Gа", D::fem_velar, 1},
    {"а", D::fem_hard, 1},
    {"^Vя", D::fem_soft, 1},
    {"^заря", D::fem_soft_stressed, 1},
    {"^земля", D::fem_soft_stressed, 1},
    {"^змея", D::fem_soft_stressed, 1},
    {"^судья", D::fem_soft_stressed, 1},
    {"^свинья", D::fem_soft_stressed, 1},
    {"^илья", D::fem_soft_stressed, 1},
    {"^семья", D::fem_soft_stressed, 1},
    {"^статья", D::fem_soft_stressed, 1},
    {"^скамья", D::fem_soft_stressed, 1},
    {"^ладья", D::fem_soft_stressed, 1},
    {"кая", D::fem_soft, 1, {}, true},
    {"ия", D::fem_ia, 1},
    {"я", D::fem_soft, 1},
    {"о", D::invariable},
    {"е", D::invariable},
    {"э", D::invariable},
    {"и", D::invariable},
    {"ы", D::invariable},
    {"у", D::invariable},
    {"ю", D::invariable},
    {"G", D::masc_velar},
    {"C", D::masc_hard},
};

constexpr SuffixRule feminine_rules[] = {
    {"^Cая", D::fem_soft, 1, {}, true},
    {"^чужая", D::adj_fem_stressed_velar, 2},
    {"^большая", D::adj_fem_stressed_velar, 2},
    {"Hая", D::adj_fem_hiss, 2},
    {"ая", D::adj_fem_hard, 2},
    {"яя", D::adj_fem_soft, 2},
    {"^Cова", D::fem_hard, 1, {}, true},
    {"^Cева", D::fem_hard, 1, {}, true},
    {"ова", D::possessive_fem, 1},
    {"ева", D::possessive_fem, 1},
    {"^Cина", D::fem_hard, 1, {}, true},
    {"^CCина", D::possessive_fem, 1, {}, true},
    {"ина", D::possessive_fem, 1},
    {"ына", D::possessive_fem, 1},
    {"^третья", D::adj_fem_j, 2},
};

constexpr RuleTable masculine(masculine_rules);
constexpr RuleTable feminine(feminine_rules);

Scheme masculine_scheme(std::string_view lowered) {
  if (foreign_ov.contains(lowered)) return {D::masc_hard, 0, {}, true, true};
  const SuffixRule* rule = masculine.find(lowered);
  Scheme scheme = rule ? rule->scheme() : Scheme{};
  scheme.ambiguous = scheme.ambiguous || shared_in.contains(lowered);
  // Волчий, Лисий, Кабаний: the relative adjectives have ь before the ending
  if (ends_with(lowered, "ий") && analyse_adjective(lowered).type == D::adj_masc_j)
    return plain(D::adj_masc_j, 2 * letter_bytes);
  return scheme;
}

Scheme feminine_scheme(std::string_view lowered) {
  const std::string_view last = letter_from_end(lowered, 0);
  if (last != "а" && last != "я") return {};  // a consonant, -ь and every other vowel
  if (noun_na.contains(lowered)) return {D::fem_hard, letter_bytes, {}, true, true};
  if (const SuffixRule* rule = feminine.find(lowered)) return rule->scheme();
  if (analyse_adjective(lowered).type == D::adj_fem_j) return plain(D::adj_fem_j, 2 * letter_bytes);
  return masculine_scheme(lowered);
}

/// Рашид-заде, Гусейн-оглы: "son of", "daughter of"; the father's name before it does not change either.
bool is_turkic_compound(std::string_view text) {
  const std::size_t hyphen = text.rfind('-');
  if (hyphen == std::string_view::npos) return false;
  const Lowered last(text.substr(hyphen + 1));
  return last.view() == "заде" || is_son_word(last.view()) || is_daughter_word(last.view());
}

bool append_part(std::string& out, std::string_view part, Gender gender, Case c, bool has_next) {
  const Lowered lowered(part);
  const std::string_view low = lowered.view();
  if ((has_next && frozen_parts.contains(low)) || (stressed_foreign.contains(low)) || lowered.foreign_script()) {
    out.append(part);
    return false;
  }
  Scheme scheme = gender == Gender::feminine ? feminine_scheme(low) : masculine_scheme(low);
  if (gender == Gender::unknown) {
    const Scheme other = feminine_scheme(low);
    if (other.type != scheme.type) scheme = {D::invariable, 0, {}, true, true};
  }
  append_form(out, part, scheme, c, lowered.all_caps());
  return scheme.ambiguous;
}

}  // namespace

bool append_surname(std::string& out, std::string_view text, Gender gender, Case c) {
  if (c == Case::nominative) {
    out.append(text);
    return false;
  }
  if (is_turkic_compound(text)) {
    out.append(text);
    return false;
  }
  return for_each_part(
      out, text, [&](std::string_view part, bool has_next) { return append_part(out, part, gender, c, has_next); });
}

Form surname(std::string_view text, Gender gender, Case c) {
  Form form;
  form.text.reserve(text.size() + 6);
  form.ambiguous = append_surname(form.text, text, gender, c);
  return form;
}

}  // namespace prikaz::language
