#include "registry/sqlite/codec.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "registry/names.hpp"
#include "value/inflectable.hpp"

namespace prikaz::registry::sqlite {

namespace {

constexpr char form_mark = '\x1f';  // between stored forms
constexpr char item_mark = '\n';    // between keys of a list

std::vector<std::string> split(std::string_view s, char mark) {
  std::vector<std::string> out;
  while (!s.empty()) {
    const auto end = s.find(mark);
    out.emplace_back(s.substr(0, end));
    s = end == std::string_view::npos ? std::string_view() : s.substr(end + 1);
  }
  return out;
}

std::string forms(const Inflectable& text) {
  std::string out;
  for (std::size_t i = 1; i < text.stored.size(); ++i) out += text.stored[i] + form_mark;
  return out.size() == text.stored.size() - 1 ? std::string() : out;
}

void set_forms(Inflectable& text, const std::string& packed) {
  const auto parts = split(packed, form_mark);
  for (std::size_t i = 0; i < parts.size() && i + 1 < text.stored.size(); ++i) text.stored[i + 1] = parts[i];
}

std::string string_at(SQLite::Statement& s, int column) {
  const SQLite::Column c = s.getColumn(column);
  return {static_cast<const char*>(c.getBlob()) ? c.getText() : "", static_cast<std::size_t>(c.getBytes())};
}

Value person(SQLite::Statement& s, int at) {
  auto name = std::make_shared<Inflectable>();
  name->kind = Inflectable::Kind::person;
  name->whole = string_at(s, at);
  name->surname = string_at(s, at + 1);
  name->first = string_at(s, at + 2);
  name->patronymic = string_at(s, at + 3);
  name->gender = gender_from(string_at(s, at + 4));
  set_forms(*name, string_at(s, at + 5));
  return std::shared_ptr<const Object>(std::move(name));
}

Value phrase(SQLite::Statement& s, int at, Inflectable::Kind kind) {
  auto text = std::make_shared<Inflectable>();
  text->kind = kind;
  text->whole = string_at(s, at);
  set_forms(*text, string_at(s, at + 1));
  return std::shared_ptr<const Object>(std::move(text));
}

Value value(const Field& field, SQLite::Statement& s, int at) {
  const SQLite::Column c = s.getColumn(at);
  if (c.isNull()) return {};
  switch (field.type) {
    case Type::person_name:
      return person(s, at);
    case Type::position:
      return phrase(s, at, Inflectable::Kind::position);
    case Type::org_name:
      return phrase(s, at, Inflectable::Kind::organisation);
    case Type::flag:
      return c.getInt() != 0;
    case Type::number:
      if (c.isInteger()) return static_cast<std::int64_t>(c.getInt64());
      return c.getDouble();
    case Type::date: {
      const auto date = parse_iso_date(string_at(s, at));
      return date ? Value(*date) : Value();
    }
    case Type::ref:
      if (field.many) {
        List keys;
        for (std::string& key : split(string_at(s, at), item_mark)) keys.emplace_back(std::move(key));
        return keys;
      }
      return string_at(s, at);
    default:
      return string_at(s, at);
  }
}

void bind_text(SQLite::Statement& s, int at, const std::string& text) {
  if (text.empty())
    s.bind(at);
  else
    s.bind(at, text);
}

void bind_value(const Value& v, SQLite::Statement& s, int at) {
  if (const auto* text = v.as<Inflectable>()) {
    bind_text(s, at, text->whole);
    if (text->kind == Inflectable::Kind::person) {
      bind_text(s, at + 1, text->surname);
      bind_text(s, at + 2, text->first);
      bind_text(s, at + 3, text->patronymic);
      bind_text(s, at + 4, std::string(gender_id(text->gender)));
      bind_text(s, at + 5, forms(*text));
    } else {
      bind_text(s, at + 1, forms(*text));
    }
    return;
  }
  switch (v.kind()) {
    case Value::Kind::boolean:
      return s.bind(at, v.boolean() ? 1 : 0);
    case Value::Kind::integer:
      return s.bind(at, v.integer());
    case Value::Kind::real:
      return s.bind(at, v.real());
    case Value::Kind::date:
      return s.bind(at, v.date().iso());
    case Value::Kind::string:
      return bind_text(s, at, v.string());
    case Value::Kind::list: {
      std::string joined;
      for (const Value& key : v.list()) joined += (joined.empty() ? "" : std::string(1, item_mark)) + key.string();
      return bind_text(s, at, joined);
    }
    default:
      return s.bind(at);
  }
}

}  // namespace

std::vector<std::string> columns(const Field& f) {
  switch (f.type) {
    case Type::person_name:
      return {f.id, f.id + "__surname", f.id + "__first", f.id + "__patronymic", f.id + "__gender", f.id + "__forms"};
    case Type::position:
    case Type::org_name:
      return {f.id, f.id + "__forms"};
    default:
      return {f.id};
  }
}

std::vector<std::string> columns(const Entity& entity) {
  std::vector<std::string> out;
  for (const Field& f : entity.fields)
    for (std::string& c : columns(f)) out.push_back(std::move(c));
  return out;
}

std::string_view column_type(const Field& field) {
  return field.type == Type::number ? "NUMERIC" : field.type == Type::flag ? "INTEGER" : "TEXT";
}

namespace {
int width(const Field& f) {
  return f.type == Type::person_name ? 6 : f.type == Type::position || f.type == Type::org_name ? 2 : 1;
}
}  // namespace

Row read(const Entity& entity, SQLite::Statement& statement) {
  Row row;
  row.reserve(entity.fields.size());
  int at = 0;
  for (const Field& f : entity.fields) {
    row.push_back(value(f, statement, at));
    at += width(f);
  }
  return row;
}

void bind(const Entity& entity, const Row& row, SQLite::Statement& statement) {
  int at = 1;
  for (std::size_t i = 0; i < entity.fields.size(); ++i) {
    bind_value(row[i], statement, at);
    at += width(entity.fields[i]);
  }
}

}  // namespace prikaz::registry::sqlite
