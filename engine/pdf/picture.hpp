// PNG and JPEG files as image XObjects (ISO 32000-1 §8.9). A PNG's own compressed rows and a JPEG's bytes are used as
// they are where PDF can read them.
#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "core/bytes.hpp"
#include "pdf/object_sink.hpp"

namespace prikaz::pdf {

struct Picture {
  Keys keys;    ///< of the image dictionary, without /SMask
  Bytes bytes;  ///< as they stand in the file
  Keys mask_keys;
  Bytes mask_bytes;             ///< empty = opaque
  const char* fault = nullptr;  ///< why there is no picture
};

/// `archive`: as PDF/A-1 wants it: no soft mask (laid on white), 8 bits, no CMYK. Limits: 100 million
/// pixels; 40 million in a PNG that must be unpacked (transparency, 16 bits, interlacing).
Picture read_picture(ByteView file, bool archive);

/// A logo is in every document of a batch: read once. Keeps up to 32 MB.
class PictureCache {
 public:
  std::shared_ptr<const Picture> get(const Bytes& file, bool archive);

 private:
  std::mutex mutex_;
  std::unordered_map<Bytes, std::shared_ptr<const Picture>> pictures_[2];
  std::size_t size_ = 0;
};

Ref write_picture(ObjectSink& sink, const Picture& picture);

}  // namespace prikaz::pdf
