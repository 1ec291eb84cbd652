// Names whose case forms a rule had to choose: a person looks once, and what is stored wins from then on.
#include "registry/names.hpp"

#include <algorithm>
#include <array>

#include "app/web/site.hpp"
#include "core/utf8.hpp"
#include "language/inflect.hpp"
#include "papers/check_names.hpp"

namespace prikaz::web {

namespace {

constexpr std::size_t names_on_page = 50;
constexpr std::size_t max_name_letters = 200;

struct CaseField {
  Case c;
  const char *id, *title, *question;
};
constexpr std::array<CaseField, 6> cases{{{Case::nominative, "nominative", "именительный", "кто?"},
                                          {Case::genitive, "genitive", "родительный", "нет кого?"},
                                          {Case::dative, "dative", "дательный", "дать кому?"},
                                          {Case::accusative, "accusative", "винительный", "назначить кого?"},
                                          {Case::instrumental, "instrumental", "творительный", "подписано кем?"},
                                          {Case::prepositional, "prepositional", "предложный", "приказ о ком?"}}};

List paradigm(const Inflectable& name) {
  List out;
  for (const CaseField& f : cases) {
    Dict o;
    o["id"] = f.id;
    o["title"] = f.title;
    o["question"] = f.question;
    o["form"] = language::inflect(name, f.c);
    out.push_back(std::move(o));
  }
  return out;
}

Dict described(const papers::DoubtfulName& d) {
  const registry::Entity& entity = d.record->entity();
  Dict o;
  o["entity"] = entity.id;
  o["entity_title"] = entity.title;
  o["field"] = entity.fields[static_cast<std::size_t>(d.field)].id;
  o["key"] = d.record->key();
  o["name"] = d.name->whole;
  o["gender_known"] = d.name->gender != Gender::unknown;
  List doubts;
  for (const language::Doubt& doubt : d.doubts) {
    Dict one;
    one["nominative"] = doubt.nominative;
    one["genitive"] = doubt.genitive;
    doubts.push_back(std::move(one));
  }
  o["doubts"] = std::move(doubts);
  o["cases"] = paradigm(*d.name);
  return o;
}

/// A name in its row, as the store has it.
struct Chosen {
  int entity = -1, field = -1;
  registry::Row row;
  std::shared_ptr<const Inflectable> name;
};

Result<std::optional<Chosen>> load(const registry::Store& store, int entity, int field, const std::string& key) {
  registry::Filter filter;
  filter.keys = {key};
  auto rows = store.rows(entity, filter);
  if (!rows) return fail(std::move(rows.error()));
  if (rows->size() != 1) return std::nullopt;
  const Value& value = rows->front()[static_cast<std::size_t>(field)];
  if (!value.as<Inflectable>()) return std::nullopt;
  auto name = std::dynamic_pointer_cast<const Inflectable>(value.shared_object());
  return Chosen{entity, field, std::move(rows->front()), std::move(name)};
}

/// The name a form speaks of, still the one that was shown; none when it has changed since.
Result<std::optional<Chosen>> chosen(Visit& v, const registry::Store& store) {
  const registry::Schema& schema = *store.schema();
  const int entity = schema.entity(v.request.value("entity"));
  const std::string key = v.request.value("key");
  if (entity < 0 || key.empty()) return std::nullopt;
  const int field = schema.entities[static_cast<std::size_t>(entity)].field(v.request.value("field"));
  if (field < 0) return std::nullopt;
  auto found = load(store, entity, field, key);
  if (found && *found && (*found)->name->whole != v.request.value("name")) return std::nullopt;
  return found;
}

/// Everyone whose name asks the same question, this one too: most often a family.
Result<std::vector<Chosen>> alike(Visit& v, const registry::Store& store, const Inflectable& name) {
  auto snapshot = v.workspace.registry();
  if (!snapshot) return fail(std::move(snapshot.error()));
  const auto question = language::doubts(name);
  std::vector<Chosen> out;
  for (const papers::DoubtfulName& d : papers::doubtful_names(**snapshot)) {
    if (d.doubts != question) continue;
    auto one = load(store, d.entity, d.field, d.record->key());
    if (!one) return fail(std::move(one.error()));
    if (*one) out.push_back(std::move(**one));
  }
  return out;
}

using Forms = std::array<std::string, 6>;

Forms shown(const Inflectable& name) {
  Forms forms;
  for (std::size_t i = 1; i < cases.size(); ++i) forms[i] = language::inflect(name, cases[i].c);
  return forms;
}

/// The forms written into the fields; those left empty follow from the genitive by the rules. What is no name comes
/// back as the sentence to show.
std::string read_forms(const Visit& v, Forms& forms) {
  for (std::size_t i = 1; i < cases.size(); ++i) {
    forms[i] = utf8::trim(v.request.value(cases[i].id));
    if (forms[i].empty()) continue;
    if (!registry::is_name_part(forms[i]) || utf8::length(forms[i]) > max_name_letters)
      return std::string("В поле «") + cases[i].title + "» не имя: нужны буквы, дефис и пробелы.";
  }
  if (forms[static_cast<std::size_t>(Case::genitive)].empty())
    return "Впишите родительный падеж целиком, с именем и отчеством: нет кого?";
  return {};
}

void put(registry::Changes& changes, Chosen chosen, Forms forms) {
  auto name = std::make_shared<Inflectable>(*chosen.name);
  name->stored = std::move(forms);
  chosen.row[static_cast<std::size_t>(chosen.field)] = Value(std::shared_ptr<const Object>(std::move(name)));
  changes.entities[static_cast<std::size_t>(chosen.entity)].put.push_back(std::move(chosen.row));
}

Response listed(Visit& v, const std::string& mistake, int status = 200) {
  auto snapshot = v.workspace.registry();
  if (!snapshot) return v.problems("Реестр не читается", snapshot.error());
  const auto doubtful = papers::doubtful_names(**snapshot);
  List rows;
  for (const papers::DoubtfulName& d : doubtful) {
    if (rows.size() == names_on_page) break;
    Dict row = described(d);
    row["alike"] = std::count_if(doubtful.begin(), doubtful.end(),
                                 [&](const papers::DoubtfulName& other) { return other.doubts == d.doubts; });
    rows.push_back(std::move(row));
  }
  Dict data;
  data["more"] = doubtful.size() - rows.size();
  data["names"] = std::move(rows);
  data["mistake"] = mistake;
  data["saved"] = Value();
  const int entity = (*snapshot)->schema().entity(v.request.value("entity"));
  const registry::Record* record =
      v.request.method == "GET" && entity >= 0 ? (*snapshot)->find(entity, v.request.value("saved")) : nullptr;
  if (record) {
    const int field = record->entity().field(v.request.value("field"));
    if (const auto* name = field < 0 ? nullptr : record->at(field).as<Inflectable>()) {
      Dict saved;
      saved["name"] = name->whole;
      saved["cases"] = paradigm(*name);
      data["saved"] = std::move(saved);
    }
  }
  return v.page("names.html", std::move(data), status);
}

}  // namespace

Response names_page(Visit& v) { return listed(v, {}); }

Response keep_name(Visit& v) {
  auto store = v.workspace.store();
  if (!store) return v.problems("Реестр не открывается", store.error());
  auto found = chosen(v, **store);
  if (!found) return v.problems("Реестр не читается", found.error());
  if (!*found) return listed(v, "Это имя в реестре уже изменилось. Посмотрите на список ещё раз.", 409);
  const std::string how = v.request.value("answer");
  Forms forms = shown(*(*found)->name);
  if (how == "corrected")
    if (const std::string mistake = read_forms(v, forms); !mistake.empty()) return listed(v, mistake, 422);
  registry::Changes changes;
  changes.entities.resize((*store)->schema()->entities.size());
  if (how == "right-for-all") {
    auto all = alike(v, **store, *(*found)->name);
    if (!all) return v.problems("Реестр не читается", all.error());
    for (Chosen& one : *all) {
      Forms own = shown(*one.name);
      put(changes, std::move(one), std::move(own));
    }
  } else {
    put(changes, std::move(**found), std::move(forms));
  }
  if (Status s = (*store)->apply(changes); !s) return v.problems("Форма не сохранена", s.error());
  return redirect("/names?saved=" + percent_encoded(v.request.value("key")) + "&entity=" +
                  percent_encoded(v.request.value("entity")) + "&field=" + percent_encoded(v.request.value("field")));
}

}  // namespace prikaz::web
