// PDF forms (AcroForm, ISO 32000-1 §12.7): what an authority sends out to be filled in. Values may be Cyrillic: every
// filled field gets an appearance of its own with an embedded font, so that each reader and printer shows it alike.
// Files from outside are read by qpdf, which is made for damaged and hostile ones; PoDoFo never opens them.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/result.hpp"
#include "font/font.hpp"

namespace prikaz::pdf {

struct FormField {
  enum class Kind { text, check, radio, choice, other };
  std::string name;  ///< fully qualified: "applicant.name"
  Kind kind = Kind::text;
  std::string value;                 ///< "true" or "" of a check box
  std::vector<std::string> options;  ///< of a choice; the states of a radio button
};

/// Errors: PRK-P010 not a PDF, damaged beyond repair or protected; PRK-P011 it has no form.
Result<std::vector<FormField>> read_form(const Bytes& pdf, const std::string& file);

using FormValues = std::vector<std::pair<std::string, std::string>>;  ///< field name → value

/// The filled form; `flatten` makes the values part of the pages, so that nobody edits them. Same input, same bytes.
/// Errors: those of read_form; PRK-P012 there is no such field (near names are listed); PRK-P013 a value that the field
/// cannot take (a choice without it, a push button). All of them at once. Into `warnings`: PRK-F003.
Result<Bytes> fill_form(const Bytes& pdf, const std::string& file, const FormValues& values, const font::Library& fonts,
                        bool flatten, Diagnostics& warnings);

}  // namespace prikaz::pdf
