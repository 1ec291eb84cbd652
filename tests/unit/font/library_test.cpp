#include "font/library.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "kit/host_disk.hpp"
#include "kit/memory_disk.hpp"

using namespace prikaz;

namespace {

const std::string map_file = std::string(PRIKAZ_SOURCE_DIR) + "/fonts/fonts.yaml";
const kit::HostDisk host;

std::unique_ptr<font::Library> shipped() {
  Diagnostics warnings;
  auto library = font::open_library(host, map_file, {}, warnings);
  REQUIRE(library);
  REQUIRE(warnings.empty());
  return std::move(*library);
}

Bytes liberation(const std::string& leaf) { return *host.read("/usr/share/fonts/truetype/liberation2/" + leaf); }

/// A small map over a disk in memory: one family with two cuts.
kit::MemoryDisk small_disk() {
  kit::MemoryDisk disk;
  disk.files["fonts.yaml"] =
      "families:\n"
      "  Serif: {kind: serif, required: true, package: fonts-serif, folder: /f, regular: R.ttf, bold: B.ttf}\n"
      "  Rare: {kind: sans, package: fonts-rare, folder: /f, regular: rare.ttf}\n"
      "default: Serif\n"
      "fallback: [Serif]\n"
      "stands_for: {Common: [Serif], Liberation Sans: [Serif], Fine: [Rare, Serif]}\n";
  disk.files["/f/R.ttf"] = liberation("LiberationSerif-Regular.ttf");
  disk.files["/f/B.ttf"] = liberation("LiberationSerif-Bold.ttf");
  return disk;
}

}  // namespace

TEST_CASE("Times New Roman is Liberation Serif with its measured metrics") {
  const auto library = shipped();
  const font::Choice c = library->choose("Times New Roman", false, false);
  CHECK(c.face->family == "Liberation Serif");
  CHECK_FALSE(c.substituted);
  CHECK_FALSE(c.synthetic_bold);
  CHECK(c.face->units_per_em == 2048);
  CHECK(c.face->ascent == 1825);
  CHECK(c.face->descent == 443);
  CHECK(c.face->line_gap == 87);
  CHECK(c.face->cap_height == 1341);
  CHECK(c.face->underline_position < 0);
  CHECK(c.face->underline_thickness > 0);
  CHECK(c.face->postscript_name == "LiberationSerif");
  CHECK(c.face->advance(c.face->glyph(U' ')) == 512);
  CHECK(c.face->glyph(U'П') != 0);
  CHECK(c.face->glyph(0x10FFFF) == 0);
}

TEST_CASE("family names compare without letter case; each cut has its file") {
  const auto library = shipped();
  const font::Face* bold_italic = library->choose(" times new ROMAN", true, true).face;
  CHECK(bold_italic->bold);
  CHECK(bold_italic->italic);
  CHECK(bold_italic->italic_angle < 0);
  CHECK(bold_italic == &library->face(bold_italic->index));
  CHECK(library->choose("Arial", false, false).face->family == "Liberation Sans");
  CHECK(library->choose("Courier New", false, false).face->family == "Liberation Mono");
}

TEST_CASE("a missing cut is drawn from the nearest one") {
  const kit::MemoryDisk disk = small_disk();
  Diagnostics warnings;
  const auto library = font::open_library(disk, "fonts.yaml", {}, warnings);
  REQUIRE(library);
  const font::Choice italic = (*library)->choose("Serif", false, true);
  CHECK_FALSE(italic.face->bold);
  CHECK(italic.synthetic_italic);
  CHECK_FALSE(italic.synthetic_bold);
  const font::Choice both = (*library)->choose("Serif", true, true);
  CHECK(both.face->bold);
  CHECK(both.synthetic_italic);
  CHECK_FALSE(both.synthetic_bold);
}

