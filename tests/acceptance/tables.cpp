#include "acceptance/tables.hpp"

#include <map>
#include <stdexcept>

#include "kit/files.hpp"

namespace prikaz::acceptance {

const yaml::Node& table_file(const std::string& name) {
  static std::map<std::string, yaml::Node> read;
  const auto it = read.find(name);
  if (it != read.end()) return it->second;
  auto node = yaml::parse(kit::slurp(std::string(PRIKAZ_SOURCE_DIR "/tests/acceptance/") + name), name);
  if (!node) throw std::runtime_error(to_string(node.error()[0]));
  return read.emplace(name, std::move(*node)).first->second;
}

std::string text_of(const yaml::Node& row, std::string_view key) {
  const yaml::Node* node = row.find(key);
  return node ? node->scalar : "";
}

std::vector<std::string> texts_of(const yaml::Node& row, std::string_view key) {
  std::vector<std::string> out;
  const yaml::Node* node = row.find(key);
  if (!node) return out;
  if (node->is_scalar()) return {node->scalar};
  for (const yaml::Node& item : node->items) out.push_back(item.scalar);
  return out;
}

}  // namespace prikaz::acceptance
