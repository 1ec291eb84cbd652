// One page of Frames → its content stream (ISO 32000-1 §8, §9).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "layout/frame.hpp"
#include "pdf/structure.hpp"

namespace prikaz::pdf {

/// The faces of a document in order of first use: a face's place is its resource number, so that names in the file do
/// not depend on which other fonts a machine has.
using FontNumbers = std::vector<const font::Face*>;

/// Appends the operators that draw page `number`, in the order: shading, pictures, paths, text, rules. Resources:
/// /F<number> and /I<image index>. `drawable[i]`: image i has been embedded. `tree` null = untagged.
void append_content(std::string& out, const layout::Frames& frames, std::uint32_t number, const FontNumbers& fonts,
                    const std::vector<bool>& drawable, StructureTree* tree);

}  // namespace prikaz::pdf
