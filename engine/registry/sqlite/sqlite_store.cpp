#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "registry/sqlite/codec.hpp"
#include "registry/store.hpp"
#include "value/json.hpp"

namespace prikaz::registry {

namespace {

constexpr int busy_ms = 5'000;

std::string identifier(std::string_view name) {
  return '"' + std::string(name) + '"';
}  // ids hold no quotes (PRK-R008)

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& n : names) out += (out.empty() ? "" : ", ") + identifier(n);
  return out;
}

Diagnostic broken(const char* id, const std::string& file, const char* what, const char* reason) {
  return {id,
          Severity::error,
          {file, 0, 0, {}},
          Message(what, std::string(reason)),
          "check that the file is a registry of prikaz, that it may be written and that the disk is not full"};
}

class SqliteStore : public Store {
 public:
  SqliteStore(const std::string& path, std::shared_ptr<const Schema> schema)
      : path_(path),
        schema_(std::move(schema)),
        database_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busy_ms) {}

  Status prepare() {
    SQLite::Transaction transaction(database_);
    database_.exec("CREATE TABLE IF NOT EXISTS prikaz_registry (model TEXT NOT NULL)");
    if (SQLite::Statement model(database_, "SELECT model FROM prikaz_registry"); model.executeStep()) {
      if (const std::string found = model.getColumn(0).getString(); found != schema_->id)
        return fail({"PRK-R022",
                     Severity::error,
                     {path_, 0, 0, {}},
                     Message("this registry was made for the model {}, not {}", found, schema_->id),
                     "name the model it was made for in prikaz.yaml, or take another file"});
    } else {
      SQLite::Statement insert(database_, "INSERT INTO prikaz_registry VALUES (?)");
      insert.bind(1, schema_->id);
      insert.exec();
    }
    for (const Entity& e : schema_->entities) table(e);
    transaction.commit();
    return {};
  }

  const std::shared_ptr<const Schema>& schema() const override { return schema_; }

  Result<std::vector<Row>> rows(int entity, const Filter& filter) const override try {
    const Entity& e = at(entity);
    std::string sql = "SELECT " + list_of(sqlite::columns(e)) + " FROM " + identifier(e.id);
    if (!filter.path.empty()) sql += " WHERE " + leads_to(e, filter.path, 0);
    if (!filter.keys.empty()) sql += " WHERE " + identifier(key(e)) + " IN (SELECT value FROM json_each(?))";
    SQLite::Statement statement(database_, sql + " ORDER BY rowid");
    if (!filter.path.empty()) statement.bind(1, filter.target);
    if (!filter.keys.empty()) statement.bind(1, json::write(List(filter.keys.begin(), filter.keys.end())));
    std::vector<Row> out;
    while (statement.executeStep()) out.push_back(sqlite::read(e, statement));
    return out;
  } catch (const SQLite::Exception& error) {
    return fail(broken("PRK-R021", path_, "the registry cannot be read: {}", error.what()));
  }

  Status apply(const Changes& changes) override try {
    SQLite::Transaction transaction(database_);
    for (std::size_t i = 0; i < changes.entities.size(); ++i) change(schema_->entities[i], changes.entities[i]);
    transaction.commit();
    return {};
  } catch (const SQLite::Exception& error) {
    return fail(broken("PRK-R021", path_, "the registry cannot be written: {}", error.what()));
  }

 private:
  const Entity& at(int entity) const { return schema_->entities[static_cast<std::size_t>(entity)]; }
  static const std::string& key(const Entity& e) { return e.fields[static_cast<std::size_t>(e.key)].id; }

  void table(const Entity& e) {
    database_.exec("CREATE TABLE IF NOT EXISTS " + identifier(e.id) + " (" + identifier(key(e)) +
                   " TEXT NOT NULL UNIQUE)");
    std::vector<std::string> known;
    SQLite::Statement info(database_, "SELECT name FROM pragma_table_info(?)");
    info.bind(1, e.id);
    while (info.executeStep()) known.push_back(info.getColumn(0).getString());
    for (const Field& f : e.fields)
      for (const std::string& column : sqlite::columns(f))
        if (std::find(known.begin(), known.end(), column) == known.end())
          database_.exec("ALTER TABLE " + identifier(e.id) + " ADD COLUMN " + identifier(column) + " " +
                         std::string(sqlite::column_type(f)));
  }

  /// "child" IN (SELECT code FROM person WHERE "organisation" = ?)
  std::string leads_to(const Entity& e, const std::vector<int>& path, std::size_t step) const {
    const Field& f = e.fields[static_cast<std::size_t>(path[step])];
    if (step + 1 == path.size()) return identifier(f.id) + " = ?";
    const Entity& next = at(f.to);
    return identifier(f.id) + " IN (SELECT " + identifier(key(next)) + " FROM " + identifier(next.id) + " WHERE " +
           leads_to(next, path, step + 1) + ")";
  }

  void change(const Entity& e, const Changes::Of& of) {
    if (!of.remove.empty()) {
      SQLite::Statement remove(database_, "DELETE FROM " + identifier(e.id) + " WHERE " + identifier(key(e)) + " = ?");
      for (const std::string& k : of.remove) {
        remove.bind(1, k);
        remove.exec();
        remove.reset();
      }
    }
    if (of.put.empty()) return;
    const auto columns = sqlite::columns(e);
    std::string marks, updates;
    for (const std::string& c : columns) {
      marks += marks.empty() ? "?" : ", ?";
      updates += (updates.empty() ? "" : ", ") + identifier(c) + " = excluded." + identifier(c);
    }
    SQLite::Statement put(database_, "INSERT INTO " + identifier(e.id) + " (" + list_of(columns) + ") VALUES (" +
                                         marks + ") ON CONFLICT (" + identifier(key(e)) + ") DO UPDATE SET " + updates);
    for (const Row& row : of.put) {
      put.clearBindings();
      sqlite::bind(e, row, put);
      put.exec();
      put.reset();
    }
  }

  std::string path_;
  std::shared_ptr<const Schema> schema_;
  mutable SQLite::Database database_;
};

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite(const std::string& path, std::shared_ptr<const Schema> schema) try {
  auto store = std::make_unique<SqliteStore>(path, std::move(schema));
  if (auto status = store->prepare(); !status) return fail(std::move(status.error()));
  return std::unique_ptr<Store>(std::move(store));
} catch (const SQLite::Exception& error) {
  return fail(broken("PRK-R020", path, "the registry cannot be opened: {}", error.what()));
}

}  // namespace prikaz::registry
