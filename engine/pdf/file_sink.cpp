#include <algorithm>
#include <charconv>

#include "core/format.hpp"
#include "core/hash.hpp"
#include "pdf/object_sink.hpp"
#include "pdf/syntax.hpp"

namespace prikaz::pdf {
namespace {

constexpr std::size_t usual_size = 1 << 16;  ///< of a paper of a few pages
constexpr std::size_t version_place = 5;     ///< in "%PDF-1.7"

/// Objects go into the file as they come, so nothing but the file itself and the places of objects is kept.
class FileSink final : public ObjectSink {
 public:
  // The second line's bytes above 127 tell transfer programs that the file is binary (ISO 32000-1 §7.5.2).
  FileSink() : out_("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") { out_.reserve(usual_size); }

  Ref reserve() override {
    places_.push_back(0);
    return static_cast<Ref>(places_.size());
  }

  void set(Ref ref, std::string_view object) override {
    begin(ref);
    out_ += object;
    out_ += "\nendobj\n";
  }

  void set_stream(Ref ref, const Keys& keys, ByteView bytes) override {
    begin(ref);
    out_ += "<<";
    append_keys(keys);
    out_ += "/Length ";
    append_int(out_, static_cast<long>(bytes.size()));
    out_ += ">>\nstream\n";
    out_ += bytes;
    out_ += "\nendstream\nendobj\n";
  }

  Bytes write(Ref catalog, const Keys& info, const std::string& version) override {
    out_.replace(version_place, version.size(), version);
    const Ref info_ref = reserve();
    begin(info_ref);
    const std::size_t info_begin = out_.size();
    out_ += "<<";
    append_keys(info);
    out_ += ">>";
    const std::string id = sha256(ByteView(out_).substr(info_begin)).substr(0, 32);
    out_ += "\nendobj\n";
    const std::size_t table = out_.size();
    append_table();
    out_ += format("trailer\n<</Size {}/Root {} 0 R/Info {} 0 R/ID[<{}><{}>]>>\nstartxref\n{}\n%%EOF\n",
                   places_.size() + 1, catalog, info_ref, id, id, table);
    return std::move(out_);
  }

 private:
  void begin(Ref ref) {
    places_[ref - 1] = out_.size();
    append_int(out_, ref);
    out_ += " 0 obj\n";
  }

  void append_keys(const Keys& keys) {
    for (const auto& [key, value] : keys) {
      out_ += '/';
      out_ += key;
      out_ += ' ';
      out_ += value;
    }
  }

  /// §7.5.4: every entry has twenty bytes. A number that was reserved and never set is a free one.
  void append_table() {
    out_ += "xref\n0 ";
    append_int(out_, static_cast<long>(places_.size() + 1));
    out_ += "\n0000000000 65535 f \n";
    for (const std::size_t place : places_) {
      char entry[] = "0000000000 00000 n \n";
      char digits[20];
      const std::size_t count = static_cast<std::size_t>(std::to_chars(digits, digits + 20, place).ptr - digits);
      std::copy(digits, digits + count, entry + 10 - count);
      if (place == 0) std::copy_n("65535 f", 7, entry + 11);
      out_.append(entry, 20);
    }
  }

  Bytes out_;
  std::vector<std::size_t> places_;
};

}  // namespace

std::unique_ptr<ObjectSink> make_file_sink() { return std::make_unique<FileSink>(); }

}  // namespace prikaz::pdf
