#include "registry/typed.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/utf8.hpp"
#include "registry/identifiers.hpp"
#include "sheet/number_format.hpp"
#include "value/inflectable.hpp"

namespace prikaz::registry {

namespace {

constexpr int first_year = 1900, last_year = 2100;

Typed wrong(const char* id, Message text, Message hint) {
  return {{}, {{id, Severity::error, std::move(text), std::move(hint)}}};
}

Typed text_value(const Field&, const sheet::Cell& cell) { return {Value(plain_text(cell)), {}}; }

Typed phrase(const Field& field, const sheet::Cell& cell) {
  auto text = std::make_shared<Inflectable>();
  text->kind = field.type == Type::position ? Inflectable::Kind::position : Inflectable::Kind::organisation;
  text->whole = plain_text(cell);
  Typed out;
  if (auto mended = mend_lookalikes(text->whole)) {
    out.problems.push_back(
        {"PRK-R051", Severity::warning,
         Message("«{}» holds Latin letters that look Cyrillic; it was read as «{}»", text->whole, *mended),
         "type the word again with the Russian keyboard"});
    text->whole = std::move(*mended);
  }
  out.value = Value(std::shared_ptr<const Object>(std::move(text)));
  return out;
}

Message why_no_date(const std::string& text) {
  // «31.02.2009»: say how long the month is
  std::array<int, 3> part{};
  std::size_t n = 0;
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  while (at < end && n < 3) {
    const auto [next, error] = std::from_chars(at, end, part[n]);
    if (error != std::errc()) break;
    ++n;
    at = next < end ? next + 1 : next;
  }
  const auto [day, month, year] = part;
  if (n == 3 && month >= 1 && month <= 12 && day > days_in_month(year, month))
    return Message("«{}» is not a date: that month has {} days", text, std::to_string(days_in_month(year, month)));
  if (n == 3 && month > 12) return Message("«{}» is not a date: there is no month {}", text, std::to_string(month));
  return Message("«{}» is not a date", text);
}

Typed date(const Field&, const sheet::Cell& cell) {
  std::optional<Date> found;
  if (cell.value.is(Value::Kind::date)) found = cell.value.date();
  if (cell.value.is(Value::Kind::integer) || cell.value.is(Value::Kind::real))
    found = sheet::date_from_serial(cell.value.number());
  const std::string text = plain_text(cell);
  if (cell.value.is(Value::Kind::string)) found = parse_date(text);
  if (!found) return wrong("PRK-R039", why_no_date(text), "write the day, the month and the year: 31.12.2009");
  if (found->year < first_year || found->year > last_year)
    return wrong("PRK-R039", Message("the year {} cannot be meant", std::to_string(found->year)),
                 "write the year with four digits, from 1900 to 2100");
  return {Value(*found), {}};
}

Typed number(const Field&, const sheet::Cell& cell) {
  if (cell.value.is(Value::Kind::integer) || cell.value.is(Value::Kind::real)) return {cell.value, {}};
  std::string s;
  const std::string text = plain_text(cell);
  for (const char c : text)
    if (c != ' ') s += c == ',' ? '.' : c;
  double d = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), d);
  if (cell.value.is(Value::Kind::date) || error != std::errc() || end != s.data() + s.size() || !std::isfinite(d))
    return wrong("PRK-R040", Message("«{}» is not a number", text), "write digits only, without words and units");
  if (std::abs(d) < 9e15 && d == std::floor(d)) return {Value(static_cast<std::int64_t>(d)), {}};
  return {Value(d), {}};
}

Typed flag(const Field&, const sheet::Cell& cell) {
  if (cell.value.is(Value::Kind::boolean)) return {cell.value, {}};
  const std::string s = utf8::fold(plain_text(cell));
  for (const char* yes : {"да", "+", "1", "д", "есть", "истина", "true", "yes", "x", "х", "v", "✓", "✔"})
    if (s == yes) return {Value(true), {}};
  for (const char* no : {"нет", "-", "–", "—", "0", "н", "ложь", "false", "no"})
    if (s == no) return {Value(false), {}};
  return wrong("PRK-R046", Message("«{}» is neither yes nor no", plain_text(cell)), "write да or нет");
}

