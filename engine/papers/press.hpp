// One paper: template + context → the bytes of a DOCX and of a PDF that was laid out from the same filled document, or
// of an XLSX when the template is a workbook.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/disk.hpp"
#include "core/result.hpp"
#include "docx/program.hpp"
#include "flow/build.hpp"
#include "flow/prepared.hpp"
#include "font/font.hpp"
#include "layout/layout.hpp"
#include "pdf/writer.hpp"
#include "registry/schema.hpp"
#include "sheet/template.hpp"
#include "template/environment.hpp"
#include "value/value.hpp"

namespace prikaz::papers {

/// A produced file, named without a folder: "Приказ о назначении куратора.docx".
struct Artifact {
  std::string name;
  Bytes bytes;
  std::string sha256;
};

struct Request {
  std::string template_file;         ///< path that the Press's disk reads
  std::string name;                  ///< of the files, without extension
  std::vector<std::string> formats;  ///< "docx", "pdf"; of a workbook "xlsx"
  Value context;
  pdf::Options pdf;
  bool special = false;  ///< the paper may print data of a special category (G-21)
};

/// Memory of one worker thread, reused from paper to paper.
struct Worker {
  docx::Scratch docx;
  flow::Scratch flow;
  layout::Scratch layout;
};

/// A template ready for its formats: a document, or a workbook.
struct Template {
  std::shared_ptr<const docx::Program> program;
  std::shared_ptr<const sheet::Template> workbook;
  std::shared_ptr<const flow::Prepared> flow;  ///< null until a PDF is asked for
  Diagnostics special;                         ///< PRK-A012 for each field of special data that it reads

  const tpl::Usage& fields() const { return workbook ? workbook->fields() : program->fields(); }
  Place place_of(std::uint32_t piece) const { return workbook ? workbook->place_of(piece) : program->place_of(piece); }
  const Diagnostics& warnings() const { return workbook ? workbook->warnings() : program->warnings(); }
};

/// Templates are compiled on first use and kept; safe to use from many threads.
class Press {
 public:
  /// All must outlive the Press. `typography`: of every template (papers/russian.hpp). `schema`: of the registry whose
  /// records are printed; without one nothing is special.
  Press(const Disk& disk, const tpl::Environment& env, const font::Library* fonts, docx::Typography typography = {},
        const registry::Schema* schema = nullptr)
      : disk_(disk), env_(env), fonts_(fonts), typography_(std::move(typography)), schema_(schema) {}

  /// Errors: of reading and compiling; the same answer every time it is asked.
  Result<Template> open(const std::string& file);
  /// Errors: of the template, of the data (PRK-T1xx, PRK-D1xx), PRK-A001 a format no one makes, PRK-A012 special
  /// data that the request does not allow. `notes` gets warnings of layout: fonts replaced, characters no font has,
  /// what is not drawn.
  Result<std::vector<Artifact>> print(const Request& request, Worker& worker, Diagnostics& notes);
  /// Layout alone: any DOCX → PDF. Errors: the package or its main document cannot be read (PRK-O, PRK-W001, W002).
  Result<Bytes> convert(ByteView docx, const std::string& name, const pdf::Options& options, Worker& worker,
                        Diagnostics& notes);

 private:
  docx::Options options_of(const std::string& file) const;
  Result<std::vector<Artifact>> print_workbook(const Template& t, const Request& request) const;
  Result<Bytes> filled_to_pdf(const Template& t, const docx::Filled& filled, const pdf::Options& options,
                              Worker& worker, Diagnostics& notes);
  Result<Bytes> lay_out(flow::FlowDoc doc, const opc::Package& package, const docx::Filled* filled,
                        const pdf::Options& options, Worker& worker, Diagnostics& notes);
  Result<Bytes> to_pdf(const flow::Prepared& prepared, const opc::Package& package, const docx::Filled* filled,
                       const pdf::Options& options, Worker& worker, Diagnostics& notes);

  const Disk& disk_;
  const tpl::Environment& env_;
  const font::Library* fonts_;
  docx::Typography typography_;
  const registry::Schema* schema_;
  pdf::Writer writer_;
  std::mutex lock_;
  std::map<std::string, Result<Template>> open_;
};

}  // namespace prikaz::papers
