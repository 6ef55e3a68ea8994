#include "generator/load/map_reader.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "generator/load/trimmed_text.h"
#include "generator/model/suggestion.h"
#include "generator/model/target.h"

namespace shirube {
namespace {

std::string joined(const std::vector<std::string_view>& words) {
  std::string list;
  for (const std::string_view word : words) list.append(list.empty() ? "" : ", ").append(word);
  return list;
}

/// The key without full-width spaces and other blanks before it: what the author saw as indentation.
std::string_view without_indentation(std::string_view key) {
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t start = at;
    const char32_t code_point = next_code_point(key, at);
    if (code_point != 0x3000 && code_point != 0xA0 && code_point != ' ' && code_point != '\t') return key.substr(start);
  }
  return {};
}

}  // namespace

std::string_view type_word(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::nothing:
      break;
    case YamlNode::Kind::scalar:
      return "text";
    case YamlNode::Kind::list:
      return "list";
    case YamlNode::Kind::map:
      return "map";
  }
  return "nothing";
}

MapReader::MapReader(YamlNode& node, Diagnostics& diagnostics)
    : node_(node.kind == YamlNode::Kind::map ? &node : nullptr), span_(node.span()), diagnostics_(diagnostics) {
  constexpr std::size_t most_keys = 16;
  asked_.reserve(most_keys);
  if (node_ == nullptr) report_wrong_type("", "map", node);
  if (!node.added_by_overlay) return;
  if (const YamlNode* id = std::as_const(node).find("id")) added_ = id->scalar;  // before it is moved out
}

void MapReader::ask(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.push_back(key);
}

YamlNode* MapReader::find(std::string_view key, Need need) {
  ask(key);
  YamlNode* found = node_ == nullptr ? nullptr : node_->find(key);
  if (found == nullptr && need == Need::required) report_missing(key);
  return found;
}

YamlNode* MapReader::raw(std::string_view key) { return find(key, Need::optional); }

bool MapReader::has(std::string_view key) const {
  const YamlNode* found = node_ == nullptr ? nullptr : std::as_const(*node_).find(key);
  return found != nullptr && !found->emptied_by_overlay;
}

void MapReader::report_missing(std::string_view key) {
  if (node_ != nullptr) missing_.push_back(key);
}

void MapReader::report_wrong_type(std::string_view key, std::string_view expected, const YamlNode& found) {
  diagnostics_.add(
      "wrong-type", found.span(),
      {{"key", std::string(key)}, {"expected", std::string(expected)}, {"found", std::string(type_word(found))}});
}

Text MapReader::take_text(YamlNode& node, std::string_view key, LineBreaks breaks) {
  const auto report_empty = [&] { diagnostics_.add("empty-text", node.span(), {{"key", std::string(key)}}); };
  if (node.kind == YamlNode::Kind::nothing) return report_empty(), Text{};
  if (node.kind != YamlNode::Kind::scalar) return report_wrong_type(key, "text", node), Text{};
  Text text = std::move(node.scalar);
  node.scalar.span = text.span;
  // The file was looked through as a whole: only an escape (`"\u0007"`, `"\r"`) can have made such a character.
  if (text.layout == TextLayout::other) {
    const auto bad = std::min(find_forbidden_character(text.text).value_or(std::string::npos), text.text.find('\r'));
    if (bad != std::string::npos) {
      std::size_t at = bad;
      const std::string name = code_point_name(next_code_point(text.text, at));
      diagnostics_.add("control-character", text.span, {{"character", name}});
      return {};
    }
  }
  trim(text);
  if (text.empty()) report_empty();
  if (breaks == LineBreaks::joined) put_on_one_line(text);
  return text;
}

Text MapReader::take_id(YamlNode& node, std::string_view key) {
  Text text = take_line(node, key);
  if (text.empty() || is_id(text.text)) return text;
  diagnostics_.add("invalid-id", text.span, {{"id", text.text}});
  return {};
}

