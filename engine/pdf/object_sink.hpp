// The door to the library that writes PDF objects. Everything a document has is a dictionary or a stream, so four
// functions are enough, and another library (or none) can stand behind them.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/bytes.hpp"

namespace prikaz::pdf {

/// Number of an indirect object, generation 0.
using Ref = std::uint32_t;

/// Key without the slash, value in PDF syntax: {"Type", "/Page"}.
using Keys = std::vector<std::pair<const char*, std::string>>;

class ObjectSink {
 public:
  virtual ~ObjectSink() = default;
  /// A number for an object that others refer to before it is written.
  virtual Ref reserve() = 0;
  /// A whole object in PDF syntax: "<</Type /Page …>>".
  virtual void set(Ref ref, std::string_view object) = 0;
  /// `bytes` as they stand in the file, already encoded as `keys` say (/Filter …); /Length is added.
  virtual void set_stream(Ref ref, const Keys& keys, ByteView bytes) = 0;
  /// The file. `version` as "1.4". The identifier in its trailer depends on `info` alone.
  virtual Bytes write(Ref catalog, const Keys& info, const std::string& version) = 0;

  Ref add(std::string_view object) {
    const Ref ref = reserve();
    set(ref, object);
    return ref;
  }
  Ref add_stream(const Keys& keys, ByteView bytes) {
    const Ref ref = reserve();
    set_stream(ref, keys, bytes);
    return ref;
  }
};

/// Appends each object to the file as it comes: the quickest, and the one that keeps least.
std::unique_ptr<ObjectSink> make_file_sink();
/// Through PoDoFo (0.9.8 in Debian 12), which keeps every object until the end.
std::unique_ptr<ObjectSink> make_podofo_sink();

}  // namespace prikaz::pdf
