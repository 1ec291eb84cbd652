#include "papers/press.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "flow/build.hpp"
#include "font/hyphenation.hpp"
#include "papers/chart_book.hpp"
#include "papers/consent.hpp"
#include "papers/special.hpp"

namespace prikaz::papers {

docx::Options Press::options_of(const std::string& file) const {
  const std::size_t slash = file.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : file.substr(0, slash + 1);
  const auto beside = [this, folder](const std::string& name) -> std::optional<Result<Bytes>> {
    if (!disk_.exists(folder + name)) return std::nullopt;
    auto bytes = disk_.read(folder + name);
    if (!bytes) return bytes;
    if (Status s = refuse_consent(*bytes, folder + name); !s) return Result<Bytes>(fail(std::move(s.error())));
    return bytes;
  };
  return {.limits = {}, .fragments = beside, .book = chart_book, .typography = typography_};
}

Result<Template> Press::open(const std::string& file) {
  // Compiling under the lock: two threads never do the same work, and a run has few templates.
  const std::lock_guard guard(lock_);
  if (const auto it = open_.find(file); it != open_.end()) return it->second;
  const auto compile = [&]() -> Result<Template> {
    auto bytes = disk_.read(file);
    if (!bytes) return fail(std::move(bytes.error()));
    if (file.ends_with(".xlsx")) {
      auto workbook = sheet::Template::compile(*bytes, file, env_);
      if (!workbook) return fail(std::move(workbook.error()));
      return Template{nullptr, *workbook, nullptr, {}};
    }
    auto program = docx::Program::compile(*bytes, file, env_, options_of(file));
    if (!program) return fail(std::move(program.error()));
    Template t{*program, nullptr, nullptr, {}};
    if (fonts_) {
      auto prepared = flow::prepare(t.program->package());
      if (!prepared) return fail(std::move(prepared.error()));
      t.flow = std::make_shared<const flow::Prepared>(std::move(*prepared));
    }
    return t;
  };
  auto opened = compile();
  if (opened && schema_) {
    const auto place = [&](std::uint32_t piece) { return opened->place_of(piece); };
    check_special(opened->fields(), *schema_, place, opened->special);
  }
  return open_.emplace(file, std::move(opened)).first->second;
}

namespace {

Artifact artifact(const Request& request, const char* extension, Bytes bytes) {
  Artifact a{request.name + extension, std::move(bytes), {}};
  a.sha256 = sha256(a.bytes);
  return a;
}

/// PRK-A001 when a format is none of these.
Status only(const Request& request, const std::vector<std::string>& formats, const char* hint) {
  for (const std::string& format : request.formats)
    if (std::find(formats.begin(), formats.end(), format) == formats.end())
      return fail({"PRK-A001",
                   Severity::error,
                   {request.template_file, 0, 0, {}},
                   Message("a paper cannot be made as \"{}\"", format),
                   hint});
  return {};
}

/// What was told while a document was read: mistakes when it could not be, else notes.
Status read_whole(Diagnostics told, Diagnostics& notes) {
  if (told.has_errors()) return fail(std::move(told));
  notes.add(std::move(told));
  return {};
}

/// Does the filled document have what its template has not: pictures, charts, styles, lists, headers of sections?
bool brings_parts(const opc::Package& package, const docx::Filled& filled) {
  return std::any_of(filled.parts.begin(), filled.parts.end(), [&](const opc::Part& p) {
    return p.name.ends_with(".rels") || p.name.ends_with("styles.xml") || p.name.ends_with("numbering.xml") ||
           !package.find(p.name);
  });
}

}  // namespace

Result<std::vector<Artifact>> Press::print_workbook(const Template& t, const Request& request) const {
  if (Status s = only(request, {"xlsx"}, "a workbook's template gives xlsx"); !s) return fail(std::move(s.error()));
  auto bytes = t.workbook->render(request.context);
  if (!bytes) return fail(std::move(bytes.error()));
  return std::vector<Artifact>{artifact(request, ".xlsx", std::move(*bytes))};
}

Result<std::vector<Artifact>> Press::print(const Request& request, Worker& worker, Diagnostics& notes) {
  Result<Template> t = open(request.template_file);
  if (!t) return fail(std::move(t.error()));
  if (!request.special && !t->special.empty()) return fail(std::move(t->special));
  const auto wants = [&](const char* f) {
    return std::find(request.formats.begin(), request.formats.end(), f) != request.formats.end();
  };
  if (t->workbook) return print_workbook(*t, request);
  if (Status s = only(request, {"docx", "pdf"}, "use docx, pdf or both"); !s) return fail(std::move(s.error()));
  std::vector<Artifact> out;
  const auto add = [&](const char* extension, Bytes bytes) {
    out.push_back(artifact(request, extension, std::move(bytes)));
  };
  if (!wants("pdf") || !t->flow) {
    auto bytes = t->program->render(request.context, worker.docx);
    if (!bytes) return fail(std::move(bytes.error()));
    add(".docx", std::move(*bytes));
    return out;
  }
  // Both formats come from one filling, so that they cannot differ.
  auto filled = t->program->fill(request.context, worker.docx);
  if (!filled) return fail(std::move(filled.error()));
  if (wants("docx")) {
    auto bytes = t->program->pack(*filled);
    if (!bytes) return fail(std::move(bytes.error()));
    add(".docx", std::move(*bytes));
  }
  auto pdf = filled_to_pdf(*t, *filled, request.pdf, worker, notes);
  if (!pdf) return fail(std::move(pdf.error()));
  add(".pdf", std::move(*pdf));
  return out;
}

Result<Bytes> Press::filled_to_pdf(const Template& t, const docx::Filled& filled, const pdf::Options& options,
                                   Worker& worker, Diagnostics& notes) {
  const opc::Package& package = t.program->package();
  if (!brings_parts(package, filled)) return to_pdf(*t.flow, package, &filled, options, worker, notes);
  opc::Package whole = package;
  for (const opc::Part& p : filled.parts) whole.put(p.name, p.bytes);
  auto prepared = flow::prepare(whole);
  if (!prepared) return fail(std::move(prepared.error()));
  return to_pdf(*prepared, whole, nullptr, options, worker, notes);
}

Result<Bytes> Press::to_pdf(const flow::Prepared& prepared, const opc::Package& package, const docx::Filled* filled,
                            const pdf::Options& options, Worker& worker, Diagnostics& notes) {
  flow::PartSource parts;
  if (filled)
    for (std::size_t i = 0; i < filled->parts.size(); ++i)
      parts.parts.push_back({filled->parts[i].name, filled->parts[i].bytes, filled->trees[i].get()});
  Diagnostics told = prepared.warnings();
  flow::FlowDoc doc = flow::build(prepared, parts, told, &worker.flow);
  if (Status s = read_whole(std::move(told), notes); !s) return fail(std::move(s.error()));
  return lay_out(std::move(doc), package, filled, options, worker, notes);
}

Result<Bytes> Press::lay_out(flow::FlowDoc doc, const opc::Package& package, const docx::Filled* filled,
                             const pdf::Options& options, Worker& worker, Diagnostics& notes) {
  if (!worker.layout.hyphenate)
    worker.layout.hyphenate = [fonts = fonts_](std::string_view word, std::string_view language,
                                               std::vector<std::uint32_t>& places) {
      if (const font::Hyphenator* h = fonts->hyphenator(language)) h->breaks(word, places);
    };
  layout::Frames frames = layout::layout(doc, *fonts_, worker.layout, notes);
  if (Status s = pdf::put_marks(frames, options.marks, *fonts_); !s) return fail(std::move(s.error()));
  doc = {};  // of a long document it is as large as the file to be written
  for (layout::Image& image : frames.images) {
    const Bytes* changed = filled ? filled->find(image.part) : nullptr;
    if (const opc::Part* part = package.find(image.part); changed || part)
      image.bytes = changed ? *changed : part->bytes;
  }
  return writer_.write(frames, options, notes);
}

Result<Bytes> Press::convert(ByteView docx, const std::string& name, const pdf::Options& options, Worker& worker,
                             Diagnostics& notes) {
  auto package = opc::Package::read(docx, name);
  if (!package) return fail(std::move(package.error()));
  auto prepared = flow::prepare(*package, flow::TakeMain());
  if (!prepared) return fail(std::move(prepared.error()));
  Diagnostics told = prepared->warnings();
  flow::FlowDoc doc = flow::build_once(std::move(*prepared), told);
  if (Status s = read_whole(std::move(told), notes); !s) return fail(std::move(s.error()));
  return lay_out(std::move(doc), *package, nullptr, options, worker, notes);
}

}  // namespace prikaz::papers
