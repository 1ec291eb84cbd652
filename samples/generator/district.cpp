#include "district.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/format.hpp"
#include "people.hpp"

namespace prikaz::samples {

namespace {

using registry::Row;

struct Period {
  Date first, last;
};

/// A row filled by the fields' names.
class RowOf {
 public:
  explicit RowOf(const registry::Entity& entity) : entity_(entity), row_(entity.fields.size()) {}
  RowOf& set(std::string_view field, Value value) {
    row_[static_cast<std::size_t>(entity_.field(field))] = std::move(value);
    return *this;
  }
  Row take() { return std::move(row_); }

 private:
  const registry::Entity& entity_;
  Row row_;
};

Value phrase(const std::string& whole, Inflectable::Kind kind) {
  auto text = std::make_shared<Inflectable>();
  text->kind = kind;
  text->whole = whole;
  return std::shared_ptr<const Object>(std::move(text));
}

Date date(const yaml::Node& node) { return *parse_iso_date(node.scalar); }
Period period(const yaml::Node& node) { return {date(node.items[0]), date(node.items[1])}; }
int number(const yaml::Node& node) { return static_cast<int>(node.value().integer()); }

/// The first digits, three of the place in the list, and the control digit.
std::string inn_of(const std::string& first, int n) {
  const std::string base = format("{}{:03}", first, n);
  constexpr std::array<int, 9> weights = {2, 4, 10, 3, 5, 9, 4, 6, 8};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (base[i] - '0') * weights[i];
  return base + std::to_string(sum % 11 % 10);
}

std::string ogrn_of(const std::string& first, int n) {
  const std::string base = format("{}{:03}", first, n);
  int rest = 0;
  for (const char c : base) rest = (rest * 10 + (c - '0')) % 11;
  return base + std::to_string(rest % 10);
}

struct Member {
  std::string code;
  bool minor = false;
  std::string representative;  ///< key, of a minor
  bool consented = false;
  bool employee = false;
};

class District {
 public:
  District(const registry::Schema& schema, const yaml::Node& plan, const yaml::Node& names, std::uint64_t seed)
      : schema_(schema),
        plan_(plan),
        random_(seed),
        people_(names, random_),
        place_(plan.find("place")->scalar),
        reference_(date(*plan.find("reference"))),
        consents_in_(period(*plan.find("dates")->find("consents"))),
        pairs_in_(period(*plan.find("dates")->find("pairs"))) {
    out_.entities.resize(schema.entities.size());
  }

  registry::Changes make(int extra_schools) {
    for (const yaml::Node& o : plan_.find("organisations")->items) {
      if (const yaml::Node* count = o.find("count"))
        series(o, number(*count), 1, o.find("code")->scalar);
      else
        organisation(o, o.find("code")->scalar, o.find("full")->scalar, o.find("short")->scalar);
    }
    written();
    if (extra_schools > 0) series(*plan_.find("more"), extra_schools, 11, "x");
    return std::move(out_);
  }

 private:
  using Pools = std::map<std::string, std::vector<Member>>;

  RowOf row(std::string_view entity) const {
    return RowOf(schema_.entities[static_cast<std::size_t>(schema_.entity(entity))]);
  }
  void put(std::string_view entity, RowOf& row) {
    out_.entities[static_cast<std::size_t>(schema_.entity(entity))].put.push_back(row.take());
  }

