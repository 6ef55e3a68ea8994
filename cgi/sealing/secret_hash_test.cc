#include "cgi/sealing/secret_hash.h"

#include <gtest/gtest.h>
#include <sodium.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cgi/sealing/server_secret.h"

namespace shirube {
namespace {

bool fits(const std::string& hash, std::string_view secret) {
  return crypto_pwhash_str_verify(hash.c_str(), secret.data(), secret.size()) == 0;
}

TEST(SecretHash, libsodium_checks_what_was_hashed) {
  ASSERT_TRUE(prepare_sealing());
  const std::string secret("p\0ässword", 10);
  const auto hash = hash_secret(secret);
  ASSERT_TRUE(hash);
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << *hash;
  EXPECT_TRUE(fits(*hash, secret));
  EXPECT_FALSE(fits(*hash, "p"));
  EXPECT_NE(hash_secret(secret), hash);  // salted
}

TEST(SecretHash, an_empty_secret_is_hashed_like_any) {
  ASSERT_TRUE(prepare_sealing());
  EXPECT_TRUE(fits(hash_secret("").value(), ""));
}

TEST(SecretHash, short_memory_is_an_answer_and_no_crash) {
  ASSERT_TRUE(prepare_sealing());
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the address sanitizer needs more address space than this leaves";
#endif
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit limit{32 * 1024 * 1024, 32 * 1024 * 1024};
    ::setrlimit(RLIMIT_AS, &limit);
    ::_exit(hash_secret("password") ? 1 : 0);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

}  // namespace
}  // namespace shirube
