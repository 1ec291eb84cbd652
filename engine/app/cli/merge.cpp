// prikaz merge: the manifests of shards as one, with the proof that no school is missing or doubled.
#include <CLI/CLI.hpp>

#include "app/cli/session.hpp"
#include "batch/manifest.hpp"
#include "registry/snapshot.hpp"

namespace prikaz::cli {

namespace {

void run(Session& session, const std::vector<std::string>& files, const std::string& out) {
  app::Workspace* w = session.workspace();
  if (!w) return;
  auto world = w->world(session.day());
  if (!world) return session.fail(std::move(world.error()));
  std::vector<std::string> organisations;
  for (const Value& o : world->organisations)
    if (const auto* r = o.as<registry::Record>()) organisations.push_back(r->key());
  std::vector<batch::Manifest> parts;
  for (const std::string& file : files) {
    auto bytes = session.disk.read(file);
    if (!bytes) return session.fail(std::move(bytes.error()));
    auto part = batch::read(*bytes, file);
    if (!part) return session.fail(std::move(part.error()));
    parts.push_back(std::move(*part));
  }
  auto whole = batch::merge(parts, files, organisations);
  if (!whole) return session.fail(std::move(whole.error()));
  if (Status s = session.disk.write(out, batch::write(*whole)); !s) return session.fail(std::move(s.error()));
  if (session.console.json()) {
    session.json["file"] = out;
    session.json["organisations"] = organisations.size();
    session.json["papers"] = whole->entries.size();
    return;
  }
  session.console.line(Message("{}: organisations {}, papers {}; none is missing or doubled", out,
                               std::to_string(organisations.size()), std::to_string(whole->entries.size())));
}

}  // namespace

void add_merge(CLI::App& app, Session& session) {
  struct Options {
    std::vector<std::string> files;
    std::string out;
  };
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("merge", "join the manifests of shards, prove that no school is missing or doubled");
  c->add_option("manifest", o->files, "manifest.json of each shard")->required();
  c->add_option("-o,--output", o->out, "the whole manifest to write")->required();
  c->callback([&session, o] { run(session, o->files, o->out); });
}

}  // namespace prikaz::cli
