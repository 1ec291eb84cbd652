// Report forms: a table declared in YAML (templates/forms/*.yaml) → rows computed from the registry → XLSX, every
// number with the records it was made from.
#pragma once
#include <string>
#include <vector>

#include "core/result.hpp"
#include "registry/schema.hpp"
#include "sheet/report.hpp"
#include "template/environment.hpp"
#include "template/expression.hpp"
#include "value/value.hpp"

namespace prikaz::papers {

struct FormColumn {
  std::string id;
  std::vector<std::string> head;  ///< outermost first
  std::string formula;            ///< {id} = the cell of that column in the same row
  std::string format;
  double width = 0;
  enum class Total { none, sum, same, text } total = Total::none;
  std::string total_text;
  std::size_t value = 0;     ///< index into Form::expressions
  std::size_t trace = npos;  ///< the same; npos: the row's own record
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

struct FormCondition {
  std::size_t column = 0;
  std::string when;
  int fill = 0xFFFFFF, colour = 0;
};

/// A form read and compiled once. Its expressions see `item` (the row's record), `index` (1, 2 …) and `row` (the
/// columns to the left).
struct Form {
  std::string id, file, title, subtitle, sheet;
  std::vector<std::string> notes;
  std::vector<FormColumn> columns;
  std::vector<FormCondition> conditions;
  std::vector<tpl::Expression> expressions;
  std::size_t rows = 0;                  ///< expression of the list
  std::size_t where = FormColumn::npos;  ///< expression per item: is it a row; npos: all are
  int head_rows = 1;
};

/// Errors: PRK-A020 unknown key or wrong shape of the form, PRK-A021 a formula or condition names a column that is not
/// there; PRK-T… from its expressions; with the registry's `schema` PRK-A012 the form reads data of a special category
/// and has no `special: true` (G-21); all at once.
Result<Form> load_form(std::string_view yaml, const std::string& file, const tpl::Environment& env,
                       const registry::Schema* schema = nullptr);

/// A form with its numbers: what is written and what each number came from.
struct FilledForm {
  sheet::Report report;
  struct Origin {
    sheet::Ref at;
    std::string column;
    std::vector<std::string> records;  ///< "entity key: text"
  };
  std::vector<Origin> origins;

  const Origin* origin(sheet::Ref at) const;
};

/// `context`: district, schools, period, …; what the form's expressions name. Errors: PRK-T1xx with the form's line.
Result<FilledForm> fill(const Form& form, const Dict& context, const tpl::Environment& env);

}  // namespace prikaz::papers
