#include "registry/snapshot.hpp"

#include <algorithm>
#include <set>

namespace prikaz::registry {

namespace {

/// The shortest chain of single refs from `from` to `root`; empty when there is none (or from == root).
std::vector<int> path_to(const Schema& schema, int from, int root) {
  std::vector<std::pair<int, std::vector<int>>> queue{{from, {}}};
  std::set<int> seen{from};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const auto [entity, path] = queue[i];
    if (entity == root) return path;
    const auto& fields = schema.entities[static_cast<std::size_t>(entity)].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].to < 0 || fields[f].many || !seen.insert(fields[f].to).second) continue;
      queue.emplace_back(fields[f].to, path);
      queue.back().second.push_back(static_cast<int>(f));
    }
  }
  return {};
}

const std::shared_ptr<List>& nothing() {
  static const auto empty = std::make_shared<List>();
  return empty;
}

}  // namespace

std::optional<Value> Record::get(std::string_view name) const {
  const auto m = entity_->member(name);
  if (!m) return std::nullopt;
  if (m->kind == Member::Kind::field) return at(m->index);
  const auto& list = back_[static_cast<std::size_t>(m->index)];
  return Value(list ? list : nothing());
}

const List& Record::back(int index) const {
  const auto& list = back_[static_cast<std::size_t>(index)];
  return list ? *list : *nothing();
}

std::string Record::text() const {
  const auto named = [&](Type type) -> const Value* {
    const Value* found = nullptr;
    for (std::size_t i = 0; i < entity_->fields.size(); ++i)
      if (entity_->fields[i].type == type && !row_[i].is_none()) found = &row_[i];
    return found;
  };
  if (const Value* name = named(Type::person_name)) return name->text();
  if (const Value* name = named(Type::org_name)) return name->text();
  return key();
}

bool Record::same(const Object& other) const {
  const auto* record = dynamic_cast<const Record*>(&other);
  return record && record->entity().id == entity().id && record->key() == key();
}

std::optional<Value> ChoiceValue::get(std::string_view name) const {
  if (name == "id") return Value(choice_->id);
  if (name == "title" || name == "название") return Value(choice_->title);
  return std::nullopt;
}

Snapshot::Snapshot(std::shared_ptr<const Schema> schema)
    : schema_(std::move(schema)), records_(schema_->entities.size()), index_(schema_->entities.size()) {
  for (std::size_t i = 0; i < schema_->entities.size(); ++i) lists_.push_back(std::make_shared<List>());
  for (const Entity& e : schema_->entities)
    for (const Field& f : e.fields)
      for (const Choice& c : f.choices) choices_.emplace(&c, std::make_shared<const ChoiceValue>(c));
}

Result<std::unique_ptr<Snapshot>> Snapshot::load(const Store& store) {
  std::unique_ptr<Snapshot> snapshot(new Snapshot(store.schema()));
  for (std::size_t i = 0; i < snapshot->schema_->entities.size(); ++i) {
    auto rows = store.rows(static_cast<int>(i));
    if (!rows) return fail(std::move(rows.error()));
    snapshot->take(static_cast<int>(i), std::move(*rows));
  }
  snapshot->link();
  return snapshot;
}

Result<std::unique_ptr<Snapshot>> Snapshot::load(const Store& store, Date day) {
  auto snapshot = load(store);
  if (snapshot && day.valid()) (*snapshot)->set_back(day);
  return snapshot;
}

Result<std::unique_ptr<Snapshot>> Snapshot::load(const Store& store, int root, const std::string& key) {
  std::unique_ptr<Snapshot> snapshot(new Snapshot(store.schema()));
  const Schema& schema = *snapshot->schema_;
  for (int i = 0; i < static_cast<int>(schema.entities.size()); ++i) {
    Filter filter;
    if (i == root)
      filter.keys = {key};
    else
      filter.path = path_to(schema, i, root), filter.target = key;
    auto rows = store.rows(i, filter);
    if (!rows) return fail(std::move(rows.error()));
    snapshot->take(i, std::move(*rows));
  }
  if (!snapshot->find(root, key))
    return fail({"PRK-R061",
                 Severity::error,
                 {},
                 Message("there is no {} {}", schema.entities[static_cast<std::size_t>(root)].id, key),
                 "list the registry to see which codes it has"});
  if (auto status = snapshot->complete(store); !status) return fail(std::move(status.error()));
  snapshot->link();
  return snapshot;
}

void Snapshot::take(int entity, std::vector<Row> rows) {
  const auto e = static_cast<std::size_t>(entity);
  for (Row& row : rows) {
    Record& record = records_[e].emplace_back(schema_->entities[e], std::move(row));
    if (index_[e].emplace(record.key(), &record).second)
      lists_[e]->push_back(value(record));
    else
      records_[e].pop_back();
  }
}

