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

template <typename Item>
const Item* find_in(const std::vector<Item>& sorted, std::string_view id) {
  const auto index = index_of(sorted, id);
  return index ? &sorted[*index] : nullptr;
}

}  // namespace

std::optional<std::size_t> Site::edition_index(std::string_view id) const { return index_of(editions, id); }

std::optional<std::size_t> Site::guide_index(std::string_view id) const { return index_of(guides, id); }

std::optional<PageId> Site::page(PageKind kind, std::string_view id) const {
  std::optional<std::size_t> index;
  switch (kind) {
    case PageKind::guide:
      index = index_of(guides, id);
      break;
    case PageKind::flow:
      index = index_of(flows, id);
      break;
    case PageKind::form:
      index = index_of(forms, id);
      break;
    case PageKind::reference:
      index = index_of(references, id);
      break;
  }
  if (!index) return std::nullopt;
  return PageId{kind, *index};
}

const Source* Site::source(std::string_view id) const { return find_in(sources, id); }

const Editions<Screen>* Site::screen(std::string_view id) const { return find_in(screens, id); }

const Editions<Reference>* Site::reference(std::string_view id) const { return find_in(references, id); }

}  // namespace shirube
