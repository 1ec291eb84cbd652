// Reads CSV as regional systems export it: UTF-8 or cp1251, divided by ";", "," or tab.
#pragma once
#include <string>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "sheet/cell.hpp"

namespace prikaz::sheet {

/// One sheet named as the file is, without folder and ending; every cell a string. The encoding is UTF-8 when the bytes
/// are valid UTF-8, else cp1251 (UTF-16 with a mark is understood too); the divider is the one by which most
/// of the first lines have equally many columns. Errors: PRK-S010 a quote never closed, PRK-S011 not text, PRK-S004
/// over a limit.
Result<Workbook> read_csv(ByteView bytes, const std::string& file, std::size_t max_cells = 5'000'000);

}  // namespace prikaz::sheet
