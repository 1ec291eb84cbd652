// prikaz convert: the bare layout engine, any DOCX → PDF.
#include <CLI/CLI.hpp>

#include "app/cli/pdf_options.hpp"
#include "app/cli/session.hpp"
#include "papers/press.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  std::string in, out;
  PdfOptions pdf;
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
  const auto options = pdf_options(session, o.pdf);
  if (!options) return;
  auto pdf = press.convert(*bytes, o.in, *options, worker, notes);
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
  add_pdf_options(*c, o->pdf);
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
