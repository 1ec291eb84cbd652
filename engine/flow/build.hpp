// A filled document → FlowDoc. Called once per document; everything that does not change is in Prepared.
#pragma once
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostic.hpp"
#include "flow/flow_doc.hpp"
#include "flow/prepared.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::flow {

/// A part whose bytes differ from the package's.
struct ChangedPart {
  std::string_view name, bytes;
  xml::Document* tree = nullptr;  ///< the bytes read already, when who filled them had to; namespaces may be renamed
  bool spent = false;             ///< nobody needs `tree` afterwards: blocks are removed from it as they are read
};

/// The changed parts (of a filled template): main document, headers, footers, notes. The rest comes from the package
/// that was prepared. Everything must outlive the call of build.
struct PartSource {
  std::vector<ChangedPart> parts;

  const ChangedPart* find(std::string_view name) const {
    for (const ChangedPart& part : parts)
      if (part.name == name) return &part;
    return nullptr;
  }
};

/// Memory of one worker, kept from document to document; not shared between threads.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  struct Impl;
  std::unique_ptr<Impl> impl;
};

/// Never fails and never throws on any bytes: what cannot be read or is not supported is told by diagnostics with its
/// place ("word/document.xml, paragraph 12") and replaced by text or an empty box.
///   PRK-W001 the main part is no WordprocessingML (error: the result is one empty paragraph)
///   PRK-W002 a part is damaged (error for the main document: the result is one empty paragraph)
///   PRK-W010 a drawing that cannot be drawn (SmartArt, chart, OLE object, EMF/WMF picture, unknown shape): an empty
///   box PRK-W011 an equation, shown as its plain text PRK-W012 a picture or note that the package does not hold
///   PRK-W013 nested deeper than 50: left out
///   PRK-W014 a table span or count over the limit (63 columns): cut
///   PRK-W015 something Word would import (altChunk, subDoc): left out
///   PRK-W016 a field without a stored result: nothing shown
/// `scratch` changes nothing but the time: without it every paragraph is read anew.
FlowDoc build(const Prepared& prepared, const PartSource& parts, Diagnostics& diagnostics, Scratch* scratch = nullptr);

/// The same for a document laid out once: its main part is read in place and given back while the FlowDoc grows, so
/// that a thousand pages fit into 60 MB.
FlowDoc build_once(Prepared prepared, Diagnostics& diagnostics);

}  // namespace prikaz::flow
