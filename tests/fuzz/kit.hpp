// What the fuzz targets of office documents share: an environment with small limits, a package around one part.
#pragma once
#include <string>
#include <string_view>

#include "opc/package.hpp"
#include "template/environment.hpp"

namespace prikaz::fuzz {

constexpr std::size_t largest_input = 20'000;

inline tpl::Environment environment() {
  tpl::Environment env = tpl::Environment::standard();
  env.undefined = tpl::UndefinedPolicy::lenient;
  env.limits.steps = 3000;
  env.limits.bytes = 1'000'000;
  env.limits.text = 50'000;
  env.limits.range = 1000;
  return env;
}

inline std::string relationship(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
         type + "\" Target=\"" + target + "\"/>";
}

inline std::string relationships(const std::string& inside) {
  return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside +
         "</Relationships>";
}

/// A package whose office document is `main`; parts are still to be put.
inline opc::Package package_of(const std::string& main) {
  opc::Package package;
  package.put("[Content_Types].xml",
              "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              "<Default Extension=\"rels\" ContentType=\"application/xml\"/></Types>");
  package.put("_rels/.rels", relationships(relationship("m", "officeDocument", main)));
  return package;
}

}  // namespace prikaz::fuzz