  /// Schools that differ in their number alone: {} in the names is where it stands.
  void series(const yaml::Node& o, int count, int first, const std::string& code) {
    const auto numbered = [](std::string text, int n) { return text.replace(text.find("{}"), 2, std::to_string(n)); };
    for (int i = 0; i < count; ++i)
      organisation(o, format("{}{:0{}}", code, i + 1, count < 100 ? 2 : 4), numbered(o.find("full")->scalar, first + i),
                   numbered(o.find("short")->scalar, first + i));
  }
  /// Fields that the description gives as they are.
  static void given(const yaml::Node& from, RowOf& row, const std::string& code) {
    const yaml::Node* set = from.find("set");
    if (!set) return;
    for (const auto& [field, value] : set->pairs) {
      std::string text = value.scalar;
      if (const std::size_t at = text.find("{code}"); at != std::string::npos) text.replace(at, 6, code);
      row.set(field.scalar, value.value().is(Value::Kind::string) ? Value(text) : value.value());
    }
  }
  /// Rows that the description writes out: they change a row of that key, or are new.
  void written() {
    const yaml::Node* all = plan_.find("rows");
    if (!all) return;
    for (const auto& [name, rows] : all->pairs) {
      const auto index = static_cast<std::size_t>(schema_.entity(name.scalar));
      const registry::Entity& entity = schema_.entities[index];
      const auto key = static_cast<std::size_t>(entity.key);
      auto& put_here = out_.entities[index].put;
      for (const yaml::Node& from : rows.items) {
        auto known = std::find_if(put_here.begin(), put_here.end(), [&](const Row& r) {
          return r[key].string() == from.find(entity.fields[key].id)->scalar;
        });
        if (known == put_here.end()) known = put_here.insert(known, Row(entity.fields.size()));
        for (const auto& [name_of, value] : from.pairs) {
          const auto field = static_cast<std::size_t>(entity.field(name_of.scalar));
          (*known)[field] = entity.fields[field].type == registry::Type::position
                                ? phrase(value.scalar, Inflectable::Kind::position)
                                : value.value();
        }
      }
    }
  }
  const std::string& digits(std::string_view what) const { return plan_.find("digits")->find(what)->scalar; }

  Date day(Date first, Date last) {
    return first.plus_days(random_.between(0, static_cast<int>(last.days() - first.days())));
  }
  Date working_day(Date first, Date last) {
    for (;;)
      if (const Date d = day(first, last); d.weekday() < 6) return d;
  }
  // Each draw has its own statement: arguments of one call are evaluated in an order of the compiler's choosing.
  std::string address() {
    const auto& streets = plan_.find("streets")->items;
    const int street = random_.between(0, static_cast<int>(streets.size()) - 1);
    const int house = random_.between(1, 48);
    const int flat = random_.between(1, 120);
    return format("{}, ул. {}, д. {}, кв. {}", place_, streets[static_cast<std::size_t>(street)].scalar, house, flat);
  }
  std::string phone() { return format("+7900{:07}", random_.between(1'000'000, 9'999'999)); }
  /// Given at fourteen, changed at twenty and at forty-five.
  std::string passport(Date born) {
    Date given = born;
    for (const int age : {14, 20, 45})
      if (const Date changed = born.plus_months(age * 12).plus_days(30); changed < consents_in_.first) given = changed;
    const int number_of = random_.between(100'000, 999'999);
    return format("паспорт {} {:02} {:06}, выдан {:02}.{:02}.{} {}", digits("passport"), given.year % 100, number_of,
                  given.day, given.month, given.year, issuer(given));
  }
  /// Passports came from the militia's offices, from 2007 from the migration service, from 2017 from the ministry.
  std::string issuer(Date given) const {
    if (given.year < 2007) return "отделом внутренних дел";
    return (given.year < 2017 ? "УФМС России " : "УМВД России ") + digits("region");
  }
  std::string certificate(Date born) {
    return format("свидетельство о рождении II-ПН № {:06}, выдано {:02}.{:02}.{} отделом ЗАГС",
                  random_.between(500'000, 899'999), born.day, born.month, born.year);
  }
  std::shared_ptr<Inflectable> name(bool man, int rare_one_in) {
    if (random_.one_in(rare_one_in))
      if (auto rare = people_.rare(man)) return rare;
    return people_.person(man);
  }

