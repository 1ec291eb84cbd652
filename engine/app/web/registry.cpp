// The registry as a workbook: fetched, filled in where people are used to fill in tables, and brought back.
#include "app/run/row_check.hpp"
#include "app/web/site.hpp"
#include "registry/export.hpp"
#include "registry/import.hpp"
#include "sheet/read.hpp"

namespace prikaz::web {

namespace {

Response registry_answer(Visit& v, Dict data, int status = 200) {
  for (const char* key : {"problems", "notes", "counts"})
    if (!data.find(key)) data[key] = List{};
  if (!data.find("file")) data["file"] = "";
  return v.page("registry.html", std::move(data), status);
}

List counted(const registry::Schema& schema, const registry::ImportPlan& plan) {
  List out;
  for (std::size_t i = 0; i < plan.counts.size(); ++i) {
    const auto& n = plan.counts[i];
    Dict o;
    o["title"] = schema.entities[i].title;
    o["added"] = n.added;
    o["changed"] = n.changed;
    o["same"] = n.same;
    out.push_back(std::move(o));
  }
  return out;
}

}  // namespace

Response registry_page(Visit& v) { return registry_answer(v, {}); }

Response registry_book(Visit& v) {
  auto store = v.workspace.store();
  if (!store) return v.problems("Реестр не открывается", store.error());
  registry::ExportOptions options;
  options.special = v.request.value("special") == "yes";
  auto report = registry::export_report(**store, options);
  if (!report) return v.problems("Книга не составлена", report.error());
  auto bytes = sheet::write(*report);
  if (!bytes) return v.problems("Книга не составлена", bytes.error());
  return file(*bytes, "Реестр.xlsx");
}

/// All or nothing: with a mistake in it the workbook changes nothing, and every mistake is listed with its cell.
Response take_book(Visit& v) {
  Dict data;
  data["file"] = v.request.file_name;
  const auto refuse = [&](const Diagnostics& found) {
    data["problems"] = v.listed(found);
    return registry_answer(v, std::move(data), 422);
  };
  auto store = v.workspace.store();
  if (!store) return refuse(store.error());
  auto book = sheet::read(v.request.file, v.request.file_name);
  if (!book) return refuse(book.error());
  registry::ImportOptions options;
  options.check = app::row_check(v.workspace.environment());
  auto plan = registry::plan_import(**store, *book, options);
  if (!plan) return refuse(plan.error());
  if (Status s = (*store)->apply(plan->changes); !s) return refuse(s.error());
  data["counts"] = counted(*v.workspace.schema(), *plan);
  data["notes"] = v.listed(plan->notes);
  return registry_answer(v, std::move(data));
}

}  // namespace prikaz::web
