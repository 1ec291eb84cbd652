#include "core/recall.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;

namespace {
struct Size {
  int points = 0;
  bool operator==(const Size&) const = default;
  std::uint64_t hash() const { return 0; }  // all sizes fall into one slot
};
}  // namespace

TEST_CASE("what comes twice is kept, and found only by its contents and its key") {
  Recall<Size, int> memory(1 << 20);
  const auto met = memory.find("приказ", {12});
  CHECK_FALSE(met.value);
  CHECK_FALSE(met.again);
  const auto again = memory.find("приказ", {12});
  CHECK_FALSE(again.value);
  REQUIRE(again.again);
  memory.keep(again, "приказ", {12}, 7);
  REQUIRE(memory.find("приказ", {12}).value);
  CHECK(*memory.find("приказ", {12}).value == 7);
  CHECK_FALSE(memory.find("приказ", {14}).value);
  CHECK_FALSE(memory.find("приказы", {12}).value);
}

TEST_CASE("a memory forgets rather than grows") {
  Recall<Size, int> memory(1 << 20);
  const std::string page(60000, 'x');
  for (int i = 0; i < 40; ++i) {
    const std::string contents = page + std::to_string(i);
    memory.find(contents, {});
    memory.keep(memory.find(contents, {}), contents, {}, i);
  }
  CHECK_FALSE(memory.find(page + "0", {}).value);
  REQUIRE(memory.find(page + "39", {}).value);
  const std::string huge(1 << 20, 'x');
  memory.find(huge, {});
  memory.keep(memory.find(huge, {}), huge, {}, 1);
  CHECK_FALSE(memory.find(huge, {}).value);
}
