#include "docx/program.hpp"

#include <algorithm>
#include <map>

#include "docx/compiled.hpp"
#include "docx/cutter.hpp"
#include "docx/parts.hpp"
#include "docx/renderer.hpp"
#include "docx/scan.hpp"
#include "docx/structure.hpp"
#include "docx/verify.hpp"
#include "ooxml/relationships.hpp"

namespace prikaz::docx {

namespace {

constexpr std::string_view types_part = "[Content_Types].xml";

struct OpenPart {
  std::string name;
  std::unique_ptr<xml::Document> doc;
  Bytes text;  ///< of a large part: what `doc` looks into
};

/// Beyond this much XML in a template one fast compression of the result costs less than splicing its many spans, and
/// its body is kept in memory once: its bytes leave the package.
constexpr std::size_t large = 1 << 20;

/// Parts that have tags, parsed and marked.
Result<std::vector<OpenPart>> open_parts(opc::Package& package, Spans& spans, const Typesetter& typesetter,
                                         Diagnostics& found) {
  for (const opc::Part& p : package.parts())
    if (p.name.ends_with(".xml") || p.name.ends_with(".rels"))
      if (Status s = xml::refuse_doctype(p.bytes, package.file() + "/" + p.name); !s) found.add(std::move(s.error()));
  if (found.has_errors()) return fail(std::move(found));
  auto names = template_parts(package);
  if (!names) return fail(std::move(names.error()));
  std::set<std::string> headings, verbatim;
  if (const opc::Part* styles = package.find("word/styles.xml"))
    if (auto doc = xml::parse(styles->bytes, styles->name)) {
      headings = heading_styles((*doc)->document_element());
      verbatim = verbatim_styles((*doc)->document_element());
    }
  std::vector<OpenPart> open;
  for (const std::string& name : *names) {
    Bytes& bytes = package.find(name)->bytes;
    const bool typeset_too = typesetter && bytes.find("<w:t") != Bytes::npos;
    // The body is looked at in any case: a result is as whole as its template.
    if (name != names->front() && !typeset_too && !may_have_tags(name, bytes)) continue;
    // Room for as many tags as there may be: growing would hold them twice, and room that is not used costs nothing.
    spans.tags.reserve(spans.tags.size() + static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '{')));
    const bool spoil = name == names->front() && bytes.size() > large;
    Bytes text = spoil ? std::move(bytes) : Bytes();
    const std::string shown = package.file() + "/" + name;
    auto doc = spoil ? xml::parse_in_place(text, shown) : xml::parse(bytes, shown);
    if (!doc) {
      found.add(std::move(doc.error()));
      continue;
    }
    xml::Node root = (*doc)->document_element();
    if (name.ends_with(".rels")) unescape_targets(root);
    const std::size_t first = spans.tags.size();
    scan(root, {package.file(), name, &headings}, spans.tags, found);
    const bool changed = typeset_too && typeset(root, typesetter, verbatim, spans.tags);
    if (spans.tags.size() == first && !spoil && !changed) continue;
    restructure(root, package.file(), first, spans.tags, found);
    open.push_back({name, std::move(*doc), std::move(text)});
  }
  return open;
}

/// Headers and footers among the parts, by their relationships to the body.
std::vector<Header> headers_of(const opc::Package& package, const std::vector<OpenPart>& open) {
  std::vector<Header> out;
  const auto main = ooxml::main_part(package);
  const auto relations = main ? ooxml::relationships(package, *main) : std::vector<ooxml::Relationship>{};
  if (!relations) return out;
  for (const ooxml::Relationship& r : *relations)
    for (const OpenPart& part : open)
      if (part.name == r.target && (r.is("/header") || r.is("/footer")))
        out.push_back({{part.name, r.is("/header") ? "header" : "footer", r.id}, part.doc->document_element()});
  return out;
}

void pack_spans(Program::Impl& program) {
  std::size_t total = 0;
  std::size_t parts = 0;
  for (const Span& s : program.spans.spans) {
    total += s.xml.size();
    parts += s.kind == Span::Kind::part_begin;
    if (parts == 1) program.body_size = total;
  }
  program.large = total > large;
  if (program.large) return;
  std::vector<opc::SpanText> texts;
  for (const Span& s : program.spans.spans) texts.push_back({s.xml, s.kind == Span::Kind::part_begin});
  program.packed = opc::pack_spans(texts);
}

void pack_still_parts(Program::Impl& program) {
  const auto changes = [&](const std::string& name) {
    const auto& parts = program.spans.parts;
    return std::find(parts.begin(), parts.end(), name) != parts.end();
  };
  const auto add = [&](const opc::Part& part) {
    StaticPart still{part.name, {}, opc::crc32(part.bytes), part.bytes.size()};
    opc::deflate(part.bytes, still.deflated, part.bytes.size() > large ? 1 : 6);
    program.still.push_back(std::move(still));
  };
  if (const opc::Part* types = program.package.find(types_part)) add(*types);
  for (const opc::Part& part : program.package.parts())
    if (part.name != types_part && !changes(part.name)) add(part);
}