TEST_CASE("an unknown family gets the default one and says so") {
  const kit::MemoryDisk disk = small_disk();
  Diagnostics warnings;
  const auto library = font::open_library(disk, "fonts.yaml", {}, warnings);
  REQUIRE(library);
  CHECK_FALSE((*library)->choose("Common", false, false).substituted);
  const font::Choice unknown = (*library)->choose("Никто", false, false);
  CHECK(unknown.substituted);
  const Diagnostic d = (*library)->family_substituted("Никто", *unknown.face, {"a.docx", 0, 0, {}});
  CHECK(d.id == "PRK-F002");
  CHECK(d.text.str().find("Никто") != std::string::npos);
  CHECK(d.text.str().find("Serif") != std::string::npos);

  CHECK((*library)->choose("Fine", false, false).substituted);
  const Diagnostic fine = (*library)->family_substituted("Fine", *unknown.face, {});
  CHECK(fine.hint.str().find("fonts-rare") != std::string::npos);
}

TEST_CASE("of several names the first that is at hand counts") {
  const auto library = shipped();
  const font::Choice c = library->choose("Times Kaz;Arial;Courier New", false, false);
  CHECK(c.face->family == "Liberation Sans");
  CHECK_FALSE(c.substituted);
  CHECK(library->choose("Times Kaz;;Никто", false, false).substituted);
  CHECK(library->choose("", false, false).substituted);
}

TEST_CASE("a required font that is missing names its file and its package") {
  kit::MemoryDisk disk = small_disk();
  disk.files.erase("/f/B.ttf");
  Diagnostics warnings;
  const auto library = font::open_library(disk, "fonts.yaml", {}, warnings);
  REQUIRE_FALSE(library);
  REQUIRE(library.error().size() == 1);
  CHECK(library.error()[0].id == "PRK-F001");
  CHECK(library.error()[0].text.str().find("/f/B.ttf") != std::string::npos);
  CHECK(library.error()[0].hint.str().find("fonts-serif") != std::string::npos);
}

TEST_CASE("the school's own folder wins over the map; what is no font there is reported") {
  kit::MemoryDisk disk = small_disk();
  disk.files["own/sans.TTF"] = liberation("LiberationSans-Regular.ttf");
  disk.files["own/broken.ttf"] = "not a font";
  disk.files["own/readme.txt"] = "not looked at";
  Diagnostics warnings;
  const auto library = font::open_library(disk, "fonts.yaml", {"own"}, warnings);
  REQUIRE(library);
  const font::Choice own = (*library)->choose("Liberation Sans", false, false);
  CHECK(own.face->family == "Liberation Sans");
  CHECK_FALSE(own.substituted);
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].id == "PRK-F001");
  CHECK(warnings[0].place.file == "own/broken.ttf");
}

TEST_CASE("fonts that may not be embedded, or are of another kind, are refused with the reason") {
  kit::MemoryDisk disk = small_disk();
  Bytes restricted = liberation("LiberationSans-Regular.ttf");
  const std::size_t record = restricted.find("OS/2");
  REQUIRE(record < 400);
  std::size_t table = 0;
  for (std::size_t i = 0; i < 4; ++i) table = table << 8 | static_cast<unsigned char>(restricted[record + 8 + i]);
  restricted[table + 8] = 0;
  restricted[table + 9] = 2;
  disk.files["own/a.ttf"] = restricted;
  disk.files["own/b.otf"] = "OTTO and so on";
  Diagnostics warnings;
  const auto library = font::open_library(disk, "fonts.yaml", {"own"}, warnings);
  REQUIRE(library);
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[0].text.str().find("licence") != std::string::npos);
  CHECK(warnings[1].place.file == "own/b.otf");
}

TEST_CASE("a wrong map is reported with its line") {
  kit::MemoryDisk disk = small_disk();
  disk.files["fonts.yaml"] = "families:\n  Serif: {kind: serif}\nfallback: Serif\n";
  Diagnostics warnings;
  const auto library = font::open_library(disk, "fonts.yaml", {}, warnings);
  REQUIRE_FALSE(library);
  CHECK(library.error().size() == 3);
  CHECK(library.error()[0].id == "PRK-F004");
  CHECK(library.error()[0].place.line == 2);
}

