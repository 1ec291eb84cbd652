#include "batch/manifest.hpp"

#include <algorithm>
#include <map>
#include <set>

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

Result<Manifest> merge(const std::vector<Manifest>& parts, const std::vector<std::string>& names,
                       const std::vector<std::string>& organisations) {
  Diagnostics wrong;
  const auto tell = [&](const char* id, std::size_t part, Message text, Message hint) {
    wrong.add(
        {id, Severity::error, {part < names.size() ? names[part] : "", 0, 0, {}}, std::move(text), std::move(hint)});
  };
  std::map<std::string, std::size_t> from;  // organisation → the part that tells of it
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (parts[p].roadmap != parts[0].roadmap || parts[p].today != parts[0].today)
      tell("PRK-B004", p,
           Message("the manifest is of {}, {}; the first one of {}, {}", parts[p].roadmap, parts[p].today,
                   parts[0].roadmap, parts[0].today),
           "merge the shards of one run");
    std::set<std::string> told;
    for (const Entry& e : parts[p].entries) {
      const auto [it, fresh] = from.try_emplace(e.organisation, p);
      if (!fresh && it->second != p && told.insert(e.organisation).second)
        tell("PRK-B002", p, Message("the organisation {} is also in {}", e.organisation, names[it->second]),
             "every shard writes into a folder of its own, and each is merged once");
    }
  }
  for (const std::string& o : organisations)
    if (!from.count(o))
      tell("PRK-B003", names.size(), Message("no manifest tells of the organisation {}", o),
           "run the shard that is missing, or merge its manifest too");
  if (wrong.has_errors()) return fail(std::move(wrong));
  std::map<std::string, std::size_t> order;
  for (std::size_t i = 0; i < organisations.size(); ++i) order[organisations[i]] = i + 1;
  Manifest out;
  if (!parts.empty()) out = {parts[0].roadmap, parts[0].today, {}};
  for (const Manifest& m : parts) out.entries.insert(out.entries.end(), m.entries.begin(), m.entries.end());
  std::stable_sort(out.entries.begin(), out.entries.end(), [&](const Entry& a, const Entry& b) {
    const auto place = [&](const Entry& e) { return order.count(e.organisation) ? order.at(e.organisation) : 0; };
    return place(a) < place(b);
  });
  return out;
}

}  // namespace prikaz::batch
