#include "generator/model/site.h"

#include <algorithm>

namespace shirube {
namespace {

template <typename Item>
std::optional<std::size_t> index_of(const std::vector<Item>& sorted, std::string_view id) {
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), id, [](const Item& item, std::string_view wanted) {
    return std::string_view(item.id) < wanted;
  });
  if (found == sorted.end() || found->id != id) return std::nullopt;
  return static_cast<std::size_t>(found - sorted.begin());
}

}  // namespace

std::optional<std::size_t> Site::edition_index(std::string_view id) const { return index_of(editions, id); }

std::optional<std::size_t> Site::guide_index(std::string_view id) const { return index_of(guides, id); }

const Source* Site::source(std::string_view id) const {
  const auto index = index_of(sources, id);
  return index ? &sources[*index] : nullptr;
}

}  // namespace shirube
