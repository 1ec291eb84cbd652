// The style cascade of one document being built (§17.7.2): document defaults → table style → paragraph style →
// character style → direct. Every combination is computed once and remembered.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "flow/prepared_data.hpp"

namespace prikaz::flow {

class Cascade {
 public:
  Cascade(const PreparedData& data, Names& names, FlowDoc& doc);

  /// A table style with the parts that apply to a cell; 0 = outside of tables.
  std::uint32_t table_context(std::uint32_t table_style, std::uint16_t parts);
  /// The two as one number, the same in every document; 0 = outside of tables.
  std::uint64_t table_style(std::uint32_t context) const { return contexts_[context].key; }

  /// What stands below direct formatting of a paragraph.
  struct Base {
    RunDelta run;    ///< defaults, table style, paragraph style
    RunDelta style;  ///< table and paragraph style without defaults: toggles of a character style combine with these
    ParaDelta para;
    std::uint32_t paragraph_style = 0;
  };
  std::uint32_t base(std::uint32_t context, std::uint32_t paragraph_style);
  const Base& operator[](std::uint32_t base) const { return bases_[base]; }

  /// A run's resolved properties.
  struct Run {
    RunDelta full;
    std::uint32_t props[3] = {unset, unset, unset};  ///< by Script, see props()
  };
  std::uint32_t run(std::uint32_t base, const RunDelta& direct);
  /// Valid until the next call of run().
  const Run& run_at(std::uint32_t run) const { return runs_[run]; }

  enum class Script : std::uint8_t { ascii, hansi, asia };
  /// Index into FlowDoc::run_props.
  std::uint32_t props(std::uint32_t run, Script script);
  /// Interns exactly these properties with this font.
  std::uint32_t props(const RunDelta& full, std::uint16_t font);
  /// What gives these properties again, with its `ascii` as the font.
  const RunDelta& key_of(std::uint32_t props) const { return keys_[props]; }

  /// Interns paragraph properties: index into FlowDoc::para_props.
  std::uint32_t para(ParaProps props);

 private:
  static constexpr std::uint32_t unset = 0xFFFFFFFF;
  struct Context {
    std::uint64_t key = 0;
    RunDelta run;
    ParaDelta para;
  };
  struct RunKey {
    std::uint32_t base;
    RunDelta direct;
    bool operator==(const RunKey&) const = default;
  };
  struct RunKeyHash {
    std::size_t operator()(const RunKey& k) const { return k.direct.hash() ^ (k.base * 0x9E3779B97F4A7C15ull); }
  };
  struct DeltaHash {
    std::size_t operator()(const RunDelta& d) const { return d.hash(); }
  };

  const PreparedData& data_;
  Names& names_;
  FlowDoc& doc_;
  std::vector<Context> contexts_;
  std::unordered_map<std::uint64_t, std::uint32_t> context_ids_;
  std::vector<Base> bases_;
  std::unordered_map<std::uint64_t, std::uint32_t> base_ids_;
  std::vector<Run> runs_;
  std::unordered_map<RunKey, std::uint32_t, RunKeyHash> run_ids_;
  std::unordered_map<RunDelta, std::uint32_t, DeltaHash> props_ids_;
  std::vector<RunDelta> keys_;  ///< of props_ids_, by index
  std::unordered_multimap<std::uint64_t, std::uint32_t> para_ids_;
};

}  // namespace prikaz::flow
