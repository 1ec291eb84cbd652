// Registering a paper: it is made once more with its number and date, its bytes are frozen in the journal.
#pragma once
#include <string>

#include "app/workspace/workspace.hpp"
#include "font/font.hpp"
#include "papers/press.hpp"
#include "registry/journal.hpp"

namespace prikaz::app {

struct RegisterOptions {
  std::string document, organisation, item;
  std::string number;  ///< empty: the next one by the pattern of the roadmap
  Date date;
  std::string out;
};

/// Errors: PRK-U030 no such paper is owed, PRK-U031 its gates refuse it (with their messages), PRK-U033 a paper
/// that comes first is not issued by its date; those of the journal.
Result<registry::Event> register_paper(Workspace& workspace, Disk& disk, const font::Library& fonts,
                                       const RegisterOptions& options);

/// What became of a registered paper: signed, cancelled, superseded; `note`: its basis. `o` names the paper and the
/// day.
Result<registry::Event> enter_fate(const Workspace& workspace, const RegisterOptions& o, registry::Event::Kind fate,
                                   std::string note);

/// The frozen document of a registered paper laid out with the mark of its signature; named after it, in the folder of
/// results. Errors: PRK-U032 no such paper is registered, or it was issued without a DOCX; PRK-P005.
Result<papers::Artifact> marked_copy(Workspace& workspace, Disk& disk, const font::Library& fonts,
                                     const RegisterOptions& options, const pdf::SignatureMark& mark);

/// The journal stands in the registry's file.
Result<std::unique_ptr<registry::Journal>> open_journal(const Workspace& workspace);

}  // namespace prikaz::app
