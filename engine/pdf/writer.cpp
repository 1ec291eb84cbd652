#include "pdf/writer.hpp"

#include <algorithm>
#include <array>

#include "core/format.hpp"
#include "core/hash.hpp"
#include "core/utf8.hpp"
#include "pdf/content.hpp"
#include "pdf/embedded_font.hpp"
#include "pdf/metadata.hpp"
#include "pdf/navigation.hpp"
#include "pdf/object_sink.hpp"
#include "pdf/page_cache.hpp"
#include "pdf/picture.hpp"
#include "pdf/structure.hpp"
#include "pdf/syntax.hpp"
#include "pdf/variant.hpp"

namespace prikaz::pdf {
namespace {

using layout::Frames;

/// A face that the document uses; the place in the list is its number in /Font.
struct FaceUse {
  const font::Face* face;
  UsedGlyphs glyphs;
  GlyphSet used{};
};

void use(FaceUse& face, const layout::Glyph* first, std::size_t count) {
  for (const layout::Glyph* g = first; g != first + count; ++g) {
    std::uint64_t& word = face.used[g->id / 64];
    const std::uint64_t bit = std::uint64_t{1} << g->id % 64;
    if (word & bit) continue;
    word |= bit;
    face.glyphs.emplace_back(g->id, g->character());
  }
}

std::vector<FaceUse> faces_in(const Frames& frames) {
  std::vector<FaceUse> faces;
  for (const auto& page : frames.pages)
    for (const auto& item : page.text) {
      auto at = std::find_if(faces.begin(), faces.end(), [&](const FaceUse& f) { return f.face == item.face; });
      if (at == faces.end()) at = faces.insert(faces.end(), FaceUse{item.face, {}});
      use(*at, frames.glyphs.data() + item.first, item.count);
    }
  return faces;
}

/// Characters that were set with no glyph (id 0), each once, at most ten.
std::string without_glyph(const Frames& frames) {
  std::u32string missing;
  for (const auto& page : frames.pages)
    for (const auto& item : page.text)
      for (std::uint32_t i = item.first; i < item.first + item.count; ++i) {
        const auto& g = frames.glyphs[i];
        if (g.id == 0 && missing.size() < 10 && missing.find(g.character()) == missing.npos) missing += g.character();
      }
  return utf8::encode(missing);
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t other) { return (hash ^ other) * 1099511628211ull; }

/// One document on its way into a sink.
class Document {
 public:
  Document(const Frames& frames, const Options& options, const Variant& variant, std::unique_ptr<ObjectSink> sink)
      : frames_(frames), options_(options), variant_(variant), sink_(std::move(sink)) {
    if (options.tagged) tree_ = std::make_unique<StructureTree>(frames);
  }

  void add_fonts(FontCache& cache, FontNumbers& numbers) {
    std::string entries;
    for (FaceUse& use : faces_in(frames_)) {
      numbers.push_back(use.face);
      const auto embedded = cache.get(*use.face, std::move(use.glyphs), use.used);
      const Ref font = write_font(*sink_, *use.face, *embedded, variant_.cid_set);
      entries += format("/F{} {}", numbers.size() - 1, ref(font));
    }
    resources_ += "/Font<<" + entries + ">>";
  }

  void add_pictures(PictureCache& cache, Diagnostics& warnings) {
    drawable_.resize(frames_.images.size());
    std::string entries;
    for (std::size_t i = 0; i < frames_.images.size(); ++i) {
      const auto& image = frames_.images[i];
      const auto picture = cache.get(image.bytes, !variant_.transparency);
      if (picture->fault) {
        warnings.add({"PRK-P002",
                      Severity::warning,
                      {image.part, 0, 0, {}},
                      Message("the picture {} cannot be shown: {}", image.part, picture->fault),
                      "save the picture as PNG or JPEG and insert it again"});
        continue;
      }
      drawable_[i] = true;
      entries += format("/I{} {}", i, ref(write_picture(*sink_, *picture)));
      hash_ = mix(hash_, picture->bytes.size());
    }
    if (!entries.empty()) resources_ += "/XObject<<" + entries + ">>";
  }

