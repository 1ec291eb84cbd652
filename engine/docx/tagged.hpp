// Values that JSON cannot hold, written as objects with one key that begins with $ (engine/docs/docx-values.md):
// {"$richtext": …}, {"$paragraphs": …}, {"$listing": …}, {"$image": "file.png", "width_mm": 40},
// {"$subdoc": "file.docx"}.
//
// Mistakes: PRK-D120 an unknown $ key or a property of the wrong kind; those of reading files and of pictures.
#pragma once
#include <functional>
#include <string>

#include "core/disk.hpp"
#include "core/result.hpp"
#include "value/value.hpp"

namespace prikaz::docx {

/// May this document become part of another one?
using Accept = std::function<Status(ByteView docx, const std::string& name)>;

/// The data with every tagged object replaced by its value. Files are looked for in `folder`; a path that leaves it is
/// refused. `accept` is asked of every $subdoc; its mistakes join the others.
Result<Value> resolve_tagged(const Value& data, const Disk& disk, const std::string& folder, const Accept& accept = {});

}  // namespace prikaz::docx
