// Who may ask: a page of another site, open in the same browser, must neither read nor change anything here.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/web/http.hpp"

namespace prikaz::web {

/// Limits of what a browser sends.
constexpr std::size_t max_request_bytes = 32 * 1024 * 1024;  ///< a workbook of a district is well below
constexpr std::size_t max_field_bytes = 4 * 1024;

struct Guard {
  std::string token;               ///< secret of this run; every form carries it in the field `token`
  std::vector<std::string> hosts;  ///< names this server answers to, without port; "*" = any numeric address

  /// Why the request is refused: 400 or 403 with a plain text, 413 for a field that is too long; nullopt when all is
  /// well. The Host header must name this server (a foreign name that resolves to this machine is refused); a POST must
  /// come from a form of this run.
  std::optional<Response> refuse(const Request& request) const;
};

/// Host checks of an address to listen on: its own name, or for a loopback address all loopback names.
std::vector<std::string> hosts_of(const std::string& address);
bool is_loopback(const std::string& address);

}  // namespace prikaz::web
