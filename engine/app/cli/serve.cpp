// prikaz serve: the pages for those who never open a console.
#include <CLI/CLI.hpp>
#include <random>

#include "app/cli/session.hpp"
#include "app/web/server.hpp"

namespace prikaz::cli {

namespace {

struct Options {
  std::string host = "127.0.0.1";
  int port = 8080;
};

/// 128 bits from the system's source.
std::string secret() {
  std::random_device source;
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (int word = 0; word < 4; ++word) {
    unsigned bits = source();
    for (int i = 0; i < 8; ++i, bits >>= 4) out += digits[bits & 15];
  }
  return out;
}

void run(Session& session, const Options& o) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  const font::Library* fonts = session.fonts();
  if (!fonts) return;
  const auto po = session.disk.read(session.data() + "/engine/app/po/ru.po");
  const app::Catalogue russian = po ? app::Catalogue::from_po(*po) : app::Catalogue();
  web::SiteOptions options{
      session.folder, session.data(), {secret(), web::hosts_of(o.host)}, [&session] { return session.day(); }};
  web::Site site(session.disk, *fonts, russian, std::move(options));
  const auto ready = [&](int port) {
    const bool bare_v6 = o.host.find(':') != std::string::npos;
    session.console.line(Message("Open http://{}:{}/ in a browser. Ctrl+C ends the program.",
                                 bare_v6 ? "[" + o.host + "]" : o.host, std::to_string(port)));
    if (!web::is_loopback(o.host))
      session.console.note("Everyone in this network can open the pages and the names on them: there is no password.");
    session.console.out().flush();
  };
  if (Status s = web::serve(site, o.host, o.port, ready); !s) session.fail(std::move(s.error()));
}

}  // namespace

void add_serve(CLI::App& app, Session& session) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("serve", "the web page: what is due, names to check, papers to make");
  c->add_option("--host", o->host, "address to listen on (default: this computer only)")->type_name("ADDRESS");
  c->add_option("--port", o->port, "port to listen on (default 8080, 0 = any free one)")->check(CLI::Range(0, 65535));
  c->callback([&session, o] { run(session, *o); });
}

}  // namespace prikaz::cli
