// The registry's schema, declared in YAML: entities and their fields. From it come tables, workbooks, forms and the
// names that templates may use (acceptance R-1…R-16).
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.hpp"

namespace prikaz::registry {

enum class Type {
  text,
  number,
  date,
  flag,
  choice,
  ref,
  person_name,
  position,
  org_name,
  snils,
  inn,
  ogrn,
  phone,
  email,
  link,
  file
};

struct Choice {
  std::string id, title;
};

/// A field that changes hands: who or what it was on a day is told by dated records that point at the row (`from`,
/// `to`, the latter may be empty). The column itself stands where the row has no such record at all. Records without a
/// field `to` are readings (a count of pupils): the last one by the day holds, before the first one the column stands.
struct History {
  std::string of;             ///< back reference with the records: "terms"
  std::string where, equals;  ///< choice field of theirs, and the choice's id that it must have
  std::string take;           ///< field of theirs whose value counts
};

struct Field {
  std::string id, title, alias;
  Type type = Type::text;
  bool required = false, unique = false;
  bool many = false;                  ///< of a ref: a list of keys, in one cell divided by ";"
  int to = -1;                        ///< of a ref: index of the entity pointed to
  std::vector<Choice> choices;        ///< of a choice
  std::vector<std::string> synonyms;  ///< other column heads
  std::string check, say;             ///< an expression over the row that must hold, and what to tell when it does not
  std::string personal;               ///< class of personal data: name, contact, document, special; empty = none
  Place place;
  std::optional<History> history = std::nullopt;
};

/// Records of `entity` whose field `field` points here: what a record offers besides its own fields.
struct BackReference {
  std::string id, alias;
  int entity = -1, field = -1;
};

/// What a name means on a record: one of its fields, or a back reference (then `index` counts `Entity::back`).
struct Member {
  enum class Kind { field, back } kind = Kind::field;
  int index = -1;
};

struct Entity {
  std::string id, title, alias, plural, plural_alias;
  int key = 0;  ///< index of the field that identifies a row
  std::vector<Field> fields;
  std::vector<BackReference> back;
  std::unordered_map<std::string, Member> names;  ///< ids and aliases of fields and back references
  Place place;

  int field(std::string_view field_id) const;  ///< by id or alias; -1
  std::optional<Member> member(std::string_view name) const;
  /// Latin ids of every member: fields in file order, then back references.
  std::vector<std::string> member_names() const;
};

/// Back references are named by the pointing entity's `plural`; where an entity points at another through several
/// fields, by `plural` + "_as_" + field ("pairs_as_mentor", «пары_как_наставник»).
struct Schema {
  std::string id, title, file;
  std::vector<Entity> entities;

  /// By id, alias, plural or plural alias; -1 when there is none.
  int entity(std::string_view name) const;
  std::vector<std::string> entity_names() const;
};

/// Reads a schema; all mistakes at once, each with line and column.
/// Errors: PRK-V001…V003 from YAML; PRK-R001 format version, R002 unknown key, R003 a key missing or of a wrong shape,
/// R004 unknown field type, R005 a ref without a known entity, R006 choices, R007 two things of one name,
/// R008 an id that is not a name, R009 the key field, R010 a history without its records or fields.
Result<std::shared_ptr<const Schema>> load_schema(std::string_view yaml, const std::string& file);

std::string_view type_name(Type type);  ///< "person-name"

}  // namespace prikaz::registry
