#include "rules/rule_pack.h"

#include <algorithm>

namespace shirube {

const Field* RulePack::field(std::string_view id) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return each.id == id; });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace shirube
