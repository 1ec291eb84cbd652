// Small documents for tests, written as XML, and the text of what comes out.
#pragma once
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "docx/program.hpp"
#include "value/json.hpp"

namespace prikaz::docx::kit {

using Parts = std::map<std::string, std::string>;

/// A run, a paragraph, a cell, a row, a table of the given inside; text must be escaped already.
std::string r(const std::string& text, const std::string& look = {});
std::string p(const std::string& inside, const std::string& look = {});
std::string para(const std::string& text);
std::string tc(const std::string& text);
std::string tr(const std::string& cells);
std::string tbl(const std::string& rows, int columns);

/// A package around a body. `more`: further parts by name; header1.xml, footer1.xml, footnotes.xml are related to the
/// body when present under word/.
Bytes docx(const std::string& body, const Parts& more = {});

Value data(const std::string& json);
const tpl::Environment& environment();

Result<std::shared_ptr<const Program>> compile(const std::string& body, const Parts& more = {});

/// Fills, and demands that the spliced package, the packed one and fill() agree. The named part's XML.
std::string filled(const std::string& body, const std::string& json, const Parts& more = {},
                   const std::string& part = "word/document.xml");
/// Text of the filled body: a line per paragraph, cells in [ ], rows ended by /.
std::string text(const std::string& body, const std::string& json, const Parts& more = {},
                 const std::string& part = "word/document.xml");

/// Diagnostics of compile, or of fill when it compiles: "PRK-D002 body, paragraph 1 …" one a line.
std::string mistakes(const std::string& body, const std::string& json = "{}", const Parts& more = {});
/// Is there a line that holds all of these?
bool says(const std::string& mistakes, std::initializer_list<std::string> words);

}  // namespace prikaz::docx::kit
