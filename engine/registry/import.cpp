#include "registry/import.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/utf8.hpp"
#include "registry/header.hpp"
#include "registry/incoming.hpp"
#include "registry/names.hpp"
#include "registry/snapshot.hpp"
#include "registry/typed.hpp"
#include "value/inflectable.hpp"

namespace prikaz::registry {

namespace {

constexpr const char* lists_sheet = "Списки";  // of our own exports: values for drop-down lists

class Import {
 public:
  Import(const Store& store, const sheet::Workbook& book, const ImportOptions& options)
      : store_(store),
        schema_(*store.schema()),
        book_(book),
        options_(options),
        incoming_(schema_.entities.size()),
        stored_(schema_.entities.size()),
        at_(schema_.entities.size()),
        given_(schema_.entities.size(), false) {}

  Result<ImportPlan> plan() {
    for (std::size_t s = 0; s < book_.sheets.size(); ++s) read_sheet(static_cast<int>(s));
    bool any = false;
    for (const bool given : given_) any |= given;
    if (!any && !found_.has_errors())
      add("PRK-R055", {}, "nothing in the file is known to the registry",
          Message("name a sheet as one of: {}", joined(sheet_titles(schema_))));
    if (auto status = load(); !status) return fail(std::move(status.error()));
    for (std::size_t e = 0; e < incoming_.size(); ++e) keys(e), whole_rows(e);
    for (std::size_t e = 0; e < incoming_.size(); ++e) {
      for (Incoming& in : incoming_[e]) refs(e, in);
      uniques(e);
    }
    ImportPlan out = compare();
    if (found_.has_errors()) return fail(std::move(found_));
    out.notes = std::move(found_);
    return out;
  }

 private:
  const Entity& entity(std::size_t e) const { return schema_.entities[e]; }

  void add(const char* id, std::string detail, Message text, Message hint, Severity severity = Severity::error) {
    found_.add({id, severity, {book_.file, 0, 0, std::move(detail)}, std::move(text), std::move(hint)});
  }
  std::string place(const Incoming& in, std::size_t field) const {
    return book_.sheets[static_cast<std::size_t>(in.sheet)].name + "!" +
           sheet::a1(sheet::Ref{in.index, std::max(in.cell[field], 0)});
  }
  static std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& n : names) out += (out.empty() ? "«" : ", «") + n + "»";
    return out;
  }

  void read_sheet(int s) {
    const sheet::Sheet& sheet = book_.sheets[static_cast<std::size_t>(s)];
    if (sheet.rows.empty() || (sheet.hidden && sheet.name == lists_sheet)) return;
    const std::string& name = options_.entity.empty() ? sheet.name : options_.entity;
    int e = entity_by_sheet_name(schema_, name);
    if (e < 0 && !sheet.hidden) e = by_head(sheet);
    if (e < 0) {
      const auto near = utf8::near_names(name, sheet_titles(schema_));
      add("PRK-R030", sheet.name, Message("the sheet «{}» is not known and was left out", sheet.name),
          near.empty() ? Message("delete it, or name it as one of: {}", joined(sheet_titles(schema_)))
                       : Message("did you mean {}?", joined(near)),
          Severity::warning);
      return;
    }
    const auto i = static_cast<std::size_t>(e);
    given_[i] = read_rows(entity(i), book_, s, incoming_[i], found_) || given_[i];
  }

  /// A sheet of another name whose head is plainly an entity's: more than half of its columns are known.
  int by_head(const sheet::Sheet& sheet) {
    int best = -1, most = 0;
    for (std::size_t e = 0; e < schema_.entities.size(); ++e) {
      const Header h = find_header(columns(entity(e)), sheet);
      if (h.matched > most && h.matched >= 2 && 2 * h.matched > static_cast<int>(sheet.find(h.row)->cells.size()))
        best = static_cast<int>(e), most = h.matched;
    }
    if (best >= 0)
      add("PRK-R030", sheet.name,
          Message("the sheet «{}» was read as «{}» because of its columns", sheet.name,
                  entity(static_cast<std::size_t>(best)).title),
          "name the sheet so if that is right", Severity::note);
    return best;
  }

  Status load() {
    for (std::size_t e = 0; e < schema_.entities.size(); ++e) {
      auto rows = store_.rows(static_cast<int>(e));
      if (!rows) return fail(std::move(rows.error()));
      stored_[e] = std::move(*rows);
      for (std::size_t i = 0; i < stored_[e].size(); ++i) at_[e].emplace(key_of(e, stored_[e][i]), i);
    }
    return {};
  }

  const std::string& key_of(std::size_t e, const Row& row) const {
    return row[static_cast<std::size_t>(entity(e).key)].string();
  }

