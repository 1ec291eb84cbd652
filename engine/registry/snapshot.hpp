// The registry in memory, as templates and gates see it: records whose refs are records, whose names decline.
#pragma once
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "registry/store.hpp"
#include "value/value.hpp"

namespace prikaz::registry {

class Snapshot;

/// A row. `get` takes ids and Cyrillic aliases of fields and back references; an empty field is none.
/// It prints its person's name, else its organisation's short name, else its key.
class Record : public Object {
 public:
  Record(const Entity& entity, Row row) : entity_(&entity), row_(std::move(row)), back_(entity.back.size()) {}

  std::string_view type() const override { return "record"; }
  std::optional<Value> get(std::string_view name) const override;
  std::vector<std::string> fields() const override { return entity_->member_names(); }
  std::string text() const override;
  /// The same row: two people of one name are two people.
  bool same(const Object& other) const override;

  const Entity& entity() const { return *entity_; }
  const std::string& key() const { return row_[static_cast<std::size_t>(entity_->key)].string(); }
  const Value& at(int field) const { return row_[static_cast<std::size_t>(field)]; }
  /// Records that point here, in the order of import; `index` counts Entity::back.
  const List& back(int index) const;

 private:
  friend class Snapshot;
  const Entity* entity_;
  Row row_;
  std::vector<std::shared_ptr<List>> back_;  ///< null until someone points here
};

/// A value of a choice field: prints its title; `.id` is what gates compare.
class ChoiceValue : public Object {
 public:
  explicit ChoiceValue(const Choice& choice) : choice_(&choice) {}
  std::string_view type() const override { return "choice"; }
  std::optional<Value> get(std::string_view name) const override;
  std::vector<std::string> fields() const override { return {"id", "title"}; }
  std::string text() const override { return choice_->title; }

 private:
  const Choice* choice_;
};

/// Owns every record; Values taken from it point into it and must not outlive it.
class Snapshot {
 public:
  /// The whole registry; or, with `root` (entity) and `key`, the rows that belong to that record through refs, and
  /// whatever those rows point to. Errors of the store; PRK-R061 there is no such record. A ref that leads nowhere
  /// reads as none and is listed in `notes` (PRK-R060).
  static Result<std::unique_ptr<Snapshot>> load(const Store& store);
  static Result<std::unique_ptr<Snapshot>> load(const Store& store, int root, const std::string& key);
  /// The whole registry as it was on a day: fields with a history hold who or what they were then.
  static Result<std::unique_ptr<Snapshot>> load(const Store& store, Date day);

  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  const Schema& schema() const { return *schema_; }
  const Record* find(int entity, std::string_view key) const;
  /// Records of an entity in the order of import, as template values.
  const std::shared_ptr<List>& all(int entity) const { return lists_[static_cast<std::size_t>(entity)]; }
  /// "organisations", «организации», "persons"…: every entity's list by its plural and plural alias.
  Dict names() const;
  static Value value(const Record& record);
  const Diagnostics& notes() const { return notes_; }

 private:
  explicit Snapshot(std::shared_ptr<const Schema> schema);
  void take(int entity, std::vector<Row> rows);
  Status complete(const Store& store);
  void link();
  void set_back(Date day);
  Value linked(const Record& from, const Field& field, const Value& stored);

  std::shared_ptr<const Schema> schema_;
  std::vector<std::deque<Record>> records_;
  std::vector<std::unordered_map<std::string_view, Record*>> index_;
  std::vector<std::shared_ptr<List>> lists_;
  std::unordered_map<const Choice*, std::shared_ptr<const ChoiceValue>> choices_;
  Diagnostics notes_;
};

}  // namespace prikaz::registry
