// Request: what a web server says of one request (RFC 3875), before its body is read.
// Leaves getting it to gateway.h and the body to body.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace shirube {

/// Every text is as the server sent it: hostile, and no UTF-8 for certain. Variables besides these are never looked at.
struct Request {
  std::string method;                      // REQUEST_METHOD
  std::string script_name;                 // SCRIPT_NAME
  std::string path;                        // PATH_INFO, decoded by the server
  std::string query;                       // QUERY_STRING
  std::string client;                      // REMOTE_ADDR
  std::string content_type;                // CONTENT_TYPE
  std::optional<std::string> body_length;  // CONTENT_LENGTH as written; nothing where it is absent or empty
  std::string cookie;                      // HTTP_COOKIE
};

}  // namespace shirube
