// What to tell the operator of a system call that failed.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

/// `what` with the text of `errno`, the same in every locale.
std::string system_failure(std::string_view what);

}  // namespace shirube
