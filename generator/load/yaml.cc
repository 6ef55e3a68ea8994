#include "generator/load/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <cassert>
#include <new>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "generator/load/joined_lines.h"
#include "generator/load/yaml_anchors.h"
#include "generator/load/yaml_places.h"

namespace shirube {
namespace {

std::string_view bytes_of(const yaml_char_t* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}

std::string name_of(const yaml_char_t* anchor) {
  return anchor == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(anchor));
}

YamlMark mark_of(const yaml_mark_t& mark) { return {mark.line, mark.column}; }

ScalarStyle style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return ScalarStyle::quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return ScalarStyle::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return ScalarStyle::folded;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
      break;
  }
  return ScalarStyle::plain;
}

/// libyaml's parser and its current event, freed whatever happens.
class EventReader {
 public:
  explicit EventReader(std::string_view text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;
  ~EventReader() {
    if (has_event_) yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }

  /// The next event; nullptr where libyaml refuses the text.
  const yaml_event_t* next() {
    if (has_event_) yaml_event_delete(&event_);
    has_event_ = yaml_parser_parse(&parser_, &event_) != 0;
    if (!has_event_ && parser_.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    return has_event_ ? &event_ : nullptr;
  }
  const yaml_parser_t& parser() const { return parser_; }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
  bool has_event_ = false;
};

/// Builds the tree from libyaml's events. Stops at the first mistake of syntax: what follows one cannot be trusted.
class TreeBuilder {
 public:
  TreeBuilder(const SourceFile& file, Diagnostics& diagnostics)
      : text_(file.text), diagnostics_(diagnostics), places_(file), events_(file.text) {}

  std::optional<YamlNode> build() {
    YamlNode root;
    bool has_document = false;
    while (const yaml_event_t* event = events_.next()) {
      switch (event->type) {
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
          break;
        case YAML_STREAM_END_EVENT:
          return root;
        case YAML_DOCUMENT_START_EVENT:
          if (has_document) return refuse("several-documents", start_of(*event)), std::nullopt;
          has_document = true;
          break;
        default:
          if (!read_node(*event, root, 1)) return std::nullopt;
      }
    }
    report_syntax();
    return std::nullopt;
  }

 private:
  static constexpr std::size_t usual_size = 4;  // of a list or map

  /// Reads the value that begins with `event` into `node`; false after a mistake.
  bool read_node(const yaml_event_t& event, YamlNode& node, int depth) {
    if (depth > yaml_depth_limit) return refuse_depth(start_of(event));
    if (!count_value(event)) return false;
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        if (event.data.scalar.tag != nullptr) return refuse_tag(event);
        read_scalar(event, node);
        return remember(name_of(event.data.scalar.anchor), node);
      case YAML_ALIAS_EVENT:
        return answer(anchors_.repeat(name_of(event.data.alias.anchor), depth, node), start_of(event));
      case YAML_SEQUENCE_START_EVENT: {
        if (event.data.sequence_start.tag != nullptr) return refuse_tag(event);
        const std::string anchor = name_of(event.data.sequence_start.anchor);
        const bool in_brackets = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        begin(event, node, YamlNode::Kind::list);
        return read_inside(node, in_brackets, depth) && remember(anchor, node);
      }
      case YAML_MAPPING_START_EVENT: {
        if (event.data.mapping_start.tag != nullptr) return refuse_tag(event);
        const std::string anchor = name_of(event.data.mapping_start.anchor);
        const bool in_brackets = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        begin(event, node, YamlNode::Kind::map);
        return read_inside(node, in_brackets, depth) && remember(anchor, node);
      }
      default:
        assert(false && "libyaml gives no other event inside a document");
        return false;
    }
  }

  void begin(const yaml_event_t& event, YamlNode& node, YamlNode::Kind kind) const {
    node.kind = kind;
    node.scalar.span = start_of(event);
  }

  bool read_inside(YamlNode& node, bool in_brackets, int depth) {
    if (in_brackets) open_brackets_.push_back(&node);
    const bool read = node.kind == YamlNode::Kind::list ? read_items(node, depth) : read_entries(node, depth);
    if (read && in_brackets) open_brackets_.pop_back();
    return read;
  }

  bool read_items(YamlNode& list, int depth) {
    list.items.reserve(usual_size);
    while (const yaml_event_t* event = events_.next()) {
      if (event->type == YAML_SEQUENCE_END_EVENT) return true;
      // Into a value of its own: open_brackets_ points at values, which must not move with a growing list.
      YamlNode item;
      if (!read_node(*event, item, depth + 1)) return false;
      list.items.push_back(std::move(item));
    }
    return report_syntax();
  }

  bool read_entries(YamlNode& map, int depth) {
    map.entries.reserve(usual_size);
    while (const yaml_event_t* event = events_.next()) {
      if (event->type == YAML_MAPPING_END_EVENT) return take_out_duplicates(map), true;
      if (event->type != YAML_SCALAR_EVENT) return refuse_syntax(start_of(*event), "a key must be a plain text");
      YamlNode key;
      if (!read_node(*event, key, depth + 1)) return false;
      event = events_.next();
      if (event == nullptr) break;
      YamlNode value;
      if (!read_node(*event, value, depth + 1)) return false;
      map.entries.push_back({std::move(key.scalar), std::move(value)});
    }
    return report_syntax();
  }

  /// Reports keys that stand twice and keeps the first of each.
  void take_out_duplicates(YamlNode& map) {
    constexpr std::size_t few = 16;  // as nearly all maps: not worth an index
    std::unordered_map<std::string_view, const Text*> index;
    std::vector<bool> repeated(map.entries.size());
    const auto first_of = [&](std::size_t entry) -> const Text* {
      const Text& key = map.entries[entry].key;
      if (map.entries.size() > few) return index.emplace(key.text, &key).first->second;
      for (std::size_t earlier = 0; earlier < entry; ++earlier) {
        if (map.entries[earlier].key.text == key.text) return &map.entries[earlier].key;
      }
      return &key;
    };
    bool any = false;
    for (std::size_t entry = 0; entry < map.entries.size(); ++entry) {
      const Text& key = map.entries[entry].key;
      const Text* first = first_of(entry);
      if (first == &key) continue;
      refuse("duplicate-key", key.span, {{"key", key.text}}).notes.push_back({"first-here", first->span});
      repeated[entry] = any = true;
    }
    if (!any) return;
    std::size_t entry = 0;
    std::erase_if(map.entries, [&](const YamlEntry&) { return repeated[entry++]; });
  }

  void read_scalar(const yaml_event_t& event, YamlNode& node) const {
    const auto& scalar = event.data.scalar;
    const ScalarStyle style = style_of(scalar.style);
    node.kind = YamlNode::Kind::scalar;
    Text& text = node.scalar;
    text.text = bytes_of(scalar.value, scalar.length);
    const YamlMark begin = mark_of(event.start_mark), end = mark_of(event.end_mark);
    const YamlMark start = scalar.anchor == nullptr ? begin : places_.after_anchor(begin);
    places_.place(start, end, style, text);
    const bool is_folded = start.line != end.line && style != ScalarStyle::literal;
    if (is_folded) join_wide_lines(without_marks(places_.written(start, end), style), text.text);
    const bool says_nothing = text.text.empty() || text.text == "~" || text.text == "null";
    if (style == ScalarStyle::plain && says_nothing) node.kind = YamlNode::Kind::nothing;
  }

  /// A text as it stands in the file, without quotation marks or the line of its `>`.
  static std::string_view without_marks(std::string_view written, ScalarStyle style) {
    if (style == ScalarStyle::quoted) return written.substr(1, written.size() - 2);
    if (style != ScalarStyle::folded) return written;
    written.remove_prefix(std::min(written.find_first_of("\r\n"), written.size()));
    return written.substr(std::min(written.find_first_not_of("\r\n"), written.size()));
  }

  bool remember(std::string anchor, const YamlNode& node) {
    return anchor.empty() || answer(anchors_.remember(std::move(anchor), node), node.span());
  }

  bool answer(YamlAnchors::Answer answer, const Span& span) {
    switch (answer) {
      case YamlAnchors::Answer::fine:
        return true;
      case YamlAnchors::Answer::unknown:
        return refuse_syntax(span, "unknown anchor");
      case YamlAnchors::Answer::too_much:
        refuse("too-many-aliases", span, {{"limit", std::to_string(yaml_alias_value_limit)}});
        return false;
      case YamlAnchors::Answer::too_deep:
        return refuse_depth(span);
    }
    return false;
  }

  bool count_value(const yaml_event_t& event) {
    if (++values_ <= yaml_value_limit) return true;
    refuse("file-too-large", start_of(event), {{"limit", std::to_string(yaml_value_limit) + " values"}});
    return false;
  }

  bool refuse_depth(const Span& span) {
    refuse("nesting-too-deep", span, {{"limit", std::to_string(yaml_depth_limit)}});
    return false;
  }
  bool refuse_tag(const yaml_event_t& event) { return refuse_syntax(start_of(event), "tags are not used here"); }
  bool refuse_syntax(const Span& span, std::string_view problem) {
    refuse("yaml-syntax", span, {{"problem", std::string(problem)}});
    return false;
  }
  Diagnostic& refuse(std::string_view code, const Span& span,
                     std::vector<std::pair<std::string_view, std::string>> parameters = {}) {
    return diagnostics_.add(code, span, std::move(parameters));
  }

  Span start_of(const yaml_event_t& event) const { return places_.at(mark_of(event.start_mark)); }

  /// What libyaml found, at the place where the author must look: not where a quotation or a key that went wrong made
  /// the rest unreadable, but where it begins.
  bool report_syntax() {
    const yaml_parser_t& parser = events_.parser();
    const std::string_view problem = parser.problem == nullptr ? "unreadable" : parser.problem;
    const std::string_view context = parser.context == nullptr ? "" : parser.context;
    if (context == "while scanning a quoted scalar" || context == "while scanning a simple key") {
      return refuse_syntax(places_.at(mark_of(parser.context_mark)), problem);
    }
    const Span span = places_.at(mark_of(parser.problem_mark));
    const bool at_end = parser.problem_mark.index >= count_code_points(text_).value;
    const bool misses_bracket =
        at_end || problem.starts_with("did not find expected ','") || problem.starts_with("block sequence entries");
    if (!open_brackets_.empty() && misses_bracket && (at_end || span.line > open_brackets_.back()->span().line)) {
      const YamlNode& open = *open_brackets_.back();
      return refuse_syntax(open.span(), open.kind == YamlNode::Kind::list ? "did not find expected ',' or ']'"
                                                                          : "did not find expected ',' or '}'");
    }
    return refuse_syntax(span, problem);
  }

  std::string_view text_;
  Diagnostics& diagnostics_;
  YamlPlaces places_;
  EventReader events_;
  YamlAnchors anchors_;
  std::vector<const YamlNode*> open_brackets_;
  std::size_t values_ = 0;
};

/// Reports what content must not hold, once a line, and puts a blank in its place, so that reading goes on.
void blank_forbidden_characters(SourceFile& file, Diagnostics& diagnostics) {
  constexpr int most = 20;  // of a file that is no text at all
  auto found = find_forbidden_character(file.text);
  if (!found) return;
  const YamlPlaces places(file);
  std::string kept;
  std::size_t done = 0;
  std::size_t next_line = 0;
  for (int reported = 0; found; found = find_forbidden_character(std::string_view(file.text).substr(done))) {
    const std::size_t at = done + *found;
    kept.append(file.text, done, *found).append(" ");
    done = at;
    const char32_t code_point = next_code_point(file.text, done);
    if (at < next_line || reported == most) continue;
    diagnostics.add("control-character", places.at_byte(at), {{"character", code_point_name(code_point)}});
    next_line = std::min(file.text.find_first_of("\r\n", at), file.text.size());
    ++reported;
  }
  file.text = kept.append(file.text, done);
}

/// The place of a line `%TAG`, of which libyaml compares each with all before it: thousands would take minutes.
std::optional<Span> find_tag_directive(const SourceFile& file) {
  const std::string_view text = file.text;
  for (std::size_t at = text.find("%TAG"); at != std::string_view::npos; at = text.find("%TAG", at + 1)) {
    const bool begins_line = at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
    if (begins_line) return YamlPlaces(file).at_byte(at);
  }
  return std::nullopt;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const YamlEntry& entry : entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

YamlNode* YamlNode::find(std::string_view key) {
  return const_cast<YamlNode*>(static_cast<const YamlNode*>(this)->find(key));
}

std::optional<YamlNode> read_yaml(SourceFile file, Diagnostics& diagnostics) {
  blank_forbidden_characters(file, diagnostics);
  if (const auto tag = find_tag_directive(file)) {
    diagnostics.add("yaml-syntax", *tag, {{"problem", "tags are not used here"}});
    return std::nullopt;
  }
  return TreeBuilder(file, diagnostics).build();
}

}  // namespace shirube
