// The socket: HTTP/1.1 requests to the site and its answers back.
#pragma once
#include <functional>
#include <string>

#include "app/web/site.hpp"
#include "core/result.hpp"

namespace prikaz::web {

/// Listens until the process ends; `ready` is told the port once it is open (0 asks for any free one).
/// Errors: PRK-U050 the address cannot be listened on.
Status serve(Site& site, const std::string& address, int port, const std::function<void(int port)>& ready);

}  // namespace prikaz::web
