#include "font/map.hpp"

#include <charconv>

#include "core/utf8.hpp"
#include "value/yaml.hpp"

namespace prikaz::font {
namespace {

constexpr const char* cut_keys[] = {"regular", "bold", "italic", "bold_italic"};

class Reader {
 public:
  explicit Reader(const std::string& file) : file_(file) {}

  Result<Map> read(const yaml::Node& root) {
    if (const auto* n = section(root, "families")) families(*n);
    if (const auto* n = section(root, "stands_for"))
      for (const auto& [name, list] : n->pairs) map_.stands_for[fold_family(name.scalar)] = names(list);
    if (const auto* n = section(root, "metrics"))
      for (const auto& [name, cuts] : n->pairs) metrics(name.scalar, cuts);
    if (const auto* n = section(root, "hyphenation"))
      for (const auto& [language, path] : n->pairs) map_.hyphenation[language.scalar] = path.scalar;
    if (const auto* n = root.find("fallback")) map_.fallback = names(*n);
    if (const auto* n = root.find("default"); n && n->is_scalar())
      map_.default_family = n->scalar;
    else
      wrong(n ? *n : root, "\"default\" must name a family");
    if (mistakes_.has_errors()) return fail(std::move(mistakes_));
    return std::move(map_);
  }

 private:
  const yaml::Node* section(const yaml::Node& root, const char* key) {
    const auto* n = root.find(key);
    if (n && n->is_mapping()) return n;
    if (n) wrong(*n, "a mapping is expected here");
    return nullptr;
  }

  void families(const yaml::Node& section) {
    for (const auto& [name, node] : section.pairs) {
      FamilyFiles f;
      f.name = name.scalar;
      f.kind = text(node, "kind");
      f.package = text(node, "package");
      f.required = text(node, "required") == "true";
      f.metrics = fold_family(text(node, "metrics"));
      const std::string folder = text(node, "folder");
      for (int i = 0; i < 4; ++i)
        if (const std::string leaf = text(node, cut_keys[i]); !leaf.empty()) f.files[i] = folder + "/" + leaf;
      if (f.files[0].empty()) wrong(node, "a family needs at least \"folder\" and \"regular\"");
      map_.families.push_back(std::move(f));
    }
  }

  void metrics(const std::string& family, const yaml::Node& cuts) {
    for (int i = 0; i < 4; ++i) {
      const auto* cut = cuts.find(cut_keys[i]);
      if (!cut) continue;
      Metrics& m = map_.metrics[fold_family(family)][static_cast<std::size_t>(i)];
      m.ascent = number(*cut, "ascent", 0);
      m.descent = number(*cut, "descent", 0);
      m.others = number(*cut, "others", 1000);
      const auto* widths = cut->find("widths");
      if (!widths || !widths->is_mapping()) continue;
      for (const auto& [character, width] : widths->pairs)
        for (const char32_t c : utf8::decode(character.scalar)) m.widths[c] = value(width);
    }
  }

  int number(const yaml::Node& node, const char* key, int otherwise) {
    const auto* n = node.find(key);
    return n ? value(*n) : otherwise;
  }

  /// Thousandths of an em.
  int value(const yaml::Node& n) {
    int out = 0;
    const std::string& s = n.scalar;
    if (std::from_chars(s.data(), s.data() + s.size(), out).ptr != s.data() + s.size() || out < 0 || out > 5000)
      wrong(n, "a number from 0 to 5000 is expected here");
    return out;
  }

  std::vector<std::string> names(const yaml::Node& list) {
    std::vector<std::string> out;
    if (!list.is_sequence()) wrong(list, "a list of family names is expected here");
    for (const auto& n : list.items) out.push_back(n.scalar);
    return out;
  }

  static std::string text(const yaml::Node& node, const char* key) {
    const auto* n = node.find(key);
    return n ? n->scalar : std::string();
  }

  void wrong(const yaml::Node& at, const char* what) {
    mistakes_.add({"PRK-F004", Severity::error, at.place(file_), what, "compare with the fonts.yaml that is shipped"});
  }

  const std::string& file_;
  Map map_;
  Diagnostics mistakes_;
};

}  // namespace

std::string fold_family(std::string_view name) { return utf8::to_lower(utf8::trim(name)); }

Result<Map> read_map(std::string_view text, const std::string& file) {
  auto root = yaml::parse(text, file);
  if (!root) return fail(std::move(root.error()));
  return Reader(file).read(*root);
}

}  // namespace prikaz::font
