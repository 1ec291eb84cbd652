// acts.yaml: the legal basis, each act once, and the checks that find misspelt ones (Q-1 … Q-3).
#include <algorithm>
#include <map>

#include "workflow/reader.hpp"

namespace prikaz::workflow {

namespace {

/// Kinds whose number always carries letters: "3273" for a directive of the Government is a slip.
bool lacks_suffix(const Act& a) {
  if (a.kind != "распоряжение" && a.kind != "федеральный закон") return false;
  return !a.number.empty() &&
         std::all_of(a.number.begin(), a.number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Act read_act(Reader& reader, const yaml::Node& key, const yaml::Node& in) {
  Act a;
  a.id = key.scalar;
  a.place = reader.place(key);
  if (!reader.mapping(in, "an act", {"kind", "issuer", "date", "number", "title", "edition", "valid"})) return a;
  a.kind = reader.text(in, "kind", true);
  a.issuer = reader.text(in, "issuer");
  a.number = reader.text(in, "number", true);
  a.title = reader.text(in, "title", true);
  a.edition = reader.text(in, "edition");
  const std::string date = reader.text(in, "date", true);
  if (const auto d = parse_iso_date(date))
    a.date = *d;
  else if (!date.empty())
    reader.warn("PRK-K020", reader.place(*in.find("date")), Message("the act's date is not a date: \"{}\"", date),
                "look the act up and write year-month-day");
  if (a.date.valid() && (a.date.year < 1900 || a.date.year > 2100))
    reader.warn("PRK-K020", reader.place(*in.find("date")), Message("the act's year is impossible: \"{}\"", date),
                "look the act up; a digit may be missing");
  if (lacks_suffix(a))
    reader.warn("PRK-K022", reader.place(*in.find("number")),
                Message("the number \"{}\" of a {} has no letters", a.number, a.kind),
                "such numbers end in -р, -ФЗ and the like; look the act up");
  if (const yaml::Node* valid = in.find("valid"); valid && reader.mapping(*valid, "valid", {"from", "to"})) {
    a.valid_from = reader.date(*valid, "from");
    a.valid_to = reader.date(*valid, "to");
  }
  return a;
}

/// One number and issuer with two dates or kinds: one of the two is a slip.
void compare(const std::vector<Act>& acts, Reader& reader) {
  std::map<std::pair<std::string, std::string>, const Act*> seen;
  for (const Act& a : acts) {
    if (a.number.empty()) continue;
    const auto [it, fresh] = seen.try_emplace({a.issuer, a.number}, &a);
    const Act& first = *it->second;
    if (fresh || (first.date == a.date && first.kind == a.kind)) continue;
    reader.warn("PRK-K021", a.place,
                Message("No. {} stands twice: {} of {} and {} of {}", a.number, first.kind, first.date.iso(), a.kind,
                        a.date.iso()),
                "look the act up and keep the right one");
  }
}

}  // namespace

Result<std::vector<Act>> load_acts(std::string_view yaml, const std::string& file, Diagnostics* notes) {
  auto tree = yaml::parse(yaml, file);
  if (!tree) return fail(std::move(tree.error()));
  Reader reader(file);
  std::vector<Act> acts;
  if (!reader.mapping(*tree, "a file of acts", {"prikaz", "acts"})) return fail(std::move(reader.diagnostics()));
  if (const yaml::Node* list = tree->find("acts"); list && list->is_mapping()) {
    for (const auto& [key, value] : list->pairs) acts.push_back(read_act(reader, key, value));
  } else {
    reader.error("PRK-K002", *tree, "the key \"acts\" is missing", "add \"acts:\" with one act per id");
  }
  compare(acts, reader);
  if (reader.diagnostics().has_errors()) return fail(std::move(reader.diagnostics()));
  if (notes) notes->add(std::move(reader.diagnostics()));
  return acts;
}

}  // namespace prikaz::workflow
