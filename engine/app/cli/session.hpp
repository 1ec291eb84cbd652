// What every command has at hand: the disk, the console, the workspace's folder, and how it ends.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/io/console.hpp"
#include "app/io/real_disk.hpp"
#include "app/workspace/workspace.hpp"
#include "font/font.hpp"

namespace CLI {
class App;
}

namespace prikaz::cli {

/// Exit statuses (design §7).
enum Exit { done = 0, bad_input = 1, bad_usage = 2, bad_environment = 3 };

class Session {
 public:
  explicit Session(app::Console& c) : console(c) {}

  app::Console& console;
  app::RealDisk disk;
  std::string folder = ".";  ///< -C
  std::string today;         ///< --today
  int status = done;
  Dict json;         ///< fields of the one JSON document of a --json run
  Diagnostics said;  ///< diagnostics of the run, shown at its end

  /// Notes mistakes; the status becomes 3 when the disk or the fonts failed, else 1.
  void fail(Diagnostics all);
  void warn(Diagnostics all) { said.add(std::move(all)); }
  /// Opens the workspace once; null after a failure, which is already noted.
  app::Workspace* workspace();
  /// Fonts for PDF; null after a failure.
  const font::Library* fonts();
  /// --today, else the workspace's, else the clock.
  Date day();
  std::string data() const { return app::data_folder(); }

 private:
  std::unique_ptr<app::Workspace> workspace_;
  std::unique_ptr<font::Library> fonts_;
};

/// Each adds one command; the callback runs it. One file a command.
void add_check(CLI::App& app, Session& session);
void add_import(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_status(CLI::App& app, Session& session);
void add_generate(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_render(CLI::App& app, Session& session);
void add_convert(CLI::App& app, Session& session);
void add_why(CLI::App& app, Session& session);
void add_inspect(CLI::App& app, Session& session);
void add_decline(CLI::App& app, Session& session);
void add_register(CLI::App& app, Session& session);
void add_new(CLI::App& app, Session& session);
void add_plan(CLI::App& app, Session& session);
void add_upgrade(CLI::App& app, Session& session);
void add_merge(CLI::App& app, Session& session);
void add_serve(CLI::App& app, Session& session);

/// The whole program: parses, runs, shows, answers with the exit status.
int run(int argc, const char* const* argv, std::ostream& results, std::ostream& messages);

}  // namespace prikaz::cli
