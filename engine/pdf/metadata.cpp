#include "pdf/metadata.hpp"

#include "core/format.hpp"
#include "pdf/colour_profile.hpp"
#include "pdf/deflate.hpp"
#include "pdf/syntax.hpp"

namespace prikaz::pdf {
namespace {

constexpr const char* producer = "prikaz";

std::string xml(std::string_view s) {
  std::string out;
  for (const char c : s) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
  }
  return out;
}

std::string localized(const char* property, const std::string& value) {
  if (value.empty()) return {};
  return format("<dc:{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li></rdf:Alt></dc:{0}>\n", property,
                xml(value));
}

std::string xmp(const layout::Frames& f, const Options& options, const Variant& variant) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n";
  out += format("<pdfaid:part>{}</pdfaid:part>\n<pdfaid:conformance>{}</pdfaid:conformance>\n", variant.archive_part,
                variant.archive_level);
  out += "<dc:format>application/pdf</dc:format>\n";
  out += localized("title", f.title);
  out += localized("description", f.subject);
  if (!f.author.empty())
    out += format("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n", xml(f.author));
  out += format("<pdf:Producer>{}</pdf:Producer>\n", producer);
  if (!f.keywords.empty()) out += format("<pdf:Keywords>{}</pdf:Keywords>\n", xml(f.keywords));
  if (options.date)
    out += format(
        "<xmp:CreateDate>{0}T00:00:00+00:00</xmp:CreateDate>\n<xmp:ModifyDate>{0}T00:00:00+00:00</xmp:ModifyDate>\n",
        options.date->iso());
  return out + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace

Keys info_keys(const layout::Frames& f, const Options& options, std::uint64_t content_hash) {
  Keys keys;
  const std::pair<const char*, const std::string*> texts[] = {
      {"Title", &f.title}, {"Author", &f.author}, {"Subject", &f.subject}, {"Keywords", &f.keywords}};
  for (const auto& [key, value] : texts)
    if (!value->empty()) keys.emplace_back(key, text_string(*value));
  keys.emplace_back("Producer", text_string(producer));
  if (options.date) {
    keys.emplace_back("CreationDate", date_string(*options.date));
    keys.emplace_back("ModDate", date_string(*options.date));
  }
  keys.emplace_back("ContentHash", format("({:016x})", content_hash));
  return keys;
}

std::string write_archive_entries(ObjectSink& sink, const layout::Frames& frames, const Options& options,
                                  const Variant& variant) {
  if (variant.archive_part == 0) return {};
  static const Bytes profile = deflate(srgb_profile(), Effort::cached);
  const Ref metadata = sink.add_stream({{"Type", "/Metadata"}, {"Subtype", "/XML"}}, xmp(frames, options, variant));
  const Ref icc = sink.add_stream({{"N", "3"}, {"Filter", "/FlateDecode"}}, profile);
  const Ref intent = sink.add(
      "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
      "/DestOutputProfile " +
      ref(icc) + ">>");
  return "/Metadata " + ref(metadata) + "/OutputIntents[" + ref(intent) + "]";
}

}  // namespace prikaz::pdf
