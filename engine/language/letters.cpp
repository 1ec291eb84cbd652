#include "language/letters.hpp"

#include "core/utf8.hpp"

namespace prikaz::language {

std::size_t syllables(std::string_view lowered) noexcept {
  std::size_t n = 0;
  for (std::size_t i = 0; i + letter_bytes <= lowered.size();) {
    if (static_cast<unsigned char>(lowered[i]) < 0x80) {
      ++i;
      continue;
    }
    n += is_vowel(lowered.substr(i, letter_bytes));
    i += letter_bytes;
  }
  return n;
}

Lowered::Lowered(std::string_view word) noexcept {
  if (word.size() > capacity) return;
  std::size_t i = 0;
  while (i < word.size()) {
    const auto lead = static_cast<unsigned char>(word[i]);
    const bool cyrillic = (lead == 0xD0 || lead == 0xD1) && i + 1 < word.size();
    if (!cyrillic) {
      const bool capital = lead >= 'A' && lead <= 'Z';
      const bool lower = lead >= 'a' && lead <= 'z';
      bytes_[i] = capital ? static_cast<char>(lead + 32) : word[i];
      capitals_ += capital;
      small_ = small_ || lower;
      foreign_ = foreign_ || capital || lower || lead >= 0x80;
      if (i == 0) starts_capital_ = capital;
      ++i;
      continue;
    }
    const auto tail = static_cast<unsigned char>(word[i + 1]);
    unsigned code = ((lead & 0x1Fu) << 6) | (tail & 0x3Fu);
    const bool capital = code < 0x430;
    if (code == 0x401 || code == 0x451) {
      code = 0x435;
    } else if (code < 0x410) {
      code += 80;
    } else if (code < 0x430) {
      code += 32;
    }
    foreign_ = foreign_ || code > 0x44F;
    capitals_ += capital;
    small_ = small_ || !capital;
    if (i == 0) starts_capital_ = capital;
    bytes_[i] = static_cast<char>(0xC0u | (code >> 6));
    bytes_[i + 1] = static_cast<char>(0x80u | (code & 0x3Fu));
    i += letter_bytes;
  }
  size_ = word.size();
}

void append_ending(std::string& out, std::string_view ending, bool capitals) {
  if (!capitals) {
    out.append(ending);
    return;
  }
  for (std::size_t i = 0; i < ending.size();) utf8::append(out, utf8::upper(utf8::next(ending, i)));
}

}  // namespace prikaz::language