  void organisation(const yaml::Node& o, const std::string& code, const std::string& full, const std::string& brief) {
    const std::string kind = o.find("kind")->scalar;
    const int n = ++organisations_;
    RowOf r = row("organisation");
    r.set("code", code).set("full_name", phrase(full, Inflectable::Kind::organisation));
    r.set("short_name", phrase(brief, Inflectable::Kind::organisation)).set("kind", kind);
    r.set("legal_form", o.find("legal_form")->scalar).set("place", place_);
    r.set("address", format("{}, ул. Школьная, д. {}", place_, n))
        .set("inn", inn_of(digits("inn"), n))
        .set("ogrn", ogrn_of(digits("ogrn"), n));
    r.set("phone", "+" + std::to_string(std::stoll(digits("phone")) + n))
        .set("email", code + "@example.ru")
        .set("site", "https://" + code + ".example.ru");
    r.set("head", code + "-t01");
    if (o.find("acting")) r.set("head_acting", true).set("head_basis", o.find("basis")->scalar);
    const bool teaches = kind == "school" || kind == "extra";
    if (teaches) r.set("curator", code + "-t02").set("teachers", number(*o.find("teachers")));
    if (kind == "school") {
      int all = 0;
      const std::array<const char*, 3> fields = {"students_1_4", "students_5_9", "students_10_11"};
      for (std::size_t i = 0; i < fields.size(); ++i) {
        const int students = number(o.find("students")->items[i]);
        r.set(fields[i], students);
        all += students;
      }
      r.set("covered", all * number(*o.find("covered")) / 100);
    }
    given(o, r, code);
    put("organisation", r);
    Pools pools;
    staff(o, code, kind, pools);
    if (teaches) school(code, pools);
  }

  void staff(const yaml::Node& o, const std::string& code, const std::string& kind, Pools& pools) {
    const auto& positions = plan_.find("positions")->find(kind)->items;
    const int count = number(*o.find("people"));
    const bool teaches = kind == "school" || kind == "extra";
    const int young = teaches ? number(*plan_.find("young")) : 0;
    for (int i = 0; i < count; ++i) {
      const yaml::Node& post = positions[static_cast<std::size_t>(i) % positions.size()];
      const bool is_young = i >= count - young;
      const int experience = is_young ? random_.between(0, 3) : random_.between(i < 3 ? 12 : 5, 32);
      const int age = 22 + experience + random_.between(0, is_young ? 1 : 5);
      RowOf p = row("person");
      p.set("code", format("{}-t{:02}", code, i + 1)).set("organisation", code).set("role", "staff");
      p.set("name", std::shared_ptr<const Object>(name(random_.one_in(3), 6)));
      const Date born = day({reference_.year - age - 1, 10, 1}, {reference_.year - age, 8, 31});
      p.set("birth_date", born);
      p.set("position", phrase(post.find("post")->scalar, Inflectable::Kind::position)).set("experience", experience);
      if (const yaml::Node* subject = post.find("subject")) p.set("subject", subject->scalar);
      if (teaches && i > 0 && !is_young)
        p.set("category",
              random_.of(std::vector<std::string>{"высшая", "первая", "соответствие занимаемой должности"}));
      p.set("phone", phone())
          .set("email", format("{}.t{:02}@example.ru", code, i + 1))
          .set("address", address())
          .set("document", passport(born));
      put("person", p);
      if (teaches && (i == 0 || i >= number(*plan_.find("leaders"))))
        pools[i == 0     ? "head"
              : is_young ? "young"
                         : "teacher"]
            .push_back({format("{}-t{:02}", code, i + 1), false, {}, false, true});
    }
  }

  void school(const std::string& code, Pools& pools) {
    const int pupils = number(*plan_.find("pupils"));
    for (int i = 0; i < pupils; ++i) pupil(code, i, pools);
    if (plan_.find("partners")) outsider(code, "employer", pools);
    if (plan_.find("college")) outsider(code, "college", pools);
    for (const yaml::Node& kind : plan_.find("pairs")->items)
      for (const yaml::Node& mentees : kind.find("mentees")->items) pair(code, kind, number(mentees), pools);
    pairs_ = consents_ = agreements_ = 0;
  }

