#include "font/library.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <mutex>
#include <stdexcept>
#include <unordered_map>

#include "core/format.hpp"
#include "core/utf8.hpp"
#include "font/face_file.hpp"
#include "font/hyphenation.hpp"
#include "font/map.hpp"

namespace prikaz::font {
namespace {

/// A font file that may not have been read yet.
struct Slot {
  std::string path, family;
  std::uint16_t index = 0;
  const Metrics* metrics = nullptr;  ///< borrowed ones
  mutable std::once_flag once;
  mutable std::unique_ptr<const Face> face;
};

/// Patterns that may not have been read yet; none when their file is absent.
struct Patterns {
  mutable std::once_flag once;
  mutable std::unique_ptr<const Hyphenator> hyphenator;
};

struct Family {
  std::string name, kind;
  std::array<const Slot*, 4> cuts{};  ///< by cut()
};

constexpr std::size_t most_remembered = 1024;  ///< names and characters may come from anybody's data

/// Cuts to try, best first: the wanted one, then those whose bold or slant is real rather than drawn.
constexpr int nearest_cuts[4][4] = {{0, 1, 2, 3}, {1, 0, 3, 2}, {2, 0, 3, 1}, {3, 1, 2, 0}};

/// Kinds that cannot be used are looked at too, so that their refusal is told.
bool is_font_name(const std::string& leaf) {
  for (const char* ending : {".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2", ".pfb"})
    if (leaf.ends_with(ending)) return true;
  return false;
}

class FileLibrary final : public Library {
 public:
  FileLibrary(const Disk& disk, Map map) : disk_(disk), map_(std::move(map)) {}

  Status open(const std::vector<std::string>& extra_folders, Diagnostics& warnings) {
    Diagnostics mistakes;
    for (const auto& f : map_.families) add_listed(f, mistakes);
    for (const auto& [language, path] : map_.hyphenation) patterns_[language];
    for (const auto& folder : extra_folders) scan(folder, warnings);
    if (mistakes.has_errors()) return fail(std::move(mistakes));
    default_ = find(map_.default_family);
    if (!default_)
      return fail({"PRK-F001",
                   Severity::error,
                   {},
                   Message("the default font family {} is not installed", map_.default_family),
                   "install its package, or name another family in fonts.yaml"});
    for (const auto& name : map_.fallback)
      if (const Family* f = find(name)) fallback_.push_back(f);
    return {};
  }

  Choice choose(std::string_view family, bool bold, bool italic) const override {
    const std::lock_guard guard(asked_);
    Choice& known = named(family)[static_cast<std::size_t>(cut(bold, italic))];
    if (!known.face) known = choose_first(family, bold, italic);
    return known;
  }

  const Face* fallback(char32_t c, const Face& wanted) const override {
    const std::lock_guard guard(asked_);
    if (const auto known = found_.find({c, &wanted}); known != found_.end()) return known->second;
    if (found_.size() >= most_remembered) found_.clear();
    return found_[{c, &wanted}] = find_fallback(c, wanted);
  }

  const Face& face(std::uint16_t index) const override { return load(slots_.at(index)); }

  const Hyphenator* hyphenator(std::string_view language) const override {
    const std::string primary = utf8::to_lower(language.substr(0, language.find('-')));
    const auto it = patterns_.find(primary);
    if (it == patterns_.end()) return nullptr;
    const Patterns& p = it->second;
    std::call_once(p.once, [&] {
      const std::string& path = map_.hyphenation.at(primary);
      if (!disk_.exists(path)) return;
      auto bytes = disk_.read(path);
      auto read = bytes ? Hyphenator::read(*bytes, path) : Result<Hyphenator>(fail(bytes.error()));
      if (!read) throw std::runtime_error(to_string(read.error()[0]));
      p.hyphenator = std::make_unique<const Hyphenator>(std::move(*read));
    });
    return p.hyphenator.get();
  }

  Diagnostic family_substituted(std::string_view family, const Face& used, Place place) const override {
    Message hint("put the font's files into the fonts folder, or choose a family that is installed");
    const auto it = map_.stands_for.find(fold_family(family));
    const std::string best = it == map_.stands_for.end() ? std::string(family) : it->second.front();
    for (const auto& f : map_.families)
      if (fold_family(f.name) == fold_family(best) && !find(f.name))
        hint = Message("install the package {}, or put the font's files into the fonts folder", f.package);
    return {"PRK-F002", Severity::warning, std::move(place),
            Message("the font {} is not installed; {} is used, so lines may break elsewhere", std::string(family),
                    used.family),
            std::move(hint)};
  }

 private:
  std::array<Choice, 4>& named(std::string_view family) const {
    if (const auto known = named_.find(family); known != named_.end()) return known->second;
    if (named_.size() >= most_remembered) named_.clear();
    return named_[std::string(family)];
  }

