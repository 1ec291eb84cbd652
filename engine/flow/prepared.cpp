#include "flow/prepared.hpp"

#include <utility>

#include "core/utf8.hpp"
#include "flow/prepared_data.hpp"
#include "flow/xml_value.hpp"

namespace prikaz::flow {
namespace {

Media media_kind(ByteView bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return Media::png;
  if (bytes.starts_with("\xFF\xD8\xFF")) return Media::jpeg;
  return Media::other;
}

/// A part's XML; a damaged one is told once and counts as absent.
std::unique_ptr<xml::Document> parsed(const opc::Package& package, std::string_view name, Diagnostics& warnings) {
  const opc::Part* part = package.find(name);
  if (!part) return nullptr;
  Result<std::unique_ptr<xml::Document>> doc = xml::parse(part->bytes, part->name);
  if (doc) {
    use_usual_prefixes(**doc);
    return std::move(*doc);
  }
  const std::string why = doc.error().empty() ? std::string() : doc.error()[0].text.str();
  warnings.add({"PRK-W002",
                Severity::warning,
                {package.file(), 0, 0, part->name},
                Message("the part is damaged and was left out: {}", why),
                "open the document in the office program and save it again"});
  return nullptr;
}

xml::Node root_of(const std::unique_ptr<xml::Document>& doc) { return doc ? doc->document_element() : xml::Node(); }

int compatibility_mode(xml::Node compat) {
  for (xml::Node setting : compat.children("w:compatSetting"))
    if (std::string_view(setting.attribute("w:name").value()) == "compatibilityMode")
      return integer(setting.attribute("w:val").value(), 12);
  // A document that does not say is one of Word 2007 ([MS-DOCX] 2.5.2 compatibilityMode).
  return 12;
}

bool flag(xml::Node parent, const char* name) {
  const xml::Node node = parent.child(name);
  return node && on_off(node);
}

void read_settings(xml::Node root, PreparedData& out) {
  Settings& s = out.settings;
  const xml::Node compat = root.child("w:compat");
  s.compatibility_mode = compatibility_mode(compat);
  s.no_html_auto_spacing = flag(compat, "w:doNotUseHTMLParagraphAutoSpacing");
  s.even_and_odd = flag(root, "w:evenAndOddHeaders");
  s.gutter_at_top = flag(root, "w:gutterAtTop");
  s.auto_hyphenation = flag(root, "w:autoHyphenation");
  s.default_tab = clamp_length(twips(val(root.child("w:defaultTabStop")), 720));
  if (s.default_tab <= 0) s.default_tab = 720;
  const std::string_view language = root.child("w:themeFontLang").attribute("w:val").value();
  s.language = language.empty() ? "ru-RU" : std::string(language);
  out.footnotes = read_note_numbering(root.child("w:footnotePr"), out.footnotes);
  out.endnotes = read_note_numbering(root.child("w:endnotePr"), out.endnotes);
}

void read_properties(const opc::Package& package, PreparedData& out) {
  Result<std::vector<ooxml::Relationship>> top = ooxml::relationships(package, "");
  if (!top) return;
  for (const ooxml::Relationship& r : *top) {
    if (r.external) continue;
    const bool custom = r.is("/custom-properties");
    if (!custom && !r.is("/core-properties") && !r.is("/extended-properties")) continue;
    const std::unique_ptr<xml::Document> doc = parsed(package, r.target, out.warnings);
    for (xml::Node node : root_of(doc).children()) {
      std::string_view name = custom ? node.attribute("name").value() : node.name();
      if (const auto colon = name.find(':'); !custom && colon != name.npos) name = name.substr(colon + 1);
      const char* text = custom ? node.first_child().text().get() : node.text().get();
      out.properties.emplace(utf8::to_lower(name), text);
    }
  }
  const auto get = [&](const char* name) {
    const auto found = out.properties.find(name);
    return found == out.properties.end() ? std::string() : found->second;
  };
  out.title = get("title"), out.author = get("creator"), out.subject = get("subject"), out.keywords = get("keywords");
}

void read_relationships(const opc::Package& package, const std::string& part, PreparedData& out) {
  Result<std::vector<ooxml::Relationship>> all = ooxml::relationships(package, part);
  if (all)
    out.relationships[part] = std::move(*all);
  else
    out.warnings.add(std::move(all.error()));
}

/// Every part the main document points to that matters for looks.
struct Targets {
  std::string styles, numbering, settings, theme;
};

Targets read_targets(const opc::Package& package, PreparedData& out) {
  Targets targets;
  read_relationships(package, out.main_part, out);
  for (const ooxml::Relationship& r : out.relationships[out.main_part]) {
    if (r.external) continue;
    if (r.is("/styles")) targets.styles = r.target;
    if (r.is("/numbering")) targets.numbering = r.target;
    if (r.is("/settings")) targets.settings = r.target;
    if (r.is("/theme")) targets.theme = r.target;
    if (r.is("/footnotes")) out.footnotes_part = r.target;
    if (r.is("/endnotes")) out.endnotes_part = r.target;
    const bool story = r.is("/header") || r.is("/footer") || r.is("/footnotes") || r.is("/endnotes");
    if (!story && !r.is("/chart")) continue;
    if (out.documents.count(r.target)) continue;
    if (std::unique_ptr<xml::Document> doc = parsed(package, r.target, out.warnings))
      out.documents.emplace(r.target, std::move(doc));
    if (story) read_relationships(package, r.target, out);
  }
  return targets;
}

}  // namespace

Diagnostic no_text_document(const std::string& file) {
  return {"PRK-W001",
          Severity::error,
          {file, 0, 0, {}},
          "the file has no main document, so it is not a text document",
          "save it as a Word document (.docx)"};
}

NoteNumbering read_note_numbering(xml::Node pr, NoteNumbering out) {
  if (const xml::Node format = pr.child("w:numFmt")) out.style = number_style(val(format));
  if (const xml::Node start = pr.child("w:numStart")) out.start = integer(val(start), 1);
  if (const xml::Node restart = pr.child("w:numRestart")) {
    out.restart_each_section = val(restart) == "eachSect";
    out.restart_each_page = val(restart) == "eachPage";
  }
  return out;
}

const Diagnostics& Prepared::warnings() const { return data_->warnings; }

Result<Prepared> prepare(opc::Package& package, TakeMain) {
  const Result<std::string> main = ooxml::main_part(package);
  opc::Part* const body = main ? package.find(*main) : nullptr;
  Bytes bytes;
  if (body) bytes = std::exchange(body->bytes, Bytes());
  auto prepared = prepare(package);
  if (prepared) prepared->own().main_bytes = std::move(bytes);
  return prepared;
}

Result<Prepared> prepare(const opc::Package& package) {
  auto data = std::make_shared<PreparedData>();
  PreparedData& out = *data;
  out.file = package.file();
  Result<std::string> main = ooxml::main_part(package);
  const opc::Part* body = main ? package.find(*main) : nullptr;
  if (!body) return fail(no_text_document(package.file()));
  out.main_part = *main;
  out.main_bytes = body->bytes;
  const Targets targets = read_targets(package, out);
  if (const auto theme = parsed(package, targets.theme, out.warnings))
    out.theme = read_theme(theme->document_element());
  const auto settings = parsed(package, targets.settings, out.warnings);
  read_settings(root_of(settings), out);
  const auto numbering = parsed(package, targets.numbering, out.warnings);
  out.numbering.read(root_of(numbering), out.names, out.theme);
  const auto styles = parsed(package, targets.styles, out.warnings);
  out.styles.read(root_of(styles), out.names, out.theme);
  out.numbering.link_styles([&](const std::string& style) {
    const std::uint32_t index = out.styles.find(style, Style::Kind::numbering);
    return index == Styles::none ? 0 : out.styles[index].para.number;
  });
  out.styles.resolve(out.numbering, out.warnings, out.file);
  if (out.styles.run_defaults.set & RunDelta::languaged)
    out.settings.language = out.names[out.styles.run_defaults.language];
  read_properties(package, out);
  for (const opc::Part& part : package.parts())
    if (part.name.find("media/") != part.name.npos || part.name.find("image") != part.name.npos)
      out.media.emplace(part.name, media_kind(part.bytes));
  return Prepared(std::move(data));
}

}  // namespace prikaz::flow
