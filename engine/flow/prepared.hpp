// What a package says about looks, read once: styles, numbering, settings, theme, relationships, headers, footers,
// notes. Immutable, so that many threads build documents from one Prepared.
#pragma once
#include <memory>

#include "core/result.hpp"
#include "opc/package.hpp"

namespace prikaz::flow {

struct PreparedData;

struct TakeMain {};

class Prepared {
 public:
  explicit Prepared(std::shared_ptr<PreparedData> data) : data_(std::move(data)) {}
  const PreparedData& data() const { return *data_; }
  PreparedData& own() { return *data_; }  ///< for who uses it once
  /// Warnings of reading: damaged styles, cycles, missing parts.
  const Diagnostics& warnings() const;

 private:
  std::shared_ptr<PreparedData> data_;
};

/// Error PRK-W001: the package has no main document part. Everything else that is
/// missing or damaged is replaced by defaults and told by `warnings()`. The package may be destroyed afterwards.
Result<Prepared> prepare(const opc::Package& package);
/// The same; the main document's bytes are taken out of the package instead of being copied.
Result<Prepared> prepare(opc::Package& package, TakeMain);

}  // namespace prikaz::flow
