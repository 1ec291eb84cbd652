#include "workflow/load.hpp"

#include <algorithm>

#include "template/expression.hpp"
#include "workflow/reader.hpp"
#include "workflow/sections.hpp"

namespace prikaz::workflow {

namespace {

const std::vector<std::string> scope_words = {"region", "district", "organisation", "pair",
                                              "person", "minor",    "candidate",    "event"};
const std::vector<std::string> shift_words = {"keep", "previous", "next"};

class Loader {
 public:
  Loader(const std::string& file, const LoadContext& context, int depth)
      : reader_(file), context_(context), depth_(depth) {}

  Result<Loaded> run(std::string_view yaml) {
    auto tree = yaml::parse(yaml, reader_.file());
    if (!tree) return fail(std::move(tree.error()));
    top(*tree);
    check_graph(roadmap_, reader_);
    if (reader_.diagnostics().has_errors()) return fail(std::move(reader_.diagnostics()));
    return Loaded{std::move(roadmap_), std::move(reader_.diagnostics())};
  }

 private:
  void top(const yaml::Node& in) {
    if (!reader_.mapping(in, "a roadmap",
                         {"prikaz", "roadmap", "title",     "model",        "level",    "version", "year",
                          "week",   "shift",   "extends",   "participants", "progress", "acts",    "facts",
                          "roles",  "events",  "documents", "gates",        "stages",   "reports", "indicators"}))
      return;
    if (const std::string format = reader_.text(in, "prikaz", true); !format.empty() && format != "1")
      reader_.error("PRK-K018", *in.find("prikaz"), Message("the file is of format {}", format),
                    "this program reads format 1: write \"prikaz: 1\" or use a newer program");
    roadmap_.file = reader_.file();
    roadmap_.id = reader_.text(in, "roadmap", true);
    roadmap_.title = reader_.text(in, "title", true);
    roadmap_.model = reader_.text(in, "model", true);
    roadmap_.version = reader_.text(in, "version");
    roadmap_.level = static_cast<Scope>(reader_.word(in, "level", scope_words, 2));
    roadmap_.week = reader_.integer(in, "week", 5);
    shift_ = static_cast<Shift>(reader_.word(in, "shift", shift_words, 1));
    if (const yaml::Node* year = in.find("year"); !year)
      reader_.text(in, "year", true);
    else if (reader_.mapping(*year, "year", {"from", "to"})) {
      roadmap_.from = reader_.date(*year, "from", true);
      roadmap_.to = reader_.date(*year, "to", true);
    }
    inherit(in);
    participation(in);
    acts(in);
    if (const yaml::Node* node = reader_.by_id(in, "facts")) {
      const Value facts = node->value();
      for (const auto& [key, value] : facts.dict()) roadmap_.facts[key] = value;
    }
    roles(in);
    read_events(reader_, in, context_, roadmap_);
    documents(in);
    read_gates(reader_, in, context_, roadmap_);
    stages(in);
    read_progress(reader_, in, roadmap_);
    read_reports(reader_, in, context_, roadmap_, shift_);
    read_indicators(reader_, in, context_, roadmap_);
  }

  /// A school's roadmap stands on its district's, which may stand on its region's (B-31, B-33): acts, facts, roles and
  /// documents come along and may be declared anew; stages come along when the file has none of its own.
  void inherit(const yaml::Node& in) {
    const std::string path = reader_.text(in, "extends");
    if (path.empty()) return;
    const yaml::Node& at = *in.find("extends");
    const auto text = context_.read ? context_.read(path) : Result<std::string>(fail(Diagnostics{}));
    if (!text || depth_ >= max_depth) {
      reader_.error("PRK-K014", at,
                    text ? Message("roadmaps extend each other in a circle: {}", path)
                         : Message("the file {} cannot be read", path),
                    "name the parent's file, its path relative to this one");
      return;
    }
    auto parent = Loader(path, context_, depth_ + 1).run(*text);
    if (!parent) {
      reader_.diagnostics().add(std::move(parent.error()));
      return;
    }
    parent_ = std::move(parent->roadmap);
    roadmap_.parent = parent_.id;
    roadmap_.participation = parent_.participation;
    roadmap_.progress = parent_.progress;
    roadmap_.events = parent_.events;
    roadmap_.acts = parent_.acts;
    roadmap_.facts = parent_.facts;
    roadmap_.roles = parent_.roles;
    roadmap_.documents = parent_.documents;
  }

