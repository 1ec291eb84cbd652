// Fonts with round numbers: every glyph is half an em wide, a line of 12 pt is 240 twips high (192 over the baseline).
#pragma once
#include <string_view>

#include "font/font.hpp"

namespace prikaz::kit {

/// Has ASCII, Latin-1, Cyrillic and general punctuation; glyph id = code point.
class FakeFace : public font::Face {
 public:
  FakeFace(std::string name, bool is_bold, std::uint16_t place, char32_t only = 0) {
    family = std::move(name);
    bold = is_bold;
    index = place;
    units_per_em = 1000;
    ascent = 800;
    descent = 200;
    x_height = 500;
    underline_position = -100;
    underline_thickness = 50;
    pages_.resize(0x26);
    const auto add = [&](char32_t c) {
      auto& page = pages_[c >> 8];
      if (page.empty()) page.resize(256);
      page[c & 0xFF] = static_cast<font::GlyphId>(c);
    };
    if (only != 0) {
      add(only);
    } else {
      for (char32_t c = 0x20; c < 0x100; ++c) add(c);
      for (char32_t c = 0x400; c < 0x460; ++c) add(c);
      for (char32_t c = 0x2010; c < 0x2040; ++c) add(c);
    }
    advances_.assign(0x2600, is_bold ? 600 : 500);
  }

  /// "VA" alone is kerned, by a tenth of an em.
  int kerning(char32_t left, char32_t right) const override { return left == 'V' && right == 'A' ? -100 : 0; }
};

/// One family in two weights; a third face knows only U+2500.
class FakeFonts : public font::Library {
 public:
  font::Choice choose(std::string_view family, bool bold, bool italic) const override {
    return {bold ? &bold_ : &regular_, false, italic, family == "Unknown"};
  }
  const font::Face* fallback(char32_t c, const font::Face&) const override {
    return symbols_.glyph(c) != 0 ? &symbols_ : nullptr;
  }
  const font::Face& face(std::uint16_t index) const override {
    return index == 0 ? regular_ : index == 1 ? bold_ : symbols_;
  }

  Diagnostic family_substituted(std::string_view, const font::Face&, Place place) const override {
    return {"PRK-F002", Severity::warning, std::move(place), "substituted", ""};
  }

 private:
  FakeFace regular_{"Fake", false, 0}, bold_{"Fake", true, 1}, symbols_{"Signs", false, 2, 0x2500};
};

}  // namespace prikaz::kit
