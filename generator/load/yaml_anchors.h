// What `&name` marks and `*name` repeats, within limits on how much and how deep: a few lines can ask for billions of
// values. Leaves telling what was wrong to yaml.cc.
#pragma once

#include <map>
#include <string>

#include "generator/load/yaml.h"

namespace shirube {

class YamlAnchors {
 public:
  enum class Answer { fine, unknown, too_much, too_deep };

  /// Keeps a value under a name; a later one of the same name takes its place.
  Answer remember(std::string name, const YamlNode& node);
  /// Repeats what stands under a name into `node`, which stands at `depth`.
  Answer repeat(const std::string& name, int depth, YamlNode& node);

 private:
  struct Anchored {
    YamlNode node;
    std::size_t size = 0;
    int depth = 0;
  };

  std::map<std::string, Anchored> anchors_;
  std::size_t kept_ = 0;
  std::size_t repeated_ = 0;
};

}  // namespace shirube
