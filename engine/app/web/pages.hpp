// Pages are templates of our own language (pages/*.html); what they print is escaped.
#pragma once
#include <map>
#include <string>

#include "core/disk.hpp"
#include "core/result.hpp"
#include "template/program.hpp"

namespace prikaz::web {

class Pages {
 public:
  /// `folder`: where the .html files are. The disk must outlive the Pages.
  Pages(const Disk& disk, std::string folder);
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  /// Errors are the program's own mistakes or a broken installation: PRK-C001, PRK-T….
  Result<std::string> render(const std::string& name, Dict data);

 private:
  Result<tpl::Source> source(const std::string& name);

  const Disk& disk_;
  std::string folder_;
  tpl::Environment env_;
  std::map<std::string, tpl::Program> compiled_;
  std::uint32_t next_piece_ = 0;
};

}  // namespace prikaz::web
