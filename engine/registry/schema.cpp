#include "registry/schema.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "value/yaml.hpp"

namespace prikaz::registry {

namespace {

constexpr std::array<std::pair<std::string_view, Type>, 16> types = {{{"text", Type::text},
                                                                      {"number", Type::number},
                                                                      {"date", Type::date},
                                                                      {"flag", Type::flag},
                                                                      {"choice", Type::choice},
                                                                      {"ref", Type::ref},
                                                                      {"person-name", Type::person_name},
                                                                      {"position", Type::position},
                                                                      {"org-name", Type::org_name},
                                                                      {"snils", Type::snils},
                                                                      {"inn", Type::inn},
                                                                      {"ogrn", Type::ogrn},
                                                                      {"phone", Type::phone},
                                                                      {"email", Type::email},
                                                                      {"link", Type::link},
                                                                      {"file", Type::file}}};

const std::vector<std::string> top_keys = {"prikaz", "model", "title", "entities"};
const std::vector<std::string> entity_keys = {"title", "alias", "plural", "plural_alias", "key", "fields"};
const std::vector<std::string> field_keys = {"type",    "title",    "alias", "required", "unique",   "many",   "to",
                                             "choices", "synonyms", "check", "say",      "personal", "history"};
const std::vector<std::string> personal_classes = {"name", "contact", "document", "special"};

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& s : items) out += (out.empty() ? "" : ", ") + s;
  return out;
}

/// What to say beside a wrong name: the ones it resembles, else all there are.
Message instead(const std::string& wrong, const std::vector<std::string>& known) {
  const auto near = utf8::near_names(wrong, known);
  return near.empty() ? Message("use one of: {}", joined(known)) : Message("did you mean {}?", joined(near));
}

