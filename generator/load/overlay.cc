#include "generator/load/overlay.h"

#include <algorithm>
#include <list>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "generator/load/map_reader.h"
#include "generator/model/suggestion.h"

namespace shirube {
namespace {

/// The text of an item's id; nullptr where it has none.
const Text* id_of(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::map) return nullptr;
  const YamlNode* id = node.find("id");
  return id != nullptr && id->kind == YamlNode::Kind::scalar ? &id->scalar : nullptr;
}

/// A single item may stand in place of a list.
bool is_list_of_maps(const YamlNode& node) {
  const auto is_map = [](const YamlNode& item) { return item.kind == YamlNode::Kind::map; };
  return is_map(node) ||
         (node.kind == YamlNode::Kind::list && std::all_of(node.items.begin(), node.items.end(), is_map));
}

bool has_ids(const YamlNode& node) {
  const auto has_id = [](const YamlNode& item) { return id_of(item) != nullptr; };
  return has_id(node) || node.emptied_by_overlay || std::any_of(node.items.begin(), node.items.end(), has_id);
}

void make_list(YamlNode& node) {
  if (node.kind == YamlNode::Kind::list) return;
  YamlNode list;
  list.kind = YamlNode::Kind::list;
  list.scalar.span = node.span();
  list.items.push_back(std::move(node));
  node = std::move(list);
}

void take_out(YamlNode& map, std::string_view key) {
  std::erase_if(map.entries, [&](const YamlEntry& entry) { return entry.key.text == key; });
}

/// The items of a list under their ids; one without has an empty key.
std::vector<YamlEntry> items_of_list(YamlNode& list) {
  std::vector<YamlEntry> items;
  items.reserve(list.items.size());
  for (YamlNode& item : list.items) {
    const Text* id = id_of(item);
    Text key = id == nullptr ? Text{} : *id;
    items.push_back({std::move(key), std::move(item)});
  }
  return items;
}

/// Items while they are merged: found by id, put anywhere, taken out.
class ItemsById {
 public:
  using Place = std::list<YamlEntry>::iterator;

  explicit ItemsById(std::vector<YamlEntry> items) {
    for (YamlEntry& item : items) put(end(), std::move(item));
  }

  Place end() { return items_.end(); }
  Place find(const std::string& id) {
    const auto found = places_.find(id);
    return found == places_.end() ? end() : found->second;
  }
  Place put(Place before, YamlEntry item) {
    const Place place = items_.insert(before, std::move(item));
    if (!place->key.empty()) places_.emplace(place->key.text, place);
    return place;
  }
  void remove(Place place) {
    places_.erase(place->key.text);
    items_.erase(place);
  }

  std::vector<std::string_view> ids() const {
    std::vector<std::string_view> ids;
    for (const YamlEntry& item : items_) {
      if (!item.key.empty()) ids.push_back(item.key.text);
    }
    return ids;
  }
  /// Whether the item lacks a key that all others have.
  bool lacks_a_key(const YamlNode& item) const {
    if (items_.empty()) return false;
    const auto& first = items_.front().value.entries;
    return std::any_of(first.begin(), first.end(), [&](const YamlEntry& entry) {
      const auto has_key = [&](const YamlEntry& other) { return other.value.find(entry.key.text) != nullptr; };
      return item.find(entry.key.text) == nullptr && std::all_of(items_.begin(), items_.end(), has_key);
    });
  }
  std::size_t size() const { return items_.size(); }

  std::vector<YamlEntry> take() {
    return {std::make_move_iterator(items_.begin()), std::make_move_iterator(items_.end())};
  }

 private:
  std::list<YamlEntry> items_;
  std::unordered_map<std::string, Place> places_;
};

class Merger {
 public:
  Merger(std::vector<OverlayChange>& changes, Diagnostics& diagnostics)
      : changes_(changes), earlier_(changes.size()), diagnostics_(diagnostics) {}

  void merge_whole(YamlNode& base, YamlNode& overlay) {
    if (base.kind == YamlNode::Kind::map && overlay.kind == YamlNode::Kind::map) {
      merge_maps(base, overlay);
    } else {
      base = std::move(overlay);
    }
  }

 private:
  enum class Way { whole, list, map };

