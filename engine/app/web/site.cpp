#include "app/web/site.hpp"

#include <algorithm>
#include <array>

#include "papers/check_names.hpp"

namespace prikaz::web {

namespace {

struct Route {
  std::string_view method, path;
  Response (*handler)(Visit&);
};
constexpr std::array<Route, 16> routes{{{"GET", "/", due_page},
                                        {"GET", "/school", school_page},
                                        {"GET", "/names", names_page},
                                        {"POST", "/names", keep_name},
                                        {"GET", "/make", make_page},
                                        {"POST", "/make", make_papers},
                                        {"GET", "/paper", paper_file},
                                        {"GET", "/journal", journal_page},
                                        {"POST", "/register", register_one},
                                        {"POST", "/journal", enter_fate},
                                        {"GET", "/issued", issued_file},
                                        {"GET", "/reports", reports_page},
                                        {"GET", "/report.xlsx", report_book},
                                        {"GET", "/registry", registry_page},
                                        {"GET", "/registry.xlsx", registry_book},
                                        {"POST", "/registry", take_book}}};

/// No script runs, nothing is loaded from elsewhere, no other site may frame a page or keep a copy of it.
void add_headers(Response& r) {
  r.headers.emplace_back("Content-Security-Policy",
                         "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
                         "frame-ancestors 'none'");
  r.headers.emplace_back("X-Content-Type-Options", "nosniff");
  r.headers.emplace_back("Referrer-Policy", "same-origin");
  r.headers.emplace_back("Cache-Control", "no-store");
}

}  // namespace

Site::Site(Disk& disk, const font::Library& fonts, const app::Catalogue& words, SiteOptions options)
    : disk_(disk),
      fonts_(fonts),
      words_(words),
      options_(std::move(options)),
      pages_(disk, options_.data + "/engine/app/web/pages") {}

Response Site::handle(const Request& request) {
  Response r;
  if (auto refused = options_.guard.refuse(request)) {
    r = std::move(*refused);
  } else {
    const std::lock_guard guard(lock_);
    r = answer(request);
  }
  add_headers(r);
  return r;
}

Response Site::answer(const Request& request) {
  if (request.path == "/style.css") {
    auto css = disk_.read(options_.data + "/engine/app/web/style.css");
    return {css ? 200 : 404, "text/css; charset=utf-8", css ? std::string(css->begin(), css->end()) : "", {}};
  }
  const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
  const auto route = std::find_if(routes.begin(), routes.end(),
                                  [&](const Route& r) { return r.method == method && r.path == request.path; });
  auto workspace = app::Workspace::open(disk_, options_.folder, options_.data);
  if (!workspace) {
    Response r{500, "text/plain; charset=utf-8", "Рабочее место не открывается.\n", {}};
    for (const Diagnostic& d : workspace.error())
      r.body += words_.text(d.place) + ": " + words_.text(d.text) + "\n    " + words_.text(d.hint) + "\n";
    return r;
  }
  Visit visit(*this, request, **workspace);
  return route == routes.end() ? visit.not_found() : route->handler(visit);
}

Response Visit::page(const std::string& name, Dict data, int status) const {
  data["token"] = site_.options_.guard.token;
  data["roadmap"] = workspace.roadmap().title;
  data["today"] = today();
  auto snapshot = workspace.registry();
  data["doubtful"] = snapshot ? papers::doubtful_names(**snapshot).size() : 0;
  auto html = site_.pages_.render(name, std::move(data));
  Response r;
  r.status = status;
  if (html) {
    r.body = std::move(*html);
  } else {
    r = {500, "text/plain; charset=utf-8", {}, {}};
    for (const Diagnostic& d : html.error()) r.body += to_string(d) + "\n";
  }
  return r;
}

List Visit::listed(const Diagnostics& found) const {
  List out;
  for (const Diagnostic& d : found) {
    Dict o;
    o["text"] = words(d.text);
    o["hint"] = words(d.hint);
    o["place"] = site_.words_.text(d.place);
    out.push_back(std::move(o));
  }
  return out;
}

Response Visit::problems(const std::string& title, const Diagnostics& found, int status) const {
  Dict data;
  data["title"] = title;
  data["problems"] = listed(found);
  return page("problems.html", std::move(data), status);
}

Response Visit::not_found() const {
  Dict data;
  data["title"] = "Такой страницы нет";
  data["problems"] = List{};
  return page("problems.html", std::move(data), 404);
}

}  // namespace prikaz::web
