#include "registry/schema.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

using namespace prikaz;
using namespace prikaz::registry;

namespace {
std::string mistakes(const std::string& yaml) {
  const auto schema = load_schema(yaml, "m.yaml");
  std::string out;
  if (!schema)
    for (const Diagnostic& d : schema.error()) out += to_string(d) + "\n";
  return out;
}
const std::string head = "prikaz: 1\nmodel: m\ntitle: М\nentities:\n";
}  // namespace

TEST_CASE("the shipped model loads and names what points where", "[schema]") {
  std::ifstream in(PRIKAZ_SOURCE_DIR "/workflows/models/mentoring.yaml");
  std::stringstream text;
  text << in.rdbuf();
  const auto schema = load_schema(text.str(), "mentoring.yaml");
  REQUIRE(schema);
  const Schema& s = **schema;
  const Entity& organisation = s.entities[static_cast<std::size_t>(s.entity("организация"))];
  const Entity& person = s.entities[static_cast<std::size_t>(s.entity("persons"))];
  CHECK(organisation.member("pairs")->kind == Member::Kind::back);
  CHECK(organisation.member("пары")->index == organisation.member("pairs")->index);
  CHECK(organisation.member("persons"));
  CHECK(organisation.member("contracts"));
  CHECK(organisation.field("краткое_наименование") == organisation.field("short_name"));
  for (const char* name : {"consents", "representatives", "contracts", "pairs_as_mentor", "pairs_as_mentees",
                           "пары_как_наставник", "organisations_as_head", "организации_как_куратор"})
    CHECK(person.member(name));
  CHECK_FALSE(person.member("pairs"));
  CHECK(type_name(person.fields[static_cast<std::size_t>(person.field("name"))].type) == "person-name");
}

TEST_CASE("every mistake of a schema has its place and a remedy", "[schema]") {
  CHECK(mistakes("prikaz: 2\nmodel: m\ntitle: М\nentites: {}\n") ==
        "m.yaml:1:1: error PRK-R003: the key entities is missing. add entities: …\n"
        "m.yaml:1:9: error PRK-R001: format version 2 is not known. this program reads version 1\n"
        "m.yaml:4:1: error PRK-R002: the file has no key entites. did you mean entities?\n");
  const std::string one = mistakes(head +
                                   "  school:\n    title: Школы\n    key: cod\n    fields:\n"
                                   "      code: {type: txt, title: Код, required: maybe}\n"
                                   "      Имя: {type: text, title: Имя}\n"
                                   "      head: {type: ref, to: persom, title: Директор}\n"
                                   "      kind: {type: choice, title: Вид}\n"
                                   "      note: {type: text, title: Заметка, alias: а-б, personal: names, many: true}\n"
                                   "  person:\n    title: Люди\n    key: code\n    alias: school\n    fields:\n"
                                   "      code: {type: text, title: Код, alias: код}\n"
                                   "      other: {type: text, title: Код 2, alias: код}\n");
  CHECK(one == R"(m.yaml:7:10: error PRK-R009: the key cod is not a field of school. did you mean code?
m.yaml:9:20: error PRK-R004: there is no type txt. did you mean text?
m.yaml:9:50: error PRK-R003: required must be true or false. write true or false
m.yaml:10:7: error PRK-R008: «Имя» cannot be the id of a field. use small Latin letters, digits and _, beginning with a letter
m.yaml:11:29: error PRK-R005: there is no entity persom. did you mean person?
m.yaml:12:13: error PRK-R006: the choice kind has no choices. add choices: {id: title, …}
m.yaml:13:13: error PRK-R005: only a ref can be many, and note is none. take many out, or make the type ref
m.yaml:13:56: error PRK-R008: «а-б» cannot be a name in templates. use letters, digits and _ only
m.yaml:13:73: error PRK-R003: there is no class of personal data names. did you mean name?
m.yaml:14:3: error PRK-R007: two entities are called «school». give one of them another id, alias or plural
m.yaml:16:10: error PRK-R009: the key field code must be a required text. declare it {type: text, required: true}
m.yaml:20:7: error PRK-R007: person has two things called «код». give one of them another id, alias or plural
)");
}

TEST_CASE("a history that leads nowhere is a mistake of the schema", "[schema][PRK-R010]") {
  const std::string found =
      mistakes(head +
               "  school:\n    title: Школы\n    key: code\n    fields:\n"
               "      code: {type: text, title: Код, required: true}\n"
               "      boss: {type: text, title: Кто, history: {of: terms, where: {office: boss}, take: person}}\n");
  CHECK(found ==
        "m.yaml:10:7: error PRK-R010: the history of boss has no field office to look into. name in \"of\" a list of "
        "records with from and the fields of where and take\n");
}
