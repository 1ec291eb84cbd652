// Takes content of another document into a package: its styles, lists, notes, pictures and whatever else it refers to.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "ooxml/relationships.hpp"
#include "ooxml/xml.hpp"
#include "opc/package.hpp"

namespace prikaz::docx {

/// A document to be taken in; parsed once.
struct Guest {
  opc::Package package;
  std::string body_part;
  std::unique_ptr<xml::Document> body, styles, numbering, footnotes, endnotes;
  std::vector<ooxml::Relationship> relations;

  /// Errors as opc::Package::read and xml::parse; PRK-D001.
  static Result<std::shared_ptr<const Guest>> read(ByteView docx, const std::string& name);
};

/// What guests bring to one document.
class Adoption {
 public:
  /// `mark` begins the names of new parts and ids.
  explicit Adoption(const opc::Package& base, std::string mark = "guest");
  ~Adoption();

  /// The guest's body as XML for `part` of the base: ids renumbered, references led to what was taken over. With
  /// `sections`, section breaks keep their headers and footers and the last one ends the last paragraph.
  std::string take(const Guest& guest, const std::string& part, const std::function<std::string()>& drawing_id,
                   bool sections = false);

  /// What was taken for `part` may stand in `other` too: the references lead to the same places.
  void share(const std::string& part, const std::string& other);

  /// The id of a new list that looks like the base's list `id` and begins anew.
  std::string restart_list(const std::string& id);

  /// Puts what was taken into the changed parts.
  Status apply(std::vector<opc::Part>& changed) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Moves the body's last section break into its last paragraph, so that more may follow.
void close_section(xml::Node body);

}  // namespace prikaz::docx
