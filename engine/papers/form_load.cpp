#include <algorithm>
#include <charconv>

#include "core/utf8.hpp"
#include "papers/form.hpp"
#include "papers/special.hpp"
#include "value/yaml.hpp"

namespace prikaz::papers {

namespace {

using yaml::Node;

class Loader {
 public:
  Loader(const std::string& file, const tpl::Environment& env, const registry::Schema* schema)
      : file_(file), env_(env), schema_(schema) {}

  Result<Form> load(const Node& root) {
    form_.file = file_;
    keys(root, {"prikaz", "form", "title", "subtitle", "sheet", "rows", "where", "columns", "conditions", "notes",
                "special"});
    if (text(root, "special") == "true") schema_ = nullptr;
    form_.id = text(root, "form");
    form_.title = text(root, "title");
    form_.subtitle = text(root, "subtitle");
    form_.sheet = text(root, "sheet");
    form_.rows = expression(root, "rows");
    if (root.find("where")) form_.where = expression(root, "where");
    if (const Node* columns = root.find("columns"))
      for (const Node& c : columns->items) form_.columns.push_back(column(c));
    if (form_.columns.empty()) wrong(root, "columns", "a list of columns");
    for (const FormColumn& c : form_.columns)
      form_.head_rows = std::max(form_.head_rows, static_cast<int>(c.head.size()));
    if (const Node* conditions = root.find("conditions"))
      for (const Node& c : conditions->items) condition(c);
    if (const Node* notes = root.find("notes"))
      for (const Node& n : notes->items) form_.notes.push_back(n.scalar);
    for (std::size_t i = 0; i < form_.columns.size(); ++i)
      check_holes(root.find("columns")->items[i], form_.columns[i].formula);
    if (found_.has_errors()) return fail(std::move(found_));
    return std::move(form_);
  }

 private:
  void keys(const Node& n, const std::vector<std::string>& known) {
    for (const auto& [key, value] : n.pairs) {
      if (std::find(known.begin(), known.end(), key.scalar) != known.end()) continue;
      const auto near = utf8::near_names(key.scalar, known);
      found_.add({"PRK-A020", Severity::error, key.place(file_), Message("unknown key \"{}\" in the form", key.scalar),
                  near.empty() ? Message("remove it") : Message("did you mean \"{}\"?", near[0])});
    }
  }

  void wrong(const Node& n, const char* key, const char* expected) {
    found_.add({"PRK-A020", Severity::error, n.place(file_),
                Message("the form's \"{}\" is missing or has a wrong shape", key), Message("write {} here", expected)});
  }

  std::string text(const Node& n, const char* key) {
    const Node* v = n.find(key);
    return v && v->is_scalar() ? v->scalar : "";
  }

  std::size_t expression(const Node& n, const char* key) {
    const Node* v = n.find(key);
    if (!v || !v->is_scalar()) return wrong(n, key, "an expression"), std::size_t{0};
    auto compiled = tpl::compile_expression(v->scalar, env_, v->place(file_));
    if (!compiled) return found_.add(std::move(compiled.error())), std::size_t{0};
    const auto place = [&](std::uint32_t) { return v->place(file_); };
    if (schema_) check_special(compiled->usage(), *schema_, place, found_);
    form_.expressions.push_back(std::move(*compiled));
    return form_.expressions.size() - 1;
  }

  FormColumn column(const Node& n) {
    keys(n, {"id", "head", "value", "formula", "format", "width", "total", "trace"});
    FormColumn c;
    c.id = text(n, "id");
    if (c.id.empty()) wrong(n, "id", "a name");
    if (const Node* head = n.find("head")) {
      for (const Node& h : head->items) c.head.push_back(h.scalar);
      if (head->is_scalar()) c.head.push_back(head->scalar);
    }
    c.value = expression(n, "value");
    if (n.find("trace")) c.trace = expression(n, "trace");
    c.formula = text(n, "formula");
    c.format = text(n, "format");
    if (const Node* width = n.find("width")) c.width = width->value().number();
    const std::string total = text(n, "total");
    c.total = total.empty()     ? FormColumn::Total::none
              : total == "sum"  ? FormColumn::Total::sum
              : total == "same" ? FormColumn::Total::same
                                : FormColumn::Total::text;
    c.total_text = total;
    return c;
  }

  void condition(const Node& n) {
    keys(n, {"column", "when", "fill", "colour"});
    FormCondition c;
    const std::string id = text(n, "column");
    const auto it =
        std::find_if(form_.columns.begin(), form_.columns.end(), [&](const FormColumn& f) { return f.id == id; });
    if (it == form_.columns.end()) return unknown_column(n, id);
    c.column = static_cast<std::size_t>(it - form_.columns.begin());
    c.when = text(n, "when");
    check_holes(n, c.when);
    const auto colour = [&](const char* key, int otherwise) {
      const std::string s = text(n, key);
      std::from_chars(s.data(), s.data() + s.size(), otherwise, 16);
      return otherwise;
    };
    c.fill = colour("fill", c.fill);
    c.colour = colour("colour", c.colour);
    form_.conditions.push_back(c);
  }

  void check_holes(const Node& n, std::string_view pattern) {
    for (std::size_t i = pattern.find('{'); i != std::string_view::npos; i = pattern.find('{', i + 1)) {
      const std::string id(pattern.substr(i + 1, std::min(pattern.find('}', i), pattern.size()) - i - 1));
      if (std::none_of(form_.columns.begin(), form_.columns.end(), [&](const FormColumn& c) { return c.id == id; }))
        unknown_column(n, id);
    }
  }

  void unknown_column(const Node& n, const std::string& id) {
    std::vector<std::string> ids;
    for (const FormColumn& c : form_.columns) ids.push_back(c.id);
    const auto near = utf8::near_names(id, ids);
    found_.add({"PRK-A021", Severity::error, n.place(file_), Message("the form has no column \"{}\"", id),
                near.empty() ? Message("name one of the form's columns") : Message("did you mean \"{}\"?", near[0])});
  }

  const std::string& file_;
  const tpl::Environment& env_;
  const registry::Schema* schema_;  ///< null: special data may be read
  Form form_;
  Diagnostics found_;
};

}  // namespace

Result<Form> load_form(std::string_view yaml_text, const std::string& file, const tpl::Environment& env,
                       const registry::Schema* schema) {
  auto root = yaml::parse(yaml_text, file);
  if (!root) return fail(std::move(root.error()));
  return Loader(file, env, schema).load(*root);
}

}  // namespace prikaz::papers