  void participation(const yaml::Node& in) {
    const yaml::Node* node = in.find("participants");
    if (!node || !reader_.mapping(*node, "participants", {"of", "until", "roles", "candidates"})) return;
    Participation& p = roadmap_.participation;
    p.of = reader_.text(*node, "of", true);
    p.until = reader_.text(*node, "until");
    names(*node, "write roles: {helper: helper}", p.roles);
    const yaml::Node* more = node->find("candidates");
    if (!more || !reader_.mapping(*more, "candidates", {"of", "person", "as", "roles"})) return;
    p.candidates.of = reader_.text(*more, "of", true);
    p.candidates.person = reader_.text(*more, "person", true);
    p.candidates.as = reader_.text(*more, "as", true);
    names(*more, "write roles: {helper: helpers}", p.candidates.roles);
  }

  void names(const yaml::Node& in, Message hint, std::vector<std::pair<std::string, std::string>>& out) {
    const yaml::Node* roles = in.find("roles");
    if (!roles || !roles->is_mapping())
      return reader_.error("PRK-K003", in, "\"roles\" must name the fields with the people", std::move(hint));
    for (const auto& [role, field] : roles->pairs) out.emplace_back(role.scalar, field.scalar);
  }

  /// G-10: every activity of the parent has its own in the child, found by stage and id.
  void conform() {
    for (const Stage& stage : parent_.stages)
      for (const Activity& a : stage.activities) {
        const auto same = [&](const Stage& s) {
          return s.id == stage.id && std::any_of(s.activities.begin(), s.activities.end(),
                                                 [&](const Activity& own) { return own.id == a.id; });
        };
        if (std::any_of(roadmap_.stages.begin(), roadmap_.stages.end(), same)) continue;
        reader_.warn("PRK-K025", {reader_.file(), 0, 0, {}},
                     Message("\"{}\" of {} is missing here ({}/{})", a.title, parent_.id, stage.id, a.id),
                     "add the activity under the same ids; its date and wording may be the school's own");
      }
  }

  /// The acts a roadmap names, looked up in acts.yaml beside it.
  void acts(const yaml::Node& in) {
    const yaml::Node* list = reader_.list(in, "acts");
    if (!list || list->items.empty()) return;
    const auto text = context_.read ? context_.read("acts.yaml") : Result<std::string>(fail(Diagnostics{}));
    if (!text) {
      reader_.error("PRK-K014", *list, "the file acts.yaml cannot be read", "put it beside the roadmap");
      return;
    }
    auto known = load_acts(*text, "acts.yaml", &reader_.diagnostics());
    if (!known) {
      reader_.diagnostics().add(std::move(known.error()));
      return;
    }
    for (const yaml::Node& item : list->items) {
      const auto it = std::find_if(known->begin(), known->end(), [&](const Act& a) { return a.id == item.scalar; });
      if (it != known->end())
        declare(roadmap_.acts, *it);
      else
        unknown_name(reader_, "PRK-K007", item, "act", ids(*known));
    }
  }

  template <class T>
  bool twice(const std::vector<T>& all, const std::string& id, const yaml::Node& at, std::string_view what) {
    const auto same = [&](const T& one) { return one.id == id; };
    if (id.empty() || std::none_of(all.begin(), all.end(), same)) return false;
    reader_.error("PRK-K004", at, Message("two {} have the id \"{}\"", std::string(what), id), "rename one of them");
    return true;
  }

  void roles(const yaml::Node& in) {
    const yaml::Node* all = reader_.by_id(in, "roles");
    if (!all) return;
    for (const auto& [key, value] : all->pairs) {
      Role role;
      role.id = key.scalar;
      role.place = reader_.place(key);
      if (reader_.mapping(value, "a role", {"title", "person", "level"})) {
        role.title = reader_.text(value, "title", true);
        role.person = reader_.text(value, "person");
        role.of_district = reader_.word(value, "level", {"district", "organisation"}, 1) == 0;
        check_expression(reader_, value, "person", context_);
      }
      declare(roadmap_.roles, std::move(role));
    }
  }

  void documents(const yaml::Node& in) {
    const yaml::Node* all = reader_.by_id(in, "documents");
    if (!all) return;
    for (const auto& [key, value] : all->pairs) document(key, value);
    for (const auto& [key, value] : all->pairs) {
      const yaml::Node* after = value.find("after");
      if (!after) continue;
      for (const yaml::Node& item : after->is_sequence() ? after->items : std::vector<yaml::Node>{*after})
        if (!roadmap_.document(item.scalar))
          unknown_name(reader_, "PRK-K006", item, "document", ids(roadmap_.documents));
    }
  }