  Choice choose_first(std::string_view family, bool bold, bool italic) const {
    // LibreOffice writes several names, the first that is there counts: "PT Serif;Times New Roman".
    for (std::string_view rest = family; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      if (const Choice c = choose_one(rest.substr(0, end), bold, italic); c.face) return c;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return cut_of(*default_, bold, italic, true);
  }

  const Face* find_fallback(char32_t c, const Face& wanted) const {
    const std::string& kind = kind_of(wanted);
    for (const bool same_kind : {true, false})
      for (const Family* f : fallback_) {
        if ((f->kind == kind) != same_kind) continue;
        const Face* face = cut_of(*f, wanted.bold, wanted.italic, false).face;
        if (face->glyph(c) != 0) return face;
      }
    return nullptr;
  }

  /// No face when the family is neither present nor mapped.
  Choice choose_one(std::string_view family, bool bold, bool italic) const {
    const std::string key = fold_family(family);
    if (const Family* own = find_folded(key)) return cut_of(*own, bold, italic, false);
    if (const auto it = map_.stands_for.find(key); it != map_.stands_for.end())
      for (const auto& name : it->second)
        if (const Family* f = find(name)) return cut_of(*f, bold, italic, &name != &it->second.front());
    return {};
  }

  void add_listed(const FamilyFiles& f, Diagnostics& mistakes) {
    Family family{f.name, f.kind, {}};
    bool any = false;
    for (int i = 0; i < 4; ++i) {
      const std::string& path = f.files[i];
      if (path.empty()) continue;
      if (disk_.exists(path)) {
        const auto borrowed = map_.metrics.find(f.metrics);
        const Metrics* metrics =
            borrowed == map_.metrics.end() ? nullptr : &borrowed->second[static_cast<std::size_t>(i)];
        family.cuts[i] = &add_slot(path, f.name, metrics);
        any = true;
      } else if (f.required) {
        mistakes.add({"PRK-F001",
                      Severity::error,
                      {path, 0, 0, {}},
                      Message("the font file {} is missing", path),
                      Message("install the Debian package {}", f.package)});
      }
    }
    if (any) families_.emplace(fold_family(f.name), std::move(family));
  }

  void scan(const std::string& folder, Diagnostics& warnings) {
    auto names = disk_.list(folder);
    if (!names) {
      warnings.add(std::move(names.error()));
      return;
    }
    std::unordered_map<std::string, Family> found;
    for (const auto& leaf : *names) {
      if (!is_font_name(utf8::to_lower(leaf))) continue;
      const std::string path = folder + "/" + leaf;
      const auto bytes = disk_.read(path);
      auto about = bytes ? read_names(*bytes, path) : Result<FaceNames>(fail(bytes.error()));
      if (!about) {
        warnings.add(std::move(about.error()));
        continue;
      }
      Family& family = found[fold_family(about->family)];
      family.name = about->family;
      family.kind = "own";
      const Slot*& place = family.cuts[cut(about->bold, about->italic)];
      if (!place) place = &add_slot(path, about->family);
    }
    for (auto& [key, family] : found) families_.insert_or_assign(key, std::move(family));
  }

  const Slot& add_slot(const std::string& path, const std::string& family, const Metrics* metrics = nullptr) {
    Slot& s = slots_.emplace_back();
    s.metrics = metrics;
    s.path = path;
    s.family = family;
    s.index = static_cast<std::uint16_t>(slots_.size() - 1);
    return s;
  }

  const Family* find(std::string_view name) const { return find_folded(fold_family(name)); }
  const Family* find_folded(const std::string& key) const {
    const auto it = families_.find(key);
    return it == families_.end() ? nullptr : &it->second;
  }

  const std::string& kind_of(const Face& face) const {
    static const std::string none;
    const Family* f = find(slots_.at(face.index).family);
    return f ? f->kind : none;
  }

  Choice cut_of(const Family& family, bool bold, bool italic, bool substituted) const {
    for (const int i : nearest_cuts[cut(bold, italic)])
      if (const Slot* s = family.cuts[i]) {
        const bool has_bold = (i & 1) != 0, has_italic = (i & 2) != 0;
        return {&load(*s), bold && !has_bold, italic && !has_italic, substituted};
      }
    throw std::logic_error("a font family without files");
  }

  const Face& load(const Slot& s) const {
    std::call_once(s.once, [&] {
      auto bytes = disk_.read(s.path);
      auto face = bytes ? read_face(std::move(*bytes), s.path) : Result<std::unique_ptr<Face>>(fail(bytes.error()));
      if (face && s.metrics) face = read_face(with_metrics((*face)->file(), **face, *s.metrics), s.path);
      if (!face) throw std::runtime_error(to_string(face.error()[0]));
      (*face)->index = s.index;
      (*face)->family = s.family;
      s.face = std::move(*face);
    });
    return *s.face;
  }

  const Disk& disk_;
  Map map_;
  std::deque<Slot> slots_;
  std::unordered_map<std::string, Family> families_;  ///< key folded
  std::map<std::string, Patterns> patterns_;          ///< by primary language
  const Family* default_ = nullptr;
  std::vector<const Family*> fallback_;

  // What was asked before: every document asks for the same names, and folding a name costs more than finding it.
  mutable std::mutex asked_;
  mutable std::map<std::string, std::array<Choice, 4>, std::less<>> named_;  ///< by cut(); no face = not asked for yet
  mutable std::map<std::pair<char32_t, const Face*>, const Face*> found_;
};

}  // namespace

Result<std::unique_ptr<Library>> open_library(const Disk& disk, const std::string& map_file,
                                              const std::vector<std::string>& extra_folders, Diagnostics& warnings) {
  const auto text = disk.read(map_file);
  if (!text) return fail(text.error());
  auto map = read_map(*text, map_file);
  if (!map) return fail(std::move(map.error()));
  auto library = std::make_unique<FileLibrary>(disk, std::move(*map));
  if (auto opened = library->open(extra_folders, warnings); !opened) return fail(std::move(opened.error()));
  return library;
}

Diagnostic missing_character(char32_t c, std::string_view family, Place place) {
  std::string picture;
  utf8::append(picture, c);
  return {"PRK-F003", Severity::warning, std::move(place),
          Message("no font at hand has the character {} ({}) that the font {} was to show", picture,
                  format("U+{:04X}", static_cast<std::uint32_t>(c)), std::string(family)),
          "replace the character, or put a font that has it into the fonts folder"};
}

}  // namespace prikaz::font
