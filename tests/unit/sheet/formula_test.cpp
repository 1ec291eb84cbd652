#include "sheet/formula.hpp"

#include <catch2/catch.hpp>

#include "sheet/row_map.hpp"

using namespace prikaz::sheet;

namespace {
/// A template of rows 1–6 (from zero: 0–5) where row 3 became three and row 5 went: 1 2 3 3 3 4 6.
RowMap list_of_three() {
  RowMap m;
  for (int row = 0; row < 6; ++row) m.segment(row, 1);
  int at = 0;
  for (const std::size_t row : {0u, 1u, 2u, 2u, 2u, 3u, 5u}) m.written(row, at++);
  m.end(at);
  return m;
}
std::string moved_formula(const char* formula, const RowMap& map, std::optional<RowMap::From> from = {}) {
  return rewrite(formula, [&](const Reference& r) -> std::optional<std::string> {
    const auto there = moved(r, map, from);
    return there ? text(*there) : "#REF!";
  });
}
}  // namespace

TEST_CASE("references are found, and nothing else is", "[formula]") {
  std::string found;
  const char* formula =
      R"(=SUM(A1:$B$2)+'Лист ''1'''!C3*Итог!D4-LOG10(5)+"A1 ""B2"""&Name1&T[[#All],[C5]]+A:B+3:4+1.5E3+X)";
  const std::string same = rewrite(formula, [&](const Reference& r) -> std::optional<std::string> {
    found += r.sheet + "|" + text(r) + " ";
    return std::nullopt;
  });
  CHECK(same == formula);
  CHECK(found == "|A1:$B$2 Лист '1'|C3 Итог|D4 |A:B |3:4 ");
}

TEST_CASE("a shared formula copied to its other cells", "[formula]") {
  CHECK(shifted("B2*$C$1+D$3+$E4", 2, 1) == "C4*$C$1+E$3+$E6");
  CHECK(shifted("SUM(A1:A3)", 1, 0) == "SUM(A2:A4)");
  CHECK(shifted("A1", -1, 0) == "#REF!");
}

TEST_CASE("references follow rows that were repeated, moved or dropped", "[formula]") {
  const RowMap m = list_of_three();
  CHECK(moved_formula("SUM(C3:C3)", m) == "SUM(C3:C5)");
  CHECK(moved_formula("SUM(C3)", m) == "SUM(C3:C5)");
  CHECK(moved_formula("SUM(C2:C4)", m) == "SUM(C2:C6)");
  CHECK(moved_formula("$A$1+A4+A6", m) == "$A$1+A6+A7");
  CHECK(moved_formula("A5", m) == "#REF!");
  CHECK(moved_formula("SUM(A4:A5)", m) == "SUM(A6:A6)");
  CHECK(moved_formula("SUM(A5:A6)", m) == "SUM(A7:A7)");
  CHECK(moved_formula("A20", m) == "A21");
  CHECK(moved_formula("SUM(C:C)+SUM(3:3)", m) == "SUM(C:C)+SUM(3:5)");
}

TEST_CASE("a formula of a repeated row speaks of its own round", "[formula]") {
  const RowMap m = list_of_three();
  CHECK(moved_formula("A3*$B$1", m, RowMap::From{2, 3}) == "A4*$B$1");
  CHECK(moved_formula("C3/C4", m, RowMap::From{2, 4}) == "C5/C6");
  CHECK(moved_formula("SUM(C$3:C3)", m, RowMap::From{2, 4}) == "SUM(C$3:C5)");
  CHECK(moved_formula("C3/$C$3", m, RowMap::From{2, 4}) == "C5/$C$3");
  RowMap groups;  // a head (row 1), items (row 2), a subtotal (row 3): two groups of two and one items
  for (int row = 0; row < 3; ++row) groups.segment(row, 1);
  int at = 0;
  for (const std::size_t row : {0u, 1u, 1u, 2u, 0u, 1u, 2u}) groups.written(row, at++);
  groups.end(at);
  CHECK(moved_formula("SUM(B2:B2)", groups, RowMap::From{2, 3}) == "SUM(B2:B3)");
  CHECK(moved_formula("SUM(B2:B2)", groups, RowMap::From{2, 6}) == "SUM(B6:B6)");
  CHECK(moved_formula("B2", groups, RowMap::From{0, 0}) == "B2:B3");
  CHECK(groups.copies(0, 2) == std::vector<std::pair<int, int>>{{0, 3}, {4, 6}});
  CHECK(groups.copies(1, 1).size() == 3);
}

TEST_CASE("rows that hold nothing keep their distance", "[formula]") {
  RowMap m;  // rows 1, 2–5 empty, 6
  m.segment(0, 1);
  m.segment(1, 4);
  m.segment(5, 1);
  m.written(0, 0);
  m.written(0, 1);
  m.written(1, 2);
  m.written(2, 6);
  m.end(7);
  CHECK(moved_formula("A3+A6+A8", m) == "A4+A7+A9");
}
