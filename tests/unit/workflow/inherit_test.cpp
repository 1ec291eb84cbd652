#include <catch2/catch.hpp>

#include "kit.hpp"

using namespace prikaz;
using namespace prikaz::workflow;
using namespace prikaz::workflow::testing;

namespace {

const std::string head = R"(prikaz: 1
roadmap: school
title: Школа
model: models/mentoring.yaml
extends: district.yaml
year: {from: 2020-04-01, to: 2021-05-31}
)";

Result<Loaded> school(const std::string& rest) {
  LoadContext context;
  context.read = [](const std::string& path) -> Result<std::string> {
    return path == "acts.yaml" ? acts_file : roadmap();
  };
  auto r = load(head + rest, "school.yaml", context);
  if (!r)
    for (const Diagnostic& d : r.error()) UNSCOPED_INFO(to_string(d));
  return r;
}

}  // namespace

TEST_CASE("a school's roadmap takes over what it does not declare", "[workflow]") {
  const auto r = school("roles:\n  head: {title: заведующая}\n  clerk: {title: делопроизводитель}\n");
  REQUIRE(r);
  CHECK(r->roadmap.parent == "test");
  CHECK(r->roadmap.title == "Школа");
  CHECK(r->roadmap.role("head")->title == "заведующая");
  CHECK(r->roadmap.roles.size() == 2);
  CHECK(r->roadmap.document("order"));
  CHECK(r->roadmap.stages.size() == 1);
  CHECK(r->notes.empty());
}

TEST_CASE("an activity of the parent that the school left out is reported", "[workflow][PRK-K025]") {
  const auto with_activity = [](const std::string& id) {
    return "stages:\n  - {id: one, title: А, activities: [{id: " + id +
           ", title: Своё, due: 2020-05, responsible: [head], produces: [order]}]}\n";
  };
  const auto r = school(with_activity("b"));
  REQUIRE(r);
  REQUIRE(find(r->notes, "PRK-K025"));
  CHECK(find(r->notes, "PRK-K025")->text.str() == "\"Приказ\" of test is missing here (one/a)");
  const auto same = school(with_activity("a"));
  REQUIRE(same);
  CHECK_FALSE(find(same->notes, "PRK-K025"));
}

TEST_CASE("a parent that is not there, or extends itself, is an error", "[workflow][PRK-K014]") {
  LoadContext context;
  const auto lonely = load(head, "school.yaml", context);
  REQUIRE_FALSE(lonely);
  CHECK(find(lonely.error(), "PRK-K014"));
  context.read = [](const std::string& path) -> Result<std::string> { return path == "acts.yaml" ? acts_file : head; };
  const auto circle = load(head, "school.yaml", context);
  REQUIRE_FALSE(circle);
  CHECK(find(circle.error(), "PRK-K014")->text.str().find("circle") != std::string::npos);
}
