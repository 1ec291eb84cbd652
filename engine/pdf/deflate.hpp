// zlib streams for /FlateDecode.
#pragma once
#include "core/bytes.hpp"

namespace prikaz::pdf {

enum class Effort {
  page,   ///< for every document: fast (level 1; tests/bench/pdf_bench compares the levels)
  cached  ///< made once per process: level 6; 9 gains 0.1 % and takes twice as long
};

/// Calls of a thread share their tables: making these costs more than deflating a page.
Bytes deflate(ByteView bytes, Effort effort);

}  // namespace prikaz::pdf
