// Values that are more than text, and how any value is written into a slot.
//
// Mistakes: PRK-D101 a character no document can hold, PRK-D102 not a colour, PRK-D103 not a count of columns,
// PRK-D104 a value that cannot stand where its tag is.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/bytes.hpp"
#include "core/diagnostic.hpp"
#include "docx/spans.hpp"
#include "value/value.hpp"

namespace prikaz::docx {

struct Guest;
struct ChartData;

struct ContentFault {
  const char* id;
  Message text, hint;
};
using Refusal = std::optional<ContentFault>;

/// What a value may ask of the document it is written into.
class Placement {
 public:
  virtual ~Placement() = default;
  /// The next id of a drawing, unique in the document.
  virtual std::string drawing_id() = 0;
  /// The relationship id, in the part now written, of a picture; the same bytes are stored once.
  virtual std::string picture(const std::shared_ptr<const Bytes>& bytes, std::string_view extension) = 0;
  /// The relationship id of an outside address.
  virtual std::string link(std::string_view url) = 0;
  /// The relationship id of a chart with these numbers, made of `model`, or of the template's chart with the
  /// relationship `original`.
  virtual std::string chart(const ChartData& data, Bytes model, const std::string& original) = 0;
  /// The body of another document, its styles, lists, notes and pictures taken over.
  virtual std::string guest(const Guest& guest) = 0;
};

/// Rich text, pictures, captured fragments: writes its own XML.
class Content : public Object {
 public:
  virtual Refusal write(const Slot& slot, Placement& place, Bytes& out) const = 0;
};

/// Plain text into any slot: escaped; \n breaks the line, \t is a tab, \a begins a paragraph, \f a page.
Refusal write_text(std::string_view text, const Slot& slot, Bytes& out);
/// Text as it must stand between tags of text, control characters left alone. Checks as write_text.
Refusal escape_text(std::string_view text, Bytes& out);

/// Six hexadecimal digits, with or without #; auto; empty and None are auto.
Refusal write_colour(std::string_view text, Bytes& out);

/// XML of whole runs, or of whole paragraphs, into a slot.
Refusal write_runs(std::string_view runs, const Slot& slot, Bytes& out);
Refusal write_blocks(std::string_view blocks, const Slot& slot, Bytes& out);

/// What a macro, a set block or a filter block gathered.
class Fragment : public Content {
 public:
  Fragment(std::string xml, Level level) : xml_(std::move(xml)), level_(level) {}
  std::string_view type() const override { return "fragment"; }
  std::string text() const override;
  bool truthy() const override { return !xml_.empty(); }
  Refusal write(const Slot& slot, Placement& place, Bytes& out) const override;

  /// Stands for a drawing's id until the fragment is printed, for it may be printed twice.
  static constexpr char id_mark = '\x03';

 private:
  std::string xml_;
  Level level_;
};

/// XML without its tags, entities resolved.
std::string text_of(std::string_view xml);

}  // namespace prikaz::docx
