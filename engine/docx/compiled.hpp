// What Program::compile makes and the renderer reads.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "docx/program.hpp"
#include "docx/spans.hpp"
#include "opc/span_packer.hpp"

namespace prikaz::docx {

/// A part that no record changes, deflated.
struct StaticPart {
  std::string name;
  Bytes deflated;
  std::uint32_t crc = 0;
  std::uint64_t size = 0;
};

struct Program::Impl {
  std::string file;
  opc::Package package;
  Spans spans;
  opc::PackedSpans packed;                        ///< by span
  std::vector<StaticPart> still;                  ///< in the package's order, [Content_Types].xml first
  std::unique_ptr<tpl::Environment> environment;  ///< the caller's, with fragments to include
  std::unique_ptr<tpl::Program> program;
  Diagnostics warnings;
  Typesetter value_typesetter;  ///< empty: values are printed as they are
  bool large = false;           ///< compressed while it is written: `packed` is empty
  std::size_t body_size = 0;    ///< bytes of the spans of the first part
  ChartBook book;
};

}  // namespace prikaz::docx
