#include "cgi/steps/route.h"

#include <algorithm>
#include <array>

#include "rules/object_reader.h"

namespace shirube {
namespace {

constexpr std::array<std::string_view, 4> step_words = {"confirm", "submit", "done", "health"};

}  // namespace

std::optional<Route> read_route(std::string_view path) {
  if (path == "/health") return Route{Route::Step::health, {}};
  if (!path.starts_with('/')) return std::nullopt;
  path.remove_prefix(1);
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos || !is_pack_id(path.substr(0, slash))) return std::nullopt;
  for (const Route::Step step : {Route::Step::confirm, Route::Step::submit, Route::Step::done}) {
    if (path.substr(slash + 1) == word_of(step)) return Route{step, std::string(path.substr(0, slash))};
  }
  return std::nullopt;
}

std::string_view word_of(Route::Step step) { return step_words[static_cast<std::size_t>(step)]; }

std::optional<std::string> query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) {
      return std::string(pair.substr(name.size() + 1));
    }
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
  }
  return std::nullopt;
}

}  // namespace shirube
