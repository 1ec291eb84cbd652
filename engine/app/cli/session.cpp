#include "app/cli/session.hpp"

#include <chrono>

#include "font/library.hpp"

namespace prikaz::cli {

namespace {

/// Disk and fonts are the environment's; all else is the input's.
bool environment_failed(const Diagnostics& all) {
  for (const Diagnostic& d : all)
    if (d.severity == Severity::error &&
        (d.id == "PRK-C002" || d.id == "PRK-F001" || d.id == "PRK-R020" || d.id == "PRK-R021"))
      return true;
  return false;
}

}  // namespace

void Session::fail(Diagnostics all) {
  if (status != bad_environment) status = environment_failed(all) ? bad_environment : bad_input;
  said.add(std::move(all));
}

app::Workspace* Session::workspace() {
  if (workspace_) return workspace_.get();
  auto opened = app::Workspace::open(disk, folder, data());
  if (!opened) return fail(std::move(opened.error())), nullptr;
  workspace_ = std::move(*opened);
  return workspace_.get();
}

const font::Library* Session::fonts() {
  if (fonts_) return fonts_.get();
  Diagnostics warnings;
  std::vector<std::string> own;
  if (disk.exists(folder + "/fonts")) own.push_back(folder + "/fonts");
  auto opened = font::open_library(disk, data() + "/fonts/fonts.yaml", own, warnings);
  warn(std::move(warnings));
  if (!opened) return fail(std::move(opened.error())), nullptr;
  fonts_ = std::move(*opened);
  return fonts_.get();
}

Date Session::day() {
  if (const auto named = parse_iso_date(today)) return *named;
  if (workspace_ && workspace_->settings().today.valid()) return workspace_->settings().today;
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return Date::from_days(static_cast<long>(now.time_since_epoch().count()));
}

}  // namespace prikaz::cli
