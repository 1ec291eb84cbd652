#include "workflow/sections.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/utf8.hpp"
#include "template/expression.hpp"

namespace prikaz::workflow {

namespace {

const std::vector<std::string> bound_words = {"at-least", "at-most", "exactly"};
const std::vector<std::string> period_words = {"none", "quarter", "year"};
const std::vector<std::string> scope_words = {"region", "district", "organisation"};

/// One number for every year, or year → number.
void read_targets(Reader& reader, const yaml::Node& in, Indicator& i) {
  const yaml::Node* n = in.find("targets");
  if (!n) return;
  const auto put = [&](int year, const yaml::Node& value) {
    if (const Value v = value.value(); v.is_number())
      i.targets[year] = v.number();
    else
      reader.error("PRK-K003", value, Message("a target must be a number, not \"{}\"", value.scalar),
                   "write digits only; the unit stands in \"unit\"");
  };
  if (n->is_scalar()) put(0, *n);
  for (const auto& [year, value] : n->pairs) put(std::atoi(year.scalar.c_str()), value);
}

/// A file of declarations beside the roadmap, as acts.yaml is: `take` is given each id with what stands under it. K014
/// when it cannot be read.
template <class Take>
void catalogue(Reader& reader, const yaml::Node& at, const LoadContext& context, const std::string& key, Take take) {
  const std::string file = key + ".yaml";
  const auto text = context.read ? context.read(file) : Result<std::string>(fail(Diagnostics{}));
  if (!text)
    return reader.error("PRK-K014", at, Message("the file {} cannot be read", file), "put it beside the roadmap");
  auto tree = yaml::parse(*text, file);
  if (!tree) return reader.diagnostics().add(std::move(tree.error()));
  Reader own(file);
  if (own.mapping(*tree, file, {"prikaz", key}))
    if (const yaml::Node* all = own.by_id(*tree, key))
      for (const auto& [id, value] : all->pairs) take(own, id, value);
  reader.diagnostics().add(std::move(own.diagnostics()));
}

EventKind read_event(Reader& reader, const yaml::Node& key, const yaml::Node& in, const LoadContext& context) {
  EventKind e;
  e.id = key.scalar;
  e.place = reader.place(key);
  if (!reader.mapping(in, "an event", {"title", "each", "day", "say", "ref"})) return e;
  e.title = reader.text(in, "title", true);
  e.each = reader.text(in, "each", true);
  e.day = reader.text(in, "day", true);
  e.say = reader.text(in, "say");
  e.ref = reader.text(in, "ref");
  for (const char* word : {"each", "day"}) check_expression(reader, in, word, context);
  return e;
}

/// Ids of a list, each looked up among `known`; `use` gets what they mean.
template <class T, class Use>
void pick(Reader& reader, const yaml::Node& list, const std::vector<T>& known, std::string_view what, Use use) {
  for (const yaml::Node& item : list.is_sequence() ? list.items : std::vector<yaml::Node>{list}) {
    const auto it = std::find_if(known.begin(), known.end(), [&](const T& one) { return one.id == item.scalar; });
    if (it == known.end())
      unknown_name(reader, "PRK-K024", item, what, ids(known));
    else
      use(*it);
  }
}

}  // namespace

void unknown_name(Reader& reader, const char* id, const yaml::Node& at, std::string_view what,
                  const std::vector<std::string>& candidates) {
  const std::string near = nearest(at.scalar, candidates);
  reader.error(
      id, at, Message("there is no {} \"{}\"", std::string(what), at.scalar),
      near.empty() ? Message("declare it, or name one that is declared") : Message("did you mean \"{}\"?", near));
}

void check_template(Reader& reader, const yaml::Node& in, const std::string& name, const LoadContext& context) {
  if (!context.templates_beside || name.empty()) return;
  const std::vector<std::string> all = context.templates_beside(name);
  if (std::find(all.begin(), all.end(), name) != all.end()) return;
  const auto near = utf8::near_names(name, all);
  reader.error("PRK-K016", *in.find("template"), Message("there is no template \"{}\"", name),
               near.empty() ? Message("put the file into templates/, or correct the name")
                            : Message("did you mean \"{}\"?", near[0]));
}

void check_expression(Reader& reader, const yaml::Node& in, std::string_view key, const LoadContext& context) {
  const yaml::Node* n = in.find(key);
  if (!context.environment || !n || !n->is_scalar()) return;
  const auto compiled = tpl::compile_expression(n->scalar, *context.environment, reader.place(*n));
  if (compiled) return;
  for (const Diagnostic& why : compiled.error())
    reader.error("PRK-K015", *n, Message("\"{}\" is not an expression: {}", n->scalar, why.text.str()), why.hint);
}

Gate read_gate(Reader& reader, const yaml::Node& in, const LoadContext& context) {
  Gate g;
  g.place = reader.place(in);
  if (!reader.mapping(in, "a requirement", {"each", "when", "that", "say", "ref", "warning"})) return g;
  g.each = reader.text(in, "each");
  g.when = reader.text(in, "when");
  g.that = reader.text(in, "that", true);
  g.say = reader.text(in, "say", true);
  g.ref = reader.text(in, "ref");
  g.warning = reader.flag(in, "warning");
  for (const char* key : {"each", "when", "that"}) check_expression(reader, in, key, context);
  return g;
}

void read_gates(Reader& reader, const yaml::Node& in, const LoadContext& context, Roadmap& roadmap) {
  const yaml::Node* all = reader.by_id(in, "gates");
  if (!all || all->pairs.empty()) return;
  std::vector<Gate> known;
  catalogue(reader, *all, context, "gates", [&](Reader& own, const yaml::Node& id, const yaml::Node& value) {
    known.push_back(read_gate(own, value, context));
    known.back().id = id.scalar;
  });
  for (const auto& [key, value] : all->pairs) {
    const auto document = std::find_if(roadmap.documents.begin(), roadmap.documents.end(),
                                       [&, id = key.scalar](const DocumentKind& d) { return d.id == id; });
    if (document == roadmap.documents.end())
      unknown_name(reader, "PRK-K006", key, "document", ids(roadmap.documents));
    else
      pick(reader, value, known, "gate", [&](const Gate& g) { declare(document->requires_, g); });
  }
}

void read_events(Reader& reader, const yaml::Node& in, const LoadContext& context, Roadmap& roadmap) {
  const yaml::Node* all = in.find("events");
  if (all && all->is_sequence()) {
    std::vector<EventKind> known;
    catalogue(reader, *all, context, "events", [&](Reader& own, const yaml::Node& id, const yaml::Node& value) {
      known.push_back(read_event(own, id, value, context));
    });
    return pick(reader, *all, known, "event", [&](const EventKind& e) { declare(roadmap.events, e); });
  }
  if (!(all = reader.by_id(in, "events"))) return;
  for (const auto& [key, value] : all->pairs) declare(roadmap.events, read_event(reader, key, value, context));
}

void read_progress(Reader& reader, const yaml::Node& in, Roadmap& roadmap) {
  const yaml::Node* node = in.find("progress");
  if (!node || !reader.mapping(*node, "progress", {"of", "activity", "day", "proof"})) return;
  roadmap.progress = {reader.text(*node, "of", true), reader.text(*node, "activity", true),
                      reader.text(*node, "day", true), reader.text(*node, "proof")};
}

void read_reports(Reader& reader, const yaml::Node& in, const LoadContext& context, Roadmap& roadmap, Shift shift) {
  const yaml::Node* all = reader.by_id(in, "reports");
  if (!all) return;
  for (const auto& [key, value] : all->pairs) {
    Report r;
    r.id = key.scalar;
    r.place = reader.place(key);
    if (reader.mapping(value, "a report", {"title", "template", "period", "due", "printed", "shift", "scope", "ref"})) {
      r.title = reader.text(value, "title", true);
      r.template_file = reader.text(value, "template", true);
      check_template(reader, value, r.template_file, context);
      r.period = static_cast<Report::Period>(reader.word(value, "period", period_words, 0));
      r.ref = reader.text(value, "ref");
      r.scope = static_cast<Scope>(reader.word(value, "scope", scope_words, 1));
      r.due = read_deadline(reader, value, roadmap.from, roadmap.to, shift);
    }
    roadmap.reports.push_back(std::move(r));
  }
}

void read_indicators(Reader& reader, const yaml::Node& in, const LoadContext& context, Roadmap& roadmap) {
  const yaml::Node* all = reader.by_id(in, "indicators");
  if (!all) return;
  for (const auto& [key, value] : all->pairs) {
    Indicator i;
    i.id = key.scalar;
    i.place = reader.place(key);
    if (reader.mapping(value, "an indicator", {"title", "unit", "bound", "targets", "rows", "value", "of", "ref"})) {
      i.title = reader.text(value, "title", true);
      i.unit = reader.text(value, "unit", true);
      i.rows = reader.text(value, "rows");
      i.value = reader.text(value, "value");
      i.of = reader.text(value, "of");
      i.ref = reader.text(value, "ref");
      i.bound = static_cast<Indicator::Bound>(reader.word(value, "bound", bound_words, 0));
      for (const char* word : {"rows", "value", "of"}) check_expression(reader, value, word, context);
      read_targets(reader, value, i);
    }
    roadmap.indicators.push_back(std::move(i));
  }
}

}  // namespace prikaz::workflow
