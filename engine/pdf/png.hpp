// PNG → Picture.
#pragma once
#include "pdf/picture.hpp"

namespace prikaz::pdf {
Picture read_png(ByteView file, bool archive);
}
