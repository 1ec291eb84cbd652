#include <SQLiteCpp/SQLiteCpp.h>

#include "core/hash.hpp"
#include "registry/journal.hpp"

namespace prikaz::registry {

namespace {

constexpr int busy_ms = 5'000;
constexpr const char* tables = R"(
CREATE TABLE IF NOT EXISTS prikaz_journal (
  sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, journal TEXT NOT NULL, organisation TEXT NOT NULL, document TEXT NOT NULL,
  item TEXT NOT NULL, number TEXT NOT NULL, date TEXT NOT NULL, note TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS prikaz_journal_file (
  sequence INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sequence, name));)";

/// What the hash covers: every column of the line and the hashes of its files, each with its length so that no two
/// different lines read alike.
std::string hash_of(const Event& e) {
  std::string text;
  const auto add = [&](std::string_view s) { text += std::to_string(s.size()) + ":" + std::string(s) + ";"; };
  add(std::to_string(e.sequence));
  for (const std::string_view s : {name(e.kind), std::string_view(e.journal), std::string_view(e.organisation),
                                   std::string_view(e.document), std::string_view(e.item), std::string_view(e.number)})
    add(s);
  add(e.date.iso());
  add(e.note);
  add(e.previous);
  for (const IssuedFile& f : e.files) {
    add(f.name);
    add(f.sha256);
  }
  return sha256(text);
}

Event::Kind kind_named(const std::string& s) {
  for (const auto k : {Event::Kind::registered, Event::Kind::signed_, Event::Kind::cancelled})
    if (s == name(k)) return k;
  return Event::Kind::superseded;
}

class SqliteJournal : public Journal {
 public:
  explicit SqliteJournal(const std::string& path)
      : path_(path), database_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busy_ms) {
    database_.exec(tables);
  }

  Result<Event> append(Event e) override try {
    SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
    const std::vector<Event> before = read();
    if (Status s = allowed(e, before); !s) return fail(std::move(s.error()));
    if (e.kind != Event::Kind::registered) {
      const std::vector<Issued> now = in_force(before);
      const Event& paper = find(now, e.organisation, e.document, e.item)->registration;
      e.journal = paper.journal;
      e.number = paper.number;
    }
    e.sequence = before.empty() ? 1 : before.back().sequence + 1;
    e.previous = before.empty() ? "" : before.back().hash;
    for (IssuedFile& f : e.files) f.sha256 = sha256(f.bytes);
    e.hash = hash_of(e);
    insert(e);
    transaction.commit();
    return e;
  } catch (const SQLite::Exception& error) {
    return fail(broken(error.what()));
  }

  Result<std::vector<Event>> events() const override try { return read(); } catch (const SQLite::Exception& error) {
    return fail(broken(error.what()));
  }

  Result<std::vector<IssuedFile>> files(std::int64_t sequence) const override try {
    return read_files(sequence, true);
  } catch (const SQLite::Exception& error) {
    return fail(broken(error.what()));
  }

  Result<Diagnostics> verify() const override try {
    Diagnostics found;
    std::string previous;
    std::int64_t expected = 1;
    for (const Event& e : read()) {
      const auto bad = [&](const char* what) {
        found.add(
            {"PRK-R082",
             Severity::error,
             {path_, 0, 0, {}},
             Message("line {} of the journal (number {}) was changed: {}", std::to_string(e.sequence), e.number, what),
             "compare with the signed papers and restore the registry from a copy"});
      };
      if (e.sequence != expected) bad("lines before it are missing");
      if (e.previous != previous) bad("it does not follow the line before it");
      if (hash_of(e) != e.hash) bad("its content does not match its hash");
      for (const IssuedFile& f : read_files(e.sequence, true))
        if (sha256(f.bytes) != f.sha256) bad("the bytes of an issued file were changed");
      previous = e.hash;
      expected = e.sequence + 1;
    }
    return found;
  } catch (const SQLite::Exception& error) {
    return fail(broken(error.what()));
  }

 private:
  Diagnostic broken(const char* reason) const {
    return {"PRK-R021",
            Severity::error,
            {path_, 0, 0, {}},
            Message("the registry cannot be written: {}", std::string(reason)),
            "check that the file is a registry of prikaz, that it may be written and that the disk is not full"};
  }

