#include "cgi/courier.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <string_view>

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

/// Where this program's own file lies, with a `/` at the end; empty where the system does not tell.
std::string own_folder() {
  std::array<char, PATH_MAX> path;
  const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
  if (size <= 0 || static_cast<std::size_t>(size) == path.size()) return {};
  const std::string_view file(path.data(), static_cast<std::size_t>(size));
  return std::string(file.substr(0, file.rfind('/') + 1));
}

/// Runs the program to its end. It has no terminal and no log: a mail that does not go out waits in the outbox, and
/// `shirube-forms deliver`, from a timer or by hand, says what is wrong.
void deliver(std::string program, std::string configuration) {
  std::string command = "deliver";
  std::string option = "--config=" + configuration;  // one word: a file's name may begin as an option does
  char* words[] = {program.data(), command.data(), option.data(), nullptr};
  char* no_environment[] = {nullptr};
  posix_spawn_file_actions_t actions;
  if (::posix_spawn_file_actions_init(&actions) != 0) return;
  pid_t process = 0;
  if (::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1) == 0 &&
      ::posix_spawn(&process, program.c_str(), &actions, nullptr, words, no_environment) == 0) {
    while (::waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  ::posix_spawn_file_actions_destroy(&actions);
}

[[noreturn]] void wait_for_calls(int pipe, const std::string& program, const std::string& configuration) {
  leave_web_server();
  char calls[64];
  while (true) {
    const ssize_t count = ::read(pipe, calls, sizeof calls);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) ::_exit(0);
    deliver(program, configuration);
  }
}

}  // namespace

std::optional<std::string> find_operator_program() {
  const std::string own = own_folder();
  // CMakeLists.txt says how the folders of a prefix lie to each other.
  for (const std::string& path :
       {own + "shirube-forms", own + "../../bin/shirube-forms", std::string(SHIRUBE_FORMS_INSTALLED)}) {
    if (path.starts_with('/') && ::access(path.c_str(), X_OK) == 0) return path;
  }
  return std::nullopt;
}

Courier::Courier(const std::string& program, const std::string& configuration) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[1]);
    wait_for_calls(ends[0], program, configuration);
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