  void keys(std::size_t e) {
    const auto field = static_cast<std::size_t>(entity(e).key);
    std::unordered_map<std::string, const Incoming*> first;
    for (Incoming& in : incoming_[e]) {
      const std::string& key = in.key(entity(e));
      if (key.empty()) continue;
      if (const auto [it, fresh] = first.emplace(key, &in); !fresh) {
        add("PRK-R036", place(in, field),
            Message("«{}» {} stands twice, first in {}", entity(e).fields[field].title, key, place(*it->second, field)),
            "give one of the rows another code, or delete it");
        in.broken = true;
      }
    }
  }

  /// A row that the registry holds may come with the columns that change; a new one needs all the required ones. Said
  /// once for each column of a sheet.
  void whole_rows(std::size_t e) {
    const std::vector<Column> all = columns(entity(e));
    std::set<int> updates;  // sheets with a row that is known
    for (const Incoming& in : incoming_[e])
      if (at_[e].count(in.key(entity(e)))) updates.insert(in.sheet);
    std::set<std::pair<int, std::size_t>> said;
    for (const Incoming& in : incoming_[e]) {
      if (in.key(entity(e)).empty() || at_[e].count(in.key(entity(e)))) continue;
      for (std::size_t f = 0; f < entity(e).fields.size(); ++f) {
        if (!entity(e).fields[f].required || (in.cell[f] >= 0 && !in.parts.count(f))) continue;
        if (!said.insert({in.sheet, f}).second) continue;
        const sheet::Sheet& sheet = book_.sheets[static_cast<std::size_t>(in.sheet)];
        const Header header = find_header(all, sheet);
        found_.add(missing_column(entity(e), all, header, sheet, book_.file, static_cast<int>(f),
                                  updates.count(in.sheet) ? in.index : header.row));
      }
    }
  }

  /// Every key an entity will have after the import.
  const std::unordered_set<std::string>& known(std::size_t e) {
    auto& set = known_[e];
    if (!set.empty()) return set;
    for (const Incoming& in : incoming_[e]) set.insert(in.key(entity(e)));
    if (!options_.replace || !given_[e])
      for (const Row& row : stored_[e]) set.insert(key_of(e, row));
    return set;
  }

  void refs(std::size_t e, Incoming& in) {
    for (std::size_t f = 0; f < in.row.size(); ++f) {
      const Field& field = entity(e).fields[f];
      if (field.to < 0 || in.row[f].is_none()) continue;
      if (!in.row[f].is(Value::Kind::list)) {
        in.row[f] = ref(field, in, f, in.row[f].string());
        continue;
      }
      List keys;
      for (const Value& key : in.row[f].list()) keys.push_back(ref(field, in, f, key.string()));
      in.row[f] = Value(std::move(keys));
    }
  }

  Value ref(const Field& field, Incoming& in, std::size_t f, const std::string& key) {
    const auto to = static_cast<std::size_t>(field.to);
    const auto& there = known(to);
    if (there.count(key)) return key;
    const auto alike = [](const std::string& s) { return utf8::to_cyrillic_lookalikes(utf8::fold(s)); };
    std::vector<std::string> all(there.begin(), there.end()), same_look;
    for (const std::string& k : all)
      if (alike(k) == alike(key)) same_look.push_back(k);
    if (same_look.size() == 1) {
      add("PRK-R051", place(in, f),
          Message("«{}» differs from «{}» by letters that look alike; it was read as that", key, same_look[0]),
          "copy the code from its row", Severity::warning);
      return same_look[0];
    }
    std::sort(all.begin(), all.end());
    const auto near = utf8::near_names(key, all);
    in.broken = true;
    add("PRK-R037", place(in, f), Message("there is no {} in «{}»", key, entity(to).title),
        near.empty() ? Message("add a row with this code to «{}», or mend the code", entity(to).title)
                     : Message("did you mean {}?", joined(near)));
    return {};
  }

  void uniques(std::size_t e) {
    for (std::size_t f = 0; f < entity(e).fields.size(); ++f) {
      if (!entity(e).fields[f].unique || static_cast<int>(f) == entity(e).key) continue;
      std::unordered_set<std::string> replaced;
      for (const Incoming& in : incoming_[e]) replaced.insert(in.key(entity(e)));
      std::unordered_map<std::string, std::string> first;
      if (!options_.replace)
        for (const Row& row : stored_[e])
          if (!row[f].is_none() && !replaced.count(key_of(e, row))) first.emplace(row[f].text(), key_of(e, row));
      for (const Incoming& in : incoming_[e]) {
        if (in.row[f].is_none()) continue;
        if (const auto [it, fresh] = first.emplace(in.row[f].text(), place(in, f)); !fresh)
          add("PRK-R052", place(in, f),
              Message("«{}» {} stands twice, first in {}", entity(e).fields[f].title, in.row[f].text(), it->second),
              "two rows cannot have the same; mend one of them");
      }
    }
  }

