#include "workflow/compare.hpp"

#include <catch2/catch.hpp>

#include "kit.hpp"

using namespace prikaz;
using namespace prikaz::workflow;
using namespace prikaz::workflow::testing;

namespace {

Roadmap loaded(const std::string& stages, const std::string& documents) {
  auto r = read(roadmap(stages, documents));
  REQUIRE(r);
  return std::move(r->roadmap);
}

std::string text(const std::vector<Change>& all) {
  const char* const kinds[] = {"+", "-", "~"};
  std::string out;
  for (const Change& c : all)
    out += kinds[static_cast<std::size_t>(c.kind)] + (" " + c.what) + " " + c.id +
           (c.field.empty() ? "" : " " + c.field + ": " + c.before + " > " + c.after) + "\n";
  return out;
}

const std::string old_documents = R"(documents:
  order: {title: Приказ, template: orders/a.docx, requires: [{that: today, say: нет, ref: G-1}]}
  letter: {title: Письмо, template: orders/b.docx}
)";
const std::string new_documents = R"(documents:
  order: {title: Приказ, template: orders/a.docx, requires: [{that: today, say: нет даты, ref: G-1}]}
  act: {title: Акт, template: orders/c.docx}
gates: {order: head}
)";

}  // namespace

TEST_CASE("what a new version of a roadmap changes, thing by thing", "[workflow]") {
  const Roadmap before = loaded(
      "\n  - {id: one, title: А, activities: [{id: a, title: П, due: 2020-04, responsible: [head], produces: [order, "
      "letter]}]}\n",
      old_documents);
  const Roadmap after = loaded(
      "\n  - {id: one, title: А, activities: [{id: a, title: П, due: 2020-05, responsible: [head], produces: [order, "
      "act]}]}\n",
      new_documents);
  CHECK(text(compare(before, after)) ==
        "~ gate order/G-1 say: нет > нет даты\n"
        "+ gate order/head\n"
        "+ document act\n"
        "~ activity one/a due: 2020-04-30 > 2020-05-31\n"
        "~ activity one/a printed: апрель 2020 г. > май 2020 г.\n"
        "~ activity one/a produces: order, letter > order, act\n"
        "- document letter\n");
  CHECK(compare(before, before).empty());
  CHECK(compare(before, after)[0].document == "order");
}