Typed choice(const Field& field, const sheet::Cell& cell) {
  const std::string text = plain_text(cell);
  std::vector<std::string> titles;
  for (const Choice& c : field.choices) {
    if (utf8::fold(c.title) == utf8::fold(text) || c.id == text) return {Value(c.id), {}};
    titles.push_back(c.title);
  }
  for (const Choice& c : field.choices)
    if (utf8::to_cyrillic_lookalikes(utf8::fold(c.title)) == utf8::to_cyrillic_lookalikes(utf8::fold(text)))
      return {Value(c.id),
              {{"PRK-R051", Severity::warning,
                Message("«{}» holds Latin letters that look Cyrillic; it was read as «{}»", text, c.title),
                "choose the value from the list"}}};
  std::string all;
  const auto near = utf8::near_names(text, titles);
  for (const std::string& t : near.empty() ? titles : near) all += (all.empty() ? "«" : ", «") + t + "»";
  return wrong("PRK-R038", Message("«{}» is not one of the values of «{}»", text, field.title),
               near.empty() ? Message("choose one of: {}", all) : Message("did you mean {}?", all));
}

Typed ref(const Field& field, const sheet::Cell& cell) {
  const std::string text = plain_text(cell);
  if (!field.many) return {Value(text), {}};
  List keys;
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto end = rest.find_first_of(";\n");
    if (std::string key = utf8::trim(rest.substr(0, end)); !key.empty()) keys.emplace_back(std::move(key));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return {keys.empty() ? Value() : Value(std::move(keys)), {}};
}

struct Numbered {
  Type type;
  const char* id;
  const char* name;
  const char* lengths;
  Identifier (*read)(std::string_view);
};
constexpr std::array<Numbered, 3> numbered = {{{Type::snils, "PRK-R041", "СНИЛС", "11", snils},
                                               {Type::inn, "PRK-R042", "ИНН", "10 or 12", inn},
                                               {Type::ogrn, "PRK-R043", "ОГРН", "13 or 15", ogrn}}};

Typed identifier(const Field& field, const sheet::Cell& cell) {
  for (const Numbered& n : numbered) {
    if (n.type != field.type) continue;
    const std::string text = plain_text(cell);
    const Identifier found = n.read(text);
    switch (found.state) {
      case Identifier::State::good:
        return {Value(found.text), {}};
      case Identifier::State::mended:
        return {Value(found.text),
                {{"PRK-R050", Severity::note,
                  Message("{} {} had lost its zeros; it was read as {}", n.name, text, found.text),
                  "make the column's format text"}}};
      case Identifier::State::check:
        return wrong(n.id, Message("{} {} has a wrong check digit", n.name, text),
                     "look for a digit mistyped or swapped");
      case Identifier::State::length:
        return wrong(n.id, Message("{} {} does not have {} digits", n.name, text, n.lengths),
                     "look for a digit lost or doubled");
      case Identifier::State::sign:
        return wrong(n.id, Message("{} «{}» holds more than digits", n.name, text), "write the number alone");
    }
  }
  return {};
}

Typed phone(const Field&, const sheet::Cell& cell) {
  if (auto found = phones(plain_text(cell))) return {Value(std::move(*found)), {}};
  return wrong("PRK-R044", Message("«{}» is not a phone number", plain_text(cell)),
               "write it as +7 912 345-67-89, several divided by a semicolon");
}

Typed mail(const Field&, const sheet::Cell& cell) {
  if (auto found = email(plain_text(cell))) return {Value(std::move(*found)), {}};
  return wrong("PRK-R045", Message("«{}» is not an e-mail address", plain_text(cell)), "write it as name@example.ru");
}

