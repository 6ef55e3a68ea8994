// Route: what a path below the CGI asks for.
// Leaves answering to steps.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shirube {

struct Route {
  enum class Step { confirm, submit, done, health } step = Step::health;
  std::string form;  // `[a-z0-9-]+`; empty for health
};

/// `/FORM/confirm`, `/FORM/submit`, `/FORM/done`, `/health`; nothing of any other path.
std::optional<Route> read_route(std::string_view path);
/// `confirm`, for the log.
std::string_view word_of(Route::Step step);
/// The value of the first parameter of this name in a query, as it was sent; nothing where there is none. Only values
/// that need no decoding are read: receipts.
std::optional<std::string> query_value(std::string_view query, std::string_view name);

}  // namespace shirube
