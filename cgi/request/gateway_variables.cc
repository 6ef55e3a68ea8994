#include "cgi/request/gateway_variables.h"

#include <utility>

namespace shirube {

Request request_from(const std::function<const char*(const char* name)>& variable) {
  const auto text = [&](const char* name) {
    const char* value = variable(name);
    return std::string(value != nullptr ? value : "");
  };
  Request request;
  request.method = text("REQUEST_METHOD");
  request.script_name = text("SCRIPT_NAME");
  request.path = text("PATH_INFO");
  request.query = text("QUERY_STRING");
  request.client = text("REMOTE_ADDR");
  request.content_type = text("CONTENT_TYPE");
  // RFC 3875, 4.1.2: an empty one says the same as none.
  if (std::string length = text("CONTENT_LENGTH"); !length.empty()) request.body_length = std::move(length);
  request.cookie = text("HTTP_COOKIE");
  return request;
}

}  // namespace shirube
