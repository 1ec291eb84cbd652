// Relationships of a part (ISO 29500-2 §9.3): which parts and links it points to.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "opc/package.hpp"

namespace prikaz::ooxml {

struct Relationship {
  std::string id;
  std::string type;    ///< the whole URI; `is` compares its last step, which transitional and strict documents share
  std::string target;  ///< a part name, or the URL as written when external
  bool external = false;

  bool is(std::string_view kind) const { return std::string_view(type).ends_with(kind); }
};

/// The relationships of `part` ("" = of the package). A missing part of them means none.
Result<std::vector<Relationship>> relationships(const opc::Package& package, std::string_view part);
const Relationship* find(const std::vector<Relationship>& all, std::string_view id);

/// The part a package's officeDocument relationship names. Error PRK-X010: none, so this is not an office document.
Result<std::string> main_part(const opc::Package& package);

}  // namespace prikaz::ooxml
