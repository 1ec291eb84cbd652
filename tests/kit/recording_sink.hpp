// An ObjectSink that keeps what it is given, so that tests assert objects instead of parsing files.
#pragma once
#include <map>

#include "pdf/object_sink.hpp"

namespace prikaz::kit {

class RecordingSink : public pdf::ObjectSink {
 public:
  std::map<pdf::Ref, std::string> objects;  ///< dictionaries as text; of a stream its keys
  std::map<pdf::Ref, Bytes> streams;

  pdf::Ref reserve() override { return ++last_; }
  void set(pdf::Ref ref, std::string_view object) override { objects[ref] = object; }
  void set_stream(pdf::Ref ref, const pdf::Keys& keys, ByteView bytes) override {
    for (const auto& [key, value] : keys) objects[ref] += "/" + std::string(key) + " " + value;
    streams[ref] = bytes;
  }
  Bytes write(pdf::Ref, const pdf::Keys&, const std::string&) override { return {}; }

  /// The number of the only object that contains the text; 0 when none or several do.
  pdf::Ref find(const std::string& text) const {
    pdf::Ref found = 0;
    for (const auto& [ref, object] : objects)
      if (object.find(text) != std::string::npos) {
        if (found != 0) return 0;
        found = ref;
      }
    return found;
  }

 private:
  pdf::Ref last_ = 0;
};

}  // namespace prikaz::kit
