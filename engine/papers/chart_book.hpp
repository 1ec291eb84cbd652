// The workbook inside a chart of a document: what "Edit data" opens.
#pragma once
#include "core/result.hpp"
#include "docx/chart.hpp"

namespace prikaz::papers {

/// See docx::ChartBook. Errors as sheet::write.
Result<Bytes> chart_book(const docx::ChartData& data);

}  // namespace prikaz::papers
