// XML by pugixml, behind one door: the rooms above say xml::Node. Documents with a DOCTYPE are refused (entity bombs).
#pragma once
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/bytes.hpp"
#include "core/result.hpp"

namespace prikaz::xml {

using Node = pugi::xml_node;
using Attribute = pugi::xml_attribute;
using Document = pugi::xml_document;

/// Parses a part, keeping white space. Errors: PRK-X001 not well-formed (byte offset → line:column), PRK-X002 a
/// DOCTYPE, PRK-X003 nested deeper than 500, PRK-X004 bytes that are not UTF-8.
Result<std::unique_ptr<Document>> parse(ByteView bytes, const std::string& part);
/// As parse, but the tree keeps its names and text within `bytes`, which it spoils and which must outlive it: a large
/// part is then in memory once.
Result<std::unique_ptr<Document>> parse_in_place(Bytes& bytes, const std::string& part);
/// What `node` was parsed from, and what closes the elements it is the last of; "" when that cannot be told. `bytes`:
/// what its document was parsed from, unspoilt.
ByteView source_of(Node node, ByteView bytes);
/// PRK-X002 for a part that is copied unread: whoever opens the result would read it.
Status refuse_doctype(ByteView bytes, const std::string& part);
/// Serialises without indentation or a byte-order mark, with the standalone declaration Word writes.
Bytes write(const Document& doc);
/// Serialises one node, no declaration.
void write(Node node, Bytes& out);

/// Appends text with & < > escaped, " too when `attribute`; characters XML forbids are dropped.
void escape(std::string_view text, Bytes& out, bool attribute = false);

}  // namespace prikaz::xml
