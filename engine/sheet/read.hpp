// Reads XLSX (ISO 29500-1 SpreadsheetML) under limits: values only, as the last program to save them left them.
#pragma once
#include <string>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "sheet/cell.hpp"

namespace prikaz::sheet {

struct ReadLimits {
  std::size_t max_cells = 5'000'000;
  std::size_t max_text = 32'767;  ///< characters of one cell (the format's own limit)
};

/// Shared strings (rich runs joined, phonetic runs left out), inline strings, numbers, booleans, errors, dates by
/// number format in both date systems, cached values of formulas. Errors: PRK-S001 an old binary .xls, or a page saved
/// as .xls; PRK-S002 no workbook inside (with what it looks like), PRK-S003 a part the workbook names is missing,
/// PRK-S004 over a limit, PRK-S005 a cell that cannot be read, PRK-S006 protected by a password; PRK-O… and PRK-X… from
/// the package and its parts.
Result<Workbook> read_xlsx(ByteView bytes, const std::string& file, const ReadLimits& limits = {});

/// XLSX or CSV by what the bytes are, whatever the file is called.
Result<Workbook> read(ByteView bytes, const std::string& file, const ReadLimits& limits = {});

}  // namespace prikaz::sheet
