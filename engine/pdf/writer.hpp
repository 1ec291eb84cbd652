// Frames → the bytes of a PDF.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "core/result.hpp"
#include "layout/frame.hpp"
#include "pdf/marks.hpp"
#include "pdf/object_sink.hpp"
#include "value/date.hpp"

namespace prikaz::pdf {

struct Options {
  std::string variant = "plain";  ///< see pdf/variant.hpp
  std::optional<Date> date;       ///< creation date of the document; from its data, never from the clock
  bool tagged = true;             ///< logical structure for screen readers (ISO 32000-1 §14.8)
  Marks marks = {};               ///< drawn by put_marks before the pages are written
};

/// One per process (or per worker): keeps the font subsets and pictures that documents share. Thread-safe. The faces
/// that frames point to must outlive it. The bytes depend on the frames and the options alone, never on what was
/// written before.
class Writer {
 public:
  /// `sink` makes what a document is written through.
  explicit Writer(std::unique_ptr<ObjectSink> (*sink)() = make_file_sink);
  ~Writer();

  /// Errors: PRK-P001 no such variant, PRK-P004 an archival file with a character that no font has (ISO 19005-1 6.3.4:
  /// what is shown must be in the embedded fonts). Into `warnings`: PRK-P002 a picture that cannot be read (its place
  /// stays empty).
  Result<Bytes> write(const layout::Frames& frames, const Options& options, Diagnostics& warnings) const;

 private:
  struct Caches;
  std::unique_ptr<ObjectSink> (*sink_)();
  std::unique_ptr<Caches> caches_;
};

}  // namespace prikaz::pdf
