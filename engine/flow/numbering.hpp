// numbering.xml (§17.9): definitions of lists, and the counters that run along a document.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "flow/number_format.hpp"
#include "flow/para_delta.hpp"
#include "flow/run_delta.hpp"

namespace prikaz::flow {

struct Level {
  NumberStyle style = NumberStyle::decimal;
  std::int32_t start = 1;
  std::int32_t restart = -1;  ///< w:lvlRestart: -1 = after any higher level, 0 = never, n = after level n (1-based)
  std::string text;           ///< with %1 … %9
  std::string paragraph_style;
  bool legal = false;  ///< w:isLgl: every number decimal
  Label::Suffix suffix = Label::Suffix::tab;
  Label::Align align = Label::Align::left;
  ParaDelta para;
  RunDelta run;
};

class Numbering {
 public:
  /// `w:numbering`; a null node gives a numbering without lists.
  void read(xml::Node root, Names& names, const Theme& theme);

  /// Resolves w:numStyleLink: `list_of_style` gives the w:numId a numbering style points to, 0 = none.
  template <class ListOfStyle>
  void link_styles(ListOfStyle&& list_of_style) {
    for (Abstract& a : abstracts_)
      if (!a.style_link.empty()) a.linked_num = list_of_style(a.style_link);
  }

  /// Null when the list or its level does not exist.
  const Level* level(std::int32_t num_id, int level) const;
  /// The level whose pStyle is `style`, -1 when none.
  int level_of_style(std::int32_t num_id, std::string_view style) const;

 private:
  friend class Counters;
  struct Abstract {
    std::array<std::int32_t, 9> levels;  ///< index into levels_, -1 = not defined
    std::string style_link;
    std::int32_t linked_num = 0;
  };
  struct Num {
    std::int32_t abstract = -1;
    std::array<std::int32_t, 9> levels;           ///< override, -1 = the abstract's
    std::array<std::int32_t, 9> start_overrides;  ///< -1 = none
  };

  std::int32_t read_level(xml::Node node, Names& names, const Theme& theme);
  const Num* num(std::int32_t id) const;
  /// Follows w:numStyleLink, at most a few steps: a cycle ends at the last one.
  std::int32_t abstract_of(const Num& n) const;
  const Level* level(const Num& n, std::int32_t abstract, std::size_t level) const;

  std::vector<Level> levels_;
  std::vector<Abstract> abstracts_;
  std::map<std::int32_t, std::int32_t> abstract_ids_;
  std::map<std::int32_t, Num> nums_;
};

/// Where each list of one document stands.
class Counters {
 public:
  explicit Counters(const Numbering& numbering) : numbering_(numbering) {}

  /// Counts one more paragraph at `level` of the list and gives its label; "" for lists that do not exist.
  std::string next(std::int32_t num_id, int level, bool russian);

 private:
  struct State {
    std::array<std::int32_t, 9> value{};
    std::array<bool, 9> started{};
  };
  const Numbering& numbering_;
  std::map<std::int32_t, State> states_;           ///< by abstract: lists of one definition count together
  std::map<std::int32_t, std::uint16_t> applied_;  ///< by num: bits of start overrides already used
};

}  // namespace prikaz::flow
