// What the program says: results to one stream, messages to another; plain, coloured or JSON; in the reader's language.
#pragma once
#include <ostream>
#include <string>
#include <vector>

#include "app/io/catalogue.hpp"
#include "core/diagnostic.hpp"
#include "value/value.hpp"

namespace prikaz::app {

/// A table of text for a terminal; columns as wide as their widest cell, the last one free.
struct TextTable {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

class Console {
 public:
  Console(std::ostream& results, std::ostream& messages, Catalogue catalogue, bool colour, bool json)
      : out_(results), err_(messages), catalogue_(std::move(catalogue)), colour_(colour), json_(json) {}

  bool json() const { return json_; }
  void set_json(bool on) { json_ = on; }
  const Catalogue& catalogue() const { return catalogue_; }
  std::ostream& out() { return out_; }
  std::ostream& err() { return err_; }

  std::string text(const Message& m) const { return catalogue_.text(m); }
  std::string tr(const char* english) const { return catalogue_.translate(english); }
  void line(const Message& m) { out_ << text(m) << '\n'; }
  void note(const Message& m) { err_ << text(m) << '\n'; }
  void show(const Diagnostics& all);
  void show(const TextTable& table);
  /// The one JSON document of a --json run: {"ok":…, "diagnostics":[…], …fields}.
  void show_json(Dict fields, const Diagnostics& all, bool ok);
  Value as_value(const Diagnostic& d) const;

 private:
  std::ostream& out_;
  std::ostream& err_;
  Catalogue catalogue_;
  bool colour_, json_;
};

}  // namespace prikaz::app