  ImportPlan compare() {
    ImportPlan out;
    out.changes.entities.resize(schema_.entities.size());
    out.counts.resize(schema_.entities.size());
    for (std::size_t e = 0; e < schema_.entities.size(); ++e) {
      std::unordered_set<std::string> seen;
      for (Incoming& in : incoming_[e]) {
        if (in.broken || in.key(entity(e)).empty()) continue;
        seen.insert(in.key(entity(e)));
        compare(e, in, out);
      }
      if (!options_.replace || !given_[e]) continue;
      for (const Row& row : stored_[e])
        if (!seen.count(key_of(e, row))) {
          out.changes.entities[e].remove.push_back(key_of(e, row));
          out.differences.push_back({Difference::Kind::removed, static_cast<int>(e), key_of(e, row), {}});
          ++out.counts[e].removed;
        }
    }
    return out;
  }

  void compare(std::size_t e, Incoming& in, ImportPlan& out) {
    const std::string key = in.key(entity(e));
    const auto it = at_[e].find(key);
    const Row* before = it == at_[e].end() ? nullptr : &stored_[e][it->second];
    Difference difference{before ? Difference::Kind::changed : Difference::Kind::added, static_cast<int>(e), key, {}};
    for (std::size_t f = 0; before && f < in.row.size(); ++f) {
      if (const auto parts = in.parts.find(f); parts != in.parts.end())
        in.row[f] = with_parts(parts->second, (*before)[f]);
      else
        in.row[f] = in.cell[f] < 0 ? (*before)[f] : with_forms(in.row[f], (*before)[f], in.forms[f]);
      if (same(in.row[f], (*before)[f])) continue;
      const Field& field = entity(e).fields[f];
      const bool special = field.personal == "special";  // G-21: that it changed, not what it says
      difference.fields.push_back(
          {static_cast<int>(f), special ? "…" : shown(field, (*before)[f]), special ? "…" : shown(field, in.row[f])});
    }
    checks(e, in);
    if (before && difference.fields.empty()) {
      ++out.counts[e].same;
      return;
    }
    ++(before ? out.counts[e].changed : out.counts[e].added);
    out.differences.push_back(std::move(difference));
    out.changes.entities[e].put.push_back(std::move(in.row));
  }

  /// A sheet without columns for forms (or without a gender) leaves those of an unchanged name as they are.
  static Value with_forms(const Value& now, const Value& before, bool forms_given) {
    const auto* a = now.as<Inflectable>();
    const auto* b = before.as<Inflectable>();
    if (!a || !b || a->whole != b->whole) return now;
    if ((forms_given || a->stored == b->stored) && (a->gender != Gender::unknown || a->gender == b->gender)) return now;
    auto copy = std::make_shared<Inflectable>(*a);
    if (!forms_given) copy->stored = b->stored;
    if (copy->gender == Gender::unknown) copy->gender = b->gender;
    return std::shared_ptr<const Object>(std::move(copy));
  }

  /// The name as it will be; forms written by hand go with the name they were written for.
  static Value with_parts(const NameParts& parts, const Value& before) {
    const auto* b = before.as<Inflectable>();
    if (!b) return before;
    const Gender gender = parts.gender == Gender::unknown ? b->gender : parts.gender;
    auto name = person_name(parts.surname.value_or(b->surname), parts.first.value_or(b->first),
                            parts.patronymic.value_or(b->patronymic), gender);
    if (name->whole == b->whole) name->stored = b->stored;
    return std::shared_ptr<const Object>(std::move(name));
  }

  void checks(std::size_t e, const Incoming& in) {
    if (!options_.check) return;
    std::optional<Record> record;
    for (std::size_t f = 0; f < in.row.size(); ++f) {
      const Field& field = entity(e).fields[f];
      if (field.check.empty() || in.row[f].is_none() || uncheckable_.count(&field)) continue;
      if (!record) record.emplace(entity(e), in.row);
      auto holds = options_.check(field.check, Snapshot::value(*record));
      if (!holds) {
        uncheckable_.insert(&field);  // a mistake of the model, told once
        for (Diagnostic& d : holds.error())
          found_.add({"PRK-R054", Severity::error, field.place,
                      Message("the check of «{}» cannot be evaluated: {}", field.title, d.text.str()), d.hint});
      } else if (!*holds) {
        add("PRK-R049", place(in, f),
            Message("«{}» {}: {}", field.title, shown(field, in.row[f]), field.say.empty() ? field.check : field.say),
            Message("the rule is: {}", field.check));
      }
    }
  }

  const Store& store_;
  const Schema& schema_;
  const sheet::Workbook& book_;
  const ImportOptions& options_;
  std::vector<std::vector<Incoming>> incoming_;
  std::vector<std::vector<Row>> stored_;
  std::vector<std::unordered_map<std::string, std::size_t>> at_;
  std::vector<bool> given_;
  std::unordered_map<std::size_t, std::unordered_set<std::string>> known_;
  std::unordered_set<const Field*> uncheckable_;
  Diagnostics found_;
};

}  // namespace

Result<ImportPlan> plan_import(const Store& store, const sheet::Workbook& book, const ImportOptions& options) {
  return Import(store, book, options).plan();
}

}  // namespace prikaz::registry
