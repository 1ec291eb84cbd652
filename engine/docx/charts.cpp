#include "docx/charts.hpp"

#include <algorithm>

#include "docx/chart_xml.hpp"
#include "ooxml/relationships.hpp"

namespace prikaz::docx {

namespace {

constexpr const char* chart_type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
constexpr const char* book_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const Bytes* current(const opc::Package& base, const std::vector<opc::Part>& changed, const std::string& name) {
  for (const opc::Part& p : changed)
    if (p.name == name) return &p.bytes;
  const opc::Part* part = base.find(name);
  return part ? &part->bytes : nullptr;
}

}  // namespace

std::string Charts::add(ChartData data, Bytes model, std::string like) {
  const std::string name = "word/charts/prikaz" + std::to_string(charts_.size() + 1) + ".xml";
  charts_.push_back({name, std::move(data), std::move(model), std::move(like)});
  return name;
}

Status Charts::apply(const opc::Package& base, const std::vector<opc::Part>& changed, const ChartBook& book,
                     Additions& out) const {
  for (std::size_t i = 0; i < charts_.size(); ++i) {
    const Made& made = charts_[i];
    const Bytes* model = made.like.empty() ? &made.model : current(base, changed, made.like);
    auto doc = xml::parse(model ? *model : Bytes(), made.like.empty() ? made.name : made.like);
    if (!doc) return fail(std::move(doc.error()));
    std::string relation;
    if (book) {
      auto bytes = book(made.data);
      if (!bytes) return fail(std::move(bytes.error()));
      const std::string name = "word/embeddings/prikaz" + std::to_string(i + 1) + ".xlsx";
      out.add(name, std::move(*bytes), book_type);
      relation = out.relate_part(made.name, "package", name);
    }
    if (!fill_chart((*doc)->document_element(), made.data, relation))
      return fail({"PRK-D112",
                   Severity::error,
                   {base.file(), 0, 0, made.like},
                   "the template's chart has no series with categories to put the numbers into",
                   "use a column, bar, line, area, pie or ring chart with at least one series"});
    // The chart's own style and colours are shared with the template's.
    if (const auto own = ooxml::relationships(base, made.like); !made.like.empty() && own)
      for (const ooxml::Relationship& r : *own)
        if (!r.external && !r.is("/package") && !r.is("/oleObject") && base.find(r.target))
          out.relate_type(made.name, r.type, r.target);
    out.add(made.name, xml::write(**doc), chart_type);
  }
  return {};
}

}  // namespace prikaz::docx
