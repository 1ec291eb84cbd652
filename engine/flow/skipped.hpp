// Names of WordprocessingML that this room reads past: which of them show nothing, and which would be missed.
#pragma once
#include <string_view>

namespace prikaz::flow {

/// An element of text that shows nothing by nature or on paper (marks of revisions, comments, spelling, permissions).
bool shows_nothing(std::string_view element);

/// A run property that would change the look and is not drawn.
bool is_lost_effect(std::string_view element);

/// Letters written from right to left (Hebrew, Arabic and their neighbours).
bool has_right_to_left(std::string_view utf8);

}  // namespace prikaz::flow
