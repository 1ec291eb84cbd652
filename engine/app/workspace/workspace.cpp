#include "app/workspace/workspace.hpp"

#include "papers/russian.hpp"
#include "registry/schema.hpp"
#include "value/yaml.hpp"
#include "workflow/load.hpp"

namespace prikaz::app {

namespace {

std::string join(const std::string& folder, const std::string& path) {
  if (path.starts_with('/') || folder.empty() || folder == ".") return path;
  return folder + "/" + path;
}

std::string parent(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

}  // namespace

std::string Workspace::path(const std::string& relative) const { return join(folder_, relative); }

std::string Workspace::template_path(const std::string& name) const {
  const std::string own = path("templates/" + name);
  return disk_.exists(own) ? own : data_ + "/templates/" + name;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const Disk& disk, std::string folder, std::string data) {
  auto settings = read_settings(disk, folder);
  if (!settings) return fail(std::move(settings.error()));
  std::unique_ptr<Workspace> w(new Workspace(disk, std::move(folder), std::move(data)));
  w->settings_ = std::move(*settings);
  w->env_ = tpl::Environment::standard();
  Diagnostics found;
  w->load_profile(found);
  w->load_roadmap(found);
  w->load_schema(found);
  w->load_calendars(found);
  if (found.has_errors()) return fail(std::move(found));
  return w;
}

namespace {

constexpr const char* pin_folder = "pinned";

/// A name of the pin's folder for a path relative to the roadmap's: nothing leads out of it.
std::string pin_name(const std::string& relative) {
  std::string out = relative;
  for (std::size_t at = out.find(".."); at != std::string::npos; at = out.find("..", at)) out.replace(at, 2, "up");
  return out;
}

std::string base(const std::string& file) { return file.substr(file.rfind('/') + 1); }

}  // namespace

void add_templates(const Disk& disk, const std::string& folder, const std::string& name,
                   std::vector<std::string>& all) {
  const std::string within = name.substr(0, name.rfind('/') + 1);
  const auto names = disk.list(folder + "/" + within);
  for (const std::string& one : names ? *names : std::vector<std::string>()) all.push_back(within + one);
}

bool Workspace::pinned() const { return disk_.exists(path(std::string(pin_folder) + "/" + base(settings_.roadmap))); }

Result<workflow::Loaded> Workspace::read_roadmap(bool pinned, Files& files) const {
  const std::string named = path(settings_.roadmap);
  const auto place = [&](const std::string& name) {
    return pinned ? path(std::string(pin_folder) + "/" + pin_name(name)) : join(parent(named), name);
  };
  const auto read = [&](const std::string& name) -> Result<std::string> {
    auto text = disk_.read(place(name));
    if (text) files[name] = *text;
    return text;
  };
  auto text = read(base(named));
  if (!text) return fail(std::move(text.error()));
  workflow::LoadContext context;
  context.read = read;
  context.templates_beside = [&](const std::string& name) {
    std::vector<std::string> all;
    for (const std::string& folder : {path("templates"), data_ + "/templates"}) add_templates(disk_, folder, name, all);
    return all;
  };
  context.environment = &env_;
  auto loaded = workflow::load(*text, place(base(named)), context);
  if (loaded)
    for (const auto& [key, value] : settings_.facts) loaded->roadmap.facts[key] = value;
  return loaded;
}

Status Workspace::pin(Disk& disk) const {
  Files files;
  if (auto loaded = read_roadmap(false, files); !loaded) return fail(std::move(loaded.error()));
  for (const auto& [name, text] : files)
    if (Status s = disk.write(path(std::string(pin_folder) + "/" + pin_name(name)), text); !s) return s;
  return {};
}

Result<workflow::Roadmap> Workspace::named_roadmap() const {
  Files files;
  auto loaded = read_roadmap(false, files);
  if (!loaded) return fail(std::move(loaded.error()));
  return std::move(loaded->roadmap);
}

void Workspace::load_roadmap(Diagnostics& found) {
  workflow::add_gate_filters(env_);
  Files files;
  auto loaded = read_roadmap(pinned(), files);
  if (!loaded) return found.add(std::move(loaded.error()));
  roadmap_ = std::move(loaded->roadmap);
  notes_.add(std::move(loaded->notes));
}

void Workspace::load_schema(Diagnostics& found) {
  if (roadmap_.model.empty()) return;
  const std::string file = join(parent(path(settings_.roadmap)), roadmap_.model);
  auto text = disk_.read(file);
  if (!text) return found.add(std::move(text.error()));
  auto schema = registry::load_schema(*text, file);
  if (!schema) return found.add(std::move(schema.error()));
  schema_ = std::move(*schema);
}

void Workspace::load_calendars(Diagnostics& found) {
  const std::string folder = data_ + "/workflows/calendars";
  const auto files = disk_.list(folder);
  if (!files) return;  // without calendars every answer is marked preliminary
  for (const std::string& name : *files) {
    if (!name.ends_with(".yaml")) continue;
    auto text = disk_.read(folder + "/" + name);
    if (!text) {
      found.add(std::move(text.error()));
      continue;
    }
    if (Status s = calendar_.add(*text, folder + "/" + name); !s) found.add(std::move(s.error()));
  }
}

void Workspace::load_profile(Diagnostics& found) {
  const std::string file = data_ + "/workflows/profiles/" + settings_.profile + ".yaml";
  auto text = disk_.read(file);
  if (!text) return found.add(std::move(text.error()));
  auto root = yaml::parse(*text, file);
  if (!root) return found.add(std::move(root.error()));
  profile_ = root->value();
  papers::InitialsGaps gaps;
  if (const Value gap = profile_.get("initials_gap"); gap.truthy() && gap.text() != "none") gaps.between = "\u00A0";
  papers::add_russian(env_, gaps);
}

Result<registry::Store*> Workspace::store() {
  if (!store_) {
    auto opened = registry::open_sqlite(path(settings_.registry), schema_);
    if (!opened) return fail(std::move(opened.error()));
    store_ = std::move(*opened);
  }
  return store_.get();
}

Result<const registry::Snapshot*> Workspace::registry(Date day) {
  auto& snapshot = snapshots_[day];
  if (!snapshot) {
    auto opened = store();
    if (!opened) return fail(std::move(opened.error()));
    auto loaded = registry::Snapshot::load(**opened, day);
    if (!loaded) return fail(std::move(loaded.error()));
    snapshot = std::move(*loaded);
  }
  return snapshot.get();
}

Result<Value> Workspace::organisation(const registry::Snapshot& snapshot, const char* key,
                                      const std::string& code) const {
  if (code.empty()) return Value();
  const int entity = schema_->entity("organisation");
  if (const registry::Record* r = entity < 0 ? nullptr : snapshot.find(entity, code))
    return registry::Snapshot::value(*r);
  return fail({"PRK-U004",
               Severity::error,
               {path("prikaz.yaml"), 0, 0, {}},
               Message("the registry has no organisation \"{}\" (key \"{}\")", code, key),
               "import the registry, or correct the code in prikaz.yaml"});
}

Result<workflow::World> Workspace::world(Date today) {
  auto loaded = registry(today);
  if (!loaded) return fail(std::move(loaded.error()));
  const registry::Snapshot& snapshot = **loaded;
  workflow::World w;
  w.today = today;
  auto district = organisation(snapshot, "district", settings_.district);
  auto centre = organisation(snapshot, "centre", settings_.centre);
  Diagnostics found;
  if (!district) found.add(std::move(district.error()));
  if (!centre) found.add(std::move(centre.error()));
  if (found.has_errors()) return fail(std::move(found));
  w.district = std::move(*district);
  w.centre = std::move(*centre);
  w.lists = snapshot.names();
  const int entity = schema_->entity("organisation");
  if (entity < 0) return w;
  for (const Value& o : *snapshot.all(entity)) {
    const auto* record = o.as<registry::Record>();
    if (record->key() != settings_.district && record->key() != settings_.centre) w.organisations.push_back(o);
  }
  return w;
}

Result<workflow::Planner> Workspace::planner() const { return workflow::Planner::make(roadmap_, calendar_, env_); }

}  // namespace prikaz::app
