#include "template/parser.hpp"

#include <algorithm>
#include <array>

#include "core/utf8.hpp"
#include "template/expression_parser.hpp"

namespace prikaz::tpl {
namespace {

/// Words that open a block, what may stand in its middle, what ends it.
struct BlockWord {
  std::string_view open;
  std::array<std::string_view, 2> middle;
  std::string_view end;
};
constexpr BlockWord block_words[] = {
    {"if", {"elif", "else"}, "endif"}, {"for", {"else", ""}, "endfor"}, {"set", {}, "endset"},
    {"with", {}, "endwith"},           {"macro", {}, "endmacro"},       {"call", {}, "endcall"},
    {"filter", {}, "endfilter"},       {"block", {}, "endblock"},       {"autoescape", {}, "endautoescape"},
};

bool ends_something(std::string_view word) {
  if (word == "else" || word == "elif") return true;
  return std::any_of(std::begin(block_words), std::end(block_words), [&](const BlockWord& b) { return b.end == word; });
}

Stmt made(Stmt::Kind kind, const Piece& piece) {
  Stmt s;
  s.kind = kind;
  s.piece = piece.id;
  return s;
}

class Parser {
 public:
  Parser(const std::vector<Piece>& pieces, const PlaceOf& place_of, const Environment& env, Report& report)
      : pieces_(pieces), place_of_(place_of), env_(env), report_(report) {}

  Block run() {
    Block out;
    out.reserve(pieces_.size());
    body(out);
    return out;
  }

 private:
  struct Open {
    const BlockWord* word;
    std::uint32_t piece;
  };

  // Reads statements up to the word that ends or divides the innermost open block, which is returned with the parser
  // of its tag; an empty word means that the pieces ended or an outer block did.
  struct Stop {
    std::string_view word;
    std::unique_ptr<ExpressionParser> tag;
  };

  Stop body(Block& out) {
    while (at_ < pieces_.size() && !report_.stopped) {
      const Piece& piece = pieces_[at_];
      if (piece.kind == Piece::Kind::literal) literal(piece, out);
      if (piece.kind == Piece::Kind::expression) output(piece, out);
      if (piece.kind != Piece::Kind::statement) {
        ++at_;
        continue;
      }
      auto tag = open_tag(piece);
      if (!tag) continue;
      const std::string_view word = tag->peek().text;
      if (ends_something(word)) {
        if (divides_innermost(word)) {
          ++at_;
          tag->next();
          return {word, std::move(tag)};
        }
        if (ends_outer(word, piece)) return {};
        continue;
      }
      ++at_;
      tag->next();
      statement(word, piece, *tag, out);
    }
    return {};
  }

  std::unique_ptr<ExpressionParser> reader(const Piece& piece) {
    const std::size_t before = report_.errors();
    auto tag = std::make_unique<ExpressionParser>(tokens_of(piece.text, piece.id, place_of_, report_), piece.id,
                                                  place_of_, report_, env_.limits);
    if (report_.errors() > before) tag->silence();
    return tag;
  }

  std::unique_ptr<ExpressionParser> open_tag(const Piece& piece) {
    auto tag = reader(piece);
    if (tag->peek().kind == Token::Kind::name) return tag;
    ++at_;
    if (tag->at_end())
      tag->fail_at(tag->peek(), id::empty_tag, Message("the tag is empty"), Message("remove it"));
    else
      tag->fail_at(tag->peek(), id::unknown_statement,
                   Message("a statement begins with a word, not with {}", tag->peek().text),
                   Message("to print a value use {{ }}"));
    return nullptr;
  }

  bool divides_innermost(std::string_view word) const {
    if (open_.empty()) return false;
    const BlockWord& b = *open_.back().word;
    return word == b.end || word == b.middle[0] || word == b.middle[1];
  }

  // An end that belongs to no open block is skipped; one of an outer block closes what stands between.
  bool ends_outer(std::string_view word, const Piece& piece) {
    const auto outer = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& o) {
      return word == o.word->end || (word != "else" && word == o.word->middle[0]);
    });
    if (outer != open_.rend()) return true;
    Message hint = open_.empty()
                       ? Message("remove it, or write the tag that it ends")
                       : Message("{} is open here, since {}", open_.back().word->open, place_text(open_.back().piece));
    report_.error(id::block_stray, place_of_, piece.id, 0, Message("{} without its beginning", word), std::move(hint));
    ++at_;
    return false;
  }

  std::string place_text(std::uint32_t piece) const { return place_of_ ? to_string(place_of_(piece, 0)) : "?"; }

