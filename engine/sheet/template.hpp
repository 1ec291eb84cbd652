// An XLSX template: tags in cells, compiled once, rendered many times. Whatever the office program drew stays; rows
// that hold a loop repeat, and every reference to rows below moves with them.
//
//   {{ x }}              a cell of this alone takes the value's kind (number, date, flag), in the cell's own format
//   {% for %} … {% endfor %}   opened in one cell and closed in another of the row: the row repeats; the same with if
//   {%tr for %}          in a row of its own: the rows up to {%tr endfor %} repeat, and the row itself goes
//
// A reference from outside to repeated rows becomes the range of all of them; from inside, the row of its own round.
// A formula over rows that are gone reads 0 there. Formatting inside a cell with tags is the cell's; rich runs are
// joined.
#pragma once
#include <memory>
#include <string>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "template/environment.hpp"
#include "template/program.hpp"
#include "value/value.hpp"

namespace prikaz::sheet {

class Template {
 public:
  struct Impl;
  explicit Template(std::unique_ptr<Impl> impl);
  ~Template();

  /// `name` stands in messages. `env` must outlive the Template. All mistakes at once, at sheet!cell.
  /// Errors: PRK-O…, PRK-X… (the package), PRK-S001…S006 as for reading, PRK-T… (the language);
  /// PRK-S034 (warning) a pivot table: it shows the template's rows until the office program has opened the file.
  /// PRK-S030 a tag of a row is closed in another, S031 elif or else in another cell than its if, S032 tags of columns.
  static Result<std::shared_ptr<const Template>> compile(ByteView xlsx, std::string name, const tpl::Environment& env);

  /// Errors: PRK-T1xx (data), PRK-S033 more rows or longer text than a sheet can hold.
  Result<Bytes> render(const Value& context) const;

  const tpl::Usage& fields() const;
  /// Where the piece of a field stands (tpl::Field::pieces).
  Place place_of(std::uint32_t piece) const;
  const Diagnostics& warnings() const;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace prikaz::sheet
