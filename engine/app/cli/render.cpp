// prikaz render: the bare engine. A template and data, nothing of registries and roadmaps.
#include <CLI/CLI.hpp>

#include "app/cli/pdf_options.hpp"
#include "app/cli/session.hpp"
#include "docx/merging.hpp"
#include "docx/tagged.hpp"
#include "language/date_words.hpp"
#include "papers/consent.hpp"
#include "papers/press.hpp"
#include "papers/russian.hpp"
#include "pdf/form.hpp"
#include "sheet/template.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  std::string file, data, out;
  PdfOptions pdf;
  bool lenient = false;
  bool flatten = false;
  bool merge = false;  ///< all records into one document
};

/// JSON, YAML or JSON Lines; of the last, one record a line.
Result<List> records(const app::RealDisk& disk, const std::string& file) {
  auto text = disk.read(file);
  if (!text) return fail(std::move(text.error()));
  List out;
  if (file.ends_with(".yaml") || file.ends_with(".yml")) {
    auto root = yaml::parse(*text, file);
    if (!root) return fail(std::move(root.error()));
    out.push_back(root->value());
    return out;
  }
  if (!file.ends_with(".jsonl")) {
    auto v = json::parse(*text, file);
    if (!v) return fail(std::move(v.error()));
    out.push_back(std::move(*v));
    return out;
  }
  Diagnostics found;
  int number = 0;
  for (std::size_t i = 0; i < text->size();) {
    const std::size_t end = std::min(text->find('\n', i), text->size());
    const std::string_view line = std::string_view(*text).substr(i, end - i);
    ++number;
    i = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto v = json::parse(line, file);
    if (v) {
      out.push_back(std::move(*v));
    } else {
      for (Diagnostic& d : v.error()) d.place.line = number;
      found.add(std::move(v.error()));
    }
  }
  if (found.has_errors()) return fail(std::move(found));
  return out;
}

/// "out.docx" for one record, "out-0001.docx" … for many.
std::string numbered(const std::string& stem, std::size_t i, std::size_t n) {
  if (n == 1) return stem;
  std::string digits = std::to_string(i + 1);
  return stem + "-" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

void list(Session& session, List made) {
  if (session.console.json())
    session.json["files"] = std::move(made);
  else
    for (const Value& name : made) session.console.out() << name.string() << '\n';
}

void workbooks(Session& session, const Options& o, const tpl::Environment& env, const List& data) {
  const auto bytes = session.disk.read(o.file);
  if (!bytes) return session.fail(bytes.error());
  const auto form = sheet::Template::compile(*bytes, o.file, env);
  if (!form) return session.fail(form.error());
  List made;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const std::string name = numbered(o.out.substr(0, o.out.rfind('.')), i, data.size()) + ".xlsx";
    auto filled = (*form)->render(data[i]);
    if (!filled) {
      session.fail(std::move(filled.error()));
      continue;
    }
    if (Status s = session.disk.write(name, *filled); !s) return session.fail(std::move(s.error()));
    made.push_back(name);
  }
  session.warn((*form)->warnings());
  list(session, std::move(made));
}

/// Pictures, rich text and other documents that the data name (engine/docs/docx-values.md), beside the data's file.
Status resolve(Session& session, const Options& o, List& data) {
  const std::size_t slash = o.data.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : o.data.substr(0, slash);
  Diagnostics found;
  for (Value& record : data) {
    auto resolved = docx::resolve_tagged(record, session.disk, folder, papers::refuse_consent);
    if (resolved)
      record = std::move(*resolved);
    else
      found.add(std::move(resolved.error()));
  }
  return found.has_errors() ? Status(fail(std::move(found))) : Status();
}

/// All records as one file: each keeps its sections with their headers.
Result<papers::Artifact> merged(const Options& o, const std::vector<Bytes>& parts, papers::Press& press,
                                papers::Worker& worker, const pdf::Options& pdf, Diagnostics& notes) {
  auto bytes = docx::merge(parts, o.out);
  if (bytes && o.out.ends_with(".pdf")) bytes = press.convert(*bytes, o.out, pdf, worker, notes);
  if (!bytes) return fail(std::move(bytes.error()));
  return papers::Artifact{o.out, std::move(*bytes), {}};
}

