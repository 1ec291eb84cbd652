// The web application without its socket: a request in, a page out.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "app/io/catalogue.hpp"
#include "app/web/guard.hpp"
#include "app/web/http.hpp"
#include "app/web/pages.hpp"
#include "app/workspace/workspace.hpp"
#include "font/font.hpp"

namespace prikaz::web {

struct SiteOptions {
  std::string folder;  ///< the workspace's
  std::string data;    ///< shipped workflows, templates, pages
  Guard guard;
  std::function<Date()> today;
};

class Site {
 public:
  /// All references must outlive the Site. `words`: the Russian catalogue, for what the engine says.
  Site(Disk& disk, const font::Library& fonts, const app::Catalogue& words, SiteOptions options);

  /// Thread-safe, one request after the other. The workspace is opened anew for each, so that a page shows what stands
  /// on the disk now, whoever changed it.
  Response handle(const Request& request);

 private:
  Response answer(const Request& request);

  Disk& disk_;
  const font::Library& fonts_;
  const app::Catalogue& words_;
  SiteOptions options_;
  Pages pages_;
  std::mutex lock_;

  friend class Visit;
};

/// One request with everything a handler needs.
class Visit {
 public:
  Visit(Site& site, const Request& asked, app::Workspace& opened) : request(asked), workspace(opened), site_(site) {}

  const Request& request;
  app::Workspace& workspace;

  Disk& disk() const { return site_.disk_; }
  const font::Library& fonts() const { return site_.fonts_; }
  Date today() const { return site_.options_.today(); }
  std::string out_folder() const { return workspace.path(workspace.settings().out); }
  std::string words(const Message& m) const { return site_.words_.text(m); }

  /// A page of the frame; `data` gets what every page shows.
  Response page(const std::string& name, Dict data, int status = 200) const;
  /// The engine's mistakes on a page of their own.
  Response problems(const std::string& title, const Diagnostics& found, int status = 500) const;
  Response not_found() const;
  /// text, hint and place of each, in Russian.
  List listed(const Diagnostics& found) const;

 private:
  Site& site_;
};

/// The handlers, a file each.
Response due_page(Visit& visit);       ///< GET /: every organisation and what it owes
Response school_page(Visit& visit);    ///< GET /school?organisation=…: the papers of one
Response names_page(Visit& visit);     ///< GET /names: forms a rule had to choose
Response keep_name(Visit& visit);      ///< POST /names: right, or corrected
Response make_page(Visit& visit);      ///< GET /make: choose
Response make_papers(Visit& visit);    ///< POST /make: the papers, or why not
Response paper_file(Visit& visit);     ///< GET /paper?…: a file that was made
Response journal_page(Visit& visit);   ///< GET /journal: papers that were issued
Response register_one(Visit& visit);   ///< POST /register: a number and a date for a paper
Response enter_fate(Visit& visit);     ///< POST /journal: it was signed, cancelled, superseded
Response issued_file(Visit& visit);    ///< GET /issued?line=…: a file as it was issued
Response reports_page(Visit& visit);   ///< GET /reports: the forms
Response report_book(Visit& visit);    ///< GET /report.xlsx?…: one for a period
Response registry_page(Visit& visit);  ///< GET /registry
Response registry_book(Visit& visit);  ///< GET /registry.xlsx: the workbook to fill in
Response take_book(Visit& visit);      ///< POST /registry: the workbook filled in

}  // namespace prikaz::web
