#include "docx/subdocument.hpp"

namespace prikaz::docx {

Result<Value> Subdocument::make(ByteView docx, const std::string& name) {
  auto guest = Guest::read(docx, name);
  if (!guest) return fail(std::move(guest.error()));
  return Value(std::shared_ptr<const Object>(std::make_shared<Subdocument>(std::move(*guest))));
}

std::string Subdocument::text() const {
  std::string xml;
  xml::write(guest_->body->document_element(), xml);
  return text_of(xml);
}

Refusal Subdocument::write(const Slot& slot, Placement& place, Bytes& out) const {
  if (!slot.frame) return write_text(text(), slot, out);
  return write_blocks(place.guest(*guest_), slot, out);
}

}  // namespace prikaz::docx
