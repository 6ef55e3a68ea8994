// Response: an answer to the browser, and its bytes as CGI has them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shirube {

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;  // besides those that every answer has
  std::string body;
  std::string content_type = "text/html; charset=utf-8";
};

/// RFC 9110's words for the statuses that forms.cgi answers with; empty for all others.
std::string_view reason_phrase(int status);

/// `Status:` line, headers, empty line, body. Every answer has the pages' Content-Security-Policy with
/// `frame-ancestors 'none'`, `Cache-Control: no-store`, `X-Content-Type-Options: nosniff`,
/// `Referrer-Policy: no-referrer`, and its Content-Length. A header whose value has a control character is left out, or
/// it could begin another; so is one that every answer has already. A status that has no reason phrase becomes 500.
/// `is_head`: without the body.
std::string write_response(const Response& response, bool is_head = false);

}  // namespace shirube
