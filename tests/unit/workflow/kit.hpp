// Small roadmaps for tests: a frame to fill, and questions about the mistakes found.
#pragma once
#include <algorithm>
#include <string>

#include "workflow/load.hpp"
#include "workflow/plan.hpp"

namespace prikaz::workflow::testing {

inline const std::string acts_file = R"(prikaz: 1
acts:
  r-145: {kind: распоряжение, issuer: Министерства, date: 2019-12-25, number: Р-145, title: О модели, valid: {from: 2019-12-25}}
  late: {kind: приказ, issuer: управления, date: 2020-10-24, number: "609", title: О положении, valid: {from: 2020-10-24}}
  gone: {kind: приказ, issuer: управления, date: 2015-03-01, number: "7", title: О порядке, valid: {from: 2015-03-01, to: 2019-12-31}}
)";

inline const std::string gates_file = R"(prikaz: 1
gates:
  head: {that: organisation.head, say: не указан руководитель, ref: L-22}
)";
inline const std::string events_file = R"(prikaz: 1
events:
  council: {title: Педсовет, each: organisation.gatherings, day: item.date, say: "протокол № {{ item.number }}"}
)";

/// A right roadmap; `stages` replaces its list of stages, `more` is put before it.
inline std::string roadmap(const std::string& stages = "", const std::string& more = "") {
  const std::string plain = R"(
  - id: one
    title: Подготовка
    activities:
      - {id: a, title: Приказ, due: 2020-04, responsible: [head], produces: [order]}
)";
  return R"(prikaz: 1
roadmap: test
title: Проба
model: models/mentoring.yaml
participants: {of: pairs, until: end, roles: {mentor: mentor, mentee: mentees}}
level: district
year: {from: 2020-04-01, to: 2021-05-31}
acts: [r-145]
roles:
  head: {title: директор}
)" + (more.empty() ? std::string("documents:\n  order: {title: Приказ, template: orders/a.docx}\n") : more) +
         "stages:" + (stages.empty() ? plain : stages);
}

inline const tpl::Environment& language() {
  static const tpl::Environment env = [] {
    tpl::Environment e = tpl::Environment::standard();
    add_gate_filters(e);
    return e;
  }();
  return env;
}

inline Result<Loaded> read(const std::string& yaml) {
  LoadContext context;
  context.read = [](const std::string& name) -> Result<std::string> {
    return name == "gates.yaml" ? gates_file : name == "events.yaml" ? events_file : acts_file;
  };
  context.templates_beside = [](const std::string& name) {
    return std::vector<std::string>{name.starts_with("orders/") ? name : "orders/pairs.docx"};
  };
  context.environment = &language();
  return load(yaml, "roadmap.yaml", context);
}

/// JSON knows no dates; the registry gives real ones.
inline Value dated(const Value& v) {
  if (v.is(Value::Kind::string)) {
    const auto d = parse_iso_date(v.string());
    return d ? Value(*d) : v;
  }
  if (v.is(Value::Kind::list)) {
    List out;
    for (const Value& item : v.list()) out.push_back(dated(item));
    return out;
  }
  if (!v.is(Value::Kind::dict)) return v;
  Dict out;
  for (const auto& [key, value] : v.dict()) out[key] = dated(value);
  return out;
}

/// The first mistake of an id, or null.
inline const Diagnostic* find(const Diagnostics& all, const std::string& id) {
  const auto it = std::find_if(all.begin(), all.end(), [&](const Diagnostic& d) { return d.id == id; });
  return it == all.end() ? nullptr : &*it;
}

inline Diagnostics mistakes(const std::string& yaml) {
  auto r = read(yaml);
  return r ? std::move(r->notes) : std::move(r.error());
}

}  // namespace prikaz::workflow::testing
