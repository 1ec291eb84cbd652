#include "flow/tag.hpp"

#include <array>
#include <cstring>

namespace prikaz::flow {
namespace {

struct Entry {
  const char* name = nullptr;
  Tag tag = Tag::other;
};

constexpr std::size_t slots = 512;

std::uint32_t hash(const char* s) noexcept {
  std::uint32_t h = 2166136261u;
  for (; *s; ++s) h = (h ^ static_cast<unsigned char>(*s)) * 16777619u;
  return h ^ (h >> 15);
}

std::array<Entry, slots> make_table() {
  constexpr Entry all[] = {
#define X(id, name) {name, Tag::id},
      PRIKAZ_FLOW_TAGS(X)
#undef X
  };
  std::array<Entry, slots> table{};
  for (const Entry& entry : all) {
    std::size_t at = hash(entry.name) % slots;
    while (table[at].name) at = (at + 1) % slots;
    table[at] = entry;
  }
  return table;
}

}  // namespace

Tag tag_of(const char* name) noexcept {
  static const std::array<Entry, slots> table = make_table();
  for (std::size_t at = hash(name) % slots; table[at].name; at = (at + 1) % slots)
    if (std::strcmp(table[at].name, name) == 0) return table[at].tag;
  return Tag::other;
}

}  // namespace prikaz::flow