  void document(const yaml::Node& key, const yaml::Node& in) {
    DocumentKind d;
    d.id = key.scalar;
    d.place = reader_.place(key);
    if (reader_.mapping(in, "a document",
                        {"title", "template", "scope", "event", "when", "done", "formats", "journal", "number", "after",
                         "acts", "requires", "special", "text", "ref"})) {
      d.title = reader_.text(in, "title", true);
      d.template_file = reader_.text(in, "template", true);
      check_template(reader_, in, d.template_file, context_);
      d.scope = static_cast<Scope>(reader_.word(in, "scope", scope_words, 2));
      event_of(in, d);
      d.when = reader_.text(in, "when");
      d.done = reader_.text(in, "done");
      for (const char* word : {"when", "done"}) check_expression(reader_, in, word, context_);
      d.formats = reader_.texts(in, "formats");
      const bool workbook = d.template_file.ends_with(".xlsx");
      if (d.formats.empty())
        d.formats = workbook ? std::vector<std::string>{"xlsx"} : std::vector<std::string>{"docx", "pdf"};
      d.journal = reader_.text(in, "journal");
      d.number = reader_.text(in, "number");
      d.after = reader_.texts(in, "after");
      d.special = reader_.flag(in, "special");
      d.ref = reader_.text(in, "ref");
      document_acts(in, d);
      document_text(in, d);
      if (const yaml::Node* gates = reader_.list(in, "requires"))
        for (const yaml::Node& gate : gates->items) d.requires_.push_back(read_gate(reader_, gate, context_));
    }
    declare(roadmap_.documents, std::move(d));
  }

  void document_acts(const yaml::Node& in, DocumentKind& d) {
    const yaml::Node* list = reader_.list(in, "acts");
    if (!list) return;
    for (const yaml::Node& item : list->items) {
      if (!roadmap_.act(item.scalar)) unknown_name(reader_, "PRK-K007", item, "act", ids(roadmap_.acts));
      d.acts.push_back(item.scalar);
    }
  }

  /// FILE#KEY: one block of a YAML file beside the roadmap, so that many papers share one template.
  void document_text(const yaml::Node& in, DocumentKind& d) {
    const std::string name = reader_.text(in, "text");
    if (name.empty()) return;
    const std::size_t hash = std::min(name.find('#'), name.size());
    const std::string file = name.substr(0, hash), key = name.substr(std::min(hash + 1, name.size()));
    const auto text = context_.read ? context_.read(file) : Result<std::string>(fail(Diagnostics{}));
    if (!text) {
      reader_.error("PRK-K014", *in.find("text"), Message("the file {} cannot be read", file),
                    "name a file and a block in it, the path relative to the roadmap: texts/plans.yaml#year");
      return;
    }
    auto tree = yaml::parse(*text, file);
    if (!tree) {
      reader_.diagnostics().add(std::move(tree.error()));
      return;
    }
    if (const yaml::Node* block = tree->find(key)) {
      d.text = block->value();
      return;
    }
    std::vector<std::string> blocks;
    for (const auto& pair : tree->pairs) blocks.push_back(pair.first.scalar);
    const std::string near = nearest(key, blocks);
    reader_.error("PRK-K014", *in.find("text"), Message("{} has no block \"{}\"", file, key),
                  near.empty() ? Message("name a file and a block in it, the path relative to the roadmap: "
                                         "texts/plans.yaml#year")
                               : Message("did you mean \"{}\"?", near));
  }

  void event_of(const yaml::Node& in, DocumentKind& d) {
    d.event = reader_.text(in, "event", d.scope == Scope::event);
    if (const yaml::Node* n = in.find("event"); n && !d.event.empty() && !roadmap_.event(d.event))
      unknown_name(reader_, "PRK-K006", *n, "event", ids(roadmap_.events));
  }

  void stages(const yaml::Node& in) {
    const yaml::Node* all = reader_.list(in, "stages", roadmap_.parent.empty());
    if (!all) {
      roadmap_.stages = parent_.stages;
      return;
    }
    for (const yaml::Node& item : all->items) stage(item);
    conform();
    for (std::size_t s = 0; s < all->items.size() && s < roadmap_.stages.size(); ++s) activity_order(all->items[s]);
  }

