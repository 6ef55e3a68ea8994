#include <fcgiapp.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <string_view>

#include "cgi/request/gateway.h"
#include "cgi/request/gateway_variables.h"

namespace shirube {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr int listening_socket = STDIN_FILENO;  // where FastCGI has it
// How long the web server may take to say what it wants on a connection that it keeps, and to take a piece of an
// answer.
constexpr std::chrono::seconds server_patience{30};
// The record that ends a body follows its last byte at once, but perhaps on its own.
constexpr std::chrono::milliseconds least_wait{20};

bool set_timeout(int descriptor, int option, microseconds timeout) {
  constexpr std::int64_t second = 1'000'000;
  timeval value = {};
  value.tv_sec = static_cast<time_t>(timeout.count() / second);
  value.tv_usec = static_cast<suseconds_t>(timeout.count() % second);
  return ::setsockopt(descriptor, SOL_SOCKET, option, &value, sizeof value) == 0;
}

class StreamInput : public BodyInput {
 public:
  explicit StreamInput(const FCGX_Request& request) : stream_(*request.in), descriptor_(request.ipcFd) {}

  Read read(std::span<char> buffer, Clock::time_point deadline) override {
    if (buffered() == 0 && !stream_.isClosed) {
      const auto left = std::chrono::ceil<microseconds>(deadline - Clock::now());
      if (!set_timeout(descriptor_, SO_RCVTIMEO, std::max<microseconds>(left, least_wait))) return {Read::Kind::failed};
    }
    // FCGX_GetStr reads on until it has as much as it is asked for: one byte makes it read once.
    const std::size_t asked = std::clamp<std::size_t>(buffered(), 1, buffer.size());
    const int count = FCGX_GetStr(buffer.data(), static_cast<int>(asked), &stream_);
    if (count <= 0) return what_ended_it();
    const auto taken = static_cast<std::size_t>(count);
    const std::size_t more = std::min(buffered(), buffer.size() - taken);
    if (more == 0) return {Read::Kind::bytes, taken};
    FCGX_GetStr(buffer.data() + taken, static_cast<int>(more), &stream_);
    return {Read::Kind::bytes, taken + more};
  }

 private:
  std::size_t buffered() const { return static_cast<std::size_t>(stream_.stop - stream_.rdNext); }

  Read what_ended_it() const {
    const int error = FCGX_GetError(&stream_);
    if (error == 0) return {Read::Kind::end};
    return {error == EAGAIN || error == EWOULDBLOCK ? Read::Kind::stalled : Read::Kind::failed};
  }

  FCGX_Stream& stream_;
  const int descriptor_;
};

/// The signals that ask to end, held back but while `wait` waits: a running request is finished.
class Ending {
 public:
  Ending() {
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGTERM);
    ::sigaddset(&signals, SIGUSR1);
    if (::sigprocmask(SIG_BLOCK, &signals, nullptr) == 0) descriptor_ = ::signalfd(-1, &signals, SFD_CLOEXEC);
  }
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;
  ~Ending() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  bool can_be_asked() const { return descriptor_ >= 0; }
  /// Waits until `socket` has something to read. False where the process is to end instead.
  bool wait_for(int socket) const {
    for (;;) {
      pollfd waiting[] = {{.fd = descriptor_, .events = POLLIN, .revents = 0},
                          {.fd = socket, .events = POLLIN, .revents = 0}};
      const int ready = ::poll(waiting, std::size(waiting), -1);
      if (ready < 0 && errno == EINTR) continue;
      const bool is_asked_to_end = waiting[0].revents != 0;
      return ready > 0 && !is_asked_to_end && (waiting[1].revents & POLLNVAL) == 0;
    }
  }

 private:
  int descriptor_ = -1;
};

// Another process that serves the same socket may take the connection between waiting and accepting.
bool make_accepting_not_block() {
  const int flags = ::fcntl(listening_socket, F_GETFL);
  return flags >= 0 && ::fcntl(listening_socket, F_SETFL, flags | O_NONBLOCK) == 0;
}

bool write_fully(FCGX_Stream* stream, std::string_view bytes) {
  constexpr std::size_t most = 1'048'576;  // a length is an int here
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, most);
    if (FCGX_PutStr(piece.data(), static_cast<int>(piece.size()), stream) < 0) return false;
    bytes.remove_prefix(piece.size());
  }
  return true;
}

void serve_request(FCGX_Request& fastcgi, const RequestHandler& handle) {
  // Without a limit for writing a server that reads no more would hold this process for ever.
  if (!set_timeout(fastcgi.ipcFd, SO_SNDTIMEO, server_patience))
    std::fputs("forms.cgi: no limit for writing\n", stderr);
  const Request request = request_from([&](const char* name) { return FCGX_GetParam(name, fastcgi.envp); });
  StreamInput input(fastcgi);
  const GatewayAnswer answer = handle(request, input);
  // Closing in this order is what FCGX_Finish_r does too; it does not say whether it went well.
  const bool is_whole =
      write_fully(fastcgi.out, answer.bytes) && FCGX_FClose(fastcgi.err) == 0 && FCGX_FClose(fastcgi.out) == 0;
  if (!is_whole) std::fputs("forms.cgi: answer not sent\n", stderr);
  FCGX_Finish_r(&fastcgi);
  if (answer.after) answer.after();
}

// Whether the next call may succeed after this one did not.
bool is_passing(int error) {
  return error == EAGAIN || error == EWOULDBLOCK || error == EINTR || error == ECONNABORTED || error == EPROTO;
}

}  // namespace

bool is_called_by_fastcgi() {
  // Not FCGX_IsCGI: it sets up the whole library, with handlers of signals that would keep a CGI process from ending.
  int is_listening = 0;
  socklen_t size = sizeof is_listening;
  return ::getsockopt(listening_socket, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &size) == 0 && is_listening != 0;
}

bool serve_fastcgi(const RequestHandler& handle) {
  // Before the library begins: it leaves handled and ignored signals as they are.
  ::signal(SIGPIPE, SIG_IGN);
  const Ending ending;
  FCGX_Request request;
  if (!ending.can_be_asked() || !make_accepting_not_block() || FCGX_Init() != 0 ||
      FCGX_InitRequest(&request, listening_socket, 0) != 0) {
    std::fputs("forms.cgi: FastCGI cannot begin\n", stderr);
    return false;
  }
  bool is_well = true;
  for (;;) {
    // A connection that the server keeps is served alone until it is closed.
    const bool is_kept = request.ipcFd >= 0;
    if (!ending.wait_for(is_kept ? request.ipcFd : listening_socket)) break;
    if (is_kept && !set_timeout(request.ipcFd, SO_RCVTIMEO, server_patience)) break;
    const int error = FCGX_Accept_r(&request);
    if (error == 0) {
      serve_request(request, handle);
    } else if (!is_passing(-error)) {
      std::fprintf(stderr, "forms.cgi: FastCGI ended by error %d\n", -error);
      is_well = false;
      break;
    }
  }
  if (request.ipcFd >= 0) FCGX_Free(&request, 1);
  return is_well;
}

}  // namespace shirube
