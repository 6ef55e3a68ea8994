// YAML as a tree in which every value knows its place. The only user of libyaml is yaml.cc.
// Leaves what the keys mean to the load_*.cc files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "generator/load/forbidden_character.h"
#include "generator/model/text.h"

namespace shirube {

/// Limits on a hostile file; each is reported.
inline constexpr std::size_t yaml_file_limit = 4 * 1024 * 1024;  // bytes
inline constexpr int yaml_depth_limit = 64;
inline constexpr std::size_t yaml_value_limit = 250'000;  // lists, maps, keys and texts of a file
inline constexpr std::size_t yaml_alias_value_limit =
    100'000;  // those that aliases may add; 64 bytes of text count one more

struct YamlEntry;

/// A value. Scalars are always text: no type is guessed, so `27`, `no` and `2026-11-01` stay what the author wrote.
struct YamlNode {
  enum class Kind : std::uint8_t { nothing, scalar, list, map };
  Kind kind = Kind::nothing;
  /// Set by generator/load/overlay.h: an item that an overlay adds to a list; a list that it took all items out of,
  /// whose span is then where the last one was taken out.
  bool added_by_overlay = false;
  bool emptied_by_overlay = false;
  /// Of a scalar its text, of a list or map the place where it begins (length 1).
  Text scalar;
  std::vector<YamlNode> items;
  std::vector<YamlEntry> entries;  // a key that stands twice has two

  const Span& span() const { return scalar.span; }
  /// The value of a key; nullptr where there is none.
  const YamlNode* find(std::string_view key) const;
  YamlNode* find(std::string_view key);
};

struct YamlEntry {
  Text key;
  YamlNode value;
};

/// Reads one document. Mistakes are added to `diagnostics`; nothing after one of syntax or a limit passed, since what
/// follows cannot be trusted. An empty file is a node of kind `nothing`.
std::optional<YamlNode> read_yaml(SourceFile file, Diagnostics& diagnostics);

}  // namespace shirube
