#include "opc/span_packer.hpp"

#include <algorithm>

namespace prikaz::opc {

namespace {

constexpr std::size_t shortest_span = 32;   // below this a span costs less as text than as steps of its own
constexpr std::uint32_t shortest_copy = 5;  // out of another span: its distance costs more, and time
constexpr int tries = 48;

/// What values are like: letters of names and posts, digits of dates.
constexpr ByteView usual_value =
    "Иванова Мария Петровна, учитель начальных классов; Кузнецов Андрей Сергеевич, директор школы № 12; "
    "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа»; 15.09.2026; класс 7а; город, район";

struct Token {
  std::uint32_t at = 0, length = 0;  ///< in the span; length 0: text up to the next token
  std::uint32_t distance = 0;        ///< as the spans stand side by side
  std::uint32_t source = 0, offset = 0;
};

/// Finds repetitions over the spans of one stream as if they stood side by side.
class Matcher {
 public:
  explicit Matcher(const std::vector<SpanText>& texts) : texts_(texts), heads_(1u << hash_bits, nowhere) {}

  /// Tokens of the next span, whose number is `span`.
  std::vector<Token> run(std::uint32_t span) {
    if (texts_[span].new_stream) {
      std::fill(heads_.begin(), heads_.end(), nowhere);
      all_.clear();
      before_.clear();
      owner_.clear();
      starts_.assign(span, 0);
    }
    const auto start = static_cast<std::uint32_t>(all_.size());
    starts_.push_back(start);
    all_ += texts_[span].text;
    owner_.resize(all_.size(), span);
    before_.resize(all_.size(), nowhere);
    std::vector<Token> out;
    for (std::uint32_t i = start; i < all_.size();) {
      Token found = best(i, span);
      if (found.length > 0 && found.length < 32 && i + 1 < all_.size()) {
        insert(i);
        const Token next = best(i + 1, span);
        if (next.length > found.length) found = next, ++i;
      }
      if (found.length == 0) {
        insert(i++);
        continue;
      }
      found.at = i - start;
      out.push_back(found);
      for (std::uint32_t k = 0; k < found.length; ++k) insert(i + k);
      i += found.length;
    }
    return out;
  }

 private:
  static constexpr std::uint32_t hash_bits = 15, nowhere = 0xFFFFFFFF;

  std::uint32_t hash(std::uint32_t i) const {
    const auto at = [&](std::uint32_t k) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(all_[i + k]));
    };
    return (at(0) | at(1) << 8 | at(2) << 16 | at(3) << 24) * 2654435761u >> (32 - hash_bits);
  }

  void insert(std::uint32_t i) {
    if (i + 4 > all_.size()) return;
    std::uint32_t& head = heads_[hash(i)];
    if (head == i) return;
    before_[i] = head;
    head = i;
  }

  Token best(std::uint32_t i, std::uint32_t span) const {
    Token out;
    if (i + 4 > all_.size()) return out;
    std::uint32_t s = heads_[hash(i)];
    if (s == i) s = before_[i];
    for (int n = 0; n < tries && s != nowhere && i - s <= window; ++n, s = before_[s]) {
      const bool own = owner_[s] == span;
      const std::uint32_t least = own ? 4 : shortest_copy;
      std::uint32_t limit = std::min<std::uint32_t>(longest_match, static_cast<std::uint32_t>(all_.size()) - i);
      if (!own) limit = std::min(limit, starts_[owner_[s] + 1] - s);
      if (limit <= out.length || all_[s + out.length] != all_[i + out.length]) continue;
      std::uint32_t length = 0;
      while (length < limit && all_[s + length] == all_[i + length]) ++length;
      if (length < least || length <= out.length) continue;
      out = {0, length, i - s, owner_[s], s - starts_[owner_[s]]};
      if (length == longest_match) break;
    }
    return out;
  }

  const std::vector<SpanText>& texts_;
  Bytes all_;
  std::vector<std::uint32_t> heads_, before_, owner_, starts_;
};

void count(ByteView text, const std::vector<Token>& tokens, Counts& counts) {
  std::size_t at = 0;
  for (const Token& t : tokens) {
    counts.text(text.substr(at, t.at - at));
    counts.match(t.length, t.distance);
    at = t.at + t.length;
  }
  counts.text(text.substr(at));
  counts.text(usual_value);
  // Written again, the span is copied whole.
  const auto size = static_cast<std::uint32_t>(text.size());
  if (size < shortest_span) return;
  counts.match(std::min(size, longest_match), std::min(window, size + 300));
}

class Writer {
 public:
  explicit Writer(PackedSpans& out) : out_(out) {}

  void run(PackedSpan& span, std::uint32_t number, const std::vector<Token>& tokens) {
    span.first_step = static_cast<std::uint32_t>(out_.steps.size());
    std::size_t at = 0;
    for (const Token& t : tokens) {
      out_.book.text(span.text.substr(at, t.at - at), bits_);
      at = t.at + t.length;
      if (t.source == number)
        out_.book.match(t.length, t.distance, bits_);
      else
        end_step({0, 0, t.at, t.length, t.source, t.offset});
    }
    out_.book.text(span.text.substr(at), bits_);
    end_step({});
    span.steps = static_cast<std::uint32_t>(out_.steps.size()) - span.first_step;
  }

 private:
  void end_step(SpanStep step) {
    step.first_byte = static_cast<std::uint32_t>(out_.bits.size());
    step.bits = static_cast<std::uint32_t>(bits_.bits());
    bits_.align();
    out_.bits += bits_.bytes();
    bits_.clear();
    out_.steps.push_back(step);
  }

  PackedSpans& out_;
  BitWriter bits_;
};

}  // namespace

PackedSpans pack_spans(const std::vector<SpanText>& texts) {
  PackedSpans out;
  std::vector<std::vector<Token>> tokens;
  Matcher matcher(texts);
  Counts counts;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    tokens.push_back(matcher.run(i));
    count(texts[i].text, tokens.back(), counts);
  }
  out.book = Codebook(counts);
  Writer writer(out);
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    PackedSpan span;
    span.text = texts[i].text;
    if (span.text.size() >= shortest_span) {
      writer.run(span, i, tokens[i]);
      span.step = static_cast<std::uint32_t>(out.crc_steps.size());
      out.crc_steps.emplace_back(span.text);
    }
    out.spans.push_back(span);
  }
  out.bits += Bytes(8, '\0');  // BitWriter::put_all reads whole words
  return out;
}

}  // namespace prikaz::opc
