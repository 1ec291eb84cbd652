// The charts of one document: new chart parts with their workbooks.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "docx/additions.hpp"
#include "docx/chart.hpp"
#include "opc/package.hpp"

namespace prikaz::docx {

class Charts {
 public:
  void clear() { charts_.clear(); }
  bool empty() const { return charts_.empty(); }
  /// A chart made of `model`, or of the template's part `like` when there is no model. The name of its part.
  std::string add(ChartData data, Bytes model, std::string like);
  /// Makes the parts. PRK-D112 when a chart of the template cannot take such numbers; mistakes of the workbook.
  Status apply(const opc::Package& base, const std::vector<opc::Part>& changed, const ChartBook& book,
               Additions& out) const;

 private:
  struct Made {
    std::string name;
    ChartData data;
    Bytes model;
    std::string like;
  };
  std::vector<Made> charts_;
};

}  // namespace prikaz::docx
