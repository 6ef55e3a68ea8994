// `only:` and `except:` — in which editions something stands.
// Leaves checking that the editions exist to generator/check.
#pragma once

#include <string>
#include <vector>

#include "generator/model/few.h"
#include "generator/model/text.h"

namespace shirube {

/// An edition named in one of the lists stands for all editions built on it. Where both are given, both decide:
/// `only` the west, `except` one of its prefectures.
struct Condition {
  Few<Text> only;
  Few<Text> except;

  bool always() const { return only.empty() && except.empty(); }
  /// Whether the condition holds for an edition whose lineage (its id and those of its bases) is given.
  bool holds(const std::vector<std::string>& lineage) const;
  /// Where its author chose the editions: the first that is named. Not to be asked where it always holds.
  const Span& place() const { return (only.empty() ? except : only).front().span; }
};

}  // namespace shirube
