#include <sys/resource.h>

#include <catch2/catch.hpp>

#include "sheet/report.hpp"

using namespace prikaz;

TEST_CASE("a workbook that the machine has no room for is a diagnostic, not half a file", "[sheet]") {
  sheet::Report report;
  report.sheets.resize(1);
  report.sheets[0].name = "Лист";
  REQUIRE(sheet::write(report));
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
  rlimit none = before;
  none.rlim_cur = 3;  // no file more than the three standard ones
  REQUIRE(setrlimit(RLIMIT_NOFILE, &none) == 0);
  const auto refused = sheet::write(report);
  REQUIRE(setrlimit(RLIMIT_NOFILE, &before) == 0);
  REQUIRE_FALSE(refused);
  CHECK(refused.error()[0].id == "PRK-S024");
}
