// The standard filters, tests and functions, by kind. Inside the room only.
#pragma once
#include "template/environment.hpp"

namespace prikaz::tpl {

void add_text_filters(Environment& env);
void add_list_filters(Environment& env);
void add_number_filters(Environment& env);
void add_tests(Environment& env);
void add_functions(Environment& env);

}  // namespace prikaz::tpl
