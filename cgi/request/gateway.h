// The two ways in which a web server calls: one process a request (RFC 3875), or FastCGI over descriptor 0.
// Leaves what is answered to whoever handles the request.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "cgi/request/request.h"

namespace shirube {

/// The bytes of a body as they arrive.
class BodyInput {
 public:
  virtual ~BodyInput() = default;
  struct Read {
    enum class Kind { bytes, end, stalled, failed } kind = Kind::end;
    std::size_t count = 0;  // of bytes, at least 1
  };
  /// Waits for bytes until `deadline`, not longer. May give fewer than fit.
  virtual Read read(std::span<char> buffer, std::chrono::steady_clock::time_point deadline) = 0;
};

/// What goes back: the whole answer's bytes as CGI has them, `Status:` first (cgi/answer/response.h). After it was sent
/// `after` is called, where there is one: the client waits no longer. Under CGI standard error is closed by then, since
/// servers wait for its end too; what goes wrong in `after` is to be kept elsewhere.
struct GatewayAnswer {
  std::string bytes;
  std::function<void()> after;
};
using RequestHandler = std::function<GatewayAnswer(const Request&, BodyInput&)>;

/// Whether descriptor 0 is a listening socket, as FastCGI has it.
bool is_called_by_fastcgi();
/// Handles the one request of this process. False where the answer could not be written as a whole.
bool serve_cgi(const RequestHandler& handle);
/// Handles requests one after the other until the server ends the process (SIGTERM, SIGUSR1: after the running
/// request). False where it could not begin or broke off.
bool serve_fastcgi(const RequestHandler& handle);

}  // namespace shirube
