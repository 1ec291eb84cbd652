#include "registry/identifiers.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/utf8.hpp"

namespace prikaz::registry {

namespace {

using State = Identifier::State;

/// Digits alone; nullopt when there is anything but digits, spaces, hyphens and dots.
std::optional<std::string> digits(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (c >= '0' && c <= '9')
      out += static_cast<char>(c);
    else if (!utf8::is_space(c) && c != '-' && c != '.' && c != U'–' && c != U'‑')
      return std::nullopt;
  }
  return out;
}

template <std::size_t N>
int weighted(std::string_view d, const std::array<int, N>& weights) {
  int sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += (d[i] - '0') * weights[i];
  return sum;
}

bool snils_ok(std::string_view d) {
  if (d.substr(0, 9) <= "001001998") return true;
  const int sum = weighted<9>(d, {9, 8, 7, 6, 5, 4, 3, 2, 1});
  const int check = sum % 101 % 100;
  return check == (d[9] - '0') * 10 + (d[10] - '0');
}

bool inn_ok(std::string_view d) {
  if (d.size() == 10) return weighted<9>(d, {2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 == d[9] - '0';
  return weighted<10>(d, {7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 == d[10] - '0' &&
         weighted<11>(d, {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 == d[11] - '0';
}

bool ogrn_ok(std::string_view d) {
  const int modulus = d.size() == 13 ? 11 : 13;
  int rest = 0;
  for (std::size_t i = 0; i + 1 < d.size(); ++i) rest = (rest * 10 + (d[i] - '0')) % modulus;
  return rest % 10 == d.back() - '0';
}

/// Checks `text` against a length; a number that lost leading zeros is given them back when its check digit then
/// agrees.
Identifier checked(std::string_view text, const std::vector<std::size_t>& lengths, std::size_t most_zeros,
                   bool (*ok)(std::string_view)) {
  const auto found = digits(text);
  if (!found) return {State::sign, {}};
  for (const std::size_t length : lengths)
    if (found->size() == length) return {ok(*found) ? State::good : State::check, *found};
  for (const std::size_t length : lengths) {
    if (found->empty() || found->size() > length || found->size() + most_zeros < length) continue;
    std::string padded = std::string(length - found->size(), '0') + *found;
    if (ok(padded)) return {State::mended, std::move(padded)};
  }
  return {State::length, {}};
}

std::optional<std::string> phone(std::string_view text) {
  std::string folded = utf8::fold(text), extension;
  for (const std::string_view mark : {"доб", "вн"})
    if (const auto at = folded.find(mark); at != std::string::npos) {
      for (const char c : folded.substr(at)) extension += c >= '0' && c <= '9' ? std::string(1, c) : "";
      folded.resize(at);
      if (extension.empty()) return std::nullopt;
    }
  std::string d;
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = utf8::next(folded, i);
    if (c >= '0' && c <= '9')
      d += static_cast<char>(c);
    else if (std::u32string_view(U"+()-–‑. ,\u00A0").find(c) == std::u32string_view::npos)
      return std::nullopt;
  }
  if (d.size() == 11 && (d[0] == '8' || d[0] == '7'))
    d = "+7" + d.substr(1);
  else if (d.size() == 10 && folded.find('+') == std::string::npos)
    d = "+7" + d;
  else if (d.size() < 5 || d.size() > 7)
    return std::nullopt;
  return extension.empty() ? d : d + " доб. " + extension;
}

/// Two names or more, divided by dots; the last one is no number: школа.рф, s1.example.ru.
bool is_host(std::string_view host) {
  std::string_view last;
  int names = 0;
  while (true) {
    const std::size_t dot = std::min(host.find('.'), host.size());
    last = host.substr(0, dot);
    ++names;
    if (last.empty() || last.front() == '-' || last.back() == '-') return false;
    for (std::size_t i = 0; i < last.size();) {
      const char32_t c = utf8::next(last, i);
      if (!utf8::is_letter(c) && !(c >= '0' && c <= '9') && c != '-') return false;
    }
    if (dot == host.size()) break;
    host.remove_prefix(dot + 1);
  }
  return names > 1 && last.find_first_not_of("0123456789") != last.npos;
}

}  // namespace

Identifier snils(std::string_view text) {
  Identifier found = checked(text, {11}, 2, snils_ok);
  if (found.text.size() == 11)
    found.text = found.text.substr(0, 3) + "-" + found.text.substr(3, 3) + "-" + found.text.substr(6, 3) + " " +
                 found.text.substr(9);
  return found;
}

Identifier inn(std::string_view text) { return checked(text, {10, 12}, 1, inn_ok); }

Identifier ogrn(std::string_view text) { return checked(text, {13, 15}, 0, ogrn_ok); }

std::optional<std::string> phones(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.find_first_of(";,\n");
    const std::string one = utf8::trim(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (one.empty()) continue;
    const auto normal = phone(one);
    if (!normal) return std::nullopt;
    out += (out.empty() ? "" : "; ") + *normal;
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

std::optional<std::string> email(std::string_view text) {
  const auto at = text.find('@');
  if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return std::nullopt;
  const std::string_view domain = text.substr(at + 1);
  if (domain.find('.') == std::string_view::npos || domain.front() == '.' || domain.back() == '.' ||
      domain.find("..") != std::string_view::npos)
    return std::nullopt;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    const bool cyrillic_domain = i > at && utf8::is_letter(c);  // школа.рф
    if (!cyrillic_domain &&
        (c <= ' ' || c > '~' || std::string_view("<>()[],;:\"\\").find(static_cast<char>(c)) != std::string_view::npos))
      return std::nullopt;
  }
  return std::string(text.substr(0, at + 1)) + utf8::to_lower(domain);
}

std::optional<std::string> link(std::string_view text) {
  const std::size_t scheme = text.find("://"), begin = scheme + 3;
  if (scheme == std::string_view::npos) return std::nullopt;
  const std::string name = utf8::to_lower(text.substr(0, scheme));
  if (name != "http" && name != "https") return std::nullopt;
  const std::size_t end = std::min(text.find_first_of("/?#", begin), text.size());
  const std::string authority = utf8::to_lower(text.substr(begin, end - begin));
  const std::size_t colon = std::min(authority.find(':'), authority.size());
  if (!is_host(std::string_view(authority).substr(0, colon))) return std::nullopt;
  if (colon < authority.size()) {
    const std::string_view port = std::string_view(authority).substr(colon + 1);
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != port.npos) return std::nullopt;
  }
  for (std::size_t i = end; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (c <= ' ' || c == 0x7F || utf8::is_space(c) || c == utf8::replacement ||
        std::u32string_view(U"<>\"\\^`{|}«»").find(c) != std::u32string_view::npos)
      return std::nullopt;
  }
  return name + "://" + authority + std::string(text.substr(end));
}

}  // namespace prikaz::registry
