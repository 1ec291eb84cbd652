// Another DOCX as a value: {{p x }} prints its body, with the styles, lists, notes and pictures that it needs.
#pragma once
#include <memory>
#include <string>

#include "docx/adoption.hpp"
#include "docx/content.hpp"

namespace prikaz::docx {

class Subdocument : public Content {
 public:
  explicit Subdocument(std::shared_ptr<const Guest> guest) : guest_(std::move(guest)) {}
  /// Errors as Guest::read.
  static Result<Value> make(ByteView docx, const std::string& name);

  std::string_view type() const override { return "subdocument"; }
  std::string text() const override;
  Refusal write(const Slot& slot, Placement& place, Bytes& out) const override;

 private:
  std::shared_ptr<const Guest> guest_;
};

}  // namespace prikaz::docx
