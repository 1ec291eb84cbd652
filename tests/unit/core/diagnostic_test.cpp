#include "core/diagnostic.hpp"

#include <catch2/catch.hpp>

#include "core/hash.hpp"

using namespace prikaz;

TEST_CASE("a message fills its holes in order or by number", "[core]") {
  CHECK(Message("{} is not {}", "a", "b").str() == "a is not b");
  CHECK(fill_holes("{1} before {0}", {"a", "b"}) == "b before a");
  CHECK(fill_holes("{} {} {x}", {"one"}) == "one {} {x}");
}

TEST_CASE("a diagnostic prints place, id, reason and remedy", "[core]") {
  const Diagnostic d{"PRK-K004",
                     Severity::error,
                     {"a.yaml", 3, 7, {}},
                     Message("unknown key \"{}\"", "stges"),
                     "did you mean \"stages\"?"};
  CHECK(to_string(d) == "a.yaml:3:7: error PRK-K004: unknown key \"stges\". did you mean \"stages\"?");
}

TEST_CASE("sha256 gives the published digest", "[core]") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
