// styles.xml (§17.7): every style with its basedOn chain already laid together.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/diagnostic.hpp"
#include "flow/numbering.hpp"
#include "flow/para_delta.hpp"
#include "flow/run_delta.hpp"
#include "flow/table_style.hpp"

namespace prikaz::flow {

struct Style {
  enum class Kind : std::uint8_t { paragraph, character, table, numbering } kind = Kind::paragraph;
  std::string id, name, based_on;
  bool is_default = false;
  // As written, then with the chain of basedOn below.
  RunDelta run, run_all;
  ParaDelta para, para_all;
  ParaDelta para_bare;  ///< the chain without what lists bring
  std::unique_ptr<TableStyle> table;
  enum class State : std::uint8_t { raw, resolving, ready } state = State::raw;
};

class Styles {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// `w:styles`; a null node gives an empty set.
  void read(xml::Node root, Names& names, const Theme& theme);
  /// Lays the chains together; needs the lists, whose indents stand under a style's own (§17.9.23).
  /// PRK-W003 for a basedOn cycle.
  void resolve(const Numbering& numbering, Diagnostics& warnings, const std::string& part);

  std::uint32_t find(std::string_view id, Style::Kind kind) const;
  const Style& operator[](std::uint32_t index) const { return styles_[index]; }
  std::size_t size() const { return styles_.size(); }

  std::uint32_t default_paragraph = none, default_character = none, default_table = none;
  RunDelta run_defaults;
  ParaDelta para_defaults;

 private:
  void resolve(std::uint32_t index, const Numbering& numbering, Diagnostics& warnings, const std::string& part,
               int depth);

  std::vector<Style> styles_;
  std::unordered_map<std::string_view, std::uint32_t> by_id_;  ///< keys view Style::id, which never moves after read
};

}  // namespace prikaz::flow