  void unclosed(const Open& open) {
    if (at_ == pieces_.size())
      return report_.error(id::block_open, place_of_, open.piece, 0,
                           Message("{} has no {}", open.word->open, open.word->end),
                           Message("write {} before the end of the template", open.word->end));
    const std::string word = utf8::trim(pieces_[at_].text);
    report_.error(id::block_crossed, place_of_, pieces_[at_].id, 0,
                  Message("{} stands where {} is due: {} began at {}", word, open.word->end, open.word->open,
                          place_text(open.piece)),
                  Message("end first what began last"));
  }

  Stmt& add(Stmt::Kind kind, const Piece& piece, Block& out) {
    Stmt& s = out.emplace_back();
    s.kind = kind;
    s.piece = piece.id;
    return s;
  }

  // Neighbours that hold text are one.
  void literal(const Piece& piece, Block& out) {
    if (!piece.text.empty() && !out.empty() && out.back().kind == Stmt::Kind::literal && !out.back().text.empty())
      out.back().text += piece.text;
    else
      add(Stmt::Kind::literal, piece, out).text = piece.text;
  }

  void output(const Piece& piece, Block& out) {
    const auto tag = reader(piece);
    if (tag->at_end()) {
      tag->fail_at(tag->peek(), id::empty_tag, Message("the tag is empty"), Message("write a field's name in it"));
      return;
    }
    ExprPtr e = tag->tuple();
    if (tag->expect_end()) add(Stmt::Kind::output, piece, out).expr = std::move(e);
  }

  /// The body of a block just opened; false when its end is missing (reported).
  template <class Divide>
  void block(std::string_view word, const Piece& piece, Block& first, Divide divide) {
    if (static_cast<int>(open_.size()) >= env_.limits.nesting) {
      report_.error(id::too_deep, place_of_, piece.id, 0, Message("blocks are nested too deeply"),
                    Message("split the template with macros"));
      report_.stopped = true;
      return;
    }
    const auto* known = std::find_if(std::begin(block_words), std::end(block_words),
                                     [&](const BlockWord& b) { return b.open == word; });
    open_.push_back({known, piece.id});
    Block* into = &first;
    while (true) {
      Stop stop = body(*into);
      if (report_.stopped) break;
      if (stop.word.empty()) {
        unclosed(open_.back());
        break;
      }
      if (stop.word == known->end) {
        if (!stop.tag->at_end() && word != "macro" && word != "block") stop.tag->expect_end();
        break;
      }
      into = divide(stop.word, *stop.tag);
    }
    open_.pop_back();
  }
  void block(std::string_view word, const Piece& piece, Block& first) {
    block(word, piece, first, [&](std::string_view, ExpressionParser&) { return &first; });
  }

  void statement(std::string_view word, const Piece& piece, ExpressionParser& tag, Block& out);
  void if_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void for_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void set_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void with_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void macro_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void call_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void filter_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void include_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void import_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void from_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void autoescape_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void block_statement(const Piece& piece, ExpressionParser& tag, Block& out);
  void custom_statement(std::string_view word, const Piece& piece, ExpressionParser& tag, Block& out);
  void unknown_statement(std::string_view word, const Piece& piece);
  static void import_context(ExpressionParser& tag, Stmt& s, bool otherwise);
  ExprPtr captured(ExpressionParser& tag) { return tag.make(Op::captured, tag.peek()); }

  const std::vector<Piece>& pieces_;
  const PlaceOf& place_of_;
  const Environment& env_;
  Report& report_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
};

void Parser::statement(std::string_view word, const Piece& piece, ExpressionParser& tag, Block& out) {
  using Read = void (Parser::*)(const Piece&, ExpressionParser&, Block&);
  static constexpr std::pair<std::string_view, Read> known[] = {
      {"if", &Parser::if_statement},
      {"for", &Parser::for_statement},
      {"set", &Parser::set_statement},
      {"with", &Parser::with_statement},
      {"macro", &Parser::macro_statement},
      {"call", &Parser::call_statement},
      {"filter", &Parser::filter_statement},
      {"include", &Parser::include_statement},
      {"import", &Parser::import_statement},
      {"from", &Parser::from_statement},
      {"autoescape", &Parser::autoescape_statement},
      {"block", &Parser::block_statement},
  };
  for (const auto& [name, read] : known)
    if (name == word) return (this->*read)(piece, tag, out);
  if (word == "do") {
    ExprPtr e = tag.tuple();
    if (tag.expect_end()) add(Stmt::Kind::do_, piece, out).expr = std::move(e);
    return;
  }
  if (word == "print") {
    do {
      ExprPtr e = tag.expression();
      if (!tag.failed()) add(Stmt::Kind::output, piece, out).expr = std::move(e);
    } while (!tag.failed() && tag.skip(","));
    tag.expect_end();
    return;
  }
  if (word == "break" || word == "continue") {
    if (tag.expect_end()) add(word == "break" ? Stmt::Kind::break_ : Stmt::Kind::continue_, piece, out);
    return;
  }
  if (env_.find_statement(word)) return custom_statement(word, piece, tag, out);
  unknown_statement(word, piece);
}

