#include "batch/manifest.hpp"

#include <algorithm>

#include "value/json.hpp"

namespace prikaz::batch {

namespace {

Value as_value(const Entry& e) {
  Dict o;
  o["status"] = name(e.status);
  o["organisation"] = e.organisation;
  o["organisation_title"] = e.organisation_title;
  o["document"] = e.document;
  o["document_title"] = e.document_title;
  o["item"] = e.item;
  o["item_title"] = e.item_title;
  o["number"] = e.number;
  o["date"] = e.date;
  o["template"] = e.template_file;
  List files, reasons;
  for (const File& f : e.files) {
    Dict file;
    file["path"] = f.path;
    file["sha256"] = f.sha256;
    file["size"] = f.size;
    files.push_back(std::move(file));
  }
  for (const std::string& r : e.reasons) reasons.push_back(r);
  o["files"] = std::move(files);
  o["reasons"] = std::move(reasons);
  return o;
}

std::string text(const Value& v, const char* key) {
  const Value found = v.get(key);
  return found.is(Value::Kind::string) ? found.string() : "";
}

Entry entry_of(const Value& v) {
  Entry e;
  const std::string status = text(v, "status");
  e.status = status == "blocked"  ? Entry::Status::blocked
             : status == "failed" ? Entry::Status::failed
                                  : Entry::Status::made;
  e.organisation = text(v, "organisation");
  e.organisation_title = text(v, "organisation_title");
  e.document = text(v, "document");
  e.document_title = text(v, "document_title");
  e.item = text(v, "item");
  e.item_title = text(v, "item_title");
  e.number = text(v, "number");
  e.date = text(v, "date");
  e.template_file = text(v, "template");
  if (const Value files = v.get("files"); files.is(Value::Kind::list))
    for (const Value& f : files.list())
      e.files.push_back({text(f, "path"), text(f, "sha256"), static_cast<std::size_t>(f.get("size").number())});
  if (const Value reasons = v.get("reasons"); reasons.is(Value::Kind::list))
    for (const Value& r : reasons.list()) e.reasons.push_back(r.text());
  return e;
}

}  // namespace

std::size_t Manifest::count(Entry::Status s) const {
  return static_cast<std::size_t>(
      std::count_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.status == s; }));
}

std::string_view name(Entry::Status s) noexcept {
  return s == Entry::Status::made ? "made" : s == Entry::Status::blocked ? "blocked" : "failed";
}

Bytes write(const Manifest& m) {
  Bytes out = "{\"prikaz\": 1, \"roadmap\": " + json::write(Value(m.roadmap)) +
              ", \"today\": " + json::write(Value(m.today)) + ", \"papers\": [";
  for (std::size_t i = 0; i < m.entries.size(); ++i) out += (i ? ",\n" : "\n") + json::write(as_value(m.entries[i]));
  return out + "\n]}\n";
}

Result<Manifest> read(ByteView bytes, const std::string& file) {
  auto v = json::parse(bytes, file);
  if (!v) return fail(std::move(v.error()));
  const Value papers = v->get("papers");
  if (!papers.is(Value::Kind::list))
    return fail({"PRK-B001",
                 Severity::error,
                 {file, 0, 0, {}},
                 "this is not a manifest of produced papers",
                 "run prikaz generate to make it anew"});
  Manifest m{text(*v, "roadmap"), text(*v, "today"), {}};
  for (const Value& e : papers.list()) m.entries.push_back(entry_of(e));
  return m;
}

}  // namespace prikaz::batch
