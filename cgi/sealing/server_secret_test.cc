#include "cgi/sealing/server_secret.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>
#include <vector>

namespace shirube {
namespace {

namespace fs = std::filesystem;

class ServerSecretTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(prepare_sealing());
    std::string pattern = testing::TempDir() + "shirube-secret-XXXXXX";
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder = pattern;
  }
  void TearDown() override { fs::remove_all(folder); }

  std::string path(const std::string& name = "secret") const { return folder + '/' + name; }
  void write(const std::string& bytes, mode_t mode = 0600) const {
    std::ofstream(path(), std::ios::binary) << bytes;
    ASSERT_EQ(::chmod(path().c_str(), mode), 0);
  }
  std::string bytes() const {
    std::ifstream stream(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::size_t count_files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
  }
  void expect_error(const std::string& of, SecretError::Kind kind, const std::string& reason) const {
    const auto read = read_server_secret(of);
    ASSERT_TRUE(std::holds_alternative<SecretError>(read));
    EXPECT_EQ(std::get<SecretError>(read).kind, kind);
    EXPECT_EQ(std::get<SecretError>(read).reason, reason);
  }

  std::string folder;
  const std::string digits = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1F";
};

using Kind = SecretError::Kind;

TEST_F(ServerSecretTest, what_was_made_is_read_again) {
  const mode_t umask_before = ::umask(0777);
  const auto error = make_server_secret(path());
  ::umask(umask_before);
  ASSERT_FALSE(error);
  struct stat status = {};
  ASSERT_EQ(::stat(path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0600U);
  EXPECT_EQ(bytes().size(), 65U);
  EXPECT_EQ(bytes().find_first_not_of("0123456789abcdef"), 64U);
  EXPECT_EQ(count_files(), 1U);
  const auto first = read_server_secret(path());
  const auto second = read_server_secret(path());
  ASSERT_TRUE(std::holds_alternative<ServerSecret>(first));
  EXPECT_EQ(std::get<ServerSecret>(first).derive(KeyPurpose::token),
            std::get<ServerSecret>(second).derive(KeyPurpose::token));
}

TEST_F(ServerSecretTest, what_stands_there_is_left) {
  write("mine");
  EXPECT_EQ(make_server_secret(path()).value().reason, "File exists");
  EXPECT_EQ(bytes(), "mine");
  fs::create_symlink("nowhere", path("link"));
  EXPECT_EQ(make_server_secret(path("link")).value().reason, "File exists");
  EXPECT_FALSE(fs::exists(path("nowhere")));
  EXPECT_EQ(count_files(), 2U);
}

TEST_F(ServerSecretTest, of_many_who_make_it_at_once_one_succeeds) {
  std::vector<std::thread> threads;
  std::vector<int> made(16);
  threads.reserve(made.size());
  for (int& one : made) threads.emplace_back([&] { one = make_server_secret(path()) ? 0 : 1; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::count(made.begin(), made.end(), 1), 1);
  EXPECT_EQ(count_files(), 1U);
}

TEST_F(ServerSecretTest, a_full_disk_leaves_nothing_behind) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{10, 10};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto error = make_server_secret(path());
    ::_exit(error && error->reason == "File too large" ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(count_files(), 0U);
}

TEST_F(ServerSecretTest, without_a_folder_or_a_name_there_is_an_error) {
  EXPECT_EQ(make_server_secret(path("none/secret")).value().kind, Kind::missing);
  EXPECT_EQ(make_server_secret(path("")).value().reason, "Invalid argument");
  EXPECT_EQ(make_server_secret(path(std::string("a\0b", 3))).value().reason, "Invalid argument");
  EXPECT_EQ(count_files(), 0U);
}

TEST_F(ServerSecretTest, both_cases_are_read_and_the_line_end_may_be_missing) {
  const SecretKey expected = [] {
    SecretKey key{};
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<unsigned char>(i);
    return ServerSecret(key).derive(KeyPurpose::token);
  }();
  for (const std::string& text : {digits, digits + '\n'}) {
    write(text, 0400);
    const auto read = read_server_secret(path());
    ASSERT_TRUE(std::holds_alternative<ServerSecret>(read));
    EXPECT_EQ(std::get<ServerSecret>(read).derive(KeyPurpose::token), expected);
    fs::remove(path());
  }
}

TEST_F(ServerSecretTest, other_texts_are_malformed) {
  for (const std::string& text :
       {std::string(), std::string("\n"), digits.substr(1), digits.substr(1) + '\n', digits + '0', digits + "\r\n",
        digits + "\n\n", digits + "\n" + digits, 'g' + digits.substr(1), ' ' + digits, std::string(100000, '0'),
        std::string(43, 'A') + '=' + '\n'}) {
    write(text);
    expect_error(path(), Kind::malformed, "not 64 hexadecimal digits");
  }
}

TEST_F(ServerSecretTest, a_file_that_others_may_read_or_write_is_refused) {
  for (const mode_t mode : {0640U, 0604U, 0620U, 0602U, 0644U, 0666U, 0610U, 0601U}) {
    write(digits, mode);
    expect_error(path(), Kind::open_to_others, "others than its owner may read or write it");
  }
}

TEST_F(ServerSecretTest, what_is_no_file_of_its_own_is_refused) {
  expect_error(path(), Kind::missing, "No such file or directory");
  expect_error(path("a/b"), Kind::missing, "No such file or directory");
  expect_error(folder, Kind::other, "not a regular file");
  write(digits);
  expect_error(path("secret/below"), Kind::missing, "Not a directory");
  expect_error(path() + std::string("\0x", 2), Kind::other, "Invalid argument");
  fs::create_symlink(path(), path("link"));
  expect_error(path("link"), Kind::other, "a symbolic link");
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  expect_error(path("pipe"), Kind::other, "not a regular file");  // and does not hang
}

TEST_F(ServerSecretTest, each_purpose_and_each_secret_has_a_key_of_its_own) {
  const ServerSecret secret(SecretKey{1});
  EXPECT_NE(secret.derive(KeyPurpose::token), secret.derive(KeyPurpose::client_mark));
  EXPECT_NE(secret.derive(KeyPurpose::token), ServerSecret(SecretKey{2}).derive(KeyPurpose::token));
  EXPECT_NE(secret.derive(KeyPurpose::token), SecretKey{1});
}

TEST_F(ServerSecretTest, random_ids_are_32_digits_and_never_the_same) {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) ids.insert(random_id());
  EXPECT_EQ(ids.size(), 1000U);
  for (const std::string& id : ids) {
    EXPECT_EQ(id.size(), 32U);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  }
}

TEST(ClientMark, it_is_the_same_for_one_client_and_tells_nothing_of_it) {
  const ServerSecret secret(SecretKey{1});
  const std::string mark = client_mark(secret, "192.0.2.1");
  EXPECT_EQ(mark.size(), 32U);
  EXPECT_EQ(mark.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(client_mark(secret, "192.0.2.1"), mark);
  EXPECT_EQ(client_mark(secret, "::ffff:192.0.2.1"), mark);
  EXPECT_EQ(client_mark(secret, "::FFFF:c000:0201"), mark);
  EXPECT_NE(client_mark(secret, "192.0.2.2"), mark);
  EXPECT_NE(client_mark(ServerSecret(SecretKey{2}), "192.0.2.1"), mark);
}

TEST(ClientMark, of_an_ipv6_address_the_first_64_bits_count) {
  const ServerSecret secret(SecretKey{1});
  const std::string mark = client_mark(secret, "2001:db8:1:2::1");
  EXPECT_EQ(client_mark(secret, "2001:0DB8:1:2:ffff:ffff:ffff:ffff"), mark);
  EXPECT_NE(client_mark(secret, "2001:db8:1:3::1"), mark);
  EXPECT_EQ(client_mark(secret, "fe80::1%eth0"), client_mark(secret, "fe80::2"));
  EXPECT_NE(client_mark(secret, "::1"), client_mark(secret, "0.0.0.0"));
}

TEST(ClientMark, what_is_no_address_is_a_client_too) {
  const ServerSecret secret(SecretKey{1});
  EXPECT_EQ(client_mark(secret, "").size(), 32U);
  EXPECT_NE(client_mark(secret, ""), client_mark(secret, "unix:"));
  EXPECT_NE(client_mark(secret, std::string_view("192.0.2.1\0x", 11)), client_mark(secret, "192.0.2.1"));
}

}  // namespace
}  // namespace shirube
