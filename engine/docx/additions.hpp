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

  /// Relationship id in `part` of a picture; equal bytes are stored once.
  std::string picture(const std::string& part, const std::shared_ptr<const Bytes>& bytes, std::string_view extension);
  std::string link(const std::string& part, std::string_view url);
  /// Relationship id in `part` of another part; `type` is the last step of the relationship's type.
  std::string relate_part(const std::string& part, std::string_view type, const std::string& name);
  /// The same by the whole URI of the type.
  std::string relate_type(const std::string& part, const std::string& type, const std::string& name);
  /// A new part.
  void add(std::string name, Bytes bytes, std::string content_type);
  /// The part `name`, whose bytes others put, has the content type and the relationships of `model`.
  void like(std::string name, std::string model);

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
  Status apply_relations(const opc::Package& base, std::vector<opc::Part>& changed) const;
  Status apply_types(const opc::Package& base, std::vector<opc::Part>& changed) const;
  std::string relate(const std::string& part, const std::string& type, std::string target, bool external);

  std::map<std::string, std::vector<Relation>> relations_;  ///< by part
  std::vector<File> files_;
  struct NewPart {
    std::string name, content_type;
    Bytes bytes;
  };
  std::vector<NewPart> parts_;
  std::vector<std::pair<std::string, std::string>> likes_;  ///< name, model
  std::map<std::string, std::string> by_hash_;
  int next_id_ = 0;
};

}  // namespace prikaz::docx
