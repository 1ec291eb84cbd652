#include "app/web/server.hpp"

#include <httplib.h>
#include <sys/socket.h>

namespace prikaz::web {

namespace {

Request asked(const httplib::Request& from) {
  Request r;
  r.method = from.method;
  r.path = from.path;
  r.host = from.get_header_value("Host");
  r.origin = from.get_header_value("Origin");
  r.type = from.get_header_value("Content-Type");
  for (const auto& [name, text] : from.params) r.values[name] = text;
  for (const auto& [name, part] : from.files) {
    if (part.filename.empty()) {
      r.values[name] = part.content;
    } else {
      r.file_name = part.filename;
      r.file = part.content;
    }
  }
  return r;
}

void answer(Site& site, const httplib::Request& from, httplib::Response& to) {
  Response r = site.handle(asked(from));
  to.status = r.status;
  for (const auto& [name, text] : r.headers) to.set_header(name, text);
  to.set_content(std::move(r.body), r.type);
}

}  // namespace

Status serve(Site& site, const std::string& address, int port, const std::function<void(int port)>& ready) {
  httplib::Server server;
  server.new_task_queue = [] { return new httplib::ThreadPool(4); };
  server.set_payload_max_length(max_request_bytes);
  // The library's default lets two programs share a port: half of the clicks would go to the other one.
  server.set_socket_options([](socket_t s) {
    const int yes = 1;
    ::setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  server.set_read_timeout(10);
  server.set_write_timeout(30);
  const auto handler = [&](const httplib::Request& from, httplib::Response& to) { answer(site, from, to); };
  server.Get(".*", handler);
  server.Post(".*", handler);
  server.set_exception_handler([](const httplib::Request&, httplib::Response& to, std::exception_ptr) {
    to.status = 500;
    to.set_content("Внутренняя ошибка программы. Повторите; если не помогло, запустите её заново.",
                   "text/plain; charset=utf-8");
  });
  const bool bound = port == 0 ? (port = server.bind_to_any_port(address)) > 0 : server.bind_to_port(address, port);
  if (!bound)
    return fail({"PRK-U050",
                 Severity::error,
                 {},
                 Message("cannot listen on {}, port {}", address, std::to_string(port)),
                 "another program may hold the port: choose one with --port"});
  ready(port);
  server.listen_after_bind();
  return {};
}

}  // namespace prikaz::web
