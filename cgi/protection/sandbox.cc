#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cgi/protection/protection.h"
#include "cgi/protection/sandbox_program.h"
#include "cgi/protection/system_failure.h"

namespace shirube {
namespace {

std::span<const sock_filter> program_of(SandboxKind kind) {
  switch (kind) {
    case SandboxKind::request:
      return request_program();
  }
  return {};
}

}  // namespace

std::optional<std::string> enter_sandbox(SandboxKind kind) {
  const std::span<const sock_filter> program = program_of(kind);
  // The kernel only reads it; its interface is older than const.
  const sock_fprog filter{static_cast<unsigned short>(program.size()), const_cast<sock_filter*>(program.data())};
  // Without it only root may load a filter, as a program with more rights would run under one that it does not expect.
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return system_failure("PR_SET_NO_NEW_PRIVS");
  const long answer = ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
  if (answer < 0) return system_failure("the sandbox's filter cannot be loaded");
  // The id of a thread that has a filter of its own.
  if (answer > 0) return "the sandbox's filter cannot be loaded for all threads";
  return std::nullopt;
}

}  // namespace shirube
