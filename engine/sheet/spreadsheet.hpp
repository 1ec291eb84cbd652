// What both the reader and templates know of a workbook's parts. Inside the room.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "ooxml/relationships.hpp"
#include "ooxml/xml.hpp"
#include "opc/package.hpp"

namespace prikaz::sheet {

// Some writers prefix every element ("x:row"), so names are compared without the prefix.
std::string_view local(std::string_view name);
bool named(xml::Node node, std::string_view name);
xml::Node child(xml::Node node, std::string_view name);
/// An attribute of the relationships' namespace: r:id.
std::string relation_id(xml::Node node);
/// Text of a shared or inline string (CT_Rst): plain, or runs joined; phonetic runs are how to say it, not what it
/// says.
std::string rich_text(xml::Node item);
std::string text_of(xml::Node t);

/// A part as XML. PRK-S003 it is missing; PRK-X… with the part's name.
Result<std::unique_ptr<xml::Document>> xml_part(const opc::Package& package, const std::string& name,
                                                const std::string& file);

struct WorkbookPart {
  std::string part;
  std::unique_ptr<xml::Document> document;
  std::vector<ooxml::Relationship> relations;

  const ooxml::Relationship* of(std::string_view kind) const;
};
/// The workbook's own part. PRK-S002: the package holds something else.
Result<WorkbookPart> workbook_part(const opc::Package& package, const std::string& file);
Result<std::vector<std::string>> shared_strings(const opc::Package& package, const WorkbookPart& book,
                                                const std::string& file);

/// By style index (cellXfs): whether its number format shows dates.
Result<std::vector<bool>> date_styles(const opc::Package& package, const WorkbookPart& book, const std::string& file);

/// PRK-S001, S002, S006 for bytes that are no XLSX package at all; nullopt when they may be one.
std::optional<Diagnostic> not_xlsx(ByteView bytes, const std::string& file);

}  // namespace prikaz::sheet
