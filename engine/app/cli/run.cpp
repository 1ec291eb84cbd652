#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <stdexcept>

#include "app/cli/session.hpp"

namespace prikaz::cli {

namespace {

app::Catalogue catalogue(const std::string& language) {
  if (language != "ru") return {};
  const app::RealDisk disk;
  const auto po = disk.read(app::data_folder() + "/engine/app/po/ru.po");
  return po ? app::Catalogue::from_po(*po) : app::Catalogue();
}

/// The language must be known before the parser speaks.
std::string language_of(int argc, const char* const* argv) {
  for (int i = 1; i + 1 < argc; ++i)
    if (std::string_view(argv[i]) == "--lang") return argv[i + 1];
  return app::language_of_environment();
}

/// The help in the reader's language: descriptions, and the words between them.
void translate(CLI::App& app, const app::Console& console) {
  const auto tr = [&](const std::string& english) { return console.tr(english.c_str()); };
  app.description(tr(app.get_description()));
  for (const char* label : {"Usage", "Positionals", "OPTIONS", "SUBCOMMAND", "REQUIRED", "Needs", "Excludes"})
    app.get_formatter()->label(label, tr(label));
  for (CLI::Option* o : app.get_options({})) {
    o->description(tr(o->get_description()));
    o->group(tr(o->get_group()));
  }
  for (CLI::App* s : app.get_subcommands({})) {
    s->group(tr(s->get_group()));
    translate(*s, console);
  }
}

}  // namespace

int run(int argc, const char* const* argv, std::ostream& results, std::ostream& messages) {
  const bool colour = ::isatty(STDERR_FILENO) && !std::getenv("NO_COLOR");
  app::Console console(results, messages, catalogue(language_of(argc, argv)), colour, false);
  Session session(console);
  const auto valid_day = [&](const std::string& s) {
    return parse_iso_date(s) ? std::string() : console.tr("a date is written as 2026-09-01");
  };
  CLI::App app("prikaz: papers of a regulation from a roadmap and a registry", "prikaz");
  app.set_version_flag("--version", "prikaz 0.1.0");
  app.require_subcommand(1);
  app.option_defaults()->always_capture_default(false);
  bool json = false;
  std::string language;
  app.add_option("-C", session.folder, "the workspace's folder")->type_name("DIR");
  app.add_option("--today", session.today, "the day to reckon on")->type_name("YYYY-MM-DD")->check(valid_day);
  app.add_option("--lang", language, "language of messages")->check(CLI::IsMember({"en", "ru"}));
  app.add_flag("--json", json, "one JSON document instead of text");
  app.fallthrough();
  app.parse_complete_callback([&] { console.set_json(json); });
  for (const auto add :
       {add_check, add_import, add_export, add_status, add_generate, add_report, add_render, add_convert, add_why,
        add_inspect, add_decline, add_register, add_new, add_plan, add_serve, add_upgrade, add_merge})
    add(app, session);
  translate(app, console);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e, results, messages) == 0 ? done : bad_usage;
  } catch (const std::exception& e) {
    // Not the input's fault: a broken machine or a bug. Say it plainly and end as "environment".
    messages << "prikaz: " << e.what() << '\n';
    return bad_environment;
  }
  if (console.json())
    console.show_json(session.json, session.said, session.status == done);
  else
    console.show(session.said);
  results.flush();
  if (!results) {
    messages << "prikaz: cannot write the results\n";
    return bad_environment;
  }
  return session.status;
}

}  // namespace prikaz::cli
