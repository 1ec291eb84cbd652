// What a page is asked and what it answers, without the socket: server.cpp carries them, tests make them by hand.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace prikaz::web {

struct Request {
  std::string method = "GET";
  std::string path = "/";
  std::string host = {}, origin = {};         ///< headers; empty when absent
  std::string type;                           ///< Content-Type of a POST
  std::map<std::string, std::string> values;  ///< of the address and of the form, decoded
  std::string file_name = {}, file = {};      ///< the one file a form may bring

  /// Empty when the field was not sent.
  std::string value(const std::string& name) const {
    const auto it = values.find(name);
    return it == values.end() ? std::string() : it->second;
  }
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// 303: the browser asks for `path` anew, so that reloading the page does not send a form twice.
Response redirect(std::string path);
/// A file under its name, which may be Cyrillic: kept, but for a PDF, which the browser shows.
Response file(std::string_view bytes, std::string_view name);
/// A text as it may stand in an address or in a header: everything but letters, digits and -._~ becomes %XX.
std::string percent_encoded(std::string_view text);

}  // namespace prikaz::web
