// prikaz decline: the bare language module.
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/cli/decline.hpp"
#include "app/cli/session.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  std::string text, c = "genitive", kind, gender;
  bool batch = false;
};

void run(Session& session, const Options& o) {
  if (o.batch) {
    if (decline_batch(std::cin, session.console.out()) > 0) session.status = bad_input;
    return;
  }
  const auto form = decline_one(o.text, o.c, o.kind, o.gender);
  if (!form) {
    Diagnostics d;
    d.add({"PRK-U011",
           Severity::error,
           {},
           Message("no form: the case \"{}\" or the kind \"{}\" is not known", o.c, o.kind),
           "cases: nom gen dat acc ins pre; kinds: person position organisation phrase …"});
    return session.fail(std::move(d));
  }
  if (session.console.json())
    session.json["form"] = *form;
  else
    session.console.out() << *form << '\n';
}

}  // namespace

void add_decline(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("decline", "a name, position or organisation in a case");
  CLI::Option* text = c->add_option("text", o->text, "what to decline");
  c->add_option("--case", o->c, "nominative, genitive, dative, accusative, instrumental, prepositional");
  c->add_option("--kind", o->kind, "person, position, organisation, phrase, noun, adjective, numeral …");
  c->add_option("--gender", o->gender, "m, f or n");
  CLI::Option* batch =
      c->add_flag("--batch", o->batch, "lines text⇥gender⇥case⇥kind from stdin, each answered with its form");
  text->excludes(batch);
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
