#include "sheet/spreadsheet.hpp"

#include <charconv>
#include <map>

#include "core/utf8.hpp"
#include "sheet/number_format.hpp"

namespace prikaz::sheet {

namespace {

Diagnostic mistake(const char* id, const std::string& file, std::string detail, Message text, Message hint) {
  return {id, Severity::error, {file, 0, 0, std::move(detail)}, std::move(text), std::move(hint)};
}

Diagnostic not_a_workbook(const std::string& file, const char* what) {
  return mistake("PRK-S002", file, {}, what, "give a workbook saved as .xlsx, or a .csv file");
}

// _x000D_ stands for a character XML cannot hold (§22.9.2.19).
std::string unescaped(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    unsigned code = 0;
    if (s[i] == '_' && i + 6 < s.size() && s[i + 1] == 'x' && s[i + 6] == '_' &&
        std::from_chars(s.data() + i + 2, s.data() + i + 6, code, 16).ptr == s.data() + i + 6) {
      if (code != '\r') utf8::append(out, code);
      i += 6;
    } else {
      out += s[i];
    }
  }
  return out;
}

bool has_utf16(ByteView bytes, std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) wide += c, wide += '\0';
  return bytes.find(wide) != ByteView::npos;
}

// An OLE container is an old .xls, or a newer workbook wrapped into encryption.
Diagnostic old_binary(ByteView bytes, const std::string& file) {
  if (has_utf16(bytes, "EncryptedPackage"))
    return mistake("PRK-S006", file, {}, "the workbook is protected by a password",
                   "open it, remove the password and save it again");
  return mistake("PRK-S001", file, {}, "this is an old binary workbook (.xls)",
                 "open it and save it as «Книга Excel (.xlsx)» or as CSV");
}

bool is_ole(ByteView bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0"); }
bool is_markup(ByteView bytes) {
  const auto start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return start != ByteView::npos && bytes[start] == '<';
}
Diagnostic page_as_xls(const std::string& file) {
  return mistake("PRK-S001", file, {}, "this is a web page or XML saved under a workbook's name",
                 "open it in the office program and save it as «Книга Excel (.xlsx)»");
}

}  // namespace

std::string_view local(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool named(xml::Node node, std::string_view name) { return local(node.name()) == name; }

xml::Node child(xml::Node node, std::string_view name) {
  for (xml::Node c : node.children())
    if (named(c, name)) return c;
  return {};
}

std::string relation_id(xml::Node node) {
  for (xml::Attribute a : node.attributes())
    if (local(a.name()) == "id" && a.name() != local(a.name())) return a.value();
  return {};
}

std::string text_of(xml::Node t) {
  std::string out;
  for (xml::Node c : t.children()) out += c.value();
  return out.find("_x") == std::string::npos ? out : unescaped(out);
}

std::string rich_text(xml::Node item) {
  std::string out;
  for (xml::Node c : item.children()) {
    if (named(c, "t")) out += text_of(c);
    if (named(c, "r")) out += text_of(child(c, "t"));
  }
  return out;
}

const ooxml::Relationship* WorkbookPart::of(std::string_view kind) const {
  for (const ooxml::Relationship& r : relations)
    if (r.is(kind)) return &r;
  return nullptr;
}

Result<std::unique_ptr<xml::Document>> xml_part(const opc::Package& package, const std::string& name,
                                                const std::string& file) {
  const opc::Part* found = package.find(name);
  if (!found)
    return fail(mistake("PRK-S003", file, name, Message("the workbook names the part {}, which is missing", name),
                        "open the file in the office program and save it again"));
  auto document = xml::parse(found->bytes, name);
  if (!document)
    for (Diagnostic& d : document.error()) d.place.file = file + "!" + name;
  return document;
}

Result<WorkbookPart> workbook_part(const opc::Package& package, const std::string& file) {
  const auto main = ooxml::main_part(package);
  if (!main) return fail(not_a_workbook(file, "this package holds no office document"));
  auto document = xml_part(package, *main, file);
  if (!document) return fail(std::move(document.error()));
  const xml::Node root = (*document)->document_element();
  if (!named(root, "workbook"))
    return fail(not_a_workbook(
        file, named(root, "document") ? "this is a text document, not a workbook" : "this is not a workbook"));
  auto relations = ooxml::relationships(package, *main);
  if (!relations) return fail(std::move(relations.error()));
  return WorkbookPart{*main, std::move(*document), std::move(*relations)};
}

Result<std::vector<std::string>> shared_strings(const opc::Package& package, const WorkbookPart& book,
                                                const std::string& file) {
  std::vector<std::string> out;
  const ooxml::Relationship* relation = book.of("/sharedStrings");
  if (!relation) return out;
  auto document = xml_part(package, relation->target, file);
  if (!document) return fail(std::move(document.error()));
  for (xml::Node item : (*document)->document_element().children())
    if (named(item, "si")) out.push_back(rich_text(item));
  return out;
}

Result<std::vector<bool>> date_styles(const opc::Package& package, const WorkbookPart& book, const std::string& file) {
  std::vector<bool> out;
  const ooxml::Relationship* relation = book.of("/styles");
  if (!relation) return out;
  auto document = xml_part(package, relation->target, file);
  if (!document) return fail(std::move(document.error()));
  const xml::Node root = (*document)->document_element();
  std::map<int, bool> custom;
  for (xml::Node f : child(root, "numFmts").children())
    custom[f.attribute("numFmtId").as_int()] = is_date_format(std::string_view(f.attribute("formatCode").value()));
  for (xml::Node xf : child(root, "cellXfs").children()) {
    const int id = xf.attribute("numFmtId").as_int();
    const auto it = custom.find(id);
    out.push_back(it != custom.end() ? it->second : is_date_format(id));
  }
  return out;
}

std::optional<Diagnostic> not_xlsx(ByteView bytes, const std::string& file) {
  if (is_ole(bytes)) return old_binary(bytes, file);
  if (is_markup(bytes)) return page_as_xls(file);
  if (bytes.starts_with("%PDF")) return not_a_workbook(file, "this is a PDF, not a workbook");
  return std::nullopt;
}

}  // namespace prikaz::sheet