bool is_id(std::string_view s) {
  return !s.empty() && s[0] >= 'a' && s[0] <= 'z' && std::all_of(s.begin(), s.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool is_alias(std::string_view s) {
  if (s.empty()) return false;
  for (std::size_t i = 0; i < s.size();) {
    const char32_t c = utf8::next(s, i);
    if (!utf8::is_letter(c) && c != '_' && !(c >= '0' && c <= '9')) return false;
  }
  return true;
}

class Loader {
 public:
  explicit Loader(const std::string& file) : file_(file) {}

  Result<std::shared_ptr<const Schema>> load(const yaml::Node& root) {
    auto schema = std::make_shared<Schema>();
    schema_ = schema.get();
    schema->file = file_;
    if (!keys(root, "the file", top_keys)) return fail(std::move(found_));

    if (const yaml::Node* v = need(root, "prikaz"); v && v->scalar != "1")
      add("PRK-R001", *v, Message("format version {} is not known", v->scalar), "this program reads version 1");
    schema->id = text(root, "model", true);
    schema->title = text(root, "title", true);
    if (const yaml::Node* list = need(root, "entities"); list && mapping(*list, "entities")) {
      for (const auto& [key, node] : list->pairs) entity(key, node);
      for (std::size_t i = 0; i < targets_.size(); ++i) target(targets_[i]);
      for (Entity& e : schema->entities) fields_by_name(e);
      for (std::size_t i = 0; i < schema->entities.size(); ++i) back_references(static_cast<int>(i));
      entities_by_name();
      check_histories();
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    if (found_.has_errors()) return fail(std::move(found_));
    return std::shared_ptr<const Schema>(std::move(schema));
  }

 private:
  struct Target {
    std::size_t entity, field;
    const yaml::Node* node;
  };

  void add(const char* id, const yaml::Node& at, Message text, Message hint) {
    add(id, at.place(file_), std::move(text), std::move(hint));
  }
  void add(const char* id, Place at, Message text, Message hint) {
    found_.add({id, Severity::error, std::move(at), std::move(text), std::move(hint)});
  }

  bool mapping(const yaml::Node& node, const std::string& what) {
    if (!node.is_mapping())
      add("PRK-R003", node, Message("{} must be a mapping", what), "write its keys on lines below, indented");
    return node.is_mapping();
  }
  bool keys(const yaml::Node& node, const std::string& what, const std::vector<std::string>& known) {
    if (!mapping(node, what)) return false;
    for (const auto& [key, value] : node.pairs)
      if (std::find(known.begin(), known.end(), key.scalar) == known.end())
        add("PRK-R002", key, Message("{} has no key {}", what, key.scalar), instead(key.scalar, known));
    return true;
  }
  const yaml::Node* need(const yaml::Node& node, const char* key) {
    const yaml::Node* found = node.find(key);
    if (!found) add("PRK-R003", node, Message("the key {} is missing", key), Message("add {}: …", key));
    return found;
  }
  std::string text(const yaml::Node& node, const char* key, bool required) {
    const yaml::Node* found = required ? need(node, key) : node.find(key);
    if (!found) return {};
    if (!found->is_scalar()) {
      add("PRK-R003", *found, Message("{} must be a text", key), "write it on one line, in quotes if it holds a colon");
      return {};
    }
    return found->scalar;
  }
  bool flag(const yaml::Node& node, const char* key) {
    const yaml::Node* found = node.find(key);
    if (!found) return false;
    const Value v = found->value();
    if (!v.is(Value::Kind::boolean))
      add("PRK-R003", *found, Message("{} must be true or false", key), "write true or false");
    return v.is(Value::Kind::boolean) && v.boolean();
  }
  void id(const yaml::Node& key, const char* what) {
    if (!is_id(key.scalar))
      add("PRK-R008", key, Message("«{}» cannot be the id of {}", key.scalar, what),
          "use small Latin letters, digits and _, beginning with a letter");
  }
  std::string alias(const yaml::Node& node, const char* key) {
    const std::string s = text(node, key, false);
    if (!s.empty() && !is_alias(s))
      add("PRK-R008", *node.find(key), Message("«{}» cannot be a name in templates", s),
          "use letters, digits and _ only");
    return s;
  }

  void entity(const yaml::Node& key, const yaml::Node& node) {
    id(key, "an entity");
    Entity e;
    e.id = key.scalar;
    e.place = key.place(file_);
    if (!keys(node, "entity " + e.id, entity_keys)) return;
    e.title = text(node, "title", true);
    e.alias = alias(node, "alias");
    e.plural = text(node, "plural", false);
    if (e.plural.empty())
      e.plural = e.id + "s";
    else if (!is_id(e.plural))
      id(*node.find("plural"), "a list");
    e.plural_alias = alias(node, "plural_alias");
    if (const yaml::Node* list = need(node, "fields"); list && mapping(*list, "fields"))
      for (const auto& [field_key, field_node] : list->pairs) field(e, field_key, field_node);
    key_field(e, node);
    schema_->entities.push_back(std::move(e));
  }

  void key_field(Entity& e, const yaml::Node& node) {
    const yaml::Node* key = need(node, "key");
    if (!key) return;
    for (std::size_t i = 0; i < e.fields.size(); ++i)
      if (e.fields[i].id == key->scalar) {
        e.key = static_cast<int>(i);
        if (e.fields[i].type != Type::text || !e.fields[i].required)
          add("PRK-R009", *key, Message("the key field {} must be a required text", key->scalar),
              "declare it {type: text, required: true}");
        return;
      }
    std::vector<std::string> known;
    for (const Field& f : e.fields) known.push_back(f.id);
    add("PRK-R009", *key, Message("the key {} is not a field of {}", key->scalar, e.id), instead(key->scalar, known));
  }

  void field(Entity& e, const yaml::Node& key, const yaml::Node& node) {
    id(key, "a field");
    Field f;
    f.id = key.scalar;
    f.place = key.place(file_);
    if (!keys(node, "field " + f.id, field_keys)) return;
    f.title = text(node, "title", true);
    f.alias = alias(node, "alias");
    f.required = flag(node, "required");
    f.unique = flag(node, "unique");
    f.many = flag(node, "many");
    f.check = text(node, "check", false);
    f.say = text(node, "say", false);
    f.personal = text(node, "personal", false);
    if (!f.personal.empty() &&
        std::find(personal_classes.begin(), personal_classes.end(), f.personal) == personal_classes.end())
      add("PRK-R003", *node.find("personal"), Message("there is no class of personal data {}", f.personal),
          instead(f.personal, personal_classes));
    type(f, node);
    if (const yaml::Node* list = node.find("synonyms")) synonyms(f, *list);
    if (const yaml::Node* past = node.find("history")) history(f, *past);
    choices(f, node);
    if (const yaml::Node* to = node.find("to"); f.type == Type::ref && to)
      targets_.push_back({schema_->entities.size(), e.fields.size(), to});
    if ((f.type == Type::ref) != (node.find("to") != nullptr))
      add("PRK-R005", node,
          f.type == Type::ref ? Message("the ref {} does not say to what", f.id)
                              : Message("only a ref has the key to, and {} is none", f.id),
          f.type == Type::ref ? "add to: and the id of an entity" : "take it out, or make the type ref");
    if (f.many && f.type != Type::ref)
      add("PRK-R005", node, Message("only a ref can be many, and {} is none", f.id),
          "take many out, or make the type ref");
    e.fields.push_back(std::move(f));
  }

  void type(Field& f, const yaml::Node& node) {
    const yaml::Node* written = need(node, "type");
    if (!written) return;
    const auto it = std::find_if(types.begin(), types.end(), [&](const auto& t) { return t.first == written->scalar; });
    if (it != types.end()) {
      f.type = it->second;
      return;
    }
    std::vector<std::string> known;
    for (const auto& t : types) known.emplace_back(t.first);
    add("PRK-R004", *written, Message("there is no type {}", written->scalar), instead(written->scalar, known));
  }

  void history(Field& f, const yaml::Node& node) {
    if (!keys(node, "history", {"of", "where", "take"})) return;
    History h{text(node, "of", true), {}, {}, text(node, "take", true)};
    const yaml::Node* where = need(node, "where");
    if (!where || !mapping(*where, "where") || where->pairs.size() != 1) return;
    h.where = where->pairs[0].first.scalar;
    h.equals = where->pairs[0].second.scalar;
    f.history = std::move(h);
  }

  /// Once all entities are read: do the records of a history exist, with the fields it names and their days?
  void check_histories() {
    for (const Entity& e : schema_->entities)
      for (const Field& f : e.fields) {
        if (!f.history) continue;
        const auto m = e.member(f.history->of);
        const bool known = m && m->kind == Member::Kind::back;
        const Entity* records = nullptr;
        if (known)
          records = &schema_->entities[static_cast<std::size_t>(e.back[static_cast<std::size_t>(m->index)].entity)];
        for (const std::string& name : {f.history->where, f.history->take, std::string("from")})
          if (!records || records->field(name) < 0) {
            add("PRK-R010", f.place, Message("the history of {} has no field {} to look into", f.id, name),
                "name in \"of\" a list of records with from and the fields of where and take");
            break;
          }
      }
  }

  void synonyms(Field& f, const yaml::Node& list) {
    if (!list.is_sequence()) return add("PRK-R003", list, "synonyms must be a list", "write [one, another]");
    for (const yaml::Node& n : list.items) f.synonyms.push_back(n.scalar);
  }

  void choices(Field& f, const yaml::Node& node) {
    const yaml::Node* list = node.find("choices");
    if ((f.type == Type::choice) != (list != nullptr))
      return add("PRK-R006", node,
                 f.type == Type::choice ? Message("the choice {} has no choices", f.id)
                                        : Message("only a choice has choices, and {} is none", f.id),
                 f.type == Type::choice ? "add choices: {id: title, …}" : "take them out, or make the type choice");
    if (!list || !mapping(*list, "choices")) return;
    for (const auto& [key, title] : list->pairs) {
      for (const Choice& other : f.choices)
        if (utf8::fold(other.title) == utf8::fold(title.scalar))
          add("PRK-R006", title, Message("two choices of {} have the title «{}»", f.id, title.scalar),
              "give each its own");
      if (!title.is_scalar() || title.scalar.empty())
        add("PRK-R006", title, Message("the choice {} has no title", key.scalar), "write what people choose from");
      f.choices.push_back({key.scalar, title.scalar});
    }
  }

  void target(const Target& t) {
    if (t.entity >= schema_->entities.size()) return;
    Entity& e = schema_->entities[t.entity];
    if (t.field >= e.fields.size()) return;
    std::vector<std::string> known;
    for (std::size_t i = 0; i < schema_->entities.size(); ++i) {
      known.push_back(schema_->entities[i].id);
      if (known.back() == t.node->scalar) e.fields[t.field].to = static_cast<int>(i);
    }
    if (e.fields[t.field].to < 0)
      add("PRK-R005", *t.node, Message("there is no entity {}", t.node->scalar), instead(t.node->scalar, known));
  }

  void name(Entity& e, const std::string& name, Member member, const Place& at) {
    if (!name.empty() && !e.names.emplace(name, member).second)
      add("PRK-R007", at, Message("{} has two things called «{}»", e.id, name),
          "give one of them another id, alias or plural");
  }

  void fields_by_name(Entity& e) {
    std::unordered_map<std::string, std::size_t> heads;
    for (std::size_t i = 0; i < e.fields.size(); ++i) {
      const Member member{Member::Kind::field, static_cast<int>(i)};
      std::vector<std::string> titles = e.fields[i].synonyms;
      titles.push_back(e.fields[i].title);
      for (const std::string& title : titles)
        if (heads.emplace(utf8::fold(title), i).first->second != i)
          add("PRK-R007", e.fields[i].place, Message("{} has two columns headed «{}»", e.id, title),
              "give one of them another title or synonym");
      name(e, e.fields[i].id, member, e.fields[i].place);
      if (e.fields[i].alias != e.fields[i].id) name(e, e.fields[i].alias, member, e.fields[i].place);
    }
  }

  void back_references(int from) {
    const Entity& e = schema_->entities[static_cast<std::size_t>(from)];
    for (std::size_t i = 0; i < e.fields.size(); ++i) {
      const Field& f = e.fields[i];
      if (f.to < 0) continue;
      const auto same = std::count_if(e.fields.begin(), e.fields.end(), [&](const Field& o) { return o.to == f.to; });
      BackReference b{e.plural, e.plural_alias, from, static_cast<int>(i)};
      if (same > 1) b.id += "_as_" + f.id;
      if (same > 1 && !b.alias.empty()) b.alias = f.alias.empty() ? "" : b.alias + "_как_" + f.alias;
      Entity& to = schema_->entities[static_cast<std::size_t>(f.to)];
      const Member member{Member::Kind::back, static_cast<int>(to.back.size())};
      name(to, b.id, member, f.place);
      if (b.alias != b.id) name(to, b.alias, member, f.place);
      to.back.push_back(std::move(b));
    }
  }

  void entities_by_name() {
    std::unordered_map<std::string, const Entity*> seen;
    for (const Entity& e : schema_->entities)
      for (const std::string* n : {&e.id, &e.alias, &e.plural, &e.plural_alias})
        if (!n->empty() && seen.emplace(*n, &e).first->second != &e)
          add("PRK-R007", e.place, Message("two entities are called «{}»", *n),
              "give one of them another id, alias or plural");
  }

  const std::string& file_;
  Schema* schema_ = nullptr;
  std::vector<Target> targets_;
  Diagnostics found_;
};

}  // namespace

int Entity::field(std::string_view field_id) const {
  const auto m = member(field_id);
  return m && m->kind == Member::Kind::field ? m->index : -1;
}

std::optional<Member> Entity::member(std::string_view name) const {
  const auto it = names.find(std::string(name));
  return it == names.end() ? std::nullopt : std::optional(it->second);
}

std::vector<std::string> Entity::member_names() const {
  std::vector<std::string> out;
  for (const Field& f : fields) out.push_back(f.id);
  for (const BackReference& b : back) out.push_back(b.id);
  return out;
}

int Schema::entity(std::string_view name) const {
  for (std::size_t i = 0; i < entities.size(); ++i)
    for (const std::string* n : {&entities[i].id, &entities[i].alias, &entities[i].plural, &entities[i].plural_alias})
      if (*n == name && !name.empty()) return static_cast<int>(i);
  return -1;
}

std::vector<std::string> Schema::entity_names() const {
  std::vector<std::string> out;
  for (const Entity& e : entities) out.push_back(e.id);
  return out;
}

Result<std::shared_ptr<const Schema>> load_schema(std::string_view text, const std::string& file) {
  const auto root = yaml::parse(text, file);
  if (!root) return fail(root.error());
  return Loader(file).load(*root);
}

std::string_view type_name(Type type) {
  for (const auto& [name, t] : types)
    if (t == type) return name;
  return "text";
}

}  // namespace prikaz::registry