  Way way_of(std::string_view key, const YamlNode& base, const YamlNode& overlay) const {
    const bool are_maps = base.kind == YamlNode::Kind::map && overlay.kind == YamlNode::Kind::map;
    if (are_maps && is_map_of_items(key)) return Way::map;
    return has_ids(base) && is_list_of_maps(overlay) ? Way::list : Way::whole;
  }

  /// Whether the keys of the map are ids, of items such as a list elsewhere has: a flow's questions, outcomes and
  /// facts, the values of a fact, the mails of a form, and the options of its fields.
  bool is_map_of_items(std::string_view key) const {
    if (depth_ == 1) return key == "questions" || key == "outcomes" || key == "facts" || key == "mail";
    if (depth_ == 2) return top_key_ == "facts" && key == "values";
    return depth_ == 3 && top_key_ == "sections" && key == "options";
  }

  void merge_maps(YamlNode& base, YamlNode& overlay) {
    std::unordered_map<std::string, std::size_t> standing;
    for (std::size_t entry = 0; entry < base.entries.size(); ++entry)
      standing.emplace(base.entries[entry].key.text, entry);
    ++depth_;
    for (YamlEntry& entry : overlay.entries) {
      if (depth_ == 1) top_key_ = entry.key.text;
      const auto found = standing.find(entry.key.text);
      if (found == standing.end()) {
        note_key_change(OverlayChange::Kind::added);
        base.entries.push_back(std::move(entry));
      } else {
        merge_values(entry.key.text, base.entries[found->second].value, entry.value);
      }
    }
    --depth_;
  }

  void merge_values(std::string_view key, YamlNode& base, YamlNode& overlay) {
    switch (way_of(key, base, overlay)) {
      case Way::whole:
        note_key_change(OverlayChange::Kind::replaced);
        // Of two conditions half of each would be none that anybody wrote.
        if (key == "when") base = {};
        return merge_whole(base, overlay);
      case Way::list:
        return merge_lists(base, overlay);
      case Way::map:
        return merge_maps_of_items(base, overlay);
    }
  }

  void merge_lists(YamlNode& base, YamlNode& overlay) {
    make_list(base);
    make_list(overlay);
    ItemsById items(items_of_list(base));
    merge_items(base, items, items_of_list(overlay));
    base.items.clear();
    for (YamlEntry& item : items.take()) base.items.push_back(std::move(item.value));
  }

  void merge_maps_of_items(YamlNode& base, YamlNode& overlay) {
    ItemsById items(std::move(base.entries));
    merge_items(base, items, std::move(overlay.entries));
    base.entries = items.take();
  }

  void merge_items(YamlNode& base, ItemsById& items, std::vector<YamlEntry> changed) {
    std::map<std::string, Span> seen;
    Span removed;
    for (YamlEntry& item : changed) {
      const Text id = item.key;
      if (id.empty()) {
        diagnostics_.add("overlay-unknown-id", item.value.span(), {{"id", ""}});
        continue;
      }
      const auto [first, is_new] = seen.emplace(id.text, id.span);
      if (!is_new) {
        diagnostics_.add("duplicate-id", id.span, {{"id", id.text}}).notes.push_back({"first-here", first->second});
        continue;
      }
      if (const YamlNode* remove = std::as_const(item.value).find("remove")) {
        removed = remove->span();
        remove_item(items, id, *remove);
      } else if (const auto standing = items.find(id.text); standing != items.end()) {
        change_item(base, standing->value, item.value, id.text);
      } else {
        add_item(items, std::move(item), id);
      }
    }
    base.emptied_by_overlay = items.size() == 0 && (base.emptied_by_overlay || removed != Span{});
    if (removed != Span{} && base.emptied_by_overlay) base.scalar.span = removed;
  }

  void change_item(const YamlNode& holder, YamlNode& standing, YamlNode& item, const std::string& id) {
    if (holder.kind == YamlNode::Kind::list) take_out(item, "id");
    if (item.kind == YamlNode::Kind::map && item.entries.empty()) return;
    merge_whole(standing, item);
    note_change(OverlayChange::Kind::replaced, standing, id);
  }

  void remove_item(ItemsById& items, const Text& id, const YamlNode& remove) {
    const auto standing = items.find(id.text);
    if (remove.scalar.text != "true") {
      report_wrong_type("remove", "yes-no", remove);
    } else if (standing == items.end()) {
      report_unknown(items, id);
    } else {
      note_change(OverlayChange::Kind::removed, standing->value, id.text);
      items.remove(standing);
    }
  }

