// An ObjectSink onto a PDF that qpdf has opened: fonts and streams are added to it by the code that writes new files.
#pragma once
// qpdf 11 with std::shared_ptr alone (see qpdf/PointerHolder.hh).
#define POINTERHOLDER_TRANSITION 4
// qpdf/JSON.hh is no C++20 for clang 14. Its class is only named in the headers used here, so a declaration will do.
#define JSON_HH
class JSON;
#include <qpdf/QPDF.hh>
#include <string>
#include <string_view>

#include "pdf/object_sink.hpp"

namespace prikaz::pdf {

class OpenDocument final : public ObjectSink {
 public:
  explicit OpenDocument(QPDF& pdf) : pdf_(pdf) {}
  Ref reserve() override {
    return static_cast<Ref>(pdf_.makeIndirectObject(QPDFObjectHandle::newNull()).getObjectID());
  }
  void set(Ref ref, std::string_view object) override {
    pdf_.replaceObject(id(ref), 0, QPDFObjectHandle::parse(&pdf_, std::string(object)));
  }
  void set_stream(Ref ref, const Keys& keys, ByteView bytes) override {
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf_);
    QPDFObjectHandle filter = QPDFObjectHandle::newNull();
    for (const auto& [key, value] : keys) {
      const QPDFObjectHandle parsed = QPDFObjectHandle::parse(&pdf_, value);
      if (std::string_view(key) == "Filter")
        filter = parsed;
      else
        stream.getDict().replaceKey("/" + std::string(key), parsed);
    }
    stream.replaceStreamData(std::string(bytes), filter, QPDFObjectHandle::newNull());
    // A stream has a number of its own from the start; the reserved null takes that one and is not written.
    pdf_.swapObjects(id(ref), 0, stream.getObjectID(), 0);
  }
  /// The document is written by who opened it.
  Bytes write(Ref, const Keys&, const std::string&) override { return {}; }
  QPDFObjectHandle object(Ref ref) { return pdf_.getObject(id(ref), 0); }

 private:
  static int id(Ref ref) { return static_cast<int>(ref); }
  QPDF& pdf_;
};

}  // namespace prikaz::pdf