  void add_pages(PageCache& cache, const FontNumbers& numbers) {
    const Ref resources = sink_->add("<<" + resources_ + ">>");
    pages_ = sink_->reserve();
    for (std::size_t i = 0; i < frames_.pages.size(); ++i) page_refs_.push_back(sink_->reserve());
    std::string content, kids;
    for (std::uint32_t i = 0; i < frames_.pages.size(); ++i) {
      content.clear();
      append_content(content, frames_, i, numbers, drawable_, tree_.get());
      const std::uint64_t hash = quick_hash(content);
      hash_ = mix(hash_, hash);
      const Ref stream = sink_->add_stream({{"Filter", "/FlateDecode"}}, *cache.deflated(content, hash));
      std::string page = "<</Type/Page/Parent " + ref(pages_) + "/Resources " + ref(resources) + "/MediaBox[0 0 ";
      append_points(page, frames_.pages[i].width);
      page += ' ';
      append_points(page, frames_.pages[i].height);
      page += "]/Contents " + ref(stream) + write_links(*sink_, frames_, i, tree_.get());
      if (tree_) page += format("/StructParents {}/Tabs/S", i);
      sink_->set(page_refs_[i], page + ">>");
      kids += ref(page_refs_[i]) + ' ';
    }
    sink_->set(pages_, format("<</Type/Pages/Count {}/Kids[{}]>>", page_refs_.size(), kids));
  }

  Bytes finish() {
    std::string catalog = "<</Type/Catalog/Pages " + ref(pages_);
    if (!frames_.language.empty()) catalog += "/Lang" + text_string(frames_.language);
    if (!frames_.title.empty()) catalog += "/ViewerPreferences<</DisplayDocTitle true>>";
    if (tree_) catalog += "/MarkInfo<</Marked true>>/StructTreeRoot " + ref(tree_->write(*sink_, page_refs_));
    catalog += write_navigation(*sink_, frames_, page_refs_);
    catalog += write_archive_entries(*sink_, frames_, options_, variant_);
    const Ref root = sink_->add(catalog + ">>");
    return sink_->write(root, info_keys(frames_, options_, hash_), variant_.version);
  }

 private:
  const Frames& frames_;
  const Options& options_;
  const Variant& variant_;
  std::unique_ptr<ObjectSink> sink_;
  std::unique_ptr<StructureTree> tree_;
  std::string resources_;
  std::vector<bool> drawable_;
  std::vector<Ref> page_refs_;
  Ref pages_ = 0;
  std::uint64_t hash_ = 14695981039346656037ull;
};

}  // namespace

struct Writer::Caches {
  FontCache fonts;
  PictureCache pictures;
  PageCache pages;
};

Writer::Writer(std::unique_ptr<ObjectSink> (*sink)()) : sink_(sink), caches_(std::make_unique<Caches>()) {}
Writer::~Writer() = default;

Result<Bytes> Writer::write(const Frames& frames, const Options& options, Diagnostics& warnings) const {
  const Variant* variant = find_variant(options.variant);
  if (!variant)
    return fail({"PRK-P001",
                 Severity::error,
                 {},
                 Message("there is no kind of PDF named {}", options.variant),
                 "use plain, a1b or a2b"});
  if (variant->archive_part != 0)
    if (const std::string missing = without_glyph(frames); !missing.empty())
      return fail({"PRK-P004",
                   Severity::error,
                   {},
                   Message("an archival file must show every character; no font at hand has {}", missing),
                   "put a font that has them into the fonts folder, or replace the characters"});
  Document document(frames, options, *variant, sink_());
  FontNumbers numbers;
  document.add_fonts(caches_->fonts, numbers);
  document.add_pictures(caches_->pictures, warnings);
  document.add_pages(caches_->pages, numbers);
  return document.finish();
}

}  // namespace prikaz::pdf
