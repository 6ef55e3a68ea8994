// Filling the slots (base/slot.h) of a page that the generator has made.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace shirube {

/// What stands in slots, by name. Texts are UTF-8 and are escaped; nothing here is HTML.
struct SlotValues {
  std::map<std::string, std::string, std::less<>> texts;
  std::set<std::string, std::less<>> truths;
  std::map<std::string, std::vector<SlotValues>, std::less<>> lists;
};

/// The finished page. A `text` that nobody gave is empty; `if` holds for a truth, a text that is not empty and a list
/// with items; in `each` names are looked for in the item first. Nothing where stretches are not closed properly.
std::optional<std::string> fill_slots(std::string_view skeleton, const SlotValues& values);
/// The same for a text that is no HTML: mails.
std::optional<std::string> fill_plain_slots(std::string_view skeleton, const SlotValues& values);

}  // namespace shirube