void Parser::unknown_statement(std::string_view word, const Piece& piece) {
  if (const Message* why = env_.find_refused(word)) {
    report_.error(id::refused, place_of_, piece.id, 0, Message("{} cannot be used here", word), *why);
    return;
  }
  std::vector<std::string> names = env_.statement_names();
  for (const BlockWord& b : block_words) {
    names.emplace_back(b.open);
    names.emplace_back(b.end);
  }
  for (const char* other : {"else", "elif", "include", "import", "from", "do", "break", "continue", "raw"})
    names.emplace_back(other);
  Message hint = near_hint(word, names);
  if (hint.key.empty()) hint = Message("to print a value use {{ }}");
  report_.error(id::unknown_statement, place_of_, piece.id, 0, Message("there is no statement {}", word),
                std::move(hint));
}

void Parser::custom_statement(std::string_view word, const Piece& piece, ExpressionParser& tag, Block& out) {
  const auto argument = env_.find_statement(word)->argument;
  ExprPtr e;
  if (argument == CustomStatement::Argument::required ||
      (argument == CustomStatement::Argument::optional && !tag.at_end()))
    e = tag.tuple();
  if (!tag.expect_end()) return;
  Stmt& s = add(Stmt::Kind::custom, piece, out);
  s.text = std::string(word);
  s.expr = std::move(e);
}

void Parser::if_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::if_, piece);
  bool good = true, has_else = false;
  s.branches.emplace_back(tag.tuple(false), Block());
  good = tag.expect_end();
  // A divided body is gathered apart: branches move while they grow.
  auto bodies = std::vector<std::unique_ptr<Block>>();
  bodies.push_back(std::make_unique<Block>());
  block("if", piece, *bodies[0], [&](std::string_view word, ExpressionParser& middle) {
    if (has_else)
      middle.fail_at(middle.peek(), id::block_crossed, Message("{} after else", word), Message("else comes last"));
    has_else = has_else || word == "else";
    ExprPtr condition = word == "elif" ? middle.tuple(false) : nullptr;
    good = middle.expect_end() && good;
    s.branches.emplace_back(std::move(condition), Block());
    return bodies.emplace_back(std::make_unique<Block>()).get();
  });
  for (std::size_t i = 0; i < bodies.size(); ++i) s.branches[i].second = std::move(*bodies[i]);
  if (good) out.push_back(std::move(s));
}

void Parser::for_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::for_, piece);
  Target target;
  bool good = tag.target(target, false, "in") && tag.expect_word("in");
  if (good) s.expr = tag.tuple(false, "recursive");
  if (good && tag.skip_word("if")) s.test = tag.expression();
  if (good && tag.skip_word("recursive")) s.recursive = true;
  good = tag.expect_end() && good;
  s.targets.push_back(std::move(target));
  bool has_else = false;
  block("for", piece, s.body, [&](std::string_view, ExpressionParser& middle) {
    if (has_else) middle.fail_at(middle.peek(), id::block_crossed, Message("a second else"), Message("remove it"));
    has_else = true;
    good = middle.expect_end() && good;
    return &s.otherwise;
  });
  if (good) out.push_back(std::move(s));
}

void Parser::set_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s;
  s.piece = piece.id;
  Target target;
  bool good = tag.target(target, true);
  s.targets.push_back(std::move(target));
  if (good && tag.skip("=")) {
    s.kind = Stmt::Kind::set;
    s.expr = tag.tuple();
    if (tag.expect_end()) out.push_back(std::move(s));
    return;
  }
  s.kind = Stmt::Kind::set_block;
  if (!good) return;
  if (!tag.at_end()) s.expr = tag.filters(captured(tag), false);
  good = tag.expect_end();
  if (!good) return;  // most likely `=` is missing or misplaced: no endset follows
  block("set", piece, s.body);
  out.push_back(std::move(s));
}

