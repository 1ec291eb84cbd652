#include "app/web/http.hpp"

namespace prikaz::web {

Response redirect(std::string path) {
  Response r;
  r.status = 303;
  r.headers.emplace_back("Location", std::move(path));
  return r;
}

Response file(std::string_view bytes, std::string_view name) {
  constexpr std::string_view office = "application/vnd.openxmlformats-officedocument.";
  Response r;
  const bool pdf = name.ends_with(".pdf");
  r.type = pdf                       ? "application/pdf"
           : name.ends_with(".xlsx") ? std::string(office) + "spreadsheetml.sheet"
                                     : std::string(office) + "wordprocessingml.document";
  r.body = bytes;
  r.headers.emplace_back("Content-Disposition",
                         std::string(pdf ? "inline" : "attachment") + "; filename*=UTF-8''" + percent_encoded(name));
  return r;
}

std::string percent_encoded(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

}  // namespace prikaz::web
