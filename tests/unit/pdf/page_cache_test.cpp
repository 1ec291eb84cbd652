#include "pdf/page_cache.hpp"

#include <catch2/catch.hpp>

#include "core/hash.hpp"
#include "pdf/deflate.hpp"

using namespace prikaz;

TEST_CASE("a page is deflated as ever, and kept once it comes again") {
  pdf::PageCache cache;
  const Bytes page(5000, 'n'), other(5000, 'x');
  const auto get = [&](const Bytes& b) { return cache.deflated(b, quick_hash(b)); };
  const Bytes expected = pdf::deflate(page, pdf::Effort::page);
  const auto first = get(page), second = get(page), third = get(page);
  CHECK(*first == expected);
  CHECK(*second == expected);
  CHECK(second != first);
  CHECK(third == second);
  CHECK(*get(other) == pdf::deflate(other, pdf::Effort::page));
}

TEST_CASE("a page whose hash is another's is not mistaken for it") {
  pdf::PageCache cache;
  const Bytes page = "BT ET", other = "BT  ET";
  for (int i = 0; i < 3; ++i) {
    CHECK(*cache.deflated(page, 7) == pdf::deflate(page, pdf::Effort::page));
    CHECK(*cache.deflated(other, 7) == pdf::deflate(other, pdf::Effort::page));
  }
}
