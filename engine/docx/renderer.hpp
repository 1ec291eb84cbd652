// Receives what a render prints and puts the parts together: as XML, or directly as deflate streams.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "docx/additions.hpp"
#include "docx/adoption.hpp"
#include "docx/charts.hpp"
#include "docx/compiled.hpp"
#include "docx/content.hpp"
#include "opc/deflate_stream.hpp"
#include "opc/splice.hpp"
#include "template/sink.hpp"

namespace prikaz::docx {

class Renderer : public tpl::Sink, public Placement {
 public:
  enum class Mode {
    xml,       ///< parts as text
    splice,    ///< parts as deflate streams of ready spans; what needs a second look at the XML only sets `needs_xml`
    compress,  ///< the same for a large template: parts are compressed while they are written
  };

  Renderer() = default;
  void begin(const Program::Impl& program, Mode mode);
  void end();

  // Of the template's program.
  void literal(std::uint32_t piece, std::string_view text) override;
  void value(const Value& v, std::uint32_t piece) override;
  void begin_capture() override;
  Value end_capture() override;

  // Of the values.
  std::string drawing_id() override;
  std::string picture(const std::shared_ptr<const Bytes>& bytes, std::string_view extension) override;
  std::string link(std::string_view url) override;
  std::string chart(const ChartData& data, Bytes model, const std::string& original) override;
  std::string guest(const Guest& guest) override;

  bool needs_xml() const { return needs_xml_; }
  Diagnostics& mistakes() { return mistakes_; }
  std::vector<Bytes>& xml() { return xml_; }                                     ///< by part
  const std::vector<opc::SpliceStream>& streams() const { return streams_; }     ///< by part
  const std::vector<opc::DeflateStream>& deflated() const { return deflated_; }  ///< by part
  /// Puts what the values brought into the changed parts.
  Status add_to(std::vector<opc::Part>& changed) const;

 private:
  struct Capture {
    static constexpr int header = -1;  ///< `table` of a section's header
    Bytes xml;
    bool started = false;
    Level level = Level::text;
    int table = 0;           ///< the depth of the table that is held back to be mended; 0: it is a value's
    bool until_row = false;  ///< the table is whole once it has a row
  };

  void emit(std::string_view text, Level level);
  void release_table();
  void table_end();
  void list_restart(std::uint32_t list);
  void bookmark_turn(std::uint32_t number);
  void turn_begin(std::uint32_t number);
  void turn_end();
  const std::string& part_name() const;
  Adoption& adoption();
  Refusal write_value(const Value& v, const Slot& slot);
  Refusal write_object(const Value& v, const Slot& slot);
  Refusal write_typeset(std::string_view text, const Slot& slot);

  const Program::Impl* program_ = nullptr;
  Mode mode_ = Mode::xml;
  bool needs_xml_ = false;
  std::size_t part_ = 0;
  std::uint32_t drawings_ = 0;
  std::vector<Bytes> xml_;
  std::vector<opc::SpliceStream> streams_;
  std::vector<opc::DeflateStream> deflated_;
  std::vector<Capture> captures_;
  struct BookmarkTurn {
    int turn = 0;
    std::string name, id;
  };
  std::vector<BookmarkTurn> bookmarks_;  ///< by number
  int next_bookmark_ = 0;
  struct Turn {
    int count = 0;
    std::string name, relation;
  };
  std::vector<Turn> turns_;          ///< by number: headers of sections in loops
  const Turn* in_header_ = nullptr;  ///< now written
  std::vector<opc::Part> headers_;   ///< written
  int tables_ = 0;                   ///< tables to mend that are open
  std::vector<std::string> lists_;   ///< present ids, empty before the first turn
  Bytes buffer_;
  std::string_view last_;  ///< what was printed last
  Additions additions_;
  Charts charts_;
  std::unique_ptr<Adoption> adoption_;
  Diagnostics mistakes_;
};

}  // namespace prikaz::docx
