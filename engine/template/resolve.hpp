// Names → slots, filters and functions; includes read; fields listed; constants folded.
#pragma once
#include "template/program_impl.hpp"
#include "template/report.hpp"

namespace prikaz::tpl {

/// `program.body` or `program.expression` is parsed and origins[0] set; fills in the rest.
void resolve(Program::Impl& program, Report& report);

}  // namespace prikaz::tpl