void Parser::with_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::with, piece);
  while (!tag.failed() && !tag.at_end()) {
    Target target;
    target.offset = static_cast<std::uint32_t>(tag.peek().offset);
    if (!tag.name(target.name) || !tag.expect("=")) break;
    s.values.push_back(tag.expression());
    s.targets.push_back(std::move(target));
    if (!tag.at_end()) tag.expect(",");
  }
  const bool good = tag.expect_end();
  block("with", piece, s.body);
  if (good) out.push_back(std::move(s));
}

void Parser::macro_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::macro, piece);
  const bool good = tag.name(s.text) && tag.parameters(s.parameters) && tag.expect_end();
  block("macro", piece, s.body);
  if (good) out.push_back(std::move(s));
}

void Parser::call_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::call, piece);
  bool good = !tag.peek().is("(") || tag.parameters(s.parameters);
  if (good) s.expr = tag.expression();
  if (s.expr && s.expr->op != Op::call && s.expr->op != Op::method) {
    tag.fail_at(tag.peek(), id::unexpected, Message("call needs a macro to call: {% call name() %}"));
    good = false;
  }
  good = tag.expect_end() && good;
  block("call", piece, s.body);
  if (good) out.push_back(std::move(s));
}

void Parser::filter_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::filter, piece);
  s.expr = tag.filters(captured(tag), true);
  const bool good = tag.expect_end();
  block("filter", piece, s.body);
  if (good) out.push_back(std::move(s));
}

// Escaping is the sink's matter and always on: the block only opens a scope.
void Parser::autoescape_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::with, piece);
  tag.expression();
  const bool good = tag.expect_end();
  block("autoescape", piece, s.body);
  if (good) out.push_back(std::move(s));
}

// No template inherits here, so a block stands for its own content.
void Parser::block_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::with, piece);
  const bool named = tag.name(s.text);
  tag.skip_word("scoped");
  tag.skip_word("required");
  const bool good = tag.expect_end() && named;
  block("block", piece, s.body);
  if (good) out.push_back(std::move(s));
}

void Parser::import_context(ExpressionParser& tag, Stmt& s, bool otherwise) {
  s.with_context = otherwise;
  for (const bool with : {true, false})
    if (tag.peek().is_name(with ? "with" : "without") && tag.peek(1).is_name("context")) {
      tag.next(), tag.next();
      s.with_context = with;
      return;
    }
}

void Parser::include_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::include, piece);
  s.expr = tag.expression();
  if (tag.peek().is_name("ignore") && tag.peek(1).is_name("missing")) {
    tag.next(), tag.next();
    s.ignore_missing = true;
  }
  import_context(tag, s, true);
  if (tag.expect_end()) out.push_back(std::move(s));
}

void Parser::import_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::import, piece);
  s.expr = tag.expression();
  if (!tag.expect_word("as") || !tag.name(s.text)) return;
  import_context(tag, s, false);
  if (tag.expect_end()) out.push_back(std::move(s));
}

void Parser::from_statement(const Piece& piece, ExpressionParser& tag, Block& out) {
  Stmt s = made(Stmt::Kind::from, piece);
  s.expr = tag.expression();
  if (!tag.expect_word("import")) return;
  do {
    if (!s.imports.empty() && (tag.at_end() || (tag.peek(1).is_name("context")))) break;
    std::string name;
    Target as;
    if (!tag.name(name)) return;
    as.name = name;
    if (tag.skip_word("as") && !tag.name(as.name)) return;
    s.imports.emplace_back(std::move(name), std::move(as));
  } while (tag.skip(","));
  import_context(tag, s, false);
  if (tag.expect_end()) out.push_back(std::move(s));
}

}  // namespace

Block parse(const std::vector<Piece>& pieces, const PlaceOf& place_of, const Environment& env, Report& report) {
  return Parser(pieces, place_of, env, report).run();
}

ExprPtr parse_expression(std::string_view text, std::uint32_t piece, const PlaceOf& place_of, const Environment& env,
                         Report& report) {
  const std::size_t before = report.errors();
  ExpressionParser tag(tokens_of(text, piece, place_of, report), piece, place_of, report, env.limits);
  if (report.errors() > before) tag.silence();
  if (tag.at_end()) return tag.fail_at(tag.peek(), id::empty_tag, Message("the expression is empty"));
  ExprPtr e = tag.expression();
  return tag.expect_end() ? std::move(e) : nullptr;
}

}  // namespace prikaz::tpl
