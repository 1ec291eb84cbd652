// Deadlines of a roadmap as a calendar that office programs read (iCalendar, RFC 5545).
#pragma once
#include <string>

#include "workflow/calendar.hpp"
#include "workflow/roadmap.hpp"

namespace prikaz::app {

/// One all-day event for each date something is due, shifted to a working day by the deadline's policy. The same
/// roadmap gives the same bytes.
std::string ics(const workflow::Roadmap& roadmap, const workflow::Calendar& calendar);

}  // namespace prikaz::app
