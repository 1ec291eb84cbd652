// prikaz convert: the bare layout engine, any DOCX → PDF.
#include <CLI/CLI.hpp>

#include "app/cli/session.hpp"
#include "papers/press.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  std::string in, out, variant = "plain", date;
};

void run(Session& session, const Options& o) {
  const font::Library* fonts = session.fonts();
  if (!fonts) return;
  auto bytes = session.disk.read(o.in);
  if (!bytes) return session.fail(std::move(bytes.error()));
  const tpl::Environment env;
  papers::Press press(session.disk, env, fonts);
  papers::Worker worker;
  Diagnostics notes;
  pdf::Options options;
  options.variant = o.variant;
  options.date = parse_iso_date(o.date);
  auto pdf = press.convert(*bytes, o.in, options, worker, notes);
  session.warn(std::move(notes));
  if (!pdf) return session.fail(std::move(pdf.error()));
  if (Status s = session.disk.write(o.out, *pdf); !s) session.fail(std::move(s.error()));
}

}  // namespace

void add_convert(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("convert", "lay a .docx out as PDF");
  c->add_option("input", o->in, "a .docx document")->required();
  c->add_option("output", o->out, "the .pdf to write")->required();
  c->add_option("--variant", o->variant, "plain, a1b, a2b")->check(CLI::IsMember({"plain", "a1b", "a2b"}));
  c->add_option("--date", o->date, "creation date to write into the PDF");
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
