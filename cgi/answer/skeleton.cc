#include "cgi/answer/skeleton.h"

#include <cstddef>

#include "base/html.h"
#include "base/slot.h"

namespace shirube {
namespace {

// The generator's pages nest three or four deep. More is no page of ours, and every `each` costs a stack frame.
constexpr std::size_t deepest_stretch = 32;

struct Piece {
  enum class Kind { literal, text, when, unless, each } kind = Kind::literal;
  std::string_view content;  // the literal's text or the slot's name
  std::size_t end = 0;       // of a stretch: the piece that follows it
};

struct DirectiveWord {
  std::string_view word;
  Piece::Kind kind;
};
constexpr DirectiveWord words[] = {{"text ", Piece::Kind::text},
                                   {"if ", Piece::Kind::when},
                                   {"unless ", Piece::Kind::unless},
                                   {"each ", Piece::Kind::each}};

std::optional<Piece> read_directive(std::string_view directive) {
  for (const auto& [word, kind] : words) {
    if (directive.starts_with(word) && directive.size() > word.size()) {
      return Piece{.kind = kind, .content = directive.substr(word.size())};
    }
  }
  return std::nullopt;
}

/// A page cut at its slots. Each stretch knows its end, so that filling never has to look for one.
class SkeletonReader {
 public:
  explicit SkeletonReader(std::string_view rest) : rest_(rest) {}

  std::optional<std::vector<Piece>> read() {
    while (!rest_.empty()) {
      const std::size_t begin = rest_.find(slot_begin);
      if (!add_literal(rest_.substr(0, begin))) return std::nullopt;
      if (begin == std::string_view::npos) break;
      rest_.remove_prefix(begin + slot_begin.size());
      const std::size_t end = rest_.find(slot_end);
      if (end == std::string_view::npos || !add_slot(rest_.substr(0, end))) return std::nullopt;
      rest_.remove_prefix(end + slot_end.size());
    }
    if (!open_.empty()) return std::nullopt;
    return std::move(pieces_);
  }

 private:
  bool add_literal(std::string_view text) {
    if (text.find(slot_end) != std::string_view::npos) return false;
    if (!text.empty()) pieces_.push_back({.content = text});
    return true;
  }

  bool add_slot(std::string_view directive) {
    if (directive.find(slot_begin) != std::string_view::npos) return false;
    if (directive == "end") {
      if (open_.empty()) return false;
      pieces_[open_.back()].end = pieces_.size();
      open_.pop_back();
      return true;
    }
    const auto piece = read_directive(directive);
    if (!piece) return false;
    if (piece->kind != Piece::Kind::text) {
      if (open_.size() == deepest_stretch) return false;
      open_.push_back(pieces_.size());
    }
    pieces_.push_back(*piece);
    return true;
  }

  std::string_view rest_;
  std::vector<Piece> pieces_;
  std::vector<std::size_t> open_;  // the stretches that are not closed yet
};

/// Where names are looked for: an item, then what stands around it.
struct Scope {
  const SlotValues& values;
  const Scope* outer = nullptr;
};

std::string_view text_of(std::string_view name, const Scope& scope) {
  for (const Scope* each = &scope; each != nullptr; each = each->outer) {
    const auto found = each->values.texts.find(name);
    if (found != each->values.texts.end()) return found->second;
  }
  return {};
}

const std::vector<SlotValues>* list_of(std::string_view name, const Scope& scope) {
  for (const Scope* each = &scope; each != nullptr; each = each->outer) {
    const auto found = each->values.lists.find(name);
    if (found != each->values.lists.end()) return &found->second;
  }
  return nullptr;
}

/// The innermost scope that knows the name decides: an item's empty text hides a text of the same name outside.
bool holds(std::string_view name, const Scope& scope) {
  for (const Scope* each = &scope; each != nullptr; each = each->outer) {
    const auto& [texts, truths, lists] = each->values;
    const auto text = texts.find(name);
    const auto list = lists.find(name);
    if (truths.contains(name)) return true;
    if (text == texts.end() && list == lists.end()) continue;
    return (text != texts.end() && !text->second.empty()) || (list != lists.end() && !list->second.empty());
  }
  return false;
}

class Filler {
 public:
  Filler(const std::vector<Piece>& pieces, bool is_html, std::string& filled)
      : pieces_(pieces), is_html_(is_html), filled_(filled) {}

  void fill(std::size_t at, std::size_t end, const Scope& scope) {
    while (at < end) {
      const Piece& piece = pieces_[at++];
      switch (piece.kind) {
        case Piece::Kind::literal:
          filled_.append(piece.content);
          break;
        case Piece::Kind::text:
          add_text(text_of(piece.content, scope));
          break;
        case Piece::Kind::when:
        case Piece::Kind::unless:
          if (holds(piece.content, scope) != (piece.kind == Piece::Kind::when)) at = piece.end;
          break;
        case Piece::Kind::each:
          if (const auto* list = list_of(piece.content, scope)) {
            for (const SlotValues& item : *list) fill(at, piece.end, {item, &scope});
          }
          at = piece.end;
      }
    }
  }

 private:
  void add_text(std::string_view text) {
    if (is_html_) {
      append_escaped(filled_, text);
    } else {
      filled_.append(text);
    }
  }

  const std::vector<Piece>& pieces_;
  bool is_html_;
  std::string& filled_;
};

std::optional<std::string> fill_skeleton(std::string_view skeleton, const SlotValues& values, bool is_html) {
  const auto pieces = SkeletonReader(skeleton).read();
  if (!pieces) return std::nullopt;
  std::string filled;
  filled.reserve(skeleton.size());
  Filler(*pieces, is_html, filled).fill(0, pieces->size(), {values});
  return filled;
}

}  // namespace

std::optional<std::string> fill_slots(std::string_view skeleton, const SlotValues& values) {
  return fill_skeleton(skeleton, values, true);
}

std::optional<std::string> fill_plain_slots(std::string_view skeleton, const SlotValues& values) {
  return fill_skeleton(skeleton, values, false);
}

}  // namespace shirube
