#include "papers/check_formulas.hpp"

#include <array>

#include "papers/check_fields.hpp"
#include "template/expression.hpp"
#include "workflow/plan.hpp"

namespace prikaz::papers {

namespace {

/// Names of engine/docs/context.md that are no records, and those of indicators.
constexpr std::array<const char*, 16> names_of_a_plan{
    "today", "roadmap",        "journal", "journals", "participants", "people", "period",    "age",
    "minor", "representative", "until",   "contract", "item",         "event",  "event_day", "year"};

class Formulas {
 public:
  Formulas(const workflow::Roadmap& roadmap, const registry::Schema& schema, const tpl::Environment& language,
           Diagnostics& found)
      : schema_(schema), language_(language), found_(found) {
    workflow::add_gate_filters(language_);
    names_.others.assign(names_of_a_plan.begin(), names_of_a_plan.end());
    for (const auto& role : roadmap.participation.roles) names_.others.push_back("is_" + role.first);
  }

  /// The entity of a list's items; -1 when it is not one.
  int formula(const std::string& text, const Place& place) {
    if (text.empty()) return -1;
    const auto e = tpl::compile_expression(text, language_, place);
    if (!e) return -1;
    judge(e->usage(), place);
    return items_of(e->usage(), schema_);
  }

  void message(const std::string& text, const Place& place) {
    auto source = tpl::pieces_from_text(text, place.file);
    if (!source) return found_.add(std::move(source.error()));
    const auto program = tpl::compile(source->pieces, language_, source->place_of);
    if (!program) return found_.add(Diagnostics(program.error()));
    judge(program->usage(), place);
  }

  /// What follows speaks of the records of an entity, one after the other; -1: of nothing known.
  void item(int entity) {
    names_.records.erase("item");
    if (entity >= 0) names_.records["item"] = entity;
  }

 private:
  void judge(const tpl::Usage& usage, const Place& place) {
    check_fields(
        usage, schema_, names_, [&](std::uint32_t) { return place; }, found_);
  }

  const registry::Schema& schema_;
  tpl::Environment language_;
  Names names_;
  Diagnostics& found_;
};

void check_document(Formulas& f, const workflow::DocumentKind& d) {
  f.formula(d.when, d.place);
  f.formula(d.done, d.place);
  for (const workflow::Gate& g : d.requires_) {
    f.item(f.formula(g.each, g.place));
    f.formula(g.when, g.place);
    f.formula(g.that, g.place);
    f.message(g.say, g.place);
    f.item(-1);
  }
}

}  // namespace

void check_formulas(const workflow::Roadmap& roadmap, const registry::Schema& schema, const tpl::Environment& language,
                    Diagnostics& found) {
  Formulas f(roadmap, schema, language, found);
  for (const workflow::DocumentKind& d : roadmap.documents) check_document(f, d);
  for (const workflow::Stage& s : roadmap.stages)
    for (const workflow::Activity& a : s.activities) {
      f.formula(a.when, a.place);
      f.formula(a.done, a.place);
    }
  for (const workflow::EventKind& e : roadmap.events) {
    f.item(f.formula(e.each, e.place));
    f.formula(e.day, e.place);
    f.message(e.say, e.place);
    f.item(-1);
  }
  for (const workflow::Indicator& i : roadmap.indicators) {
    f.item(f.formula(i.rows, i.place));
    f.formula(i.value, i.place);
    f.formula(i.of, i.place);
    f.item(-1);
  }
  for (const workflow::Role& r : roadmap.roles) f.formula(r.person, r.place);
}

}  // namespace prikaz::papers
