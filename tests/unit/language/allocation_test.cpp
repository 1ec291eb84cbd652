// A form costs its own text and nothing else: names are declined by the million.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <new>
#include <string>

#include "language/organisation.hpp"
#include "language/person.hpp"
#include "language/position.hpp"

namespace {
std::size_t allocations = 0;
}

// Replaces the allocator of this program; everything in it is counted. The whole family that may be given back by the
// plain delete is replaced: a sanitizer has allocators of its own for the rest.
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

using namespace prikaz;
using namespace prikaz::language;

namespace {

template <class Work>
std::size_t counted_allocations(const Work& work) {
  const std::size_t before = allocations;
  work();
  return allocations - before;
}

constexpr Case oblique[] = {Case::genitive, Case::dative, Case::accusative, Case::instrumental, Case::prepositional};

struct Person {
  const char *surname, *first, *patronymic;
  Gender gender;
};
// One of each way through the rules: possessive, adjectival, noun, unchanging, double, Turkic, undecided.
constexpr Person people[] = {
    {"Константинопольский", "Вячеслав", "Константинович", Gender::masculine},
    {"Непомнящая", "Любовь", "Фоминична", Gender::feminine},
    {"Волчок", "Лев", "Кузьмич", Gender::masculine},
    {"Петрова-Водкина", "Анна-Мария", "Ильинична", Gender::feminine},
    {"Гулиева", "Айгуль", "Рашид кызы", Gender::feminine},
    {"Деревянко", "Женя", "", Gender::unknown},
};

}  // namespace

TEST_CASE("forms of names appended to a text that has room allocate nothing") {
  std::string out;
  out.reserve(1000);
  for (const Person& p : people)
    for (const Case c : oblique) {
      INFO(p.surname);
      out.clear();
      const std::size_t n = counted_allocations([&] {
        append_surname(out, p.surname, p.gender, c);
        append_first_name(out, p.first, p.gender, c);
        append_patronymic(out, p.patronymic, p.gender, c);
        append_full_name(out, "Константинопольский-Непомнящий Вячеслав Константинович", p.gender, c);
        append_initials(out, {p.surname, p.first, p.patronymic, false}, p.gender, c, {});
      });
      CHECK(n == 0);
    }
}

TEST_CASE("a form on its own allocates its text once") {
  for (const Case c : oblique) {
    const std::size_t name = counted_allocations([&] { surname("Константинопольский", Gender::masculine, c); });
    const std::size_t whole =
        counted_allocations([&] { full_name("Константинопольский Вячеслав Львович", Gender::unknown, c); });
    const std::size_t post = counted_allocations([&] { position("старший инструктор-методист, учитель истории", c); });
    const std::size_t house = counted_allocations(
        [&] { organisation("Муниципальное бюджетное учреждение «Центр развития образования»", c); });
    CHECK(name == 1);
    CHECK(whole == 1);
    CHECK(post == 1);
    CHECK(house == 1);
  }
}