void documents(Session& session, const Options& o, const tpl::Environment& env, const font::Library* fonts,
               const std::string& extension, const List& data) {
  if (o.merge && data.size() > 1) {
    const auto bytes = session.disk.read(o.file);
    if (!bytes) return session.fail(bytes.error());
    if (Status s = papers::refuse_consent(*bytes, o.file); !s) return session.fail(std::move(s.error()));
  }
  papers::Press press(session.disk, env, fonts);
  papers::Worker worker;
  Diagnostics notes;
  List made;
  std::vector<Bytes> parts;
  const auto pdf = pdf_options(session, o.pdf);
  if (!pdf) return;
  const auto write = [&](const papers::Artifact& a) {
    if (Status s = session.disk.write(a.name, a.bytes); !s) return session.fail(std::move(s.error())), false;
    made.push_back(a.name);
    return true;
  };
  for (std::size_t i = 0; i < data.size(); ++i) {
    const std::string stem = numbered(o.out.substr(0, o.out.rfind('.')), i, data.size());
    auto artifacts = press.print({o.file, stem, {o.merge ? "docx" : extension}, data[i], *pdf}, worker, notes);
    if (!artifacts)
      session.fail(std::move(artifacts.error()));
    else if (o.merge)
      parts.push_back(std::move(artifacts->front().bytes));
    else if (!write(artifacts->front()))
      return;
  }
  // A merged file without one of its records would be taken for the whole.
  if (o.merge && session.status == done) {
    auto whole = merged(o, parts, press, worker, *pdf, notes);
    if (!whole) return session.fail(std::move(whole.error()));
    if (!write(*whole)) return;
  }
  session.warn(std::move(notes));
  list(session, std::move(made));
}

/// What a form's field takes: "applicant.name" of {applicant: {name: …}}.
void add_values(const std::string& name, const Value& v, pdf::FormValues& out) {
  if (v.kind() == Value::Kind::dict) {
    for (const auto& [key, inner] : v.dict()) add_values(name.empty() ? key : name + "." + key, inner, out);
  } else if (v.kind() == Value::Kind::boolean) {
    out.emplace_back(name, v.truthy() ? "true" : "");
  } else if (!v.is_none()) {
    out.emplace_back(
        name, v.kind() == Value::Kind::date ? language::date_text(v.date(), language::DateForm::numeric) : v.text());
  }
}

/// Fields of a PDF form by name; every mistake of a record at once.
void forms(Session& session, const Options& o, const font::Library& fonts, const List& data) {
  const auto bytes = session.disk.read(o.file);
  if (!bytes) return session.fail(bytes.error());
  Diagnostics notes;
  List made;
  for (std::size_t i = 0; i < data.size(); ++i) {
    pdf::FormValues values;
    add_values("", data[i], values);
    auto filled = pdf::fill_form(*bytes, o.file, values, fonts, o.flatten, notes);
    if (!filled) {
      session.fail(std::move(filled.error()));
      continue;
    }
    const std::string name = numbered(o.out.substr(0, o.out.rfind('.')), i, data.size()) + ".pdf";
    if (Status s = session.disk.write(name, *filled); !s) return session.fail(std::move(s.error()));
    made.push_back(name);
  }
  session.warn(std::move(notes));
  list(session, std::move(made));
}

void run(Session& session, const Options& o) {
  const std::size_t dot = o.out.rfind('.');
  const std::string extension = dot == std::string::npos ? "" : o.out.substr(dot + 1);
  if (extension != "docx" && extension != "pdf" && extension != "xlsx")
    return session.fail([&] {
      Diagnostics d;
      d.add({"PRK-U010",
             Severity::error,
             {o.out, 0, 0, {}},
             Message("a result named \"{}\" cannot be made", o.out),
             "name it .docx or .pdf, or .xlsx when the template is a workbook"});
      return d;
    }());
  tpl::Environment env = tpl::Environment::standard();
  papers::add_russian(env);
  if (o.lenient) env.undefined = tpl::UndefinedPolicy::lenient;
  const font::Library* fonts = extension == "pdf" ? session.fonts() : nullptr;
  if (extension == "pdf" && !fonts) return;
  auto data = records(session.disk, o.data);
  if (!data) return session.fail(std::move(data.error()));
  if (extension == "xlsx") return workbooks(session, o, env, *data);
  if (o.file.ends_with(".pdf") && fonts) return forms(session, o, *fonts, *data);
  if (Status s = resolve(session, o, *data); !s) return session.fail(std::move(s.error()));
  documents(session, o, env, fonts, extension, *data);
}

}  // namespace

void add_render(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("render", "fill a template with data: the bare engine");
  c->add_option("template", o->file, "a .docx or .xlsx template, or a PDF form")->required();
  c->add_option("data", o->data, "JSON, YAML, or JSON Lines (a result for each line)")->required();
  c->add_option("-o,--output", o->out, "the result: .docx, .pdf or .xlsx")->required();
  add_pdf_options(*c, o->pdf);
  c->add_flag("--flatten", o->flatten, "a filled PDF form becomes plain pages that nobody edits");
  c->add_flag("--merge", o->merge, "all records into one document");
  c->add_flag("--lenient", o->lenient, "a missing name prints nothing, as in Jinja, instead of being an error");
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
