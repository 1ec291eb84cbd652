// Reading a mapping of a workflow file: right keys, right types, a place and a remedy for everything else.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "value/yaml.hpp"
#include "workflow/load.hpp"

namespace prikaz::workflow {

/// Collects the mistakes of one file.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  void error(const char* id, const yaml::Node& at, Message text, Message hint);
  void warn(const char* id, const Place& at, Message text, Message hint);

  /// K003 unless `n` is a mapping; K001 for every key not listed.
  bool mapping(const yaml::Node& n, std::string_view what, std::initializer_list<std::string_view> keys);
  /// A mapping id → something under `key`, or null; K003 when it is none.
  const yaml::Node* by_id(const yaml::Node& in, std::string_view key);
  /// The text of a scalar; K002 when required and absent, K003 when it is a list or mapping.
  std::string text(const yaml::Node& in, std::string_view key, bool required = false);
  bool flag(const yaml::Node& in, std::string_view key, bool otherwise = false);
  int integer(const yaml::Node& in, std::string_view key, int otherwise = 0);
  /// A scalar, or a list of scalars.
  std::vector<std::string> texts(const yaml::Node& in, std::string_view key);
  /// YYYY-MM-DD; K003 otherwise. Absent: not valid.
  Date date(const yaml::Node& in, std::string_view key, bool required = false);
  /// The index of a word among `words`; K003 with the list otherwise; `otherwise` when absent.
  int word(const yaml::Node& in, std::string_view key, const std::vector<std::string>& words, int otherwise);
  /// K003 unless the value under `key` is a sequence; null when absent.
  const yaml::Node* list(const yaml::Node& in, std::string_view key, bool required = false);

  Place place(const yaml::Node& n) const { return n.place(file_); }
  const std::string& file() const { return file_; }
  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  std::string file_;
  Diagnostics diagnostics_;
};

/// The `due:` of an activity or report. `period` is the roadmap's own. Errors: K003, K010.
Deadline read_deadline(Reader& reader, const yaml::Node& in, Date from, Date to, Shift shift);

/// What needs the whole graph: cycles (K009), dates outside the period (K011), order of stages (K012), empty cells
/// (K013), documents nobody produces (K017).
void check_graph(const Roadmap& roadmap, Reader& reader);

}  // namespace prikaz::workflow
