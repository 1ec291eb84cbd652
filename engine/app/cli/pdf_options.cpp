#include "app/cli/pdf_options.hpp"

#include <CLI/CLI.hpp>
#include <map>

#include "value/yaml.hpp"

namespace prikaz::cli {

namespace {

std::optional<Date> date_at(const yaml::Node& root, const char* key) {
  const yaml::Node* node = root.find(key);
  return node ? parse_iso_date(node->scalar) : std::nullopt;
}

}  // namespace

void add_pdf_options(CLI::App& command, PdfOptions& o) {
  static const std::map<std::string, std::string> kinds{
      {"plain", "plain"}, {"a1b", "a1b"}, {"a-1b", "a1b"}, {"a2b", "a2b"}, {"a-2b", "a2b"}};
  command.add_option("--pdf,--variant", o.variant, "kind of PDF: plain, a-1b, a-2b (archival)")
      ->transform(CLI::CheckedTransformer(kinds).description(""))
      ->type_name("KIND");
  command.add_option("--date", o.date, "creation date to write into a PDF")->type_name("YYYY-MM-DD");
  command.add_option("--qr", o.qr, "a QR code with this text on the first page")->type_name("TEXT");
  command
      .add_option("--signature", o.signature,
                  "the mark of an electronic signature; the file names certificate, owner, valid_from, valid_to")
      ->type_name("FILE");
}

std::optional<pdf::SignatureMark> read_signature(Session& session, const std::string& file) {
  const auto bytes = session.disk.read(file);
  if (!bytes) return session.fail(bytes.error()), std::nullopt;
  const auto root = yaml::parse(*bytes, file);  // JSON is YAML too
  if (!root) return session.fail(root.error()), std::nullopt;
  const auto text = [&](const char* key) {
    const yaml::Node* node = root->find(key);
    return node ? node->scalar : std::string();
  };
  const auto from = date_at(*root, "valid_from"), to = date_at(*root, "valid_to");
  pdf::SignatureMark mark{text("certificate"), text("owner"), from.value_or(Date{}), to.value_or(Date{})};
  Diagnostics lacks;
  const std::pair<const char*, bool> needed[] = {{"certificate", !mark.certificate.empty()},
                                                 {"owner", !mark.owner.empty()},
                                                 {"valid_from", from.has_value()},
                                                 {"valid_to", to.has_value()}};
  for (const auto& [key, there] : needed)
    if (!there)
      lacks.add({"PRK-U014",
                 Severity::error,
                 {file, 0, 0, {}},
                 Message("the record of the signature has no {}", key),
                 "it names certificate, owner, valid_from and valid_to; dates are written 2026-09-01"});
  if (!lacks.empty()) return session.fail(std::move(lacks)), std::nullopt;
  return mark;
}

std::optional<pdf::Options> pdf_options(Session& session, const PdfOptions& o) {
  pdf::Options out;
  out.variant = o.variant;
  out.date = parse_iso_date(o.date);
  out.marks.qr = o.qr;
  if (o.signature.empty()) return out;
  out.marks.signature = read_signature(session, o.signature);
  return out.marks.signature ? std::optional(out) : std::nullopt;
}

}  // namespace prikaz::cli
