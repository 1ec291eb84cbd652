// Spaces that people leave out or put in by habit: 2019г., п.Сосновка, И.И.Рынского, 7 -ФЗ, N 7.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace prikaz::papers {

struct SpacingFault {
  std::string written, right;
};

/// The first of them in a line of text; a tag's value may stand as "{}".
std::optional<SpacingFault> spacing_fault(std::string_view text);

}  // namespace prikaz::papers