// Rows of another organisation that ours point to (a mentor from the neighbouring school) come along, and so do theirs.
Status Snapshot::complete(const Store& store) {
  std::vector<std::set<std::string>> asked(records_.size());
  for (bool more = true; more;) {
    std::vector<std::set<std::string>> missing(records_.size());
    for (std::size_t e = 0; e < records_.size(); ++e)
      for (const Record& r : records_[e])
        for (std::size_t f = 0; f < r.row_.size(); ++f) {
          const int to = schema_->entities[e].fields[f].to;
          if (to < 0) continue;
          const auto want = [&](const Value& k) {
            const auto t = static_cast<std::size_t>(to);
            if (k.is(Value::Kind::string) && !find(to, k.string()) && !asked[t].count(k.string()))
              missing[t].insert(k.string());
          };
          if (r.row_[f].is(Value::Kind::list))
            for (const Value& k : r.row_[f].list()) want(k);
          else
            want(r.row_[f]);
        }
    more = false;
    for (std::size_t e = 0; e < missing.size(); ++e) {
      if (missing[e].empty()) continue;
      Filter filter;
      filter.keys.assign(missing[e].begin(), missing[e].end());
      auto rows = store.rows(static_cast<int>(e), filter);
      if (!rows) return fail(std::move(rows.error()));
      take(static_cast<int>(e), std::move(*rows));
      asked[e].merge(missing[e]);
      more = true;
    }
  }
  return {};
}

Value Snapshot::value(const Record& record) {
  return std::shared_ptr<const Object>(std::shared_ptr<void>(), &record);  // the Snapshot owns it: no cycles
}

const Record* Snapshot::find(int entity, std::string_view key) const {
  const auto& index = index_[static_cast<std::size_t>(entity)];
  const auto it = index.find(key);
  return it == index.end() ? nullptr : it->second;
}

Value Snapshot::linked(const Record& from, const Field& field, const Value& stored) {
  if (field.type == Type::choice) {
    for (const Choice& c : field.choices)
      if (c.id == stored.string()) return std::shared_ptr<const Object>(choices_.at(&c));
  } else if (const Record* to = find(field.to, stored.string())) {
    return value(*to);
  }
  notes_.add({"PRK-R060",
              Severity::warning,
              {{}, 0, 0, from.entity().id + " " + from.key() + ", " + field.id},
              Message("{} {} is not in the registry", field.type == Type::choice ? "the choice" : "the record",
                      stored.string()),
              "import the workbook that holds it"});
  return {};
}

void Snapshot::link() {
  // Back references first: they need the keys that linking replaces by records.
  for (std::size_t e = 0; e < records_.size(); ++e)
    for (std::size_t b = 0; b < schema_->entities[e].back.size(); ++b) {
      const BackReference& reference = schema_->entities[e].back[b];
      for (const Value& item : *lists_[static_cast<std::size_t>(reference.entity)]) {
        const auto& from = static_cast<const Record&>(item.object());
        const Value& stored = from.at(reference.field);
        const auto join = [&](const Value& k) {
          const auto it = k.is(Value::Kind::string) ? index_[e].find(k.string()) : index_[e].end();
          if (it == index_[e].end()) return;
          auto& list = it->second->back_[b];
          if (!list) list = std::make_shared<List>();
          list->push_back(item);
        };
        if (stored.is(Value::Kind::list))
          for (const Value& k : stored.list()) join(k);
        else
          join(stored);
      }
    }
  for (std::size_t e = 0; e < records_.size(); ++e) {
    const auto& fields = schema_->entities[e].fields;
    for (Record& r : records_[e])
      for (std::size_t f = 0; f < fields.size(); ++f) {
        if ((fields[f].type != Type::choice && fields[f].to < 0) || r.row_[f].is_none()) continue;
        if (!r.row_[f].is(Value::Kind::list)) {
          r.row_[f] = linked(r, fields[f], r.row_[f]);
          continue;
        }
        List records;
        for (const Value& k : r.row_[f].list())
          if (Value v = linked(r, fields[f], k); !v.is_none()) records.push_back(std::move(v));
        r.row_[f] = Value(std::move(records));
      }
  }
}

/// The value a history gives for the day; nothing when the row has no record of it, none when none holds the day.
static std::optional<Value> held_on(const Record& row, const History& history, Date day) {
  const auto date = [](const Value& v) { return v.is(Value::Kind::date) ? v.date() : Date{}; };
  std::optional<Value> found;
  Date since;
  bool terms = false;  // else readings, which never end
  for (const Value& record : row.get(history.of)->list()) {
    if (record.get(history.where).get("id") != Value(history.equals)) continue;
    terms = terms || !record.get("to").is_undefined();
    const Date from = date(record.get("from")), to = date(record.get("to"));
    if (day < from || (to.valid() && to < day) || (since.valid() && from < since)) continue;
    found = record.get(history.take);  // of several who hold the day, the one appointed last
    since = from;
  }
  return found || !terms ? found : Value();
}

void Snapshot::set_back(Date day) {
  for (std::size_t e = 0; e < records_.size(); ++e) {
    const auto& fields = schema_->entities[e].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (!fields[f].history) continue;
      for (Record& r : records_[e])
        if (auto then = held_on(r, *fields[f].history, day)) r.row_[f] = std::move(*then);
    }
  }
}

Dict Snapshot::names() const {
  Dict out;
  for (std::size_t e = 0; e < lists_.size(); ++e)
    for (const std::string* name : {&schema_->entities[e].plural, &schema_->entities[e].plural_alias})
      if (!name->empty()) out[*name] = Value(lists_[e]);
  return out;
}

}  // namespace prikaz::registry
