#include "generator/load/yaml_anchors.h"

#include <algorithm>
#include <utility>

namespace shirube {
namespace {

constexpr std::size_t bytes_of_a_value = 64;

std::size_t size_of(const Text& text) { return 1 + text.text.size() / bytes_of_a_value; }

std::size_t size_of(const YamlNode& node) {
  std::size_t size = size_of(node.scalar);
  for (const YamlNode& item : node.items) size += size_of(item);
  for (const YamlEntry& entry : node.entries) size += size_of(entry.key) + size_of(entry.value);
  return size;
}

int depth_of(const YamlNode& node) {
  int deepest = 0;
  for (const YamlNode& item : node.items) deepest = std::max(deepest, depth_of(item));
  for (const YamlEntry& entry : node.entries) deepest = std::max(deepest, depth_of(entry.value));
  return deepest + 1;
}

}  // namespace

YamlAnchors::Answer YamlAnchors::remember(std::string name, const YamlNode& node) {
  Anchored anchored{{}, size_of(node), depth_of(node)};
  // What no alias may repeat anyway is not copied.
  if (anchored.size <= yaml_alias_value_limit) {
    kept_ += anchored.size;
    if (kept_ > yaml_alias_value_limit) return Answer::too_much;
    anchored.node = node;
  }
  anchors_.insert_or_assign(std::move(name), std::move(anchored));
  return Answer::fine;
}

YamlAnchors::Answer YamlAnchors::repeat(const std::string& name, int depth, YamlNode& node) {
  const auto found = anchors_.find(name);
  if (found == anchors_.end()) return Answer::unknown;
  const Anchored& anchored = found->second;
  repeated_ += anchored.size;
  if (repeated_ > yaml_alias_value_limit) return Answer::too_much;
  if (depth + anchored.depth > yaml_depth_limit + 1) return Answer::too_deep;
  node = anchored.node;
  return Answer::fine;
}

}  // namespace shirube
