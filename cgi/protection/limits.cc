#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <string_view>

#include "cgi/protection/protection.h"
#include "cgi/protection/sanitizers.h"
#include "cgi/protection/system_failure.h"

namespace shirube {
namespace {

struct Limit {
  std::string_view name;
  decltype(RLIMIT_CORE) resource;
  rlim_t most;
};

/// Never raises a limit: that would take privileges, and whoever set a lower one had a reason.
std::optional<std::string> lower(const Limit& limit) {
  rlimit current = {};
  if (::getrlimit(limit.resource, &current) != 0) return system_failure(limit.name);
  const rlimit lowered{std::min(current.rlim_cur, limit.most), std::min(current.rlim_max, limit.most)};
  if (::setrlimit(limit.resource, &lowered) != 0) return system_failure(limit.name);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> limit_process(const ProcessLimits& limits) {
  // Not RLIMIT_NPROC: it counts all of the web server's own processes too.
  const Limit all[] = {
      {"RLIMIT_CORE", RLIMIT_CORE, 0},
      {"RLIMIT_FSIZE", RLIMIT_FSIZE, limits.file_bytes},
      {"RLIMIT_NOFILE", RLIMIT_NOFILE, limits.open_files},
      {"RLIMIT_CPU", RLIMIT_CPU, limits.cpu_seconds == 0 ? RLIM_INFINITY : limits.cpu_seconds},
      // The address sanitizer reserves terabytes that it never touches.
      {"RLIMIT_AS", RLIMIT_AS, has_address_sanitizer ? RLIM_INFINITY : limits.memory_bytes},
  };
  for (const Limit& limit : all) {
    if (auto failure = lower(limit)) return failure;
  }
  // A write beyond the limit is an error to be handled, as a full disk is; by itself the signal would end the process.
  if (std::signal(SIGXFSZ, SIG_IGN) == SIG_ERR) return system_failure("SIGXFSZ");
  // RLIMIT_CORE does not bind a core pattern that is a pipe; this does. The leak sanitizer needs to look, though.
  if (!has_address_sanitizer && ::prctl(PR_SET_DUMPABLE, 0) != 0) return system_failure("PR_SET_DUMPABLE");
  return std::nullopt;
}

}  // namespace shirube
