// Python's ways with text, by code points. Inside the room only.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prikaz::tpl {

/// Lower or upper case with ß, ё and the like left to utf8::.
std::string capitalized(std::string_view s);
/// Every word's first letter large; a word begins after anything that is no letter (str.title).
std::string titled(std::string_view s);
/// Cut at any of `marks` on either side; default: white space.
std::string stripped(std::string_view s, const std::string* marks, bool left, bool right);
/// Cut at `by`, or at runs of white space when null; at most `times` cuts (negative: all).
std::vector<std::string> split(std::string_view s, const std::string* by, std::int64_t times);
std::vector<std::string> split_right(std::string_view s, const std::string* by, std::int64_t times);
std::vector<std::string> lines_of(std::string_view s, bool keep_ends = false);
/// `times` < 0: all. Stops growing past `limit`: the caller refuses then.
std::string replaced(std::string_view s, std::string_view what, std::string_view by, std::int64_t times,
                     std::size_t limit);
std::string escaped(std::string_view s);
/// Code points [begin, end).
std::string part(std::string_view s, std::size_t begin, std::size_t end);
/// Padding of `fill` to `width` code points; the odd one goes left as in Python's center.
enum class Align { left, centre, right };
std::string padded(std::string_view s, std::int64_t width, Align align, std::string_view fill = " ");
std::size_t count_of(std::string_view s, std::string_view what);

}  // namespace prikaz::tpl
