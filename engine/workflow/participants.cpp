// Who takes part, and what gates ask of records.
#include <map>

#include "value/inflectable.hpp"
#include "workflow/plan.hpp"

namespace prikaz::workflow {

namespace {

constexpr int adult_age = 18;  // ГК РФ ст. 21

/// A record's field; none where the record has no such field.
Value field(const Value& record, std::string_view name) {
  const Value v = record.get(name);
  return v.is_undefined() ? Value() : v;
}

bool in_force(const Value& record, Date day) {
  const Value signed_on = field(record, "signed"), until = field(record, "valid_to"), gone = field(record, "withdrawn");
  if (!signed_on.is(Value::Kind::date) || signed_on.date() > day) return false;
  if (until.is(Value::Kind::date) && until.date() < day) return false;
  return !gone.is(Value::Kind::date) || gone.date() > day;
}

const List& items(const Value& v) {
  static const List empty;
  return v.is(Value::Kind::list) ? v.list() : empty;
}

tl::expected<List, tpl::Fault> chosen(const Value& input, const std::function<bool(const Value&)>& keep) {
  if (!input.is(Value::Kind::list))
    return tl::unexpected(tpl::Fault{"a list of records is needed here", "name a list: person.consents"});
  List out;
  for (const Value& v : input.list())
    if (keep(v)) out.push_back(v);
  return out;
}

bool under_way(const Value& record, Date day) {
  const Value start = field(record, "start"), end = field(record, "end");
  if (!start.is(Value::Kind::date) || start.date() > day) return false;
  return !end.is(Value::Kind::date) || end.date() >= day;
}

/// A filter `date | name(n)`; an empty date stays empty, so that a gate may ask of fields not filled in.
template <class Move>
void date_filter(tpl::Environment& language, const char* name, Move move) {
  language.filter(name, "count", [move](const Value& input, const tpl::Args& args) -> tpl::Outcome {
    if (input.is_none()) return input;
    if (!input.is(Value::Kind::date) || !args[0]->is(Value::Kind::integer))
      return tpl::refuse("a date and a whole number are needed here", "write start | plus_months(3)");
    return Value(move(input.date(), static_cast<int>(args[0]->integer())));
  });
}

/// One participant while the records are read.
struct Part {
  Value person;
  std::vector<bool> roles;  ///< by Participation::roles
  Date until;
};

Value described(const Part& part, const Participation& participation, Date today) {
  Dict d;
  const Value birth = field(part.person, "birth_date");
  const bool known = birth.is(Value::Kind::date);
  const int age = known ? years_between(birth.date(), today) : 0;
  const bool student = field(part.person, "role").get("id") == Value("student");
  d["person"] = part.person;
  for (std::size_t i = 0; i < part.roles.size(); ++i) d["is_" + participation.roles[i].first] = bool{part.roles[i]};
  d["age"] = known ? Value(age) : Value();
  d["minor"] = known ? age < adult_age : student;  // a pupil without a birth date is treated with more care, not less
  const List& representatives = items(field(part.person, "representatives"));
  d["representative"] = representatives.empty() ? Value() : representatives.front();
  d["until"] = part.until.valid() ? Value(part.until) : Value();
  d["contract"] = Value();
  for (const Value& contract : items(field(part.person, "contracts")))
    if (in_force(contract, today)) d["contract"] = contract;
  return d;
}

}  // namespace

void add_gate_filters(tpl::Environment& language) {
  const auto on_day = [&](const char* name, bool (*keep)(const Value&, Date)) {
    language.filter(name, "day", [keep](const Value& input, const tpl::Args& args) -> tpl::Outcome {
      if (!args[0]->is(Value::Kind::date)) return tpl::refuse("a date is needed here", "write in_force(today)");
      const Date day = args[0]->date();
      auto kept = chosen(input, [&](const Value& v) { return keep(v, day); });
      if (!kept) return tl::unexpected(kept.error());
      return Value(std::move(*kept));
    });
  };
  on_day("in_force", in_force);
  on_day("under_way", under_way);
  date_filter(language, "plus_days", [](Date d, int n) { return d.plus_days(n); });
  date_filter(language, "plus_months", [](Date d, int n) { return d.plus_months(n); });
  date_filter(language, "plus_years", [](Date d, int n) { return d.plus_months(12 * n); });
  language.filter("of_kind", "kind", [](const Value& input, const tpl::Args& args) -> tpl::Outcome {
    const Value wanted = *args[0];
    auto kept = chosen(input, [&](const Value& v) { return field(v, "kind").get("id") == wanted; });
    if (!kept) return tl::unexpected(kept.error());
    return Value(std::move(*kept));
  });
}

namespace {

/// People in order of first appearance, each once.
class Parts {
 public:
  explicit Parts(const Participation& participation) : participation_(participation) {}

  void take(const Value& people, const Value& until, std::size_t role) {
    if (people.is(Value::Kind::list))
      for (const Value& person : people.list()) one(person, until, role);
    else
      one(people, until, role);
  }

  void participants(const Value& organisation) {
    for (const Value& record : items(field(organisation, participation_.of))) {
      const Value until = participation_.until.empty() ? Value() : field(record, participation_.until);
      for (std::size_t i = 0; i < participation_.roles.size(); ++i)
        take(field(record, participation_.roles[i].second), until, i);
    }
  }

  void candidates(const Value& organisation) {
    const Participation::Candidates& c = participation_.candidates;
    if (c.of.empty()) return;
    for (const Value& record : items(field(organisation, c.of)))
      for (const auto& [role, choice] : c.roles)
        if (field(record, c.as).get("id") == Value(choice)) take(field(record, c.person), Value(), index_of(role));
  }

  List described_on(Date today) const {
    List out;
    for (const Part& part : parts_) out.push_back(described(part, participation_, today));
    return out;
  }

 private:
  /// A role that only candidates have is one of no record.
  std::size_t index_of(const std::string& role) const {
    std::size_t i = 0;
    while (i < participation_.roles.size() && participation_.roles[i].first != role) ++i;
    return i;
  }

  void one(const Value& person, const Value& until, std::size_t role) {
    if (person.is_none() || person.is_undefined()) return;
    const auto [it, fresh] = index_.try_emplace(field(person, "code").text(), parts_.size());
    if (fresh) parts_.push_back({person, std::vector<bool>(participation_.roles.size()), {}});
    Part& part = parts_[it->second];
    if (role < part.roles.size()) part.roles[role] = true;
    if (until.is(Value::Kind::date) && (!part.until.valid() || until.date() > part.until)) part.until = until.date();
  }

  const Participation& participation_;
  std::vector<Part> parts_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace

List participants(const Value& organisation, const Participation& participation, Date today) {
  Parts parts(participation);
  parts.participants(organisation);
  return parts.described_on(today);
}

List people(const Value& organisation, const Participation& participation, Date today) {
  Parts parts(participation);
  parts.participants(organisation);
  parts.candidates(organisation);
  return parts.described_on(today);
}

}  // namespace prikaz::workflow
