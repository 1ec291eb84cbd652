// What the language module costs: its start, name forms a second, and the score table when the evaluation data stand
// beside the repository.
//   inflection_speed [FOLDER]        FOLDER: where the TSV files are, ../shared/data/inflection when not given
// The table counts right answers over the oblique cases, ё = е, as score_inflection.py does, for the files of names.
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "app/cli/decline.hpp"
#include "language/organisation.hpp"
#include "language/person.hpp"
#include "language/phrase.hpp"

using namespace prikaz;

namespace {

struct Person {
  const char* surname;
  const char* first;
  const char* patronymic;
  Gender gender;
};

// Invented people of every class of rules: possessive, adjectival, nouns, unchanging, Turkic, Caucasian, double.
constexpr Person people[] = {
    {"Иванов", "Пётр", "Сергеевич", Gender::masculine},       {"Синицына", "Марфа", "Ильинична", Gender::feminine},
    {"Коваль", "Лев", "Кузьмич", Gender::masculine},          {"Непомнящая", "Любовь", "Фоминична", Gender::feminine},
    {"Волчок", "Никита", "Лукич", Gender::masculine},         {"Шевченко", "Дарья", "Павловна", Gender::feminine},
    {"Окуджава", "Шота", "Георгиевич", Gender::masculine},    {"Черных", "Нинель", "Андреевна", Gender::feminine},
    {"Петров-Водкин", "Кузьма", "Саввич", Gender::masculine}, {"Гулиева", "Айгуль", "Рашид кызы", Gender::feminine},
    {"Толстой", "Игорь", "Евгеньевич", Gender::masculine},    {"Тер-Петросян", "Асмик", "Левоновна", Gender::feminine},
};

/// Tables are made by the compiler and nothing runs before main; what is left of a start is the first form of each
/// kind, with its pages not yet read and its code not yet in the caches.
void measure_start() {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  std::size_t bytes = language::full_name("Волчок Лев Кузьмич", Gender::masculine, Case::instrumental).text.size();
  bytes += language::organisation("Средняя школа № 5", Case::genitive).text.size();
  bytes += language::phrase("наставническая пара", Case::dative).size();
  const auto took = std::chrono::duration<double, std::micro>(Clock::now() - start);
  std::printf("start: %.0f microseconds to the first name, organisation and phrase (%zu bytes)\n", took.count(), bytes);
}

void measure() {
  constexpr int rounds = 20000;
  constexpr Case cases[] = {Case::genitive, Case::dative, Case::accusative, Case::instrumental, Case::prepositional};
  std::string out;
  std::size_t bytes = 0;
  const std::clock_t start = std::clock();  // processor time: other programs on the machine do not count
  for (int round = 0; round < rounds; ++round) {
    for (const Person& p : people) {
      for (const Case c : cases) {
        out.clear();
        language::append_surname(out, p.surname, p.gender, c);
        language::append_first_name(out, p.first, p.gender, c);
        language::append_patronymic(out, p.patronymic, p.gender, c);
        bytes += out.size();
      }
    }
  }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  const double forms = 3.0 * rounds * std::size(people) * std::size(cases);
  std::printf("name forms: %.2f million a second (%.0f forms, %zu bytes)\n", forms / seconds / 1e6, forms, bytes);
}

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
  return cells;
}

std::string folded(std::string text) {
  for (const auto& [from, to] : {std::pair{"ё", "е"}, std::pair{"Ё", "Е"}, std::pair{"\u00A0", " "}}) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
      text.replace(at, std::string(from).size(), to);
    }
  }
  return text;
}

bool accepted(const std::string& expected, const std::string& got) {
  std::stringstream answers(expected);
  for (std::string answer; std::getline(answers, answer, '|');) {
    if (folded(answer) == folded(got)) return true;
  }
  return false;
}

/// Files whose rows are lemma, gender, case, expected.
void score(const std::string& folder, const char* file, const char* kind) {
  std::ifstream in(folder + "/" + file);
  if (!in) return;
  int all = 0;
  int right = 0;
  bool head = true;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    if (head) {
      head = false;
      continue;
    }
    const auto cells = columns(line);
    if (cells.size() < 4 || cells[2].starts_with("nom")) continue;
    ++all;
    right += accepted(cells[3], cli::decline_one(cells[0], cells[2], kind, cells[1]).value_or(""));
  }
  std::printf("%-24s %6.2f %% of %d\n", file, 100.0 * right / (all > 0 ? all : 1), all);
}

}  // namespace

int main(int argc, char** argv) {
  measure_start();
  measure();
  const std::string folder = argc > 1 ? argv[1] : "../shared/data/inflection";
  if (!std::ifstream(folder + "/README.md")) {
    std::printf("no evaluation data at %s: no score table\n", folder.c_str());
    return 0;
  }
  struct File {
    const char* file;
    const char* kind;
  };
  for (const File& f :
       {File{"firstnames.tsv", "first-name"}, File{"surnames.tsv", "surname"}, File{"surnames-silver.tsv", "surname"},
        File{"midnames.tsv", "patronymic"}, File{"midnames-silver.tsv", "patronymic"}, File{"fio.tsv", "person"},
        File{"nouns.tsv", "noun"}, File{"adjectives.tsv", "adjective"}, File{"gold/fio.tsv", "person"},
        File{"gold/positions.tsv", "position"}, File{"gold/organisations.tsv", "organisation"},
        File{"gold/counted-words.tsv", "counted-words"}}) {
    score(folder, f.file, f.kind);
  }
}
