// Writes the sandbox's filter, made by libseccomp, as C++. Made at each start it would cost a CGI process, which serves
// one request, 0.3 ms of the half millisecond that starting a process takes.
#include <fcntl.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <initializer_list>
#include <iostream>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "cgi/protection/sanitizers.h"

namespace shirube {
namespace {

constexpr int exit_failed = 1;
constexpr int exit_wrong_usage = 2;

/// What no request ever needs and an intruder would begin with: worth ending the process for.
constexpr int deadly[] = {
    SCMP_SYS(execve),         SCMP_SYS(execveat),         SCMP_SYS(fork),
    SCMP_SYS(vfork),          SCMP_SYS(clone3),           SCMP_SYS(socket),
    SCMP_SYS(socketpair),     SCMP_SYS(connect),          SCMP_SYS(bind),
    SCMP_SYS(listen),         SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
    SCMP_SYS(io_uring_setup), SCMP_SYS(io_uring_enter),   SCMP_SYS(io_uring_register),
};

/// Whatever their arguments are.
constexpr int allowed[] = {
    // What is open: bodies, answers, the store, files, log lines.
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(pread64),
    SCMP_SYS(pwrite64),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(dup),
    SCMP_SYS(flock),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(ftruncate),
    SCMP_SYS(fallocate),
    SCMP_SYS(fchmod),
    // Files by name.
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmodat),
    SCMP_SYS(umask),
    // Memory.
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(mlock),
    SCMP_SYS(munlock),
    // Connections that the web server makes, accepted by FastCGI.
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(shutdown),
    SCMP_SYS(recvfrom),
    SCMP_SYS(getsockopt),
    SCMP_SYS(setsockopt),
    SCMP_SYS(getsockname),
    SCMP_SYS(getpeername),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(select),
    SCMP_SYS(pselect6),
    // Time and randomness.
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    // Signals to this process, and its end.
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigpending),
    SCMP_SYS(rt_sigtimedwait),
    SCMP_SYS(rt_sigsuspend),
    SCMP_SYS(signalfd4),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    // What it may know of itself and the machine.
    SCMP_SYS(getpid),
    SCMP_SYS(getppid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getrusage),
    SCMP_SYS(getrlimit),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(sched_getaffinity),
    // Locks and turns.
    SCMP_SYS(futex),
    SCMP_SYS(sched_yield),
};

/// Not those that send signals, and not leases and notices of other people's files.
constexpr int allowed_fcntl[] = {
    F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD,  F_SETFD,     F_GETFL,     F_SETFL,
    F_GETLK, F_SETLK,         F_SETLKW, F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW,
};

/// What the sanitizers' runtimes do besides: the leak sanitizer stops the process by a thread that traces it, and
/// whether memory can be read is tried with a pipe.
constexpr int allowed_to_sanitizers[] = {
    SCMP_SYS(pipe),       SCMP_SYS(pipe2), SCMP_SYS(ptrace),
    SCMP_SYS(wait4),      SCMP_SYS(prctl), SCMP_SYS(getdents64),
    SCMP_SYS(getdents),   SCMP_SYS(ioctl), SCMP_SYS(sched_setaffinity),
    SCMP_SYS(kill),       SCMP_SYS(rseq),  SCMP_SYS(set_robust_list),
    SCMP_SYS(arch_prctl),
};

/// An argument that the kernel takes as 32 bits: what stands above them in the register counts for nothing.
scmp_arg_cmp narrow_argument(unsigned number, unsigned value, unsigned mask = 0xFFFF'FFFFU) {
  return {number, SCMP_CMP_MASKED_EQ, mask, value};
}

using Program = std::vector<sock_filter>;

/// Remembers the first thing that went wrong.
class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release) {
    // Calls of another architecture have other numbers, and would slip through under them.
    set(SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    // A tree rather than a list: the kernel walks through the filter once for every number when it loads it.
    set(SCMP_FLTATR_CTL_OPTIMIZE, 2);
  }

  void kill(int call, std::initializer_list<scmp_arg_cmp> arguments = {}) {
    add(SCMP_ACT_KILL_PROCESS, call, arguments);
  }
  void allow(int call, std::initializer_list<scmp_arg_cmp> arguments = {}) { add(SCMP_ACT_ALLOW, call, arguments); }

