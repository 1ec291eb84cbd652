#include "pdf/writer.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "kit/frame_maker.hpp"
#include "kit/shipped_fonts.hpp"

using namespace prikaz;
using Role = layout::StructElement::Role;

namespace {

const font::Library& fonts() { return kit::shipped_fonts(PRIKAZ_SOURCE_DIR); }

layout::Frames order(const char* text = "О назначении наставников: «съешь ещё этих мягких французских булок»") {
  kit::FrameMaker m(fonts());
  m.frames.title = "Приказ № 5";
  m.frames.author = "Школа";
  m.text(1700, 1500, "ПРИКАЗ", m.element(Role::heading), "Times New Roman", true);
  m.text(1700, 2000, text, m.element(Role::paragraph));
  return m.frames;
}

Bytes write(const layout::Frames& frames, const char* variant = "plain", const pdf::Writer& writer = pdf::Writer()) {
  Diagnostics warnings;
  pdf::Options options;
  options.variant = variant;
  options.date = Date{2020, 9, 1};
  const auto bytes = writer.write(frames, options, warnings);
  REQUIRE(bytes);
  CHECK(warnings.empty());
  return *bytes;
}

/// What a command prints; nothing when the program is not installed.
std::optional<std::string> run(const std::string& program, const std::string& arguments) {
  if (std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) != 0) {
    WARN("skipped: " + program + " is not installed");
    return std::nullopt;
  }
  std::FILE* pipe = popen((program + " " + arguments + " 2>&1").c_str(), "r");
  REQUIRE(pipe);
  std::string out;
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  pclose(pipe);
  return out;
}

/// A file in the build folder that goes away with the test.
struct File {
  std::string path;
  File(const char* name, const Bytes& bytes) : path(name) { std::ofstream(path, std::ios::binary) << bytes; }
  ~File() { std::remove(path.c_str()); }
};

}  // namespace

TEST_CASE("each variant has its version and its marks") {
  const layout::Frames frames = order();
  const Bytes plain = write(frames), a1b = write(frames, "a1b"), a2b = write(frames, "a2b");
  CHECK(plain.starts_with("%PDF-1.7"));
  CHECK(plain.find("pdfaid") == Bytes::npos);
  CHECK(plain.find("CIDSet") == Bytes::npos);
  CHECK(a1b.starts_with("%PDF-1.4"));
  CHECK(a1b.find("<pdfaid:part>1</pdfaid:part>") != Bytes::npos);
  CHECK(a1b.find("GTS_PDFA1") != Bytes::npos);
  CHECK(a1b.find("/CIDSet") != Bytes::npos);
  CHECK(a1b.find("<xmp:CreateDate>2020-09-01T00:00:00+00:00") != Bytes::npos);
  CHECK(a1b.find("(D:20200901000000+00'00')") != Bytes::npos);
  CHECK(a1b.find("<rdf:li xml:lang=\"x-default\">Приказ № 5</rdf:li>") != Bytes::npos);
  CHECK(a2b.find("<pdfaid:part>2</pdfaid:part>") != Bytes::npos);
}

TEST_CASE("an unknown variant is refused") {
  Diagnostics warnings;
  const auto result = pdf::Writer().write(order(), {"x9", {}, true}, warnings);
  REQUIRE_FALSE(result);
  CHECK(result.error()[0].id == "PRK-P001");
  CHECK(result.error()[0].text.str().find("x9") != std::string::npos);
}

TEST_CASE("an archival file is not written with characters that no font shows") {
  Diagnostics warnings;
  const pdf::Options archive{"a1b", {}, true};
  const auto result = pdf::Writer().write(order("中文, 中 и ещё"), archive, warnings);
  REQUIRE_FALSE(result);
  CHECK(result.error()[0].id == "PRK-P004");
  CHECK(result.error()[0].text.str().find("中文") != std::string::npos);
  CHECK(pdf::Writer().write(order("中文"), {}, warnings));
}

TEST_CASE("the same document gives the same bytes, whatever was written before and in whichever thread") {
  const pdf::Writer shared;
  const Bytes first = write(order(), "a1b", shared);
  write(order("Совсем другие слова, и буквы: ѣ ѳ ѵ ђ ћ €"), "a1b", shared);
  CHECK(write(order(), "a1b", shared) == first);
  CHECK(write(order(), "a1b") == first);
  // Catch's checks are for one thread.
  Bytes other[2];
  const auto in_thread = [&](Bytes& out) {
    Diagnostics warnings;
    pdf::Options options{"a1b", Date{2020, 9, 1}, true};
    out = shared.write(order(), options, warnings).value_or("");
  };
  std::thread a(in_thread, std::ref(other[0])), b(in_thread, std::ref(other[1]));
  a.join();
  b.join();
  CHECK(other[0] == first);
  CHECK(other[1] == first);
}

TEST_CASE("whichever sink a document is written through, its objects are the same") {
  const File own("writer_test_own.pdf", write(order(), "a1b", pdf::Writer(pdf::make_file_sink)));
  const File podofo("writer_test_podofo.pdf", write(order(), "a1b", pdf::Writer(pdf::make_podofo_sink)));
  const auto objects = [](const File& file) {
    auto text = run("qpdf", "--qdf --static-id --no-original-object-ids " + file.path + " -");
    if (text) text->erase(text->rfind("trailer"));  // the identifiers are made in two ways
    return text;
  };
  const auto a = objects(own), b = objects(podofo);
  if (a) CHECK(*a == *b);
}

