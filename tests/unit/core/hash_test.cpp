#include "core/hash.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;

TEST_CASE("a paper's hash is what other programs find") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("the quick hash tells contents apart by any byte and by length") {
  const Bytes page(1001, 'a');
  Bytes changed = page;
  CHECK(quick_hash(page) == quick_hash(changed));
  for (const std::size_t at : {0, 7, 8, 500, 1000}) {
    changed = page;
    changed[at] = 'b';
    CHECK(quick_hash(page) != quick_hash(changed));
  }
  CHECK(quick_hash(page) != quick_hash(page.substr(1)));
}
