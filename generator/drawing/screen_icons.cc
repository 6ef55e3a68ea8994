#include "generator/drawing/screen_icons.h"

#include <algorithm>
#include <iterator>

#include "generator/model/screen.h"

namespace shirube {
namespace {

// In the order of icon_names.
constexpr std::string_view paths[] = {
    "M8 2.5v11M2.5 8h11",
    "M8 2.5v11M3.5 9l4.5 4.5L12.5 9",
    "M3.5 11.5h9c-1-1-1.2-2.2-1.2-4.5a3.3 3.3 0 0 0-6.6 0c0 2.3-.2 3.5-1.2 4.5zM6.5 14h3",
    "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3",
    "M3.5 3.5l9 9M12.5 3.5l-9 9",
    "M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9M7 7v4M9 7v4",
    "M8 2v8.5M4.5 7l3.5 3.5L11.5 7M2.5 11v2.5h11V11",
    "M2.5 13.5l.8-3.3L10.5 3 13 5.5l-7.2 7.2zM9 4.5L11.5 7",
    "M8 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5zM8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM8 1.5v2M8 12.5v2M1.5 "
    "8h2M12.5 "
    "8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4",
    "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM6 6.2a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6M8 11.5v.5",
    "M2 8l6-5.5L14 8M4 6.5v7h8v-7M7 13.5V10h2v3.5",
    "M6 4h7.5M6 8h7.5M6 12h7.5M2.5 4h.5M2.5 8h.5M2.5 12h.5",
    "M2.5 4h11M2.5 8h11M2.5 12h11",
    "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
    "M13 8a5 5 0 1 1-1.6-3.7M13.2 2v3.2H10",
    "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM10.3 10.3L14 14",
    "M8 10.5v-8M4.5 6L8 2.5 11.5 6M2.5 11v2.5h11V11",
    "M8 2.5A2.75 2.75 0 1 0 8 8a2.75 2.75 0 1 0 0-5.5zM2.5 14c0-3 2.4-4.2 5.5-4.2s5.5 1.2 5.5 4.2",
};
static_assert(std::size(paths) == std::size(icon_names));

}  // namespace

std::string_view icon_path(std::string_view name) {
  const auto* found = std::find(std::begin(icon_names), std::end(icon_names), name);
  return found == std::end(icon_names) ? std::string_view() : paths[found - std::begin(icon_names)];
}

}  // namespace shirube
