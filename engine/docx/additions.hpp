// What a record adds to the package: pictures, outside links, and the relationships and content types they need.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "opc/package.hpp"

namespace prikaz::docx {

class Additions {
 public:
  void clear();
  bool empty() const { return relations_.empty() && files_.empty(); }

  /// Relationship id in `part` of a picture; equal bytes are stored once.
  std::string picture(const std::string& part, const std::shared_ptr<const Bytes>& bytes, std::string_view extension);
  std::string link(const std::string& part, std::string_view url);

  /// Puts new parts, merged relationships and content types into `changed`, on top of what stands there or in `base`.
  Status apply(const opc::Package& base, std::vector<opc::Part>& changed) const;

 private:
  struct Relation {
    std::string id, type, target;
    bool external;
  };
  struct File {
    std::string name, extension;
    std::shared_ptr<const Bytes> bytes;
  };
  std::string relate(const std::string& part, const char* type, std::string target, bool external);

  std::map<std::string, std::vector<Relation>> relations_;  ///< by part
  std::vector<File> files_;
  std::map<std::string, std::string> by_hash_;
  int next_id_ = 0;
};

}  // namespace prikaz::docx
