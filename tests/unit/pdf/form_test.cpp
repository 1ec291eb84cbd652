#include "pdf/form.hpp"

#include <catch2/catch.hpp>

#include "kit/shipped_fonts.hpp"

using namespace prikaz;

namespace {

const font::Library& fonts() { return kit::shipped_fonts(PRIKAZ_SOURCE_DIR); }

/// A PDF of these objects, numbered from 1; the first is the catalogue.
Bytes pdf_of(const std::vector<std::string>& objects) {
  Bytes out = "%PDF-1.7\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", out.size());
    table += line;
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string count = std::to_string(objects.size() + 1), start = std::to_string(out.size());
  return out + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " + count +
         "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

/// A form as office programs make them: a text field with a name in two levels, a check box, a choice, a push button.
Bytes form() {
  const std::string button = "/AP<</N<</Yes 8 0 R/Off 8 0 R>>>>";
  return pdf_of({
      "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 5 0 R 6 0 R 9 0 R]/NeedAppearances true/XFA(x)/DA(/Helv 0 "
      "Tf 0 g)>>>>",
      "<</Type/Pages/Count 1/Kids[3 0 R]>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Annots[7 0 R 5 0 R 6 0 R 9 0 R]>>",
      "<</T(person)/Kids[7 0 R]>>",
      "<</Type/Annot/Subtype/Widget/FT/Btn/T(agree)/Rect[100 600 112 612]/AS/Off/V/Off" + button + ">>",
      "<</Type/Annot/Subtype/Widget/FT/Ch/T(class)/Opt[(1)(2)]/Rect[100 500 200 520]>>",
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/Parent 4 0 R/Rect[100 700 400 720]/DA(/TiRo 11 Tf 0 0 1 rg)>>",
      "<</Type/XObject/Subtype/Form/BBox[0 0 12 12]/Length 0>>stream\n\nendstream",
      "<</Type/Annot/Subtype/Widget/FT/Btn/Ff 65536/T(send)/Rect[0 0 9 9]>>",
  });
}

Bytes fill(const pdf::FormValues& values, bool flatten = false) {
  Diagnostics warnings;
  const auto out = pdf::fill_form(form(), "form.pdf", values, fonts(), flatten, warnings);
  REQUIRE(out);
  CHECK(warnings.empty());
  return *out;
}

}  // namespace

TEST_CASE("a form tells its fields") {
  const auto fields = pdf::read_form(form(), "form.pdf");
  REQUIRE(fields);
  REQUIRE(fields->size() == 4);
  const auto find = [&](const char* name) {
    for (const auto& f : *fields)
      if (f.name == name) return f;
    FAIL(name);
    return pdf::FormField{};
  };
  CHECK(find("person.name").kind == pdf::FormField::Kind::text);
  CHECK(find("agree").kind == pdf::FormField::Kind::check);
  CHECK(find("class").options == std::vector<std::string>{"1", "2"});
  CHECK(find("send").kind == pdf::FormField::Kind::other);
}

TEST_CASE("a filled field keeps its value and shows it with an embedded font") {
  const Bytes filled = fill({{"person.name", "Иванова Мария"}, {"agree", "true"}, {"class", "2"}});
  const auto fields = pdf::read_form(filled, "filled.pdf");
  REQUIRE(fields);
  for (const auto& f : *fields) {
    if (f.name == "person.name") CHECK(f.value == "Иванова Мария");
    if (f.name == "agree") CHECK(f.value == "true");
    if (f.name == "class") CHECK(f.value == "2");
  }
  CHECK(filled.find("+LiberationSerif") != Bytes::npos);
  CHECK(filled.find("/NeedAppearances true") == Bytes::npos);
  CHECK(filled.find("/XFA") == Bytes::npos);
}

TEST_CASE("the same values give the same bytes") {
  CHECK(fill({{"person.name", "Иванова"}}) == fill({{"person.name", "Иванова"}}));
}

TEST_CASE("flattened, nothing is left to edit") {
  const Bytes flat = fill({{"person.name", "Иванова"}}, true);
  CHECK(flat.find("/AcroForm") == Bytes::npos);
  CHECK(flat.find("/Widget") == Bytes::npos);
  CHECK(flat.find("+LiberationSerif") != Bytes::npos);
}

TEST_CASE("every mistake in the values is told, with what is meant or allowed") {
  Diagnostics warnings;
  const auto out = pdf::fill_form(form(), "form.pdf", {{"person.nome", "x"}, {"class", "3"}, {"send", "x"}}, fonts(),
                                  false, warnings);
  REQUIRE_FALSE(out);
  REQUIRE(out.error().size() == 3);
  CHECK(out.error()[0].id == "PRK-P012");
  CHECK(out.error()[0].hint.str().find("person.name") != std::string::npos);
  CHECK(out.error()[1].id == "PRK-P013");
  CHECK(out.error()[1].hint.str().find("1, 2") != std::string::npos);
  CHECK(out.error()[2].id == "PRK-P013");
}

TEST_CASE("a character that no cut shows is named") {
  Diagnostics warnings;
  CHECK(pdf::fill_form(form(), "form.pdf", {{"person.name", "中"}}, fonts(), false, warnings));
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].id == "PRK-F003");
  CHECK(warnings[0].place.detail == "person.name");
}

TEST_CASE("what is no form is refused with its reason") {
  const auto broken = pdf::read_form("%PDF-1.4 nothing", "a.pdf");
  REQUIRE_FALSE(broken);
  CHECK(broken.error()[0].id == "PRK-P010");
  const auto plain =
      pdf::read_form(pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"}), "a.pdf");
  REQUIRE_FALSE(plain);
  CHECK(plain.error()[0].id == "PRK-P011");
}
