// Taking away from a process what it does not need, before it reads a byte that somebody sent.
// Leaves when, and for which processes, to whoever starts them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace shirube {

/// Bounds far above what a request takes: they end what has gone wrong, and judge nothing that people send.
struct ProcessLimits {
  /// Of address space. Hashing a secret takes 64 MiB, all else a few.
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
  /// Of the greatest file that is written, the store itself among them: writing then fails as on a full disk.
  std::uint64_t file_bytes = std::uint64_t{1} << 36;
  std::uint64_t open_files = 64;
  /// Of processor time; 0 for a process that serves many requests, which has no bound.
  std::uint64_t cpu_seconds = 0;
};

/// Sets the limits, where they are not lower already, and sees to it that no core file and no other process of the same
/// user (another CGI program, a debugger) reads this one's memory, which holds what people have entered. Processes that
/// are started from here have the limits too. What cannot be limited, for the operator; nothing where all went well.
std::optional<std::string> limit_process(const ProcessLimits& limits);

enum class SandboxKind {
  /// Serving requests: files, the store, and connections that a listening socket of the web server accepts.
  request,
};

/// From here on the whole process (all threads) can do only what `kind` needs, by a seccomp filter. Starting a process
/// or a thread, opening or connecting a socket, tracing and io_uring end it with SIGSYS; code cannot be loaded (dlopen
/// fails); any other system call that is not needed fails with EPERM. It never gains privileges again. There is no way
/// back. Why the filter cannot stand, for the operator: the process must not go on then.
std::optional<std::string> enter_sandbox(SandboxKind kind);

}  // namespace shirube