Diagnostics warnings_only(const Diagnostics& all) {
  Diagnostics out;
  for (const Diagnostic& d : all)
    if (d.severity != Severity::error) out.add(d);
  return out;
}

/// A block's tag that is not closed makes every later tag seem misplaced: those are not listed then.
Diagnostics without_echoes(Diagnostics all) {
  const bool broken = std::any_of(all.begin(), all.end(), [](const Diagnostic& d) {
    return (d.id == "PRK-D002" || d.id == "PRK-D003") && d.place.detail.find(", {%") != std::string::npos;
  });
  if (!broken) return all;
  Diagnostics out;
  for (Diagnostic& d : all)
    if (d.id != "PRK-D005" && d.id != "PRK-D010" && d.id != "PRK-T011" && d.id != "PRK-T012" && d.id != "PRK-T013")
      out.add(std::move(d));
  return out;
}

}  // namespace

struct Scratch::Impl {
  Renderer renderer;
  tpl::Scratch program;
  RightParagraphs paragraphs{1 << 20};
};

Scratch::Scratch() : impl_(std::make_unique<Impl>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

const Bytes* Filled::find(std::string_view part) const {
  for (const opc::Part& p : parts)
    if (p.name == part) return &p.bytes;
  return nullptr;
}

Program::Program(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Program::~Program() = default;

namespace {

void mark_fragment(const LoadedFragment& fragment, Program::Impl& program, const Typesetter& typesetter,
                   Diagnostics& found) {
  const std::size_t first = program.spans.tags.size();
  const xml::Node root = fragment.doc->document_element();
  scan(root, {program.file, fragment.name, nullptr}, program.spans.tags, found);
  const opc::Part* styles = program.package.find("word/styles.xml");
  if (const auto doc = xml::parse(styles ? styles->bytes : Bytes(), "styles"); typesetter)
    typeset(root, typesetter, doc ? verbatim_styles((*doc)->document_element()) : std::set<std::string>{},
            program.spans.tags);
  restructure(root, program.file, first, program.spans.tags, found);
}

/// The environment with a loader that gives these. They must outlive the compiling.
std::unique_ptr<tpl::Environment> with_sources(const tpl::Environment& env,
                                               const std::map<std::string, tpl::Source>& sources) {
  auto out = std::make_unique<tpl::Environment>(env);
  out->loader = [&sources, other = env.loader](const std::string& name) -> std::optional<Result<tpl::Source>> {
    if (const auto own = sources.find(name); own != sources.end()) return Result<tpl::Source>(own->second);
    return other ? other(name) : std::nullopt;
  };
  return out;
}

}  // namespace

Result<std::shared_ptr<const Program>> Program::compile(ByteView docx, std::string name, const tpl::Environment& env,
                                                        const Options& options) {
  auto package = opc::Package::read(docx, name, options.limits);
  if (!package) return fail(std::move(package.error()));
  auto impl = std::make_unique<Impl>();
  impl->file = std::move(name);
  impl->package = std::move(*package);
  impl->book = options.book;
  Diagnostics found;
  impl->value_typesetter = options.typography.values;
  const std::vector<LoadedFragment> fragments = load_fragments(impl->package, options.fragments, found);
  auto open = open_parts(impl->package, impl->spans, options.typography.text, found);
  if (!open) return fail(std::move(open.error()));
  for (const LoadedFragment& f : fragments) mark_fragment(f, *impl, options.typography.text, found);
  Cutter cutter(impl->spans, impl->file, found);
  cutter.headers(headers_of(impl->package, *open));
  for (OpenPart& part : *open) {
    if (!cutter.took(part.name)) cutter.part(part.name, part.doc->document_element());
    if (part.text.empty()) continue;
    part.doc.reset();
    Bytes().swap(part.text);
  }
  cutter.finish();
  Impl* const raw = impl.get();
  const tpl::PlaceOf place = [raw](std::uint32_t id, std::size_t offset) {
    if (raw->spans.is_span(id)) return Place{raw->file, 0, 0, {}};
    return docx::place_of(raw->spans.tags[id], raw->file, offset);
  };
  std::map<std::string, tpl::Source> sources;
  for (const LoadedFragment& f : fragments) sources[f.name] = {cutter.fragment(f.doc->document_element()), place};
  if (!sources.empty()) impl->environment = with_sources(env, sources);
  auto program = tpl::compile(impl->spans.pieces, impl->environment ? *impl->environment : env, place);
  if (impl->environment) impl->environment->loader = env.loader;
  if (!program) found.add(std::move(program.error()));
  if (found.has_errors()) return fail(without_echoes(std::move(found)));
  impl->program = std::make_unique<tpl::Program>(std::move(*program));
  impl->warnings = warnings_only(found);
  impl->warnings.add(impl->program->warnings());
  std::vector<tpl::Piece>().swap(impl->spans.pieces);
  for (Tag& tag : impl->spans.tags) tag.node = {};
  impl->spans.tags.shrink_to_fit();
  impl->spans.slots.resize(impl->spans.tags.size());
  impl->spans.spans.shrink_to_fit();
  pack_spans(*impl);
  pack_still_parts(*impl);
  return std::make_shared<const Program>(std::move(impl));
}

namespace {

/// Runs the program; `renderer` then holds the parts.
Status run(const Program::Impl& program, const Value& context, Renderer& renderer, tpl::Scratch& scratch,
           Renderer::Mode mode) {
  renderer.begin(program, mode);
  Status status = program.program->render(context, renderer, scratch);
  Diagnostics found;
  if (!status) found = std::move(status.error());
  found.add(std::move(renderer.mistakes()));
  if (found.has_errors()) return fail(std::move(found));
  renderer.end();
  return {};
}

Result<Filled> fill_with(const Program::Impl& program, const Value& context, Scratch::Impl& scratch) {
  Renderer& renderer = scratch.renderer;
  if (Status s = run(program, context, renderer, scratch.program, Renderer::Mode::xml); !s)
    return fail(std::move(s.error()));
  Filled filled;
  for (std::size_t i = 0; i < program.spans.parts.size(); ++i)
    filled.parts.push_back({program.spans.parts[i], std::move(renderer.xml()[i])});
  if (Status s = renderer.add_to(filled.parts); !s) return fail(std::move(s.error()));
  if (Status s = verify(program.package, filled, &scratch.paragraphs); !s) return fail(std::move(s.error()));
  return filled;
}

}  // namespace

Result<Filled> Program::fill(const Value& context, Scratch& scratch) const {
  return fill_with(*impl_, context, scratch.impl());
}

Result<Filled> Program::fill(const Value& context) const {
  Scratch scratch;
  return fill(context, scratch);
}

namespace {

Bytes pack_parts(const Program::Impl& program, const std::vector<opc::Part>& changed) {
  const auto find = [&](std::string_view name) {
    return std::find_if(changed.begin(), changed.end(), [&](const opc::Part& p) { return p.name == name; });
  };
  const auto level = [](const opc::Part& p) { return p.bytes.size() > large ? 1 : 6; };
  Bytes out;
  opc::ZipWriter zip(out);
  if (const auto types = find(types_part); types != changed.end()) zip.add(types_part, types->bytes, level(*types));
  for (const StaticPart& s : program.still)
    if (find(s.name) == changed.end()) zip.add_deflated(s.name, s.deflated, s.crc, s.size);
  for (const opc::Part& p : changed)
    if (p.name != types_part) zip.add(p.name, p.bytes, level(p));
  zip.finish();
  return out;
}

/// `streams`: one for each part that records change.
template <class Stream>
Bytes join_streams(const Program::Impl& program, const std::vector<Stream>& streams) {
  Bytes out;
  opc::ZipWriter zip(out);
  for (const StaticPart& part : program.still) zip.add_deflated(part.name, part.deflated, part.crc, part.size);
  for (std::size_t i = 0; i < program.spans.parts.size(); ++i) {
    const Stream& stream = streams[i];
    zip.add_deflated(program.spans.parts[i], stream.deflated(), stream.crc(), stream.size());
  }
  zip.finish();
  return out;
}

}  // namespace

Result<Bytes> Program::pack(const Filled& filled) const { return pack_parts(*impl_, filled.parts); }

Result<Bytes> Program::render(const Value& context, Scratch& scratch) const {
  Scratch::Impl& s = scratch.impl();
  const Renderer::Mode mode = impl_->large ? Renderer::Mode::compress : Renderer::Mode::splice;
  if (Status status = run(*impl_, context, s.renderer, s.program, mode); !status)
    return fail(std::move(status.error()));
  if (s.renderer.needs_xml()) {
    auto filled = fill_with(*impl_, context, s);
    if (!filled) return fail(std::move(filled.error()));
    return pack(*filled);
  }
  return impl_->large ? join_streams(*impl_, s.renderer.deflated()) : join_streams(*impl_, s.renderer.streams());
}

Result<Bytes> Program::render(const Value& context) const {
  Scratch scratch;
  return render(context, scratch);
}

const tpl::Usage& Program::fields() const { return impl_->program->usage(); }

Place Program::place_of(std::uint32_t piece) const {
  if (piece >= impl_->spans.tags.size()) return {impl_->file, 0, 0, {}};
  return docx::place_of(impl_->spans.tags[piece], impl_->file, 0);
}

const Diagnostics& Program::warnings() const { return impl_->warnings; }
const opc::Package& Program::package() const { return impl_->package; }

}  // namespace prikaz::docx
