#include "opc/splice.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace prikaz::opc {

namespace {

constexpr std::uint32_t shortest_word = 6;  // bytes: half as many letters
constexpr std::size_t word_slots = 1024;
constexpr std::size_t texts_kept = 2 * window;

std::size_t hash_of_word(const char* p) {
  std::uint64_t h = 0;
  for (std::uint32_t i = 0; i < shortest_word; ++i) h = h << 8 | static_cast<unsigned char>(p[i]);
  return static_cast<std::size_t>(h * 0x9E3779B97F4A7C15u >> 54);
}
static_assert(word_slots == 1u << (64 - 54));

constexpr std::size_t long_text = 2048;  // a table put together elsewhere, a chapter in one value: worth a compression

}  // namespace

void SpliceStream::clear(const PackedSpans& spans) {
  spans_ = &spans;
  out_.clear();
  in_block_ = false;
  crc_ = 0;
  size_ = 0;
  seen_.assign(spans.spans.size(), 0);
  words_.assign(word_slots, {});
  texts_.clear();
}

void SpliceStream::open() {
  if (in_block_) return;
  spans_->book.open(out_);
  in_block_ = true;
}

void SpliceStream::close() {
  if (in_block_) spans_->book.close(out_);
  in_block_ = false;
}

void SpliceStream::copy_back(std::uint32_t length, std::uint32_t distance) {
  while (length > 0) {
    std::uint32_t step = std::min(length, longest_match);
    if (length - step > 0 && length - step < shortest_match) step -= shortest_match;
    spans_->book.match(step, distance, out_);
    length -= step;
  }
}

/// A block of zlib's, brought to a byte border before and behind.
void SpliceStream::compressed(ByteView text) {
  close();
  out_.put(0, 3);  // an empty stored block: its lengths begin at a byte
  out_.align();
  out_.put_bytes({"\0\0\xFF\xFF", 4});
  z_stream z{};
  if (deflateInit2(&z, 1, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  z.avail_in = static_cast<uInt>(text.size());
  std::array<char, 32768> piece;
  do {
    z.next_out = reinterpret_cast<Bytef*>(piece.data());
    z.avail_out = static_cast<uInt>(piece.size());
    ::deflate(&z, Z_SYNC_FLUSH);
    out_.put_bytes({piece.data(), piece.size() - z.avail_out});
  } while (z.avail_out == 0);
  deflateEnd(&z);
}

void SpliceStream::text(ByteView text) {
  if (text.size() >= long_text) {
    compressed(text);
  } else {
    open();
    words(text);
  }
  crc_ = crc32(text, crc_);
  size_ += text.size();
}

/// Text whose words may have stood in texts before it.
void SpliceStream::words(ByteView text) {
  if (texts_.size() + text.size() > texts_kept) {
    texts_.clear();
    words_.assign(word_slots, {});
  }
  const auto base = static_cast<std::uint32_t>(texts_.size());
  texts_ += text;
  const auto end = static_cast<std::uint32_t>(texts_.size());
  std::size_t written = 0, i = 0;
  while (i + shortest_word <= text.size()) {
    Word& slot = words_[hash_of_word(text.data() + i)];
    const Word earlier = slot;
    const std::uint64_t place = size_ + i + 1;
    slot = {place, base + static_cast<std::uint32_t>(i), end};
    std::uint32_t same = 0;
    if (earlier.place != 0 && place - earlier.place <= window) {
      const std::size_t limit = std::min<std::size_t>({earlier.end - earlier.begin, text.size() - i, longest_match});
      while (same < limit && texts_[earlier.begin + same] == text[i + same]) ++same;
    }
    if (same >= shortest_word) {
      spans_->book.text(text.substr(written, i - written), out_);
      spans_->book.match(same, static_cast<std::uint32_t>(place - earlier.place), out_);
      written = i += same;
      if (i < text.size() && text[i - 1] == ' ') continue;
    }
    i = std::min(text.find(' ', i), text.size() - 1) + 1;
  }
  spans_->book.text(text.substr(written), out_);
}

void SpliceStream::span(std::uint32_t number) {
  const PackedSpan& span = spans_->spans[number];
  const std::uint64_t last = seen_[number], now = size_ + 1;
  seen_[number] = now;
  if (span.steps == 0) return text(span.text);
  open();
  if (last != 0 && now - last <= window) {
    copy_back(static_cast<std::uint32_t>(span.text.size()), static_cast<std::uint32_t>(now - last));
  } else {
    for (const SpanStep* s = &spans_->steps[span.first_step]; s != &spans_->steps[span.first_step] + span.steps; ++s) {
      out_.put_all(spans_->bits.data() + s->first_byte, s->bits);
      if (s->length == 0) continue;
      const std::uint64_t source = seen_[s->source] + s->offset, here = now + s->at;
      if (seen_[s->source] != 0 && here - source <= window)
        spans_->book.match(s->length, static_cast<std::uint32_t>(here - source), out_);
      else
        spans_->book.text(span.text.substr(s->at, s->length), out_);
    }
  }
  crc_ = spans_->crc_steps[span.step](crc_);
  size_ += span.text.size();
}

void SpliceStream::finish() {
  close();
  out_.put(0b011, 3);  // the last block: fixed codes, empty
  out_.put(0, 7);
  out_.align();
}

}  // namespace prikaz::opc
