#include "app/web/guard.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace prikaz::web {

namespace {

Response plain(int status, const char* text) {
  Response r;
  r.status = status;
  r.type = "text/plain; charset=utf-8";
  r.body = text;
  return r;
}

/// "localhost:8080" → "localhost", "[::1]:8080" → "::1".
std::string without_port(const std::string& host) {
  if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find(':'));
}

bool is_numeric(const std::string& host) {
  const bool colons = host.find(':') != std::string::npos;
  return !host.empty() && host.find_first_not_of(colons ? "0123456789abcdefABCDEF:." : "0123456789.") == host.npos;
}

}  // namespace

bool is_loopback(const std::string& address) {
  return address == "localhost" || address == "::1" || address.starts_with("127.");
}

std::vector<std::string> hosts_of(const std::string& address) {
  if (is_loopback(address)) return {address, "127.0.0.1", "localhost", "::1"};
  if (address == "0.0.0.0" || address == "::") return {"localhost", "*"};
  return {address};
}

std::optional<Response> Guard::refuse(const Request& request) const {
  const std::string host = without_port(request.host);
  const bool known = std::any_of(hosts.begin(), hosts.end(), [&](const std::string& name) {
    return name == host || (name == "*" && is_numeric(host));
  });
  if (!known) return plain(403, "Откройте страницу по адресу, который назвала программа.");
  for (const auto& [name, text] : request.values) {
    if (name.size() > max_field_bytes || text.size() > max_field_bytes)
      return plain(413, "Слишком длинный текст в поле.");
    if (!utf8::valid(text)) return plain(400, "Текст в поле записан не в UTF-8.");
  }
  if (request.method == "GET" || request.method == "HEAD") return std::nullopt;
  if (request.method != "POST") return plain(405, "Так эту страницу открыть нельзя.");
  if (!request.type.starts_with("application/x-www-form-urlencoded") &&
      !request.type.starts_with("multipart/form-data"))
    return plain(415, "Это не форма.");
  if (!request.origin.empty() && request.origin != "http://" + request.host)
    return plain(403, "Форма пришла с другого сайта и не принята.");
  if (request.value("token") != token)
    return plain(403, "Форма устарела: программу запускали заново. Вернитесь назад, обновите страницу и повторите.");
  return std::nullopt;
}

}  // namespace prikaz::web
