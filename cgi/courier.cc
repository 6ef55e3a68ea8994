#include "cgi/courier.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace shirube {
namespace {

/// What a web server waits on, or counts as its own, is given up.
void leave_web_server() {
  ::setsid();
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (nothing < 0 || ::dup2(nothing, standard) < 0) ::close(standard);
  }
}

[[noreturn]] void wait_for_calls(int pipe, const std::function<void()>& deliver) {
  leave_web_server();
  char calls[64];
  while (true) {
    const ssize_t count = ::read(pipe, calls, sizeof calls);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) ::_exit(0);
    deliver();
  }
}

}  // namespace

Courier::Courier(std::function<void()> deliver) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[1]);
    wait_for_calls(ends[0], deliver);
  }
  ::close(ends[0]);
  if (child < 0) {
    ::close(ends[1]);
    return;
  }
  // Nobody waits for it: it may outlive this process.
  ::signal(SIGCHLD, SIG_IGN);
  // A full pipe is call enough.
  ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
  pipe_ = ends[1];
}

Courier::~Courier() {
  if (pipe_ >= 0) ::close(pipe_);
}

void Courier::call() const {
  const char call = 1;
  // Where it does not reach the courier, the outbox keeps the mail for `shirube-forms deliver`.
  while (::write(pipe_, &call, 1) < 0 && errno == EINTR) {
  }
}

}  // namespace shirube
