#include "papers/press.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "flow/build.hpp"
#include "font/hyphenation.hpp"

namespace prikaz::papers {

Result<Template> Press::open(const std::string& file) {
  // Compiling under the lock: two threads never do the same work, and a run has few templates.
  const std::lock_guard guard(lock_);
  if (const auto it = open_.find(file); it != open_.end()) return it->second;
  const auto compile = [&]() -> Result<Template> {
    auto bytes = disk_.read(file);
    if (!bytes) return fail(std::move(bytes.error()));
    auto program = docx::Program::compile(*bytes, file, env_);
    if (!program) return fail(std::move(program.error()));
    Template t{*program, nullptr};
    if (fonts_) {
      auto prepared = flow::prepare(t.program->package());
      if (!prepared) return fail(std::move(prepared.error()));
      t.flow = std::make_shared<const flow::Prepared>(std::move(*prepared));
    }
    return t;
  };
  return open_.emplace(file, compile()).first->second;
}

Result<std::vector<Artifact>> Press::print(const Request& request, Worker& worker, Diagnostics& notes) {
  Result<Template> t = open(request.template_file);
  if (!t) return fail(std::move(t.error()));
  const auto wants = [&](const char* f) {
    return std::find(request.formats.begin(), request.formats.end(), f) != request.formats.end();
  };
  std::vector<Artifact> out;
  for (const std::string& format : request.formats)
    if (format != "docx" && format != "pdf")
      return fail({"PRK-A001",
                   Severity::error,
                   {request.template_file, 0, 0, {}},
                   Message("a paper cannot be made as \"{}\"", format),
                   "use docx, pdf or both"});
  const auto add = [&](const char* extension, Bytes bytes) {
    Artifact a{request.name + extension, std::move(bytes), {}};
    a.sha256 = sha256(a.bytes);
    out.push_back(std::move(a));
  };
  if (!wants("pdf") || !t->flow) {
    auto bytes = t->program->render(request.context, worker.docx);
    if (!bytes) return fail(std::move(bytes.error()));
    add(".docx", std::move(*bytes));
    return out;
  }
  // Both formats come from one filling, so that they cannot differ.
  auto filled = t->program->fill(request.context);
  if (!filled) return fail(std::move(filled.error()));
  if (wants("docx")) {
    auto bytes = t->program->pack(*filled);
    if (!bytes) return fail(std::move(bytes.error()));
    add(".docx", std::move(*bytes));
  }
  auto pdf = to_pdf(*t->flow, t->program->package(), &*filled, request.pdf, worker, notes);
  if (!pdf) return fail(std::move(pdf.error()));
  add(".pdf", std::move(*pdf));
  return out;
}

Result<Bytes> Press::to_pdf(const flow::Prepared& prepared, const opc::Package& package, const docx::Filled* filled,
                            const pdf::Options& options, Worker& worker, Diagnostics& notes) {
  flow::PartSource parts;
  if (filled)
    for (const opc::Part& p : filled->parts) parts.parts.emplace_back(p.name, p.bytes);
  const flow::FlowDoc doc = flow::build(prepared, parts, notes);
  if (!worker.layout.hyphenate)
    worker.layout.hyphenate = [fonts = fonts_](std::string_view word, std::string_view language,
                                               std::vector<std::uint32_t>& places) {
      if (const font::Hyphenator* h = fonts->hyphenator(language)) h->breaks(word, places);
    };
  layout::Frames frames = layout::layout(doc, *fonts_, worker.layout, notes);
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
  auto prepared = flow::prepare(*package);
  if (!prepared) return fail(std::move(prepared.error()));
  return to_pdf(*prepared, *package, nullptr, options, worker, notes);
}

}  // namespace prikaz::papers
