// The ids of this room. PRK-T0xx: found when a template is compiled; PRK-T1xx: found when it meets data.
#pragma once

namespace prikaz::tpl::id {

inline constexpr const char* tag_open = "PRK-T001";           ///< {{, {% without its end
inline constexpr const char* raw_open = "PRK-T002";           ///< {# or {% raw %} without its end
inline constexpr const char* bad_character = "PRK-T003";      ///< a sign the language does not know
inline constexpr const char* string_open = "PRK-T004";        ///< a quote without its pair
inline constexpr const char* bad_number = "PRK-T005";         ///< a number too large or badly written
inline constexpr const char* unexpected = "PRK-T006";         ///< a token out of place
inline constexpr const char* empty_tag = "PRK-T007";          ///< {{ }} or {% %} with nothing inside
inline constexpr const char* unknown_statement = "PRK-T010";  ///< {% word … %} of no known kind
inline constexpr const char* block_open = "PRK-T011";         ///< a block without its end
inline constexpr const char* block_stray = "PRK-T012";        ///< endif, else … without a beginning
inline constexpr const char* block_crossed = "PRK-T013";      ///< endfor where endif is due
inline constexpr const char* unknown_filter = "PRK-T014";
inline constexpr const char* unknown_test = "PRK-T015";
inline constexpr const char* unknown_function = "PRK-T016";  ///< called, and neither registered nor in the template
inline constexpr const char* bad_arguments = "PRK-T017";     ///< too many, missing or unknown arguments
inline constexpr const char* mixed_alphabet = "PRK-T018";    ///< warning: Latin and Cyrillic letters in one name
inline constexpr const char* not_target = "PRK-T019";        ///< cannot be assigned to
inline constexpr const char* too_deep = "PRK-T020";          ///< nested deeper than the limit
inline constexpr const char* no_loop = "PRK-T021";           ///< loop, break, continue outside a loop
inline constexpr const char* no_template = "PRK-T022";       ///< include or import of what does not exist
inline constexpr const char* include_cycle = "PRK-T023";     ///< a template includes itself
inline constexpr const char* refused = "PRK-T024";  ///< known to Jinja, refused here (random, extends, trans …)
inline constexpr const char* constant_fault = "PRK-T025";  ///< an expression of constants that can only fail

inline constexpr const char* undefined = "PRK-T101";     ///< a name the data do not have
inline constexpr const char* no_field = "PRK-T102";      ///< a field the value does not have
inline constexpr const char* operation = "PRK-T103";     ///< an operator does not take these values
inline constexpr const char* call_failed = "PRK-T104";   ///< a filter, test, function or method refused its input
inline constexpr const char* not_iterable = "PRK-T105";  ///< for over what is no list
inline constexpr const char* not_callable = "PRK-T106";
inline constexpr const char* unpack = "PRK-T107";  ///< for a, b over items of another length
inline constexpr const char* limit = "PRK-T110";   ///< steps, bytes, depth: the render was stopped
inline constexpr const char* many = "PRK-T111";    ///< more mistakes than the limit lists

}  // namespace prikaz::tpl::id
