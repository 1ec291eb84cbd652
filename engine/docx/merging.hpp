// Many finished documents as one file: every document keeps its sections with their headers and footers, its lists
// begin anew, its pages count from one.
#pragma once
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"

namespace prikaz::docx {

/// The first document's styles win where names meet. Errors as Guest::read; PRK-D2xx as verify; an empty list:
/// PRK-D130.
Result<Bytes> merge(const std::vector<Bytes>& documents, const std::string& name);

}  // namespace prikaz::docx
