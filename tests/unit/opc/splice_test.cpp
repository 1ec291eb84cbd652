#include "opc/splice.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "opc/package.hpp"

using namespace prikaz;

namespace {

/// What a reader of the ZIP sees: libzip inflates and compares the checksum.
std::string read_back(const opc::SpliceStream& stream) {
  Bytes zip;
  opc::ZipWriter writer(zip);
  writer.add_deflated("part", stream.deflated(), stream.crc(), stream.size());
  writer.finish();
  auto package = opc::Package::read(zip, "test.zip");
  REQUIRE(package);
  return package->find("part")->bytes;
}

std::string cell(int n) {
  return "<w:tc><w:p><w:r><w:t xml:space=\"preserve\">" + std::string(static_cast<std::size_t>(n), 'x');
}

opc::PackedSpans packed(const std::vector<std::string>& texts) {
  std::vector<opc::SpanText> spans;
  for (const std::string& t : texts) spans.push_back({t, spans.empty()});
  return opc::pack_spans(spans);
}

/// Plays spans and values by turns and keeps what must come out.
struct Player {
  explicit Player(const std::vector<std::string>& t) : texts(t), spans(packed(t)) { stream.clear(spans); }

  void span(std::uint32_t number) {
    stream.span(number);
    expected += texts[number];
  }
  void text(const std::string& value) {
    stream.text(value);
    expected += value;
  }
  std::string result() {
    stream.finish();
    return read_back(stream);
  }

  const std::vector<std::string>& texts;
  opc::PackedSpans spans;
  opc::SpliceStream stream;
  std::string expected;
};

}  // namespace

TEST_CASE("spans and text join into one stream that any reader inflates", "[opc]") {
  const std::vector<std::string> texts = {"<w:document><w:body>" + std::string(500, 'a'), "</w:t>",
                                          "</w:body></w:document> and some more text"};
  Player p(texts);
  for (const std::string value : {"Иванова Мария Петровна", "", "short", "\xFF\x01\x7F"}) {
    p.span(0);
    p.text(value);
    p.span(1);
    p.span(2);
  }
  CHECK(p.result() == p.expected);
}

TEST_CASE("a span repeated within the window costs a few bytes, and one farther away is coded again", "[opc]") {
  std::vector<std::string> texts;
  for (int n = 0; n < 40; ++n) texts.push_back(cell(20 + n * 13));
  Player p(texts);
  for (int row = 0; row < 300; ++row)
    for (std::uint32_t k = 0; k < 40; k += 1 + static_cast<std::uint32_t>(row % 5)) {
      p.span(k);
      p.text(std::to_string(row * 7919) + "й");
    }
  CHECK(p.result() == p.expected);
  CHECK(p.stream.deflated().size() < p.expected.size() / 20);
}

TEST_CASE("a span made of an earlier one is right also where that one was left out or is far away", "[opc]") {
  const std::string look = "<w:p><w:pPr><w:jc w:val=\"both\"/><w:spacing w:after=\"120\"/></w:pPr><w:r><w:t>";
  const std::vector<std::string> texts = {look + "первый", look + "второй и " + look, "<w:tbl>" + look + "третий"};
  SECTION("left out") {
    Player p(texts);
    p.span(1);
    p.text("значение");
    p.span(2);
    CHECK(p.result() == p.expected);
  }
  SECTION("far away") {
    Player p(texts);
    p.span(0);
    for (int i = 0; i < 20'000; ++i) p.text(std::to_string(i * 7919));
    p.span(1);
    p.span(2);
    CHECK(p.result() == p.expected);
  }
}

TEST_CASE("words that come again in values are written as references", "[opc]") {
  const std::vector<std::string> texts = {"</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>"};
  Player p(texts);
  for (int i = 0; i < 2000; ++i) {
    p.text("Иванова Мария " + std::to_string(i * 31));
    p.span(0);
    p.text("учитель русского языка и литературы");
    p.span(0);
  }
  CHECK(p.result() == p.expected);
  CHECK(p.stream.deflated().size() < 2000u * 24);
}

TEST_CASE("a long value is compressed by itself, and text goes on behind it", "[opc]") {
  const std::vector<std::string> texts = {cell(100)};
  Player p(texts);
  std::string table;
  for (int i = 0; i < 3000; ++i) table += cell(i % 7) + std::to_string(i);
  p.span(0);
  p.text("до");
  p.text(table);
  p.text("после");
  p.span(0);
  p.text(table);
  CHECK(p.result() == p.expected);
  CHECK(p.stream.deflated().size() < p.expected.size() / 8);
}

TEST_CASE("every byte has a code", "[opc]") {
  const std::vector<std::string> texts = {cell(40)};
  Player p(texts);
  for (int i = 0; i < 256; ++i) p.text(std::string(1, static_cast<char>(i)) + static_cast<char>(255 - i));
  p.span(0);
  CHECK(p.result() == p.expected);
}

TEST_CASE("codes stay within fifteen bits however uneven the counts", "[opc]") {
  opc::Counts counts;
  std::uint32_t a = 1, b = 1;
  for (std::size_t i = 0; i < 40; ++i) {
    counts.symbols[i] = a;
    const std::uint32_t next = a + b;
    b = a, a = next;
  }
  opc::PackedSpans spans;
  spans.book = opc::Codebook(counts);
  opc::SpliceStream stream;
  stream.clear(spans);
  std::string expected;
  for (int i = 0; i < 256; ++i) expected += static_cast<char>(i);
  stream.text(expected);
  stream.finish();
  CHECK(read_back(stream) == expected);
}

TEST_CASE("a cleared stream starts anew and gives the same bytes", "[opc]") {
  const std::vector<std::string> texts = {cell(300)};
  const opc::PackedSpans spans = packed(texts);
  opc::SpliceStream stream;
  const auto fill = [&] {
    stream.clear(spans);
    for (int i = 0; i < 3; ++i) stream.span(0), stream.text("значение");
    stream.finish();
    return Bytes(stream.deflated());
  };
  const Bytes first = fill();
  CHECK(fill() == first);
}

TEST_CASE("an empty stream is a valid stream of nothing", "[opc]") {
  const opc::PackedSpans spans = packed({});
  opc::SpliceStream stream;
  stream.clear(spans);
  stream.finish();
  CHECK(read_back(stream).empty());
}