  /// Classes 5 to 11 in turn, and two ten-year-olds of the fourth; one boy of the second school is already of age.
  void pupil(const std::string& code, int i, Pools& pools) {
    const int grade = i < 2 ? 4 : 5 + i % 7;
    const yaml::Node* adult = plan_.find("of_age");
    const bool of_age = adult && code == adult->scalar && grade == 11 && i > 20;
    const int born_year = reference_.year - grade - 6;
    const Date born = of_age       ? Date{reference_.year - 18, 8, 19}
                      : grade == 4 ? day({born_year, 1, 5}, {born_year, 8, 20})
                                   : day({born_year - 1, 11, 1}, {born_year, 8, 31});
    const bool man = of_age || random_.one_in(2);
    const auto child = name(man, 9);
    Member m{format("{}-u{:02}", code, i + 1), years_between(born, reference_) < 18, {}, false};
    RowOf p = row("person");
    p.set("code", m.code)
        .set("organisation", code)
        .set("role", "student")
        .set("name", std::shared_ptr<const Object>(child));
    p.set("birth_date", born).set("class", format("{}{}", grade, random_.of(std::vector<std::string>{"А", "Б", "В"})));
    const std::string home = address();
    p.set("address", home);
    p.set("document",
          born.plus_months(14 * 12).plus_days(30) < consents_in_.first ? passport(born) : certificate(born));
    put("person", p);
    if (m.minor) m.representative = representative(*child, m.code, home, born);
    pools[grade <= 7 ? "junior" : grade >= 9 ? "senior" : "pupil"].push_back(m);
  }

  /// A guardian (опекун) until fourteen, a trustee (попечитель) after: Civil Code, articles 32 and 33.
  std::string representative(const Inflectable& child, const std::string& of, const std::string& home, Date born) {
    const bool man = random_.one_in(4);
    const bool family = !random_.one_in(14);
    RowOf r = row("representative");
    const std::string code = of + "-r";
    r.set("code", code).set("child", of).set("address", home);
    r.set("document", passport(day({reference_.year - 50, 1, 10}, {reference_.year - 35, 12, 20})))
        .set("phone", phone());
    r.set("name", std::shared_ptr<const Object>(family ? people_.parent(child, man) : people_.person(man)));
    r.set("relation", family                                 ? (man ? "father" : "mother")
                      : years_between(born, reference_) < 14 ? "guardian"
                                                             : "trustee");
    put("representative", r);
    return code;
  }

  void outsider(const std::string& code, const std::string& pool, Pools& pools) {
    const bool employer = pool == "employer";
    const auto& partners = plan_.find("partners")->items;
    const yaml::Node& partner = partners[static_cast<std::size_t>(organisations_) % partners.size()];
    const bool man = random_.one_in(2);
    const std::string firm = employer ? partner.find("full")->scalar : plan_.find("college")->scalar;
    const std::string key = code + (employer ? "-e01" : "-c01");
    const std::string position = employer ? partner.find("position")->scalar
                                 : man    ? "студент второго курса"
                                          : "студентка второго курса";
    RowOf p = row("person");
    p.set("code", key)
        .set("organisation", code)
        .set("role", "external")
        .set("name", std::shared_ptr<const Object>(name(man, 3)));
    const int year = reference_.year;
    const Date born =
        employer ? day({year - 52, 1, 10}, {year - 31, 12, 20}) : day({year - 19, 1, 10}, {year - 18, 5, 30});
    p.set("birth_date", born);
    p.set("position", phrase(position, Inflectable::Kind::position))
        .set("workplace", phrase(firm, Inflectable::Kind::organisation));
    if (employer) p.set("experience", random_.between(8, 25));
    p.set("phone", phone()).set("email", key + "@example.ru").set("address", address()).set("document", passport(born));
    put("person", p);
    contract(code, key, employer ? "1-Н" : "2-Н", &firm);
    pools[pool].push_back({key, false, {}, false, false});
  }

  /// With an outsider's organisation, or with an employee: an agreement to the labour contract.
  void contract(const std::string& code, const std::string& mentor, const std::string& number_of,
                const std::string* partner) {
    const Period signed_in = period(*plan_.find("dates")->find("contracts"));
    RowOf c = row("contract");
    c.set("code", mentor + "-d").set("organisation", code).set("mentor", mentor);
    if (partner) c.set("partner", phrase(*partner, Inflectable::Kind::organisation));
    c.set("number", number_of)
        .set("signed", working_day(signed_in.first, signed_in.last))
        .set("valid_to", date(*plan_.find("dates")->find("contracts_valid")));
    put("contract", c);
  }

