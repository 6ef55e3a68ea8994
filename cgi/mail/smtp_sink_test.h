// A real SMTP server for tests (tests/cgi/smtp_sink.py), and certificates for it.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace shirube {

inline std::string bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Runs a program to its end; true where its status is 0.
inline bool run_program(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    const int nowhere = ::open("/dev/null", O_RDWR);
    ::dup2(nowhere, STDERR_FILENO);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
  int status = -1;
  return ::waitpid(child, &status, 0) == child && status == 0;
}

/// A folder for one test.
class TestFolder {
 public:
  TestFolder() {
    std::string pattern = testing::TempDir() + "shirube-mail-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() { std::filesystem::remove_all(path_); }
  std::string operator/(const std::string& name) const { return path_ + '/' + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// A certificate that vouches for itself, for `alternative_name` (`IP:127.0.0.1`, `DNS:example.jp`).
struct TestCertificate {
  TestCertificate(const TestFolder& folder, const std::string& alternative_name)
      : certificate(folder / "certificate.pem"), key(folder / "key.pem") {
    EXPECT_TRUE(run_program({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                             "-nodes", "-days", "2", "-subj", "/CN=test", "-addext",
                             "subjectAltName=" + alternative_name, "-keyout", key, "-out", certificate}));
  }
  std::vector<std::string> options() const { return {"--certificate", certificate, "--key", key}; }

  std::string certificate, key;
};

/// The server, from the constructor until the destructor.
class SmtpSink {
 public:
  SmtpSink(const TestFolder& folder, const std::vector<std::string>& options) : folder_(folder.path()) {
    std::vector<std::string> words = {"/usr/bin/python3", SHIRUBE_SOURCE_FOLDER "/tests/cgi/smtp_sink.py", folder_};
    words.insert(words.end(), options.begin(), options.end());
    std::array<int, 2> input = {}, output = {};
    if (::pipe2(input.data(), O_CLOEXEC) != 0 || ::pipe2(output.data(), O_CLOEXEC) != 0) return;
    child_ = ::fork();
    if (child_ == 0) start(words, input[0], output[1]);
    ::close(input[0]);
    ::close(output[1]);
    input_ = input[1];
    port_ = first_line(output[0]);
    ::close(output[0]);
    EXPECT_FALSE(port_.empty()) << "the server did not start: is python3-aiosmtpd there?";
  }
  SmtpSink(const SmtpSink&) = delete;
  SmtpSink& operator=(const SmtpSink&) = delete;
  ~SmtpSink() {
    if (child_ < 0) return;
    ::kill(child_, SIGTERM);
    ::close(input_);
    int status = -1;
    EXPECT_EQ(::waitpid(child_, &status, 0), child_);
    EXPECT_EQ(status, 0);
  }

  std::string address(const std::string& scheme = "smtp") const { return scheme + "://127.0.0.1:" + port_; }
  /// The mail number `number` (from 1), and the words that describe its envelope; empty where there is none.
  std::string message(int number) const { return bytes_of(file(number, ".eml")); }
  std::string dropped(int number) const { return bytes_of(file(number, ".dropped")); }
  std::string envelope(int number) const { return bytes_of(file(number, ".json")); }

 private:
  std::string file(int number, const std::string& ending) const {
    const std::string digits = std::to_string(number);
    return folder_ + '/' + std::string(4 - digits.size(), '0') + digits + ending;
  }

  [[noreturn]] static void start(const std::vector<std::string>& words, int input, int output) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::dup2(input, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }

  static std::string first_line(int descriptor) {
    std::string line;
    for (char byte = 0; ::read(descriptor, &byte, 1) == 1 && byte != '\n';) line += byte;
    return line;
  }

  std::string folder_;
  std::string port_;
  pid_t child_ = -1;
  int input_ = -1;
};

}  // namespace shirube
