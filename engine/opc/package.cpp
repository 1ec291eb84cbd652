#include "opc/package.hpp"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>

namespace prikaz::opc {

namespace {

constexpr std::uint64_t ratio_floor = 4 << 20;  // a small part may compress as well as it likes

struct Discard {
  void operator()(zip_t* z) const { zip_discard(z); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

Diagnostic mistake(const char* id, const std::string& file, Message text, Message hint, std::string detail = {}) {
  return {id, Severity::error, {file, 0, 0, std::move(detail)}, std::move(text), std::move(hint)};
}

Message looks_like(ByteView bytes) {
  if (bytes.empty()) return "the file is empty";
  if (bytes.starts_with("%PDF")) return "this is a PDF, not an office document";
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return "this is an old binary document (.doc or .xls) or an encrypted one";
  if (bytes.starts_with("{\\rtf")) return "this is an RTF document";
  if (bytes.starts_with("<")) return "this is an XML or HTML file, not a package";
  return "this is not a ZIP package";
}

/// Steps that are empty or dots, and letters that some file system reads as a drive or a way up.
bool escapes(std::string_view name) {
  if (name.find_first_of(std::string_view("\\:\0", 3)) != std::string_view::npos) return true;
  for (std::size_t begin = 0, end; begin <= name.size(); begin = end + 1) {
    end = std::min(name.find('/', begin), name.size());
    const std::string_view step = name.substr(begin, end - begin);
    if (step.empty() || step == "." || step == "..") return true;
  }
  return false;
}

/// Names of parts are equal regardless of the case of Latin letters (ISO 29500-2 §6.2.2.3).
std::string folded(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return name;
}

Result<Archive> open(ByteView bytes, const std::string& file) {
  const Message save_again = "save it as .docx or .xlsx in the office program and try again";
  if (bytes.empty())
    return fail(mistake("PRK-O001", file, looks_like(bytes), save_again));  // libzip calls it an empty archive
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* z = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  const bool no_zip = zip_error_code_zip(&error) == ZIP_ER_NOZIP;
  const std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (z) return Archive(z);
  if (source) zip_source_free(source);
  if (no_zip) return fail(mistake("PRK-O001", file, looks_like(bytes), save_again));
  return fail(mistake("PRK-O002", file, Message("the package is damaged: {}", reason),
                      "open it in the office program and save it again"));
}

/// One entry under the limits; `total` counts unpacked bytes of the whole package.
Status read_entry(zip_t* z, zip_uint64_t index, const std::string& file, const Limits& limits, std::uint64_t& total,
                  std::vector<Part>& parts) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(z, index, 0, &stat) != 0)
    return fail(mistake("PRK-O002", file, Message("the package is damaged: {}", zip_strerror(z)),
                        "open it in the office program and save it again"));
  const std::string name = stat.name;
  if (name.ends_with('/')) return {};
  if (escapes(name))
    return fail(mistake("PRK-O004", file, Message("a part name leaves the package: \"{}\"", name),
                        "do not open this file; ask for a clean copy", name));
  if (stat.encryption_method != ZIP_EM_NONE)
    return fail(
        mistake("PRK-O005", file, "the package is protected by a password", "save a copy without a password", name));
  const bool bomb = stat.size > ratio_floor && stat.size / limits.max_ratio > stat.comp_size;
  total += stat.size;
  if (stat.size > limits.max_part || total > limits.max_total || bomb)
    return fail(mistake("PRK-O003", file, "the package unpacks to more than is allowed",
                        "a document of this kind is not opened; ask for a smaller one", name));
  Part part{name, Bytes(stat.size, '\0')};
  zip_file_t* f = zip_fopen_index(z, index, 0);
  const zip_int64_t got = f ? zip_fread(f, part.bytes.data(), stat.size) : -1;
  // Reading past the end makes libzip compare the CRC.
  char extra;
  const bool whole = f && got == static_cast<zip_int64_t>(stat.size) && zip_fread(f, &extra, 1) == 0;
  if (f) zip_fclose(f);
  if (!whole)
    return fail(mistake("PRK-O002", file, Message("the package is damaged: {}", "a part cannot be unpacked"),
                        "open it in the office program and save it again", name));
  parts.push_back(std::move(part));
  return {};
}

}  // namespace

Result<Package> Package::read(ByteView bytes, const std::string& file, const Limits& limits) {
  Result<Archive> archive = open(bytes, file);
  if (!archive) return fail(std::move(archive.error()));
  zip_t* z = archive->get();
  const zip_int64_t count = zip_get_num_entries(z, 0);
  if (count > static_cast<zip_int64_t>(limits.max_parts))
    return fail(mistake("PRK-O003", file, "the package holds more parts than is allowed",
                        "a document of this kind is not opened; ask for a smaller one"));
  Package package;
  package.file_ = file;
  std::uint64_t total = 0;
  std::set<std::string> names;
  package.parts_.reserve(static_cast<std::size_t>(count));
  for (zip_int64_t i = 0; i < count; ++i)
    if (Status s = read_entry(z, static_cast<zip_uint64_t>(i), file, limits, total, package.parts_); !s)
      return fail(std::move(s.error()));
  for (const Part& p : package.parts_)
    if (!names.insert(folded(p.name)).second)
      return fail(mistake("PRK-O006", file, Message("two parts share the name \"{}\", capital letters aside", p.name),
                          "open it in the office program and save it again", p.name));
  return package;
}

const Part* Package::find(std::string_view name) const {
  for (const Part& p : parts_)
    if (p.name == name) return &p;
  return nullptr;
}

void Package::put(std::string name, Bytes bytes) {
  if (Part* p = find(name))
    p->bytes = std::move(bytes);
  else
    parts_.push_back({std::move(name), std::move(bytes)});
}

bool Package::remove(std::string_view name) {
  const auto it = std::find_if(parts_.begin(), parts_.end(), [&](const Part& p) { return p.name == name; });
  if (it == parts_.end()) return false;
  parts_.erase(it);
  return true;
}

Bytes Package::write() const {
  Bytes out;
  ZipWriter zip(out);
  constexpr std::string_view first = "[Content_Types].xml";
  if (const Part* types = find(first)) zip.add(types->name, types->bytes);
  for (const Part& p : parts_)
    if (p.name != first) zip.add(p.name, p.bytes);
  zip.finish();
  return out;
}

std::string relationships_part(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::string_view folder = slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
  return std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

std::string resolve_target(std::string_view base_part, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  const std::size_t slash = base_part.rfind('/');
  std::string path = slash == std::string_view::npos ? "" : std::string(base_part.substr(0, slash + 1));
  while (!target.empty()) {
    const std::size_t end = std::min(target.find('/'), target.size());
    const std::string_view step = target.substr(0, end);
    if (step == "..") {
      if (!path.empty()) path.pop_back();
      path.resize(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
    } else if (step != ".") {
      path += step;
      if (end < target.size()) path += '/';
    }
    target.remove_prefix(std::min(end + 1, target.size()));
  }
  return path;
}

}  // namespace prikaz::opc
