// The journal of issued papers: an append-only chain. Each event holds the hash of the one before it, so that a changed
// or removed line is found; the bytes of a registered paper are frozen beside it (R-12, L-19, design §1).
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "value/date.hpp"

namespace prikaz::registry {

/// A file as it was issued.
struct IssuedFile {
  std::string name, sha256;
  Bytes bytes;
};

/// One line of the journal.
struct Event {
  enum class Kind { registered, signed_, cancelled, superseded };
  std::int64_t sequence = 0;  ///< 1, 2, 3 … over all journals
  Kind kind = Kind::registered;
  std::string journal;  ///< "orders"; of the organisation, one numbering a year (L-19)
  std::string organisation, document, item;
  std::string number;  ///< "275/1", "218-О"; of what became of a paper: the paper's
  Date date;
  std::string note;  ///< basis of a cancellation, number of the paper that supersedes
  std::vector<IssuedFile> files;
  std::string previous, hash;
};
std::string_view name(Event::Kind k) noexcept;

/// A registered paper with what became of it.
struct Issued {
  Event registration;
  Event::Kind state = Event::Kind::registered;
};

class Journal {
 public:
  virtual ~Journal() = default;
  /// Fills sequence, previous and hash; all or nothing. Errors: PRK-R080 the number is taken in this journal and year,
  /// R081 the paper is registered already (and not cancelled), R083 there is no registered paper to sign or cancel.
  virtual Result<Event> append(Event e) = 0;
  /// Without the files' bytes.
  virtual Result<std::vector<Event>> events() const = 0;
  virtual Result<std::vector<IssuedFile>> files(std::int64_t sequence) const = 0;
  /// PRK-R082 for every line that was changed, removed or put in between, and every file whose bytes were changed.
  virtual Result<Diagnostics> verify() const = 0;
};

/// Papers as they stand now: registered or signed ones, without cancelled and superseded.
std::vector<Issued> in_force(const std::vector<Event>& events);
const Issued* find(const std::vector<Issued>& all, std::string_view organisation, std::string_view document,
                   std::string_view item);
/// The next number of a journal: `{n}` in the pattern ("{n}-О") becomes one more than was used that year.
std::string next_number(const std::vector<Event>& events, const std::string& pattern, const std::string& journal,
                        const std::string& organisation, int year);

/// The journal in the registry's SQLite file. Errors PRK-R020, PRK-R021.
Result<std::unique_ptr<Journal>> open_sqlite_journal(const std::string& path);

}  // namespace prikaz::registry
