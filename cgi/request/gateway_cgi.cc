#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <limits>
#include <string_view>

#include "cgi/request/gateway.h"
#include "cgi/request/gateway_variables.h"

namespace shirube {
namespace {

using Clock = std::chrono::steady_clock;

int milliseconds_until(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

/// Servers send SIGTERM when the client goes away, as a second click on the button makes it do: an entry that is being
/// stored is stored, and its mail is sent. Waiting for the server can be ended.
void hold_back_ending() {
  sigset_t ending;
  ::sigemptyset(&ending);
  ::sigaddset(&ending, SIGTERM);
  ::sigprocmask(SIG_BLOCK, &ending, nullptr);
}

/// `poll`, which SIGTERM may end. -1: without a limit.
int wait_on_server(pollfd& waiting, int milliseconds) {
  const timespec limit = {milliseconds / 1000, milliseconds % 1000 * 1'000'000L};
  sigset_t nothing_held_back;
  ::sigemptyset(&nothing_held_back);
  return ::ppoll(&waiting, 1, milliseconds < 0 ? nullptr : &limit, &nothing_held_back);
}

class StandardInput : public BodyInput {
 public:
  Read read(std::span<char> buffer, Clock::time_point deadline) override {
    for (;;) {
      pollfd waiting = {.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
      const int ready = wait_on_server(waiting, milliseconds_until(deadline));
      if (ready < 0 && errno == EINTR) continue;
      if (ready < 0) return {Read::Kind::failed};
      if (ready == 0) return {Read::Kind::stalled};
      const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
      if (count > 0) return {Read::Kind::bytes, static_cast<std::size_t>(count)};
      if (count == 0) return {Read::Kind::end};
      // EAGAIN: whoever else holds the descriptor has made it non-blocking and taken the bytes.
      if (errno != EINTR && errno != EAGAIN) return {Read::Kind::failed};
    }
  }
};

bool wait_until_writable(int descriptor) {
  pollfd waiting = {.fd = descriptor, .events = POLLOUT, .revents = 0};
  return wait_on_server(waiting, -1) >= 0 || errno == EINTR;
}

bool write_fully(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN && wait_until_writable(descriptor)) continue;
    if (count <= 0) return false;  // where nothing was written it would go on for ever
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// The server ends the answer when nobody holds its pipes any more; fcgiwrap gives nothing on before standard error has
// ended too, so what comes after must keep its errors elsewhere. Something else takes the place of both, or files that
// are opened later would, and what is printed would go into them.
void close_standard_outputs() {
  const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  for (const int output : {STDOUT_FILENO, STDERR_FILENO}) {
    if (nothing < 0 || ::dup2(nothing, output) < 0) ::close(output);
  }
  if (nothing > STDERR_FILENO) ::close(nothing);
}

}  // namespace

bool serve_cgi(const RequestHandler& handle) {
  // A server that went away is an error of `write`, not this process's end: what was begun is finished.
  ::signal(SIGPIPE, SIG_IGN);
  hold_back_ending();
  const Request request = request_from([](const char* name) -> const char* { return std::getenv(name); });
  StandardInput input;
  const GatewayAnswer answer = handle(request, input);
  const bool is_whole = write_fully(STDOUT_FILENO, answer.bytes);
  if (answer.after) {
    close_standard_outputs();
    answer.after();
  }
  return is_whole;
}

}  // namespace shirube
