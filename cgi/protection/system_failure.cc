#include "cgi/protection/system_failure.h"

#include <cerrno>
#include <cstring>

namespace shirube {

std::string system_failure(std::string_view what) {
  const int error = errno;
  const char* text = ::strerrordesc_np(error);
  return std::string(what).append(": ").append(text != nullptr ? text : std::to_string(error));
}

}  // namespace shirube
