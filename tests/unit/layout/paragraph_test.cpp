#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace prikaz::layout_test;
using Align = ParaProps::Align;

TEST_CASE("a paragraph fills lines and the spaces at their ends hang", "[layout]") {
  Doc d;  // 1920 twips of text width: 16 letters
  d.add("один два три четыре пять");
  CHECK(d.dump() == "page 1\n240,432:один два три\n240,672:четыре пять\n");
}

TEST_CASE("alignment: centre, right, and justified lines that stretch only spaces", "[layout]") {
  Doc d;
  d.add("aaaa bbbb cccc dddd", [](ParaProps& p) { p.align = Align::centre; });
  d.add("aaaa bbbb cccc dddd", [](ParaProps& p) { p.align = Align::right; });
  d.add("aaaa bbbb cccc dddd", [](ParaProps& p) { p.align = Align::justify; });
  CHECK(d.dump() ==
        "page 1\n"
        "360,432:aaaa bbbb cccc\n"
        "960,672:dddd\n"
        "480,912:aaaa bbbb cccc\n"
        "1680,1152:dddd\n"
        "240,1392:aaaa |960:bbbb |1680:cccc\n"
        "240,1632:dddd\n");
}

TEST_CASE("indents: left, right, first line, hanging (ISO 29500-1 17.3.1.12)", "[layout]") {
  Doc d;
  d.add("aaaa bbbb cccc dddd", [](ParaProps& p) { p.indent_left = 240, p.indent_right = 240, p.indent_first = 360; });
  d.add("aaaa bbbb cccc dddd", [](ParaProps& p) { p.indent_left = 480, p.indent_first = -480; });
  CHECK(d.dump() == "page 1\n840,432:aaaa bbbb\n480,672:cccc dddd\n240,912:aaaa bbbb cccc\n720,1152:dddd\n");
}

TEST_CASE("space between paragraphs is the larger of after and before, or their sum when the document says so",
          "[layout]") {
  Doc d;
  d.add("a", [](ParaProps& p) { p.after = 200; }).add("b", [](ParaProps& p) { p.before = 120; });
  CHECK(d.dump() == "page 1\n240,432:a\n240,872:b\n");
  d.flow.settings.no_html_auto_spacing = true;
  CHECK(d.dump() == "page 1\n240,432:a\n240,992:b\n");
}

TEST_CASE("contextual spacing drops the space between paragraphs of one style", "[layout]") {
  Doc d;
  const auto item = [](ParaProps& p) { p.before = p.after = 200, p.contextual = true, p.style = 7; };
  d.add("a", item).add("b", item).add("c");
  CHECK(d.dump() == "page 1\n240,632:a\n240,872:b\n240,1312:c\n");
}

TEST_CASE("line rules: multiple of the font's height, exact, at least (ISO 29500-1 17.3.1.33)", "[layout]") {
  Doc d;
  d.add("a", [](ParaProps& p) { p.line = 360; });
  d.add("b", [](ParaProps& p) { p.line = 200, p.line_rule = ParaProps::LineRule::exact; });
  d.add("c", [](ParaProps& p) { p.line = 300, p.line_rule = ParaProps::LineRule::at_least; });
  d.add("d", [](ParaProps& p) { p.line = 100, p.line_rule = ParaProps::LineRule::at_least; });
  CHECK(d.dump() == "page 1\n240,432:a\n240,760:b\n240,1052:c\n240,1292:d\n");
}

TEST_CASE("a line is as high as its largest letters", "[layout]") {
  Doc d;
  d.add("a").add("b", {}, [](RunProps& r) { r.half_points = 48; }).add("c");
  CHECK(d.dump() == "page 1\n240,432:a\n240,864:b\n240,1152:c\n");
}

TEST_CASE("a word wider than the line is cut where the room ends", "[layout]") {
  Doc d;
  d.add("abcdefghijklmnopqrstuvwxyz");
  CHECK(d.lines() == "abcdefghijklmnop\nqrstuvwxyz\n");
}

TEST_CASE("lines end after hyphens and dashes, never at no-break spaces or before punctuation (UAX 14)", "[layout]") {
  Doc d;
  d.add("aaaa bbbb ccc-ddddd")
      .add(
          "aaaa bbbb cccc\xC2\xA0"
          "dd");
  d.add("aaaaaaaaaaa bb-,c");
  CHECK(d.lines() ==
        "aaaa bbbb ccc-\nddddd\naaaa bbbb\ncccc\xC2\xA0"
        "dd\naaaaaaaaaaa\nbb-,c\n");
}

TEST_CASE("a line does not end inside brackets or quotes, nor between a number and its sign", "[layout]") {
  Doc d;
  d.add("aaaaaaaaaaa ( bbbb )");  // LB 13, 14
  d.add(
      "aaaaaaaaaaaa \xC2\xAB"
      "bbbb\xC2\xBB");
  d.add("aaaaaaaaaaaa 1000%");
  CHECK(d.lines() ==
        "aaaaaaaaaaa\n( bbbb )\naaaaaaaaaaaa\n\xC2\xAB"
        "bbbb\xC2\xBB\naaaaaaaaaaaa\n1000%\n");
}

