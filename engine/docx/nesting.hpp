// The blocks that are open at a place of a document: what they repeat, and the proof that each begins and ends in like
// places, so that any filling is well-formed.
//
// Mistakes: PRK-D005 a block that begins and ends in different structures (both places named), PRK-D014 (warning) one
// that begins and ends in different cells.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "docx/tag.hpp"
#include "ooxml/xml.hpp"

namespace prikaz::docx {

/// Where a statement stands: the elements around it, and the attribute if it is in one.
struct Position {
  std::vector<xml::Node> nodes;
  const void* attribute = nullptr;
};

class Nesting {
 public:
  /// All three must outlive it.
  Nesting(const std::vector<Tag>& tags, const std::string& file, Diagnostics& found)
      : tags_(tags), file_(file), found_(found) {}

  /// A statement, in document order; `path` is the elements around it.
  void statement(std::size_t tag, const std::vector<xml::Node>& path, const void* attribute);
  /// Tags of blocks met so far.
  std::size_t met() const { return met_; }
  /// May what stands here be printed more than once?
  bool repeating() const { return repeating_ > 0; }
  /// Does a loop that is open bring a variable of this name, or a `set` within one?
  bool brings(const std::string& name) const;

  /// Bookmarks whose loops are open, by their number in Spans.
  const std::vector<std::uint32_t>& bookmarks() const { return bookmarks_; }
  /// One that the block just opened renews at every turn.
  void renew(std::uint32_t bookmark) { bookmarks_.push_back(bookmark); }

  /// Blocks do not reach over the end of a part; finish() says so.
  void end_part();
  /// What begins here may be printed more than once though no block says so.
  void begin_fragment() { ++repeating_; }
  void end_fragment() { --repeating_; }
  /// A part within a part: what is open outside still repeats, but cannot be closed inside.
  struct Outer {
    std::size_t floor;
    std::vector<std::uint32_t> bookmarks;
  };
  Outer enter();
  void leave(Outer outer);
  /// After the last part: a block that begins in one part and ends in another.
  void finish();

 private:
  struct OpenBlock {
    std::size_t tag;
    Position position;
    bool repeats;
    std::size_t bookmarks, names;  ///< how many there were before it
  };
  struct Gap {
    enum Kind { none, cell, structure } kind;
    std::string_view fork;  ///< where the ways to the two places part
  };
  static Gap gap(const Position& begin, const std::vector<xml::Node>& path, const void* attribute);
  void compare(const OpenBlock& begin, std::size_t tag, const std::vector<xml::Node>& path, const void* attribute);
  void leave_loop(std::size_t tag, const std::vector<xml::Node>& path, const void* attribute);
  void block(std::size_t tag, const std::vector<xml::Node>& path, const void* attribute);
  void close_block();

  const std::vector<Tag>& tags_;
  const std::string& file_;
  Diagnostics& found_;
  std::vector<OpenBlock> open_;
  std::size_t floor_ = 0;  ///< blocks that the present part may not close
  std::size_t met_ = 0;
  int repeating_ = 0;
  std::vector<std::uint32_t> bookmarks_;
  std::vector<std::string> names_;
  std::optional<std::size_t> left_open_, stray_;  ///< the first of each
};

}  // namespace prikaz::docx
