// A DOCX template, compiled once and rendered many times. The document becomes one template program over all its parts
// (body, headers, footers, notes, comments, properties, link targets: one scope), whose literals are spans of XML.
//
// Errors of compile: PRK-O… and PRK-X… (the package), PRK-D0xx (tags in the document), PRK-T0xx (the language).
// Errors of render: PRK-T1xx (data), PRK-D1xx (values that Word could not hold), PRK-D2xx (the result would be broken).
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "docx/chart.hpp"
#include "docx/fragments.hpp"
#include "docx/typography.hpp"
#include "ooxml/xml.hpp"
#include "opc/package.hpp"
#include "template/environment.hpp"
#include "template/program.hpp"
#include "value/value.hpp"

namespace prikaz::docx {

struct Options {
  opc::Limits limits;
  FragmentReader fragments = {};  ///< unset: the template can include no documents
  ChartBook book = {};            ///< unset: charts show their numbers, and Word cannot edit them
  Typography typography = {};     ///< empty: all text stands as it is written
};

/// What one record changed in the package: whole parts by name, pictures and their relationships included.
struct Filled {
  std::vector<opc::Part> parts;
  std::vector<std::shared_ptr<xml::Document>> trees;  ///< of `parts`, as they were verified; null for what is not XML

  const Bytes* find(std::string_view part) const;
};

/// Buffers that renders on one thread reuse.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

class Program {
 public:
  struct Impl;
  explicit Program(std::unique_ptr<Impl> impl);
  ~Program();

  /// `name` stands in messages. `env` must outlive the Program. All mistakes at once, each with part, paragraph number,
  /// heading or table cell, tag and column.
  static Result<std::shared_ptr<const Program>> compile(ByteView docx, std::string name, const tpl::Environment& env,
                                                        const Options& options = {});

  /// The changed parts as XML, verified. What `flow::build` reads together with package().
  Result<Filled> fill(const Value& context, Scratch& scratch) const;
  Result<Filled> fill(const Value& context) const;
  /// A package from parts that fill() gave: the plain path, which render() must equal part by part.
  Result<Bytes> pack(const Filled& filled) const;
  /// The package: unchanged spans are copied as they were deflated at compile time.
  Result<Bytes> render(const Value& context, Scratch& scratch) const;
  Result<Bytes> render(const Value& context) const;

  /// What the template reads from its data, for check and inspect.
  const tpl::Usage& fields() const;
  /// Where the piece of a field stands (tpl::Field::pieces).
  Place place_of(std::uint32_t piece) const;
  /// What looks wrong and still renders.
  const Diagnostics& warnings() const;
  /// The template as it was read; the body of a large one is empty where records change it.
  const opc::Package& package() const;
  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace prikaz::docx