  /// Mentors go round; a mentee is taken once.
  Member& mentor(std::vector<Member>& pool) { return pool[static_cast<std::size_t>(pairs_) % pool.size()]; }

  void pair(const std::string& code, const yaml::Node& kind, int count, Pools& pools) {
    const std::string form = kind.find("form")->scalar;
    ++pairs_;
    Member& leader = mentor(pools[kind.find("mentor")->scalar]);
    const Period days = period(*plan_.find("dates")->find("acquainted"));
    const Date acquainted = working_day(days.first, days.last);
    List mentees;
    for (int i = 0; i < count; ++i) {
      Member mentee = take(kind.find("mentee")->scalar, leader.code, pools);
      const bool unsigned_here = form == "student-student" && i == 0 && !missing_ && mentee.minor &&
                                 plan_.find("missing_consent") && code == plan_.find("missing_consent")->scalar;
      missing_ |= unsigned_here;
      if (!unsigned_here) consents(code, mentee);
      mentees.emplace_back(mentee.code);
    }
    const bool first_time = !leader.consented;
    consents(code, leader);
    if (leader.employee && first_time && plan_.find("agreements"))
      contract(code, leader.code, format("{}-ДС", ++agreements_), nullptr);
    std::vector<std::string> goals;
    for (const yaml::Node& g : plan_.find("goals")->find(form)->items) goals.push_back(g.scalar);
    RowOf r = row("pair");
    r.set("code", format("{}-p{:02}", code, pairs_))
        .set("organisation", code)
        .set("form", form)
        .set("mentor", leader.code);
    r.set("mentees", std::move(mentees))
        .set("goal", random_.of(goals))
        .set("start", pairs_in_.first)
        .set("end", pairs_in_.last)
        .set("acquainted", acquainted);
    given(kind, r, code);
    put("pair", r);
  }

  /// Pupils come from the eighth class first, then from the youngest; seniors stay for mentoring.
  Member take(const std::string& pool, const std::string& not_this, Pools& pools) {
    const std::vector<std::string> order =
        pool == "pupil" ? std::vector<std::string>{"pupil", "senior", "junior"} : std::vector<std::string>{pool};
    for (const std::string& name : order) {
      auto& members = pools[name];
      for (std::size_t i = members.size(); i-- > 0;) {
        if (members[i].code == not_this || members[i].consented) continue;
        Member found = members[i];
        members.erase(members.begin() + static_cast<std::ptrdiff_t>(i));
        return found;
      }
    }
    return {};
  }

  void consents(const std::string& code, Member& m) {
    if (m.consented) return;
    m.consented = true;
    const Date signed_on = working_day(consents_in_.first, consents_in_.last);
    for (const char* kind : {"personal-data", "mentoring"}) {
      RowOf r = row("consent");
      r.set("code", format("{}-a{:03}", code, ++consents_)).set("subject", m.code).set("kind", kind);
      if (m.minor) r.set("representative", m.representative);
      r.set("signed", signed_on).set("valid_to", date(*plan_.find("dates")->find("consents_valid")));
      put("consent", r);
    }
  }

  const registry::Schema& schema_;
  const yaml::Node& plan_;
  Random random_;
  People people_;
  const std::string place_;
  const Date reference_;
  const Period consents_in_, pairs_in_;
  registry::Changes out_;
  int organisations_ = 0, pairs_ = 0, consents_ = 0, agreements_ = 0;
  bool missing_ = false;
};

}  // namespace

registry::Changes district(const registry::Schema& schema, const yaml::Node& plan, const yaml::Node& names,
                           int extra_schools) {
  return District(schema, plan, names, static_cast<std::uint64_t>(number(*plan.find("seed")))).make(extra_schools);
}

}  // namespace prikaz::samples
