#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <new>
#include <string>

#include <gtest/gtest.h>

#include "cgi/protection/child_process_test.h"
#include "cgi/protection/protection.h"
#include "cgi/protection/sanitizers.h"

namespace shirube {
namespace {

TEST(Limits, limits_are_lowered_and_never_raised) {
  EXPECT_EQ(end_of_child([] {
              const rlimit files{20, 30};
              if (::setrlimit(RLIMIT_NOFILE, &files) != 0) return 1;
              ProcessLimits limits;
              limits.cpu_seconds = 7;
              if (limit_process(limits)) return 2;
              const auto is = [](decltype(RLIMIT_CORE) resource, rlim_t soft, rlim_t hard) {
                rlimit found = {};
                return ::getrlimit(resource, &found) == 0 && found.rlim_cur == soft && found.rlim_max == hard;
              };
              if (!is(RLIMIT_CORE, 0, 0)) return 3;
              if (!is(RLIMIT_NOFILE, 20, 30)) return 4;
              if (!is(RLIMIT_CPU, 7, 7)) return 5;
              if (!is(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes)) return 6;
              if (!has_address_sanitizer && !is(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes)) return 7;
              return 0;
            }),
            0);
}

TEST(Limits, writing_beyond_the_limit_is_an_error_and_not_the_end) {
  EXPECT_EQ(end_of_child([&] {
              ProcessLimits limits;
              limits.file_bytes = 10;
              if (limit_process(limits)) return 1;
              const int file = ::open(testing::TempDir().c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600);
              if (::write(file, "0123456789", 10) != 10) return 2;
              return ::write(file, "x", 1) == -1 && errno == EFBIG ? 0 : 3;
            }),
            0);
}

TEST(Limits, too_much_memory_is_refused) {
  if (has_address_sanitizer) GTEST_SKIP() << "the sanitizer needs its address space";
  EXPECT_EQ(end_of_child([] {
              if (limit_process({})) return 1;
              try {
                const std::string much(std::size_t{2} << 30, 'x');
                return much.empty() ? 2 : 3;
              } catch (const std::bad_alloc&) {
                return 0;
              }
            }),
            0);
}

TEST(Limits, endless_work_is_ended) {
  EXPECT_EQ(end_of_child([] {
              ProcessLimits limits;
              limits.cpu_seconds = 1;
              if (limit_process(limits)) return 1;
              for (volatile bool goes_on = true; goes_on;) {
              }
              return 0;
            }),
            -SIGKILL);
}

TEST(Limits, nobody_looks_into_the_memory) {
  if (has_address_sanitizer) GTEST_SKIP() << "the leak sanitizer has to look in";
  EXPECT_EQ(end_of_child([] { return limit_process({}) || ::prctl(PR_GET_DUMPABLE) != 0 ? 1 : 0; }), 0);
}

TEST(Limits, what_cannot_be_limited_is_told) {
  EXPECT_EQ(end_of_child([] {
              // In the sandbox limits stay as they are.
              if (enter_sandbox(SandboxKind::request)) return 1;
              return limit_process({}) == "RLIMIT_CORE: Operation not permitted" ? 0 : 2;
            }),
            0);
}

}  // namespace
}  // namespace shirube
