// Finding: one thing that is wrong with a field, before anybody is told.
// Leaves its message to told_error.h.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "rules/verdict.h"

namespace shirube {

struct Finding {
  std::string_view code;  // of docs/rules.md; a literal
  std::map<std::string, ErrorParameter, std::less<>> parameters = {};
};

}  // namespace shirube
