// zlib streams for /FlateDecode.
#pragma once
#include "core/bytes.hpp"

namespace prikaz::pdf {

enum class Effort {
  page,   ///< for every document: fast (level 1; tests/bench/pdf_bench compares the levels)
  cached  ///< made once per process: level 6; 9 gains 0.1 % and takes twice as long
};

/// Through libdeflate: a page takes 16 microseconds and 7 % fewer bytes than zlib's level 1 makes in 27. Calls of a
/// thread share their tables.
Bytes deflate(ByteView bytes, Effort effort);

}  // namespace prikaz::pdf
