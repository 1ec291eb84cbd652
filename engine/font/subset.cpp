#include "font/subset.hpp"

#include <hb-subset.h>
#include <hb.h>

#include <memory>
#include <stdexcept>

namespace prikaz::font {
namespace {

template <auto destroy>
struct Destroy {
  template <class T>
  void operator()(T* p) const {
    destroy(p);
  }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;

Blob blob_of(ByteView bytes) {
  return Blob(
      hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
}

constexpr hb_tag_t unused_tables[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'), HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('F', 'F', 'T', 'M'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('B', 'A', 'S', 'E')};

}  // namespace

Bytes subset(const Face& face, const std::vector<GlyphId>& glyphs) {
  const Blob file = blob_of(face.file());
  const HbFace source(hb_face_create(file.get(), 0));
  const Input input(hb_subset_input_create_or_fail());
  if (!input) throw std::runtime_error("out of memory");
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  for (const GlyphId g : glyphs) hb_set_add(wanted, g);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const hb_tag_t tag : unused_tables) hb_set_add(dropped, tag);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);

  const HbFace result(hb_subset_or_fail(source.get(), input.get()));
  if (!result || hb_face_get_glyph_count(source.get()) == 0)
    throw std::runtime_error("the font " + face.postscript_name + " is damaged");
  const Blob out(hb_face_reference_blob(result.get()));
  unsigned size = 0;
  const char* data = hb_blob_get_data(out.get(), &size);
  return Bytes(data, size);
}

unsigned glyph_count(ByteView font_file) {
  const Blob file = blob_of(font_file);
  const HbFace face(hb_face_create(file.get(), 0));
  return hb_face_get_glyph_count(face.get());
}

}  // namespace prikaz::font