Typed page(const Field&, const sheet::Cell& cell) {
  if (auto found = link(plain_text(cell))) return {Value(std::move(*found)), {}};
  return wrong("PRK-R064", Message("«{}» is not the address of a page", plain_text(cell)),
               "copy the whole address from the browser: https://school.ru/mentoring");
}

using Reader = Typed (*)(const Field&, const sheet::Cell&);
Reader reader(Type type) {
  switch (type) {
    case Type::position:
    case Type::org_name:
      return phrase;
    case Type::date:
      return date;
    case Type::number:
      return number;
    case Type::flag:
      return flag;
    case Type::choice:
      return choice;
    case Type::ref:
      return ref;
    case Type::snils:
    case Type::inn:
    case Type::ogrn:
      return identifier;
    case Type::phone:
      return phone;
    case Type::email:
      return mail;
    case Type::link:
      return page;
    default:
      return text_value;
  }
}

enum class Script { none, cyrillic, latin, both };
Script script(std::u32string_view word) {
  bool cyrillic = false, latin = false;
  for (const char32_t c : word) {
    cyrillic |= c >= 0x400 && c < 0x530;
    latin |= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
  return cyrillic && latin ? Script::both : cyrillic ? Script::cyrillic : latin ? Script::latin : Script::none;
}

}  // namespace

std::string plain_text(const sheet::Cell& cell) {
  const std::string text = sheet::text(cell.value);
  // Spaces and marks of no width begin with these bytes, Russian letters never do.
  if (text.find_first_of("\t\r\v\f\xC2\xE1\xE2\xE3\xEF") == std::string::npos) return utf8::trim(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (c != 0xAD && c != 0x200B && c != 0xFEFF) utf8::append(out, c != '\n' && utf8::is_space(c) ? U' ' : c);
  }
  return utf8::trim(out);
}

std::optional<std::string> mend_lookalikes(const std::string& text) {
  const auto latin = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (std::none_of(text.begin(), text.end(), latin)) return std::nullopt;
  std::string out;
  std::u32string word;
  bool mended = false;
  const auto flush = [&] {
    std::string plain = utf8::encode(word);
    if (script(word) == Script::both)
      if (std::string cyrillic = utf8::to_cyrillic_lookalikes(plain);
          script(utf8::decode(cyrillic)) == Script::cyrillic)
        plain = std::move(cyrillic), mended = true;
    out += plain;
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_letter(c)) {
      word += c;
    } else {
      flush();
      utf8::append(out, c);
    }
  }
  flush();
  return mended ? std::optional(out) : std::nullopt;
}

Typed read_cell(const Field& field, const sheet::Cell& cell) {
  if (cell.error)
    return wrong("PRK-R053", Message("the cell holds the spreadsheet's error {}", cell.value.text()),
                 "mend the formula, or write the value itself");
  if (plain_text(cell).empty()) return {};
  return reader(field.type)(field, cell);
}

std::string shown(const Field& field, const Value& stored) {
  if (stored.is(Value::Kind::list)) {
    std::string out;
    for (const Value& key : stored.list()) out += (out.empty() ? "" : "; ") + key.text();
    return out;
  }
  if (field.type == Type::choice && stored.is(Value::Kind::string))
    for (const Choice& c : field.choices)
      if (c.id == stored.string()) return c.title;
  return sheet::text(stored);
}

bool same(const Value& a, const Value& b) {
  const auto* x = a.as<Inflectable>();
  const auto* y = b.as<Inflectable>();
  if (!x || !y) return a.kind() == b.kind() ? a == b : a.is_number() && b.is_number() && a == b;
  return x->whole == y->whole && x->surname == y->surname && x->first == y->first && x->patronymic == y->patronymic &&
         x->gender == y->gender && x->stored == y->stored;
}

}  // namespace prikaz::registry