TEST_CASE("a soft hyphen is seen only where a line ends at it", "[layout]") {
  Doc d;
  d.add(
       "aaaa bbbb cc\xC2\xAD"
       "ddddd")
      .add(
          "a\xC2\xAD"
          "b");
  CHECK(d.lines() == "aaaa bbbb cc\xC2\xAD\nddddd\nab\n");
}

TEST_CASE("a justified line takes one more word by shrinking its spaces, in mode 15 only", "[layout]") {
  // LibreOffice bug 119908: Word 2013+ shrinks spaces to 3/4 at most.
  Doc d;
  d.section().right = 260;  // 1900 twips: the line is 20 too wide, its two spaces may give up 60
  d.add("aaaa bbbb cccccc dddd", [](ParaProps& p) { p.align = Align::justify; });
  CHECK(d.dump() == "page 1\n240,432:aaaa |830:bbbb |1420:cccccc\n240,672:dddd\n");
  d.flow.settings.compatibility_mode = 14;
  CHECK(d.lines() == "aaaa bbbb\ncccccc dddd\n");
  d.flow.settings.compatibility_mode = 15;
  d.flow.settings.shrink_justified = false;
  CHECK(d.lines() == "aaaa bbbb\ncccccc dddd\n");
}

TEST_CASE("words are hyphenated only when the document asks, at the places the caller gives", "[layout]") {
  Doc d;
  d.add("aaaa bbbb ccccdddd", [](ParaProps& p) { p.align = Align::left; });
  d.scratch.hyphenate = [](std::string_view, std::string_view, std::vector<std::uint32_t>& places) {
    places = {2, 4, 7};
  };
  CHECK(d.lines() == "aaaa bbbb\nccccdddd\n");
  d.flow.settings.auto_hyphenation = true;
  CHECK(d.lines() == "aaaa bbbb cccc\xC2\xAD\ndddd\n");
  d.flow.para_props[0].suppress_hyphens = true;
  CHECK(d.lines() == "aaaa bbbb\nccccdddd\n");
}

TEST_CASE("small caps, caps, super- and subscripts, raised text", "[layout]") {
  Doc d;
  d.add("aB", {}, [](RunProps& r) { r.small_caps = true; });
  d.add("ab", {}, [](RunProps& r) { r.caps = true; });
  d.add("a", {}, [](RunProps& r) { r.vertical = RunProps::Vertical::superscript; });
  const auto frames = d.frames();
  REQUIRE(frames.pages[0].text.size() == 4);
  CHECK(frames.pages[0].text[0].half_points == 19);  // 80 %
  CHECK(d.lines() == "AB\nAB\na\n");
  CHECK(frames.pages[0].text[3].half_points == 14);     // 58 %
  CHECK(frames.pages[0].text[3].baseline == 912 - 79);  // a third of 12 pt up
}

// Measured in LibreOffice 7.4: its text portions are split where properties change, and there it does end a line.
TEST_CASE("a line may end after a space inside brackets where the properties change", "[layout]") {
  const auto lines = [](bool bold) {
    Doc d;
    d.add("aaaaaa (( ");
    const auto p = d.paragraph("bbbbbbbb", {}, [&](RunProps& r) { r.strike = bold; });
    d.inline_at_end(d.flow.inlines[p.paragraph.first]);
    return d.lines();
  };
  CHECK(lines(false) == "aaaaaa\n(( bbbbbbbb\n");
  CHECK(lines(true) == "aaaaaa ((\nbbbbbbbb\n");
}

TEST_CASE("multiples of a line's height count in whole per cent (measured in LibreOffice 7.4)", "[layout]") {
  Doc d;
  const auto times = [](int line) { return [line](ParaProps& p) { p.line = line; }; };
  d.add("a", times(259)).add("b", times(270)).add("c", times(240)).add("d");
  // 240 twips by 108 % (107.9), then by 112 % (112.5 is rounded down).
  CHECK(d.dump() == "page 1\n240,432:a\n240,691:b\n240,959:c\n240,1199:d\n");
}

TEST_CASE("a pair is kerned where w:kern asks and the letters are high enough (17.3.2.19)", "[layout]") {
  const auto dump = [](std::uint16_t from) {
    Doc d;
    d.add("aVAa", {}, [&](RunProps& r) { r.kern_from = from; });
    return d.dump();
  };
  CHECK(dump(0) == "page 1\n240,432:aVAa\n");
  CHECK(dump(24) == "page 1\n240,432:aV|456:Aa\n");
  CHECK(dump(25) == "page 1\n240,432:aVAa\n");
}

TEST_CASE("where a line ends does not depend on the paragraph before", "[layout]") {
  const std::string text = "-" + std::string(16, 'a');  // a character too long for a line
  Doc after_letter, after_digit;
  after_letter.add("a").add(text);
  after_digit.add("5").add(text);
  CHECK(after_letter.lines() == "a\n-\naaaaaaaaaaaaaaaa\n");
  CHECK(after_digit.lines() == "5\n-\naaaaaaaaaaaaaaaa\n");
}
