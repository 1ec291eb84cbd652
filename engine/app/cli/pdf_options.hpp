// What every command that writes a PDF may be asked about it: --pdf, --date, --qr, --signature.
#pragma once
#include <optional>
#include <string>

#include "app/cli/session.hpp"
#include "pdf/writer.hpp"

namespace prikaz::cli {

struct PdfOptions {
  std::string variant = "plain", date, qr, signature;
};

void add_pdf_options(CLI::App& command, PdfOptions& o);

/// Reads the record of the certificate (YAML or JSON: certificate, owner, valid_from, valid_to). Nothing after a
/// mistake, which is already noted: PRK-U014 the record lacks something.
std::optional<pdf::Options> pdf_options(Session& session, const PdfOptions& o);
/// The record alone.
std::optional<pdf::SignatureMark> read_signature(Session& session, const std::string& file);

}  // namespace prikaz::cli
