// prikaz inspect: what a template reads from its data.
#include <CLI/CLI.hpp>

#include "app/cli/session.hpp"
#include "papers/press.hpp"
#include "papers/russian.hpp"
#include "value/json.hpp"

namespace prikaz::cli {

namespace {

const char* kind_name(tpl::Field::Kind k) {
  switch (k) {
    case tpl::Field::Kind::flag:
      return "flag";
    case tpl::Field::Kind::text:
      return "text";
    case tpl::Field::Kind::group:
      return "group";
    case tpl::Field::Kind::list:
      return "list";
    case tpl::Field::Kind::unknown:
      break;
  }
  return "unknown";
}

Value as_value(const tpl::Field& f) {
  Dict o;
  o["name"] = f.name;
  o["kind"] = kind_name(f.kind);
  if (f.guarded) o["optional"] = true;
  if (!f.children.empty()) {
    List children;
    for (const tpl::Field& c : f.children) children.push_back(as_value(c));
    o["fields"] = std::move(children);
  }
  return o;
}

List names(const std::set<std::string>& all) {
  List out;
  for (const std::string& s : all) out.push_back(s);
  return out;
}

void run(Session& session, const std::string& file) {
  tpl::Environment env = tpl::Environment::standard();
  papers::add_russian(env);
  papers::Press press(session.disk, env, nullptr);
  auto opened = press.open(file);
  if (!opened) return session.fail(std::move(opened.error()));
  session.warn(opened->warnings());
  const tpl::Usage& usage = opened->fields();
  Dict o;
  List fields;
  for (const tpl::Field& f : usage.fields) fields.push_back(as_value(f));
  o["fields"] = std::move(fields);
  o["filters"] = names(usage.filters);
  o["tests"] = names(usage.tests);
  o["functions"] = names(usage.functions);
  o["statements"] = names(usage.statements);
  o["templates"] = names(usage.templates);
  if (session.console.json())
    session.json = std::move(o);
  else
    session.console.out() << json::write(Value(std::move(o)), 2) << '\n';
}

}  // namespace

void add_inspect(CLI::App& app, Session& session) {
  auto file = std::make_shared<std::string>();
  CLI::App* c = app.add_subcommand("inspect", "fields, loops and filters of a template, as JSON");
  c->add_option("template", *file, "a .docx template")->required();
  c->callback([&session, file] { run(session, *file); });
}

}  // namespace prikaz::cli