  Status allowed(const Event& e, const std::vector<Event>& before) const {
    const std::vector<Issued> now = in_force(before);
    const Issued* mine = find(now, e.organisation, e.document, e.item);
    if (e.kind != Event::Kind::registered) {
      if (mine) return {};
      return fail({"PRK-R083",
                   Severity::error,
                   {path_, 0, 0, {}},
                   Message("there is no registered paper \"{}\" of {}", e.document, e.organisation),
                   "register it first"});
    }
    if (mine)
      return fail({"PRK-R081",
                   Severity::error,
                   {path_, 0, 0, {}},
                   Message("the paper is registered already, number {} of {}", mine->registration.number,
                           mine->registration.date.iso()),
                   "cancel it or register the paper that supersedes it"});
    for (const Event& old : before)
      if (old.kind == Event::Kind::registered && old.journal == e.journal && old.organisation == e.organisation &&
          old.date.year == e.date.year && old.number == e.number)
        return fail({"PRK-R080",
                     Severity::error,
                     {path_, 0, 0, {}},
                     Message("the number {} is taken in this journal and year", e.number),
                     "take the next free number"});
    return {};
  }

  void insert(const Event& e) {
    SQLite::Statement line(database_, "INSERT INTO prikaz_journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    line.bind(1, e.sequence);
    const std::string kind(name(e.kind)), date = e.date.iso();
    int column = 2;
    for (const std::string* s :
         {&kind, &e.journal, &e.organisation, &e.document, &e.item, &e.number, &date, &e.note, &e.previous, &e.hash})
      line.bind(column++, *s);
    line.exec();
    for (const IssuedFile& f : e.files) {
      SQLite::Statement file(database_, "INSERT INTO prikaz_journal_file VALUES (?, ?, ?, ?)");
      file.bind(1, e.sequence);
      file.bind(2, f.name);
      file.bind(3, f.sha256);
      file.bind(4, f.bytes.data(), static_cast<int>(f.bytes.size()));
      file.exec();
    }
  }

  std::vector<Event> read() const {
    SQLite::Statement s(database_,
                        "SELECT sequence, kind, journal, organisation, document, item, number, date, note, previous, "
                        "hash FROM prikaz_journal ORDER BY sequence");
    std::vector<Event> out;
    while (s.executeStep()) {
      Event e;
      e.sequence = s.getColumn(0).getInt64();
      e.kind = kind_named(s.getColumn(1).getString());
      e.date = parse_iso_date(s.getColumn(7).getString()).value_or(Date{});
      int column = 2;
      for (std::string* into : {&e.journal, &e.organisation, &e.document, &e.item, &e.number})
        *into = s.getColumn(column++).getString();
      column = 8;
      for (std::string* into : {&e.note, &e.previous, &e.hash}) *into = s.getColumn(column++).getString();
      e.files = read_files(e.sequence, false);
      out.push_back(std::move(e));
    }
    return out;
  }

  std::vector<IssuedFile> read_files(std::int64_t sequence, bool with_bytes) const {
    SQLite::Statement s(
        database_, with_bytes ? "SELECT name, sha256, bytes FROM prikaz_journal_file WHERE sequence = ? ORDER BY name"
                              : "SELECT name, sha256 FROM prikaz_journal_file WHERE sequence = ? ORDER BY name");
    s.bind(1, sequence);
    std::vector<IssuedFile> out;
    while (s.executeStep()) {
      IssuedFile f{s.getColumn(0).getString(), s.getColumn(1).getString(), {}};
      if (with_bytes)
        f.bytes.assign(static_cast<const char*>(s.getColumn(2).getBlob()),
                       static_cast<std::size_t>(s.getColumn(2).getBytes()));
      out.push_back(std::move(f));
    }
    return out;
  }

  std::string path_;
  mutable SQLite::Database database_;
};

}  // namespace

Result<std::unique_ptr<Journal>> open_sqlite_journal(const std::string& path) try {
  return std::make_unique<SqliteJournal>(path);
} catch (const SQLite::Exception& error) {
  return fail({"PRK-R020",
               Severity::error,
               {path, 0, 0, {}},
               Message("the registry cannot be opened: {}", std::string(error.what())),
               "check the path, and that the file is a registry of prikaz"});
}

}  // namespace prikaz::registry