Text MapReader::text(std::string_view key, Need need, LineBreaks breaks) {
  YamlNode* node = find(key, need);
  return node == nullptr ? Text{} : take_text(*node, key, breaks);
}

std::vector<Text> MapReader::texts(std::string_view key, Need need, LineBreaks breaks) {
  std::vector<Text> texts;
  for (YamlNode* item : items(key, need)) {
    Text text = take_text(*item, key, breaks);
    if (!text.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

Body MapReader::markdown(std::string_view key, Need need) {
  YamlNode* node = find(key, need);
  return node == nullptr ? Body{} : Body{take_text(*node, key, LineBreaks::kept), {}};
}

Text MapReader::id(std::string_view key, Need need) {
  YamlNode* node = find(key, need);
  return node == nullptr ? Text{} : take_id(*node, key);
}

std::vector<YamlNode*> MapReader::items(std::string_view key, Need need) {
  YamlNode* node = find(key, need);
  if (node == nullptr || (node->emptied_by_overlay && need == Need::optional)) return {};
  if (node->kind == YamlNode::Kind::nothing || (node->kind == YamlNode::Kind::list && node->items.empty())) {
    diagnostics_.add("empty-list", node->span(), {{"key", std::string(key)}});
    return {};
  }
  if (node->kind != YamlNode::Kind::list) return {node};
  std::vector<YamlNode*> items;
  items.reserve(node->items.size());
  for (YamlNode& item : node->items) items.push_back(&item);
  return items;
}

std::size_t MapReader::count(std::string_view key) const {
  const YamlNode* found = node_ == nullptr ? nullptr : std::as_const(*node_).find(key);
  if (found == nullptr) return 0;
  return found->kind == YamlNode::Kind::list ? found->items.size() : 1;
}

void MapReader::each_map(std::string_view key, Need need, const std::function<void(MapReader&)>& read) {
  const YamlNode* list = find(key, Need::optional);
  if (list != nullptr && list->kind == YamlNode::Kind::scalar) return report_wrong_type(key, "map, list", *list);
  for (YamlNode* item : items(key, need)) {
    MapReader reader(*item, diagnostics_);
    read(reader);
    reader.finish();
  }
}

/// The item, or the map that its text stands for, put into `made`; nullptr, and reported, where it is neither.
YamlNode* MapReader::map_or_text(YamlNode& item, std::string_view key, std::string_view short_key, YamlNode& made) {
  switch (item.kind) {
    case YamlNode::Kind::nothing:
      diagnostics_.add("empty-text", item.span(), {{"key", std::string(key)}});
      return nullptr;
    case YamlNode::Kind::list:
      report_wrong_type(key, "text, map", item);
      return nullptr;
    case YamlNode::Kind::map:
      return &item;
    case YamlNode::Kind::scalar:
      break;
  }
  made.kind = YamlNode::Kind::map;
  made.scalar.span = item.span();
  made.entries.push_back({Text{std::string(short_key), item.span()}, std::move(item)});
  return &made;
}

void MapReader::each_map_or_text(std::string_view key, std::string_view short_key, Need need,
                                 const std::function<void(MapReader&)>& read) {
  for (YamlNode* item : items(key, need)) {
    YamlNode made;
    YamlNode* map = map_or_text(*item, key, short_key, made);
    if (map == nullptr) continue;
    MapReader reader(*map, diagnostics_);
    read(reader);
    reader.finish();
  }
}

void MapReader::each_map_by_id(std::string_view key, std::string_view short_key, Need need,
                               const std::function<void(MapReader&, Text id)>& read) {
  YamlNode* map = find(key, need);
  if (map == nullptr || (map->emptied_by_overlay && need == Need::optional)) return;
  if (map->kind != YamlNode::Kind::map) return report_wrong_type(key, "map", *map);
  if (map->entries.empty()) {
    YamlNode nothing;
    nothing.scalar.span = map->span();
    return report_wrong_type(key, "map", nothing);
  }
  for (YamlEntry& entry : map->entries) {
    Text id = std::move(entry.key);
    YamlNode made;
    YamlNode* item = short_key.empty() ? &entry.value : map_or_text(entry.value, id.text, short_key, made);
    if (!is_id(id.text)) {
      diagnostics_.add("invalid-id", id.span, {{"id", id.text}});
      id = {};
    }
    if (item == nullptr) continue;
    MapReader reader(*item, diagnostics_);
    if (item->added_by_overlay) reader.added_ = id;
    read(reader, std::move(id));
    reader.finish();
  }
}

std::optional<MapReader::Chosen> MapReader::one_of(std::span<const std::string_view> keys) {
  for (const std::string_view key : keys) ask(key);
  if (node_ == nullptr) return std::nullopt;
  std::optional<Chosen> chosen;
  for (const YamlEntry& entry : node_->entries) {
    const auto known = std::find(keys.begin(), keys.end(), entry.key.text);
    if (known == keys.end()) continue;
    if (!chosen) {
      chosen = {static_cast<std::size_t>(known - keys.begin()), entry.key.span};
      continue;
    }
    Diagnostic& again = diagnostics_.add("one-key", entry.key.span, {{"allowed", joined({keys.begin(), keys.end()})}});
    again.hint = "several";
    again.notes.push_back({"first-here", chosen->span});
  }
  if (!chosen) missing_one_of_.assign(keys.begin(), keys.end());
  return chosen;
}

std::vector<Text> MapReader::ids(std::string_view key) {
  std::vector<Text> ids;
  for (YamlNode* item : items(key, Need::optional)) {
    Text id = take_id(*item, key);
    if (!id.empty()) ids.push_back(std::move(id));
  }
  return ids;
}

void MapReader::each_by_id(std::string_view key, const std::function<void(Text id, YamlNode& value)>& read) {
  YamlNode* map = find(key, Need::optional);
  if (map == nullptr) return;
  if (map->kind != YamlNode::Kind::map) return report_wrong_type(key, "map", *map);
  for (YamlEntry& entry : map->entries) {
    if (is_id(entry.key.text)) {
      read(std::move(entry.key), entry.value);
    } else {
      diagnostics_.add("invalid-id", entry.key.span, {{"id", entry.key.text}});
    }
  }
}

Condition MapReader::condition() { return {ids("only"), ids("except")}; }

void MapReader::finish() {
  if (node_ == nullptr) return;
  for (const YamlEntry& entry : node_->entries) {
    const std::string& key = entry.key.text;
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
    auto& unknown = diagnostics_.add("unknown-key", entry.key.span, {{"key", key}, {"allowed", joined(asked_)}});
    // A key that is misspelt is not missing as well.
    const std::string_view meant = suggest(unknown, without_indentation(key), asked_);
    std::erase(missing_, meant);
    // One that cannot stand here was most likely to be what is needed.
    missing_one_of_.clear();
  }
  if (!missing_one_of_.empty()) diagnostics_.add("one-key", span_, {{"allowed", joined(missing_one_of_)}});
  for (const std::string_view key : missing_) {
    if (node_->added_by_overlay) {
      diagnostics_
          .add("overlay-unknown-id", added_.empty() ? span_ : added_.span,
               {{"id", added_.text}, {"key", std::string(key)}})
          .hint = "incomplete";
    } else {
      diagnostics_.add("missing-key", span_, {{"key", std::string(key)}});
    }
  }
}

void report_duplicate_ids(const std::vector<const Text*>& ids, Diagnostics& diagnostics) {
  std::map<std::string_view, const Text*> seen;
  for (const Text* id : ids) {
    if (id->empty()) continue;
    const auto [first, is_new] = seen.emplace(id->text, id);
    if (is_new) continue;
    diagnostics.add("duplicate-id", id->span, {{"id", id->text}}).notes.push_back({"first-here", first->second->span});
  }
}

}  // namespace shirube
