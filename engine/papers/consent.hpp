// A consent is a paper of its own, with its own signature (G-25; law 152-FZ, article 9). It is known by its heading,
// wherever the file lies and whatever it is called.
#pragma once
#include <string>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "opc/package.hpp"

namespace prikaz::papers {

/// Headings of consents in a document's body: «СОГЛАСИЕ на обработку …», «Добровольное согласие …»; text within tables
/// is none.
std::size_t consents_in(const opc::Package& package);

/// PRK-A013 when the document, which is to become part of another one, holds a consent. A file that cannot be read is
/// for its reader to refuse.
Status refuse_consent(ByteView docx, const std::string& name);

/// PRK-A013 when a template holds two consents, or one beside the text of a paper that gets a number (`numbered`).
void check_consents(const opc::Package& package, bool numbered, const std::string& file, Diagnostics& found);

}  // namespace prikaz::papers