  /// The kernel's program, or the error's number.
  std::variant<Program, int> make() {
    if (context_ == nullptr) return ENOMEM;
    if (error_ != 0) return -error_;
    const std::unique_ptr<std::FILE, decltype(&std::fclose)> file(std::tmpfile(), &std::fclose);
    if (file == nullptr) return errno;
    if (const int error = seccomp_export_bpf(context_.get(), ::fileno(file.get())); error != 0) return -error;
    std::rewind(file.get());
    Program program;
    sock_filter instruction = {};
    while (std::fread(&instruction, sizeof instruction, 1, file.get()) == 1) program.push_back(instruction);
    if (std::ferror(file.get()) != 0) return EIO;
    return program;
  }

 private:
  void set(scmp_filter_attr attribute, std::uint32_t value) {
    if (context_ != nullptr && error_ == 0) error_ = seccomp_attr_set(context_.get(), attribute, value);
  }
  void add(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> arguments) {
    if (context_ == nullptr || error_ != 0) return;
    const auto count = static_cast<unsigned>(arguments.size());
    error_ = seccomp_rule_add_array(context_.get(), action, call, count, arguments.begin());
  }

  std::unique_ptr<void, decltype(&seccomp_release)> context_;
  int error_ = 0;
};

/// Calls that are needed in one way and not in another.
void add_rules_on_arguments(Filter& filter) {
  // No page is ever both data of somebody's and code.
  filter.allow(SCMP_SYS(mmap), {narrow_argument(2, 0, PROT_EXEC)});
  filter.allow(SCMP_SYS(mprotect), {narrow_argument(2, 0, PROT_EXEC)});
  for (const int command : allowed_fcntl) {
    filter.allow(SCMP_SYS(fcntl), {narrow_argument(1, static_cast<unsigned>(command))});
  }
  // Without an address: only to whoever the socket is connected with.
  filter.allow(SCMP_SYS(sendto), {{4, SCMP_CMP_EQ, 0, 0}});
  // Its own limits, and only looking at them.
  filter.allow(SCMP_SYS(prlimit64), {narrow_argument(0, 0), {2, SCMP_CMP_EQ, 0, 0}});
}

void add_rules_on_processes(Filter& filter) {
  if constexpr (has_address_sanitizer) {
    filter.kill(SCMP_SYS(clone), {{0, SCMP_CMP_MASKED_EQ, CLONE_VM, 0}});
    filter.allow(SCMP_SYS(clone), {{0, SCMP_CMP_MASKED_EQ, CLONE_VM | CLONE_THREAD, CLONE_VM}});
    for (const int call : allowed_to_sanitizers) filter.allow(call);
  } else {
    filter.kill(SCMP_SYS(clone));
    filter.kill(SCMP_SYS(ptrace));
  }
}

void add_request_rules(Filter& filter) {
  for (const int call : deadly) filter.kill(call);
  for (const int call : allowed) filter.allow(call);
  add_rules_on_arguments(filter);
  add_rules_on_processes(filter);
}

std::string source_of(const Program& program) {
  std::string text =
      "// Generated by cgi/protection/make_sandbox.cc.\n#include \"cgi/protection/sandbox_program.h\"\n\n"
      "namespace shirube {\nnamespace {\n\nconstexpr sock_filter request[] = {\n";
  for (const sock_filter& each : program) {
    text += "    {" + std::to_string(each.code) + ", " + std::to_string(each.jt) + ", " + std::to_string(each.jf) +
            ", " + std::to_string(each.k) + "U},\n";
  }
  text += "};\n\n}  // namespace\n\nstd::span<const sock_filter> request_program() { return request; }\n\n";
  text += "}  // namespace shirube\n";
  return text;
}

int write_filter(const std::string& path) {
  Filter filter;
  add_request_rules(filter);
  const auto made = filter.make();
  if (const int* error = std::get_if<int>(&made)) {
    std::cerr << "libseccomp: " << std::strerror(*error) << '\n';
    return exit_failed;
  }
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << source_of(std::get<Program>(made));
  file.close();
  if (file.fail()) {
    std::cerr << path << ": cannot be written\n";
    return exit_failed;
  }
  return 0;
}

}  // namespace
}  // namespace shirube

int main(int argument_count, char** arguments) {
  if (argument_count != 2) {
    std::cerr << "usage: make_sandbox FILE\n";
    return shirube::exit_wrong_usage;
  }
  return shirube::write_filter(arguments[1]);
}