TEST_CASE("the table of the file names the place of every object") {
  const auto sink = pdf::make_file_sink();
  const pdf::Ref later = sink->reserve(), unused = sink->reserve();
  const pdf::Ref stream = sink->add_stream({{"Filter", "/None"}}, "bytes");
  sink->set(later, "<</Type/Catalog>>");
  const Bytes file = sink->write(later, {{"Producer", "(p)"}}, "1.4");
  CHECK(file.starts_with("%PDF-1.4\n"));
  CHECK(file.find("<</Filter /None/Length 5>>\nstream\nbytes\nendstream\n") != Bytes::npos);
  const std::size_t table = std::stoul(file.substr(file.rfind("startxref\n") + 10));
  REQUIRE(file.substr(table, 11) == "xref\n0 5\n00");
  for (const pdf::Ref r : {later, stream}) {
    const std::string entry = file.substr(table + 9 + 20 * r, 20);
    CHECK(entry.substr(10) == " 00000 n \n");
    CHECK(file.substr(std::stoul(entry)).starts_with(std::to_string(r) + " 0 obj\n"));
  }
  CHECK(file.substr(table + 9 + 20 * unused, 20) == "0000000000 65535 f \n");
}

TEST_CASE("two documents differ in their identifiers though their titles are equal") {
  const auto id = [](const Bytes& b) { return b.substr(b.rfind("/ID")); };
  CHECK(id(write(order())) != id(write(order("Другой текст этого документа"))));
}

TEST_CASE("a picture that cannot be read is named and left out") {
  kit::FrameMaker m(fonts());
  m.text(1700, 1500, "текст");
  m.frames.images.push_back({"word/media/image1.emf", "\1\0\0\0 no picture"});
  m.page().images.push_back({1000, 1000, 500, 500, 0, {}, 0});
  Diagnostics warnings;
  const auto bytes = pdf::Writer().write(m.frames, {}, warnings);
  REQUIRE(bytes);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].id == "PRK-P002");
  CHECK(warnings[0].place.file == "word/media/image1.emf");
  CHECK(bytes->find("/XObject") == Bytes::npos);
}

TEST_CASE("document language, title and structure are in the catalogue; untagged has none") {
  const Bytes tagged = write(order());
  CHECK(tagged.find("/Lang(ru-RU)") != Bytes::npos);
  CHECK(tagged.find("/MarkInfo<</Marked true>>") != Bytes::npos);
  CHECK(tagged.find("/DisplayDocTitle true") != Bytes::npos);
  Diagnostics warnings;
  const auto plain = pdf::Writer().write(order(), {"plain", {}, false}, warnings);
  REQUIRE(plain);
  CHECK(plain->find("StructTreeRoot") == Bytes::npos);
  CHECK(plain->find("CreationDate") == Bytes::npos);
}

TEST_CASE("other readers get the Russian text letter by letter") {
  const File file("writer_test_text.pdf", write(order()));
  if (const auto text = run("pdftotext", file.path + " -")) {
    CHECK(text->find("ПРИКАЗ") != std::string::npos);
    CHECK(text->find("О назначении наставников: «съешь ещё этих мягких французских булок»") != std::string::npos);
  }
  if (const auto list = run("pdffonts", file.path)) {
    CHECK(list->find("+LiberationSerif-Bold") != std::string::npos);
    CHECK(list->find("CID TrueType      Identity-H       yes yes yes") != std::string::npos);
  }
}

TEST_CASE("qpdf finds nothing wrong in any variant") {
  for (const char* variant : {"plain", "a1b", "a2b"}) {
    const File file("writer_test_check.pdf", write(order(), variant));
    if (const auto report = run("qpdf", "--check " + file.path))
      CHECK(report->find("No syntax or stream") != std::string::npos);
  }
}

TEST_CASE("PDFBox Preflight calls an a1b file valid: table, link, outline, drawn bold, glyphs of several faces") {
  std::string classes;
  for (const char* jar : {"preflight", "pdfbox2", "pdfbox2-tools", "fontbox2", "xmpbox", "commons-logging",
                          "commons-io", "javax.activation", "jaxb-api"}) {
    const std::string path = std::string("/usr/share/java/") + jar + ".jar";
    if (!std::ifstream(path)) {
      WARN("skipped: " + path + " is absent (packages libpdfbox2-java libactivation-java libjaxb-api-java)");
      return;
    }
    classes += path + ":";
  }
  layout::Frames frames = order();
  kit::FrameMaker m(fonts());
  m.frames = frames;
  m.frames.subject = "О <наставниках> & прочем";
  m.frames.keywords = "приказ, школа";
  const auto table = m.element(Role::table), row = m.element(Role::row, table), cell = m.element(Role::cell, row);
  m.text(1700, 3000, "• ☐ →", m.element(Role::paragraph, cell), "DejaVu Sans");
  m.text(1700, 3500, "моно", 0, "PT Mono", true, true);
  m.page().rects.push_back({1700, 3100, 2000, 10, 0x808080});
  const auto link = m.element(Role::link);
  m.text(1700, 4000, "сайт", link);
  m.page().links.push_back({1700, 3800, 500, 300, "https://школа.рф", "", link});
  m.frames.bookmarks.push_back({"раздел", 0, 100, 100});
  m.frames.outlines.push_back({"Приказ", 1, 0, 1000});
  const File file("writer_test_preflight.pdf", write(m.frames, "a1b"));
  if (const auto report = run("java", "-cp " + classes + " org.apache.pdfbox.preflight.Validator_A1b " + file.path)) {
    INFO(*report);
    CHECK(report->find("is a valid PDF/A-1b file") != std::string::npos);
  }
}
