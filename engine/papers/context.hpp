// The names a template sees (engine/docs/context.md): what the plan gives for the scope, and what every paper has.
#pragma once
#include <memory>
#include <string>

#include "value/value.hpp"
#include "workflow/plan.hpp"

namespace prikaz::papers {

/// What all papers of a run share, made once.
struct Shared {
  Value roadmap, acts, profile;
  Date today;
};
Shared shared_context(const workflow::Roadmap& roadmap, const Value& profile, Date today);

/// The context of one task; `number` is empty until the paper is registered.
Dict context(const workflow::Task& task, const Shared& shared, const std::string& number = {});

/// A file's name without extension: "05 Приказ о закреплении пар", for people with initials and code behind it.
/// At most 90 characters; the title is cut, the code never.
/// Characters that file systems refuse are left out.
std::string file_name(const workflow::Task& task, std::size_t position);
/// The folder of an organisation's papers: its short name, made safe.
std::string folder_name(const std::string& organisation_title);

}  // namespace prikaz::papers
