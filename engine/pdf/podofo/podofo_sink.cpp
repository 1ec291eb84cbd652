#include <podofo/podofo.h>

#include <stdexcept>

#include "pdf/object_sink.hpp"

namespace prikaz::pdf {
namespace {

using namespace PoDoFo;

EPdfVersion version_of(const std::string& version) {
  for (const EPdfVersion v : {ePdfVersion_1_4, ePdfVersion_1_5, ePdfVersion_1_6, ePdfVersion_1_7})
    if (version == s_szPdfVersionNums[v]) return v;
  throw std::logic_error("PDF version " + version);
}

/// Values stay in PDF syntax: PdfData writes its bytes as they are, so no PoDoFo value is built for any of them.
class PodofoSink final : public ObjectSink {
 public:
  PodofoSink() { objects_.SetAutoDelete(true); }

  Ref reserve() override { return objects_.CreateObject(PdfVariant())->Reference().ObjectNumber(); }

  void set(Ref ref, std::string_view object) override {
    static_cast<PdfVariant&>(at(ref)) = PdfVariant(PdfData(object.data(), object.size()));
  }

  void set_stream(Ref ref, const Keys& keys, ByteView bytes) override {
    PdfObject& object = at(ref);
    static_cast<PdfVariant&>(object) = PdfVariant(PdfDictionary());
    fill(object, keys);
    PdfMemoryInputStream in(bytes.data(), static_cast<pdf_long>(bytes.size()));
    object.GetStream()->SetRawData(&in, static_cast<pdf_long>(bytes.size()));
  }

  Bytes write(Ref catalog, const Keys& info, const std::string& version) override {
    PdfObject* info_object = objects_.CreateObject(PdfVariant(PdfDictionary()));
    fill(*info_object, info);
    PdfObject trailer{PdfDictionary()};
    trailer.GetDictionary().AddKey("Root", at(catalog).Reference());
    trailer.GetDictionary().AddKey("Info", info_object->Reference());
    PdfWriter writer(&objects_, &trailer);
    // The default mode writes "2 0 obj<<", which PDF/A-1 forbids (ISO 19005-1 6.1.8).
    writer.SetWriteMode(ePdfWriteMode_Clean);
    writer.SetPdfVersion(version_of(version));
    PdfRefCountedBuffer buffer;
    PdfOutputDevice device(&buffer);
    writer.Write(&device);
    return Bytes(buffer.GetBuffer(), static_cast<std::size_t>(device.GetLength()));
  }

 private:
  PdfObject& at(Ref ref) { return *objects_.GetObject(PdfReference(ref, 0)); }

  static void fill(PdfObject& object, const Keys& keys) {
    for (const auto& [key, value] : keys)
      object.GetDictionary().AddKey(PdfName(key), PdfObject(PdfVariant(PdfData(value.data(), value.size()))));
  }

  PdfVecObjects objects_;
};

}  // namespace

std::unique_ptr<ObjectSink> make_podofo_sink() { return std::make_unique<PodofoSink>(); }

}  // namespace prikaz::pdf