// Measured: LibreOffice 7.4 over fontconfig with Debian's rules and the packages that setup.sh installs.
TEST_CASE("a family with equal widths stands in first, else the one that fontconfig picks") {
  const auto library = shipped();
  const auto used = [&](const char* family) { return library->choose(family, false, false).face->family; };
  CHECK(used("TimesNewRomanPSMT") == "Liberation Serif");
  CHECK(used("XO Thames") == "Liberation Serif");
  CHECK(used("Garamond") == "DejaVu Serif");
  CHECK(used("Consolas") == "DejaVu Sans Mono");
  CHECK(used("Tahoma") == "DejaVu Sans");
  CHECK(used("Gill Sans MT") == "DejaVu Sans");
  CHECK(library->choose("Gill Sans MT", false, false).substituted);
}

TEST_CASE("a character that the face lacks is looked for in others, same kind first") {
  const auto library = shipped();
  const font::Face& serif = *library->choose("PT Serif", true, false).face;
  REQUIRE(serif.glyph(U'\u2192') == 0);
  const font::Face* arrow = library->fallback(U'\u2192', serif);
  REQUIRE(arrow);
  CHECK(arrow->family == "DejaVu Serif");
  CHECK(arrow->bold);
  CHECK(library->fallback(0x10FFFF, serif) == nullptr);

  const Diagnostic d = font::missing_character(U'\u4E2D', "Times New Roman", {"a.docx", 0, 0, "paragraph 3"});
  CHECK(d.id == "PRK-F003");
  CHECK(d.text.str().find("中 (U+4E2D)") != std::string::npos);
}

TEST_CASE("faces load once, whichever thread asks first") {
  const auto library = shipped();
  const font::Face* seen[4] = {};
  std::vector<std::thread> threads;
  for (auto& s : seen) threads.emplace_back([&] { s = library->choose("Arial", true, false).face; });
  for (auto& t : threads) t.join();
  for (const auto* s : seen) CHECK(s == seen[0]);
}

TEST_CASE("a stand-in may borrow the widths and the line height of the font it stands for") {
  auto disk = small_disk();
  disk.files["fonts.yaml"] +=
      "metrics: {Wide: {regular: {ascent: 950, descent: 222, others: 1100, widths: {\"ae\": 700, \" \": 300}}}}\n";
  auto& yaml = disk.files["fonts.yaml"];
  yaml.insert(yaml.find("default:"),
              "  Wide Serif: {kind: serif, package: x, folder: /f, regular: R.ttf, metrics: Wide}\n");
  Diagnostics warnings;
  const auto library = font::open_library(disk, "fonts.yaml", {}, warnings);
  REQUIRE(library);
  const font::Face& own = *(*library)->choose("Serif", false, false).face;
  const font::Face& wide = *(*library)->choose("Wide Serif", false, false).face;
  CHECK(wide.advance(wide.glyph(U'e')) == 2048 * 700 / 1000);
  CHECK(wide.advance(wide.glyph(U'd')) == own.advance(own.glyph(U'd')) * 1100 / 1000);
  CHECK(wide.ascent == 2048 * 950 / 1000);
  CHECK(wide.line_gap == 0);
  CHECK(own.advance(own.glyph(U'e')) != wide.advance(wide.glyph(U'e')));
}

TEST_CASE("Cambria's lines have the height and the widths Word gives them") {
  const auto library = shipped();
  const font::Face& face = *library->choose("Cambria", false, false).face;
  if (face.family != "Caladea for Cambria") {
    WARN("skipped: fonts-crosextra-caladea is not installed");
    return;
  }
  CHECK((face.ascent + face.descent + face.line_gap) * 1000 / face.units_per_em == 1172);
  CHECK(face.advance(face.glyph(U'e')) * 1000 / face.units_per_em == 488);
}

TEST_CASE("of a list of families the first known one is taken, as LibreOffice does") {
  const auto library = shipped();
  CHECK(library->choose("Times Kaz;Courier New", false, false).face->family == "Liberation Mono");
  CHECK(library->choose("Нет такого;Тоже нет", false, false).substituted);
}

TEST_CASE("pairs are kerned as the font says") {
  const auto library = shipped();
  const font::Face& sans = *library->choose("Arial", false, false).face;
  CHECK(sans.kerning('A', 'V') < 0);
  CHECK(sans.kerning('A', 'V') == sans.kerning('A', 'V'));
  CHECK(sans.kerning('n', 'n') == 0);
}
