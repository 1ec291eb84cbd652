// Result<T>: a value, or every Diagnostic that explains why there is none.
#pragma once
#include <tl/expected.hpp>
#include <utility>

#include "core/diagnostic.hpp"

namespace prikaz {

template <class T>
using Result = tl::expected<T, Diagnostics>;
using Status = tl::expected<void, Diagnostics>;

/// Shorthand for returning one mistake from a function that yields a Result.
inline tl::unexpected<Diagnostics> fail(Diagnostic d) {
  Diagnostics all;
  all.add(std::move(d));
  return tl::unexpected<Diagnostics>(std::move(all));
}
inline tl::unexpected<Diagnostics> fail(Diagnostics all) { return tl::unexpected<Diagnostics>(std::move(all)); }

}  // namespace prikaz
