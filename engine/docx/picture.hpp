// A picture in a line of text. PNG, JPEG, and SVG, which is drawn as PNG; size in millimetres, or the picture's own at its own resolution.
//
// Mistakes: PRK-D110 neither PNG, JPEG nor SVG, PRK-D111 a size no page can take.
#pragma once
#include <memory>
#include <string>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "docx/content.hpp"

namespace prikaz::docx {

struct PictureInfo {
  std::string extension;      ///< png, jpeg
  int width = 0, height = 0;  ///< pixels
  double dpi_x = 72, dpi_y = 72;
};

Result<PictureInfo> read_picture(ByteView bytes, const std::string& file);

class Picture : public Content {
 public:
  /// Width and height in millimetres; 0 keeps the proportions, both 0 the picture's own size.
  static Result<Value> make(Bytes bytes, const std::string& file, double width_mm = 0, double height_mm = 0,
                            std::string description = {});

  std::string_view type() const override { return "image"; }
  std::string text() const override { return description_; }
  Refusal write(const Slot& slot, Placement& place, Bytes& out) const override;
  const std::shared_ptr<const Bytes>& bytes() const { return bytes_; }
  const PictureInfo& info() const { return info_; }

 private:
  std::shared_ptr<const Bytes> bytes_;
  PictureInfo info_;
  long long width_ = 0, height_ = 0;  ///< EMU
  std::string description_;
};

}  // namespace prikaz::docx
