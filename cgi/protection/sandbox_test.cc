#include "cgi/protection/protection.h"

#include <fcntl.h>
#include <linux/io_uring.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iterator>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "cgi/protection/child_process_test.h"
#include "cgi/protection/sanitizers.h"

namespace shirube {
namespace {

constexpr int exit_without_sandbox = 99;

/// The same from within the sandbox.
int end_in_sandbox(const std::function<int()>& work) {
  return end_of_child([&] { return enter_sandbox(SandboxKind::request) ? exit_without_sandbox : work(); });
}

/// The number of the error that a call leaves in the sandbox, 0 where it succeeds.
int error_in_sandbox(const std::function<long()>& call) {
  return end_in_sandbox([&] { return call() < 0 ? errno : 0; });
}

class Sandbox : public testing::Test {
 protected:
  Sandbox() {
    std::string pattern = testing::TempDir() + "shirube-sandbox-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Sandbox() override { std::filesystem::remove_all(folder_); }
  std::string path(const std::string& name) const { return folder_ + '/' + name; }

  std::string folder_;
};

TEST_F(Sandbox, starting_another_program_ends_the_process) {
  char program[] = "/bin/true";
  char* arguments[] = {program, nullptr};
  char* environment[] = {nullptr};
  EXPECT_EQ(end_in_sandbox([&] { return ::execve(program, arguments, environment); }), -SIGSYS);
  EXPECT_EQ(end_in_sandbox([&] { return ::fexecve(STDIN_FILENO, arguments, environment); }), -SIGSYS);
}

TEST_F(Sandbox, a_second_process_or_thread_ends_the_first) {
  const auto leave = [](pid_t process) {
    if (process == 0) ::_exit(0);
    return 0;
  };
  EXPECT_EQ(end_in_sandbox([&] { return leave(::fork()); }), -SIGSYS);
  EXPECT_EQ(end_in_sandbox([&] { return leave(static_cast<pid_t>(::syscall(SYS_fork))); }), -SIGSYS);
  EXPECT_EQ(end_in_sandbox([&] { return leave(static_cast<pid_t>(::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0))); }),
            -SIGSYS);
  EXPECT_EQ(end_in_sandbox([] { return static_cast<int>(::syscall(SYS_clone3, nullptr, 0)); }), -SIGSYS);
  EXPECT_EQ(end_in_sandbox([] {
              std::thread([] {}).join();
              return 0;
            }),
            -SIGSYS);
}

TEST_F(Sandbox, a_socket_of_its_own_ends_the_process) {
  EXPECT_EQ(end_in_sandbox([] { return ::socket(AF_INET, SOCK_STREAM, 0); }), -SIGSYS);
  EXPECT_EQ(end_in_sandbox([] { return ::socket(AF_UNIX, SOCK_DGRAM, 0); }), -SIGSYS);
  EXPECT_EQ(end_in_sandbox([] {
              int pair[2];
              return ::socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
            }),
            -SIGSYS);
}

TEST_F(Sandbox, a_socket_from_before_goes_nowhere_else) {
  const int open = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ASSERT_GE(open, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(9);
  const auto* general = reinterpret_cast<const sockaddr*>(&address);
  EXPECT_EQ(end_in_sandbox([&] { return ::connect(open, general, sizeof address); }), -SIGSYS);
  EXPECT_EQ(end_in_sandbox([&] { return ::bind(open, general, sizeof address); }), -SIGSYS);
  EXPECT_EQ(end_in_sandbox([&] { return ::listen(open, 1); }), -SIGSYS);
  EXPECT_EQ(error_in_sandbox([&] { return ::sendto(open, "x", 1, 0, general, sizeof address); }), EPERM);
  msghdr message = {};
  EXPECT_EQ(error_in_sandbox([&] { return ::sendmsg(open, &message, 0); }), EPERM);
  ::close(open);
}

TEST_F(Sandbox, looking_into_other_processes_ends_the_process) {
  if (!has_address_sanitizer) {
    EXPECT_EQ(end_in_sandbox([] { return static_cast<int>(::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr)); }),
              -SIGSYS);
  }
  char byte = 0;
  const iovec here = {&byte, 1};
  const iovec there = {&byte, 1};
  EXPECT_EQ(end_in_sandbox([&] { return static_cast<int>(::process_vm_readv(::getppid(), &here, 1, &there, 1, 0)); }),
            -SIGSYS);
  EXPECT_EQ(end_in_sandbox([&] { return static_cast<int>(::process_vm_writev(::getppid(), &here, 1, &there, 1, 0)); }),
            -SIGSYS);
}

TEST_F(Sandbox, io_uring_which_no_filter_sees_into_ends_the_process) {
  io_uring_params parameters = {};
  EXPECT_EQ(end_in_sandbox([&] { return static_cast<int>(::syscall(SYS_io_uring_setup, 1, &parameters)); }), -SIGSYS);
  EXPECT_EQ(end_in_sandbox([] { return static_cast<int>(::syscall(SYS_io_uring_enter, 0, 0, 0, 0, nullptr)); }),
            -SIGSYS);
}

#if defined(__x86_64__)
TEST_F(Sandbox, calls_by_the_numbers_of_another_architecture_end_the_process) {
  // getpid of x32, and of i386 by the old interrupt.
  constexpr long x32 = 0x4000'0000;
  EXPECT_EQ(end_in_sandbox([] { return static_cast<int>(::syscall(x32 + SYS_getpid)); }), -SIGSYS);
  EXPECT_EQ(end_in_sandbox([] {
              constexpr int getpid_of_i386 = 20;
              int answer = getpid_of_i386;
              __asm__ volatile("int $0x80" : "+a"(answer) : : "memory");
              return 0;
            }),
            -SIGSYS);
}
#endif

TEST_F(Sandbox, memory_never_becomes_code) {
  constexpr std::size_t size = 4096;
  const auto map = [](int protection) { return ::mmap(nullptr, size, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); };
  EXPECT_EQ(error_in_sandbox([&] { return map(PROT_READ | PROT_WRITE | PROT_EXEC) == MAP_FAILED ? -1L : 0L; }), EPERM);
  EXPECT_EQ(error_in_sandbox([&] { return map(PROT_READ | PROT_EXEC) == MAP_FAILED ? -1L : 0L; }), EPERM);
  EXPECT_EQ(error_in_sandbox([&] { return ::mprotect(map(PROT_READ), size, PROT_READ | PROT_EXEC); }), EPERM);
  // What stands above the 32 bits that the kernel looks at hides nothing.
  constexpr long with_more = (1L << 40) | PROT_READ | PROT_EXEC;
  EXPECT_EQ(error_in_sandbox(
                [] { return ::syscall(SYS_mmap, nullptr, size, with_more, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }),
            EPERM);
}

TEST_F(Sandbox, what_is_not_needed_fails) {
  if (!has_address_sanitizer) {
    EXPECT_EQ(error_in_sandbox([] { return ::kill(::getppid(), 0); }), EPERM);
  }
  EXPECT_EQ(error_in_sandbox([] { return ::syscall(SYS_tgkill, ::getppid(), ::getppid(), 0); }), EPERM);
  EXPECT_EQ(error_in_sandbox([&] { return ::symlink("a", path("link").c_str()); }), EPERM);
  EXPECT_EQ(error_in_sandbox([&] { return ::chdir("/"); }), EPERM);
  EXPECT_EQ(error_in_sandbox([] { return ::unshare(CLONE_NEWUSER); }), EPERM);
  EXPECT_EQ(error_in_sandbox([] { return ::setuid(::getuid()); }), EPERM);
  EXPECT_EQ(error_in_sandbox([] { return ::fcntl(STDIN_FILENO, F_SETOWN, ::getppid()); }), EPERM);
  EXPECT_EQ(error_in_sandbox([] {
              const rlimit limit{1, 1};
              return ::setrlimit(RLIMIT_NOFILE, &limit);
            }),
            EPERM);
  EXPECT_EQ(error_in_sandbox([] {
              rlimit limit = {};
              return ::prlimit(::getppid(), RLIMIT_NOFILE, nullptr, &limit);
            }),
            EPERM);
}

/// What SQLite does for a transaction in WAL, and what keeps an upload: each call's failure is a number of its own.
int work_on_files(const std::string& folder) {
  const std::string first = folder + "/files/upload";
  const std::string second = folder + "/files/kept";
  char bytes[64] = {};
  struct stat status = {};
  if (::mkdir((folder + "/files").c_str(), 0700) != 0) return 1;
  const int file = ::open(first.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return 2;
  struct flock lock = {};
  lock.l_type = F_WRLCK;
  if (::fcntl(file, F_SETLK, &lock) != 0 || ::fcntl(file, F_GETFD) < 0) return 3;
  if (::getrandom(bytes, sizeof bytes, 0) != sizeof bytes) return 4;
  if (::write(file, bytes, sizeof bytes) < 0 || ::pwrite(file, bytes, sizeof bytes, 64) < 0) return 5;
  if (::fdatasync(file) != 0 || ::fsync(file) != 0 || ::ftruncate(file, 8192) != 0) return 6;
  if (::posix_fallocate(file, 0, 16'384) != 0 || ::fchmod(file, 0600) != 0) return 7;
  void* shared = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (shared == MAP_FAILED || ::munmap(shared, 4096) != 0) return 8;
  if (::fstat(file, &status) != 0 || ::lstat(first.c_str(), &status) != 0) return 9;
  if (::lseek(file, 0, SEEK_SET) != 0 || ::read(file, bytes, 1) != 1 || ::pread(file, bytes, 1, 9) != 1) return 10;
  if (::close(file) != 0 || ::rename(first.c_str(), second.c_str()) != 0) return 11;
  const int opened_folder = ::open((folder + "/files").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened_folder < 0 || ::fsync(opened_folder) != 0 || ::close(opened_folder) != 0) return 12;
  if (::access(second.c_str(), R_OK) != 0 || ::unlink(second.c_str()) != 0) return 13;
  return 0;
}

TEST_F(Sandbox, files_are_made_locked_synced_and_removed) {
  EXPECT_EQ(end_in_sandbox([&] { return work_on_files(folder_); }), 0);
}

TEST_F(Sandbox, connections_of_a_listening_socket_are_served) {
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  const std::string name = path("socket");
  ASSERT_LT(name.size(), sizeof address.sun_path);
  std::copy(name.begin(), name.end(), address.sun_path);
  const auto* general = reinterpret_cast<const sockaddr*>(&address);
  const int listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ASSERT_EQ(::bind(listening, general, sizeof address), 0);
  ASSERT_EQ(::listen(listening, 1), 0);
  const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ASSERT_EQ(::connect(client, general, sizeof address), 0);
  ASSERT_EQ(::write(client, "question", 8), 8);
  EXPECT_EQ(end_in_sandbox([&] {
              const int accepted = ::accept(listening, nullptr, nullptr);
              const timeval second = {1, 0};
              if (::setsockopt(accepted, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second) != 0) return 1;
              char question[8];
              pollfd ready = {accepted, POLLIN, 0};
              if (::poll(&ready, 1, 1000) != 1 || ::recv(accepted, question, 8, 0) != 8) return 2;
              if (::send(accepted, "answer", 6, MSG_NOSIGNAL) != 6) return 3;
              return ::shutdown(accepted, SHUT_RDWR) == 0 && ::close(accepted) == 0 ? 0 : 4;
            }),
            0);
  char answer[6];
  EXPECT_EQ(::read(client, answer, 6), 6);
  ::close(client);
  ::close(listening);
}

TEST_F(Sandbox, memory_time_signals_and_exceptions_work_as_ever) {
  EXPECT_EQ(end_in_sandbox([] {
              std::string large(std::size_t{64} * 1024 * 1024, 'x');
              large.append(large);
              if (::signal(SIGTERM, [](int) {}) == SIG_ERR) return 1;
              std::this_thread::sleep_for(std::chrono::milliseconds(1));
              if (::time(nullptr) == 0 || std::chrono::steady_clock::now().time_since_epoch().count() == 0) return 2;
              try {
                throw std::length_error(large.substr(0, 3));
              } catch (const std::length_error& error) {
                return error.what() == std::string("xxx") ? 0 : 3;
              }
            }),
            0);
}

TEST_F(Sandbox, a_process_in_the_sandbox_ends_as_any_other) {
  const auto enter_and = [](void (*end)()) {
    if (enter_sandbox(SandboxKind::request)) ::_exit(exit_without_sandbox);
    end();
  };
  EXPECT_EXIT(enter_and([] { std::exit(0); }), testing::ExitedWithCode(0), "");
  // Since it cannot send itself the signal, abort() ends it in another way.
  EXPECT_NE(end_of_child([&] {
              enter_and([] { std::abort(); });
              return 0;
            }),
            0);
}

TEST_F(Sandbox, a_program_without_rights_enters_the_sandbox_too) {
  EXPECT_EQ(end_of_child([] {
              constexpr uid_t nobody = 65534;
              if (::geteuid() == 0 && ::setuid(nobody) != 0) return 1;
              if (const auto failure = enter_sandbox(SandboxKind::request)) return 2;
              return ::getuid() == 0 ? 3 : 0;
            }),
            0);
}

TEST_F(Sandbox, where_the_filter_cannot_be_loaded_it_is_told) {
  // In the sandbox prctl fails, as it does where a container allows no filter.
  if (has_address_sanitizer) GTEST_SKIP() << "the sanitizer's sandbox allows prctl";
  EXPECT_EQ(end_in_sandbox([] {
              const auto failure = enter_sandbox(SandboxKind::request);
              return failure == "PR_SET_NO_NEW_PRIVS: Operation not permitted" ? 0 : 1;
            }),
            0);
}

}  // namespace
}  // namespace shirube
