// What the writing library would crash on or silently drop is found before it is called.
#pragma once
#include "core/diagnostic.hpp"
#include "sheet/report.hpp"

namespace prikaz::sheet {
/// PRK-S020…PRK-S023, every mistake of the report; places name sheet!cell.
Diagnostics check(const Report& report);
}  // namespace prikaz::sheet