  void add_item(ItemsById& items, YamlEntry item, const Text& id) {
    const bool has_place = item.value.find("after") != nullptr || item.value.find("before") != nullptr;
    if (!has_place && looks_like_slip(items, item.value, id.text)) return report_unknown(items, id);
    const auto place = place_of(items, item.value);
    item.value.added_by_overlay = true;
    const auto added = items.put(place, std::move(item));
    note_change(OverlayChange::Kind::added, added->value, id.text);
  }

  /// Where `after` or `before` wants a new item; else the end.
  ItemsById::Place place_of(ItemsById& items, YamlNode& item) {
    for (const std::string_view key : {"after", "before"}) {
      const YamlNode* wanted = std::as_const(item).find(key);
      if (wanted == nullptr) continue;
      const YamlNode neighbour = *wanted;
      take_out(item, key);
      if (neighbour.kind != YamlNode::Kind::scalar) {
        report_wrong_type(key, "id", neighbour);
        break;
      }
      const auto place = items.find(neighbour.scalar.text);
      if (place != items.end()) return key == "after" ? std::next(place) : place;
      report_unknown(items, neighbour.scalar);
      break;
    }
    return items.end();
  }

  /// A whole new item is added whatever its id; half of one with nearly the id of another was meant for that other.
  static bool looks_like_slip(const ItemsById& items, const YamlNode& item, std::string_view id) {
    constexpr std::size_t most_compared = 1000;
    const bool may_be_half = item.kind == YamlNode::Kind::map;
    return may_be_half && items.size() <= most_compared && items.lacks_a_key(item) &&
           !nearest_word(id, items.ids()).empty();
  }

  void report_unknown(const ItemsById& items, const Text& id) {
    suggest(diagnostics_.add("overlay-unknown-id", id.span, {{"id", id.text}}), id.text, items.ids());
  }

  void report_wrong_type(std::string_view key, std::string_view expected, const YamlNode& found) {
    diagnostics_.add(
        "wrong-type", found.span(),
        {{"key", std::string(key)}, {"expected", std::string(expected)}, {"found", std::string(type_word(found))}});
  }

  void note_key_change(OverlayChange::Kind kind) { note({kind, top_key_, {}, {}}); }

  void note_change(OverlayChange::Kind kind, const YamlNode& item, const std::string& id) {
    note({kind, top_key_, name_of(item), id});
  }

  /// What readers know an item by; empty where it has nothing of the kind.
  static Text name_of(const YamlNode& item) {
    for (const std::string_view key : {"title", "label", "ask"}) {
      if (const YamlNode* name = item.find(key)) return name->scalar;
    }
    const YamlNode* cells = item.find("cells");
    return cells == nullptr || cells->entries.empty() ? Text{} : cells->entries.front().value.scalar;
  }

  /// Only what readers see as an item of the page itself is told: `steps`, not the notes inside one, nor a form's
  /// mails, which stand on no page. What overlays of the edition's bases did to the same item is told together with it.
  void note(OverlayChange change) {
    if (depth_ != 1 || top_key_ == "mail") return;
    using Kind = OverlayChange::Kind;
    const auto end = changes_.begin() + static_cast<std::ptrdiff_t>(earlier_);
    const auto earlier = std::find_if(changes_.begin(), end, [&](const OverlayChange& other) {
      return other.list == change.list && other.id == change.id;
    });
    if (earlier == end) return changes_.push_back(std::move(change));
    if (earlier->kind == Kind::added && change.kind == Kind::removed) {
      changes_.erase(earlier);
      --earlier_;
      return;
    }
    if (earlier->kind == Kind::added) change.kind = Kind::added;
    if (earlier->kind == Kind::removed) change.kind = Kind::replaced;
    *earlier = std::move(change);
  }

  std::vector<OverlayChange>& changes_;
  std::size_t earlier_;  // how many changes earlier overlays made
  Diagnostics& diagnostics_;
  std::string top_key_;
  int depth_ = 0;
};

}  // namespace

void apply_overlay(YamlNode& base, YamlNode overlay, std::vector<OverlayChange>& changes, Diagnostics& diagnostics) {
  Merger(changes, diagnostics).merge_whole(base, overlay);
}

}  // namespace shirube
