// papers.yaml: what a reader finds in the produced papers.
#include <catch2/catch.hpp>

#include "acceptance/tables.hpp"
#include "acceptance/workspace.hpp"

using namespace prikaz;
using namespace prikaz::acceptance;

namespace {

/// The paper a row names; each is read once.
const Paper* paper_of(const yaml::Node& row) {
  static std::map<std::string, Paper> read;
  const std::string in = text_of(row, "in"), of = text_of(row, "of"), document = text_of(row, "paper"),
                    item = text_of(row, "for");
  const std::string key = in + "/" + of + "/" + document + "/" + item;
  if (const auto it = read.find(key); it != read.end()) return &it->second;
  static std::map<std::string, batch::Manifest> manifests;
  const Workspace& w = made(in);
  if (!manifests.count(in)) manifests[in] = w.manifest();
  for (const batch::Entry& e : manifests[in].entries)
    if (e.document == document && e.status == batch::Entry::Status::made && (of.empty() || e.organisation == of) &&
        (item.empty() || e.item == item))
      return &read.emplace(key, w.read(e)).first->second;
  return nullptr;
}

bool in_order(const std::string& text, const std::vector<std::string>& words) {
  std::size_t at = 0;
  for (const std::string& w : words) {
    at = text.find(w, at);
    if (at == std::string::npos) return false;
    at += w.size() - (w.back() == '\n' ? 1 : 0);
  }
  return true;
}

bool one_line(const std::string& text, const std::vector<std::string>& words) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    if (std::all_of(words.begin(), words.end(), [&](const auto& w) { return line.find(w) != line.npos; })) return true;
    begin = end + 1;
  }
  return false;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : " … ") + w;
  return out;
}

}  // namespace

TEST_CASE("papers say what the requirements ask, in the words of the table") {
  for (const yaml::Node& row : table_file("papers.yaml").items) {
    const Paper* p = paper_of(row);
    INFO("line " << row.line << " " << joined(texts_of(row, "item")) << " " << text_of(row, "in") << " "
                 << text_of(row, "paper"));
    CHECK(p);
    if (!p) continue;
    const std::string text = "\n" + p->text;
    for (const std::string& words : texts_of(row, "has")) {
      INFO(words);
      CHECK(text.find(words) != std::string::npos);
    }
    for (const std::string& words : texts_of(row, "lacks")) {
      INFO(words);
      CHECK(text.find(words) == std::string::npos);
    }
    if (row.find("order")) {
      INFO("in this order: " << joined(texts_of(row, "order")));
      CHECK(in_order(text, texts_of(row, "order")));
    }
    if (row.find("inside")) {
      INFO("in one line: " << joined(texts_of(row, "inside")));
      CHECK(one_line(text, texts_of(row, "inside")));
    }
  }
}