  void stage(const yaml::Node& in) {
    Stage s;
    s.place = reader_.place(in);
    if (reader_.mapping(in, "a stage", {"id", "title", "goal", "result", "cross_cutting", "table", "activities"})) {
      s.id = reader_.text(in, "id", true);
      s.title = reader_.text(in, "title", true);
      s.goal = reader_.text(in, "goal");
      s.result = reader_.text(in, "result");
      s.cross_cutting = reader_.flag(in, "cross_cutting");
      s.in_table = reader_.flag(in, "table", true);
      twice(roadmap_.stages, s.id, in, "stages");
      if (const yaml::Node* list = reader_.list(in, "activities", true))
        for (const yaml::Node& item : list->items) activity(item, s);
    }
    roadmap_.stages.push_back(std::move(s));
  }

  void activity(const yaml::Node& in, Stage& s) {
    Activity a;
    a.place = reader_.place(in);
    if (!reader_.mapping(in, "an activity",
                         {"id", "title", "content", "due", "printed", "shift", "responsible", "responsible_printed",
                          "produces", "after", "when", "done", "ref"}))
      return;
    a.id = reader_.text(in, "id", true);
    a.title = reader_.text(in, "title", true);
    twice(s.activities, a.id, in, "activities");
    a.content = reader_.texts(in, "content");
    a.due = read_deadline(reader_, in, roadmap_.from, roadmap_.to, shift_);
    relative_to(in, a.due);
    a.after = reader_.texts(in, "after");
    a.when = reader_.text(in, "when");
    a.done = reader_.text(in, "done");
    for (const char* word : {"when", "done"}) check_expression(reader_, in, word, context_);
    a.ref = reader_.text(in, "ref");
    references(in, "responsible", "PRK-K005", "role", roadmap_.roles, a.responsible);
    references(in, "produces", "PRK-K006", "document", roadmap_.documents, a.produces);
    a.responsible_printed = reader_.text(in, "responsible_printed");
    if (a.responsible_printed.empty())
      for (const std::size_t r : a.responsible)
        a.responsible_printed += (a.responsible_printed.empty() ? "" : ", ") + roadmap_.roles[r].title;
    s.activities.push_back(std::move(a));
  }

  void relative_to(const yaml::Node& in, const Deadline& due) {
    if (due.after.empty() || roadmap_.document(due.after)) return;
    unknown_name(reader_, "PRK-K006", *in.find("due")->find("after"), "document", ids(roadmap_.documents));
  }

  template <class T>
  void references(const yaml::Node& in, std::string_view key, const char* id, std::string_view what,
                  const std::vector<T>& all, std::vector<std::size_t>& out) {
    const std::vector<std::string> names = reader_.texts(in, key);
    const yaml::Node* n = in.find(key);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto it = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == names[i]; });
      if (it != all.end())
        out.push_back(static_cast<std::size_t>(it - all.begin()));
      else
        unknown_name(reader_, id, n->is_sequence() ? n->items[i] : *n, what, ids(all));
    }
  }

  /// "after" may name activities further down, so it is read once all are known. A bare id means the same stage.
  void activity_order(const yaml::Node& stage_node) {
    const yaml::Node* list = stage_node.find("activities");
    if (!list) return;
    const std::string stage_id = reader_.text(stage_node, "id");
    std::vector<std::string> known;
    for (const Stage& s : roadmap_.stages)
      for (const Activity& a : s.activities) known.push_back(s.id + "/" + a.id);
    for (Stage& s : roadmap_.stages) {
      if (s.id != stage_id) continue;
      for (Activity& a : s.activities)
        for (std::string& name : a.after) {
          if (name.find('/') == name.npos) name = s.id + "/" + name;
          if (std::find(known.begin(), known.end(), name) == known.end()) unknown_activity(a, name, known);
        }
    }
  }

  void unknown_activity(const Activity& a, const std::string& name, const std::vector<std::string>& known) {
    const std::string near = nearest(name, known);
    reader_.diagnostics().add({"PRK-K008", Severity::error, a.place, Message("there is no activity \"{}\"", name),
                               near.empty() ? Message("write stage/activity of one that is declared")
                                            : Message("did you mean \"{}\"?", near)});
  }

  static constexpr int max_depth = 8;  ///< district on region on federal: three are real

  Reader reader_;
  const LoadContext& context_;
  int depth_;
  Roadmap roadmap_, parent_;
  Shift shift_ = Shift::previous;
};

}  // namespace

Result<Loaded> load(std::string_view yaml, const std::string& file, const LoadContext& context) {
  return Loader(file, context, 0).run(yaml);
}

}  // namespace prikaz::workflow
