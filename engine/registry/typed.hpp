// A cell read as its field's type; a value as the cell shows it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "registry/schema.hpp"
#include "sheet/cell.hpp"
#include "value/value.hpp"

namespace prikaz::registry {

/// What is wrong with a cell, or was mended in it. The caller knows the place.
struct Problem {
  const char* id;
  Severity severity;
  Message text, hint;
};

/// `value` is none for an empty cell and for one with an error. Identifiers, choices (→ id), dates, numbers, flags are
/// normalised; refs become keys (a list of them when many); person-name stays the text of the whole name here.
/// Errors: PRK-R038 choice, R039 date, R040 number, R041 СНИЛС, R042 ИНН, R043 ОГРН, R044 phone, R045 e-mail, R064
/// link, R046 flag, R053 a spreadsheet's error. Mended: PRK-R050 lost zeros (note), R051 letters of the other alphabet
/// (warning).
struct Typed {
  Value value = {};
  std::vector<Problem> problems = {};
};
Typed read_cell(const Field& field, const sheet::Cell& cell);

/// The cell's text, trimmed, no-break spaces made plain.
std::string plain_text(const sheet::Cell& cell);
/// Latin letters inside a Cyrillic word made Cyrillic; nullopt when there are none.
std::optional<std::string> mend_lookalikes(const std::string& text);

/// A stored value (choice by id, ref by key) as exports and differences show it.
std::string shown(const Field& field, const Value& stored);
/// Equal to the last letter: for text that declines, parts, gender and stored forms too.
bool same(const Value& a, const Value& b);

}  // namespace prikaz::registry
