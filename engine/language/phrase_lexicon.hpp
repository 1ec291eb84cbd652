// Words that steer a phrase: what governs its tail, what never changes, what may stand beside the head in its case.
#pragma once
#include "language/word_set.hpp"

namespace prikaz::language {

// Substantivised participles that take an instrumental: заведующий кабинетом.
PRIKAZ_WORD_SET(governing,
                "ведающая ведающий заведующая заведующий командующая командующий руководящая руководящий управляющая "
                "управляющий");
// Participles with an accusative object: исполняющий обязанности.
PRIKAZ_WORD_SET(transitive,
                "возглавляющая возглавляющий выполняющая выполняющий замещающая замещающий исполняющая исполняющий "
                "осуществляющая осуществляющий представляющая представляющий");
PRIKAZ_WORD_SET(prepositions, "без в во для до за из к ко между на над о об от перед по под при про с со у через");

// Adverbs before an adjective that end as neuter nouns in -но do not: the short nouns are left out.
PRIKAZ_WORD_SET(nouns_in_no,
                "бревно веретено вино волокно гумно домино дно зерно звено казино кимоно кино лоно окно "
                "полотно пятно руно сукно судно толокно");

// Heads shortened to one word with the genitive or the instrumental they govern: they keep their case.
PRIKAZ_WORD_SET(shortened_heads,
                "завбиблиотекой завкабинетом завкафедрой завлабораторией завмастерской завотделением завотделом "
                "завпроизводством завсектором завскладом завстоловой завфилиалом завхозяйством завучебной "
                "замглавы замгубернатора замдекана замдиректора замзаведующего замзаведующей замкомандира замминистра "
                "замначальника зампредседателя зампрокурора замректора замруководителя комвзвода комроты начштаба");

// Shortened adjectives before a head that declines: гл. бухгалтер, ст. воспитатель.
PRIKAZ_WORD_SET(shortened_adjectives, "вед. гл. мед. мл. науч. ст.");

// What an institution can be. Beside a general head or behind a dash such a noun in the nominative is in apposition:
// учреждение детский сад, центр развития ребёнка – детский сад.
PRIKAZ_WORD_SET(institutions,
                "академия библиотека гимназия дворец дом интернат институт клуб колледж комбинат комплекс корпус лицей "
                "музей прогимназия сад станция театр техникум университет училище филиал центр школа школа-интернат "
                "школа-сад ясли ясли-сад");
// General heads that such an apposition follows without any mark.
PRIKAZ_WORD_SET(general_heads, "заведение организация предприятие учреждение");

}  // namespace prikaz::language
