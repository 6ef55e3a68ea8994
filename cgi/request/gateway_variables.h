// The variables of RFC 3875 that are looked at, however they come.
#pragma once

#include <functional>

#include "cgi/request/request.h"

namespace shirube {

/// `variable` gives a variable's text, or nullptr where there is none. No others are asked for: HTTP_PROXY above all,
/// which is a header that any client may send.
Request request_from(const std::function<const char*(const char* name)>& variable);

}  // namespace shirube
