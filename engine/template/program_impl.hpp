// What a Program holds. Inside the room only.
#pragma once
#include <map>
#include <memory>

#include "template/ast.hpp"
#include "template/program.hpp"

namespace prikaz::tpl {

struct Program::Impl {
  const Environment* env = nullptr;
  Block body;
  Function main;
  ExprPtr expression;                            ///< of an Expression instead of a body
  std::vector<PlaceOf> origins;                  ///< [0] is the template itself, others what it includes
  std::map<std::uint32_t, std::size_t> foreign;  ///< piece → origin, for pieces that are not of origin 0
  Usage usage;
  Diagnostics warnings;
  /// The template changes lists, mappings or namespaces as it goes: values are copied before they are used.
  bool mutates = false;

  Place place(std::uint32_t piece, std::size_t offset) const {
    const auto it = foreign.find(piece);
    const PlaceOf& of = origins[it == foreign.end() ? 0 : it->second];
    return of ? of(piece, offset) : Place{};
  }
};

}  // namespace prikaz::tpl
