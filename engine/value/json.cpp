#include "value/json.hpp"

#include <nlohmann/json.hpp>

namespace prikaz::json {

namespace {

using Json = nlohmann::ordered_json;
constexpr int max_depth = 200;

Value from(const Json& j) {
  switch (j.type()) {
    case Json::value_t::boolean:
      return j.get<bool>();
    case Json::value_t::number_integer:
      return j.get<std::int64_t>();
    case Json::value_t::number_unsigned:
      return j.get<std::uint64_t>() > INT64_MAX ? Value(j.get<double>()) : Value(j.get<std::int64_t>());
    case Json::value_t::number_float:
      return j.get<double>();
    case Json::value_t::string:
      return j.get<std::string>();
    case Json::value_t::array: {
      List list;
      list.reserve(j.size());
      for (const Json& item : j) list.push_back(from(item));
      return list;
    }
    case Json::value_t::object: {
      Dict dict;
      for (const auto& [k, v] : j.items()) dict[k] = from(v);
      return dict;
    }
    default:
      return {};
  }
}

Json to(const Value& v) {
  switch (v.kind()) {
    case Value::Kind::boolean:
      return v.boolean();
    case Value::Kind::integer:
      return v.integer();
    case Value::Kind::real:
      return v.real();
    case Value::Kind::none:
    case Value::Kind::undefined:
      return nullptr;
    case Value::Kind::list: {
      Json out = Json::array();
      for (const Value& item : v.list()) out.push_back(to(item));
      return out;
    }
    case Value::Kind::dict: {
      Json out = Json::object();
      for (const auto& [k, item] : v.dict()) out[k] = to(item);
      return out;
    }
    default:
      return v.text();
  }
}

Message hint_of(const std::string& reason) {
  if (reason.find("UTF-8") != std::string::npos) return "save the file as UTF-8 text";
  if (reason.find("surrogate") != std::string::npos)
    return "half of a character stands here: write the character itself, or both of its \\u codes";
  if (reason.find("overflow") != std::string::npos) return "write the number in quotes";
  return "check commas, quotes and brackets before this place";
}

/// Without the library's name, the place that is told apart, and the piece of data that it quotes.
std::string reason_of(const std::string& what) {
  const std::size_t dash = what.find(" - ");
  const std::size_t begin = dash != std::string::npos ? dash + 3 : std::min(what.find("] ") + 2, what.size());
  return what.substr(begin, what.find("; last read: ", begin) - begin);
}

Diagnostic not_json(std::string_view text, const std::string& file, std::size_t byte, const std::string& reason) {
  int line = 1, column = 1;
  for (std::size_t i = 0; i + 1 < byte && i < text.size(); ++i) {
    if (text[i] == '\n') ++line, column = 0;
    ++column;
  }
  return {"PRK-V010",
          Severity::error,
          {file, line, column, {}},
          Message("this is not valid JSON: {}", reason),
          hint_of(reason)};
}

}  // namespace

Result<Value> parse(std::string_view text, const std::string& file) {
  bool deep = false;
  const auto depth_guard = [&](int depth, Json::parse_event_t, Json&) {
    deep = deep || depth > max_depth;
    return !deep;
  };
  try {
    const Json j = Json::parse(text.begin(), text.end(), depth_guard);
    if (deep)
      return fail({"PRK-V011",
                   Severity::error,
                   {file, 0, 0, {}},
                   "the data are nested deeper than 200 levels",
                   "flatten the data"});
    return from(j);
  } catch (const Json::parse_error& e) {
    return fail(not_json(text, file, e.byte, reason_of(e.what())));
  } catch (const Json::out_of_range& e) {  // a number like 1e999: its place is not told
    Diagnostic d = not_json(text, file, 0, reason_of(e.what()));
    d.place.line = d.place.column = 0;
    return fail(std::move(d));
  }
}

std::string write(const Value& v, int indent) { return to(v).dump(indent, ' ', false, Json::error_handler_t::replace); }

}  // namespace prikaz::json
