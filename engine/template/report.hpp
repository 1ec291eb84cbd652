// Collects mistakes with the places their pieces stand at.
#pragma once
#include <cstdint>
#include <string>
#include <utility>

#include "core/diagnostic.hpp"
#include "template/piece.hpp"

namespace prikaz::tpl {

class Report {
 public:
  void error(const char* id, const PlaceOf& place_of, std::uint32_t piece, std::size_t offset, Message text,
             Message hint = {}) {
    all_.add({id, Severity::error, place(place_of, piece, offset), std::move(text), std::move(hint)});
    ++errors_;
  }
  /// A mistake that another room found.
  void pass(Diagnostic d) {
    all_.add(std::move(d));
    ++errors_;
  }
  void warning(const char* id, const PlaceOf& place_of, std::uint32_t piece, std::size_t offset, Message text,
               Message hint = {}) {
    warnings_.add({id, Severity::warning, place(place_of, piece, offset), std::move(text), std::move(hint)});
  }
  std::size_t errors() const { return errors_; }
  Diagnostics take_errors() { return std::move(all_); }
  Diagnostics take_warnings() { return std::move(warnings_); }
  /// Set when going on would cost too much: what follows is not looked at.
  bool stopped = false;

 private:
  static Place place(const PlaceOf& place_of, std::uint32_t piece, std::size_t offset) {
    return place_of ? place_of(piece, offset) : Place{};
  }
  Diagnostics all_, warnings_;
  std::size_t errors_ = 0;
};

/// "did you mean …" for a name nobody knows; empty when nothing is near.
Message near_hint(std::string_view name, const std::vector<std::string>& candidates);
/// near_hint, or all the names when none is near and they are few.
Message few_names(const std::string& wanted, const std::vector<std::string>& names);
/// The spelling of a name that mixes Latin and Cyrillic letters in one alphabet, or empty when it does not mix.
std::string one_alphabet(std::string_view name);

}  // namespace prikaz::tpl
