#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "cgi/request/gateway.h"

namespace shirube {
namespace {

using Clock = std::chrono::steady_clock;
using Kind = BodyInput::Read::Kind;

// Record types of the FastCGI specification, section 8.
enum RecordType : char { begin_request = 1, end_request = 3, params = 4, standard_input = 5, standard_output = 6 };

std::string record(RecordType type, const std::string& content) {
  const auto byte = [](std::size_t value) { return static_cast<char>(static_cast<unsigned char>(value & 0xFFU)); };
  std::string bytes = {1, type, 0, 1, byte(content.size() >> 8U), byte(content.size()), 0, 0};
  return bytes + content;
}

std::string begin(const std::map<std::string, std::string>& variables, bool keeps = false) {
  std::string content;
  for (const auto& [name, value] : variables) {  // all are short
    content += std::string{static_cast<char>(name.size()), static_cast<char>(value.size())} + name + value;
  }
  std::string bytes = record(begin_request, {0, 1, keeps ? '\1' : '\0', 0, 0, 0, 0, 0});
  if (!content.empty()) bytes += record(params, content);
  return bytes + record(params, "");
}

/// A server's connection.
class Connection {
 public:
  explicit Connection(const std::string& path) : descriptor_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    EXPECT_EQ(::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { ::close(descriptor_); }

  void send(const std::string& bytes) const {
    EXPECT_EQ(::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
  }
  /// The standard output of one request, with `(cut)` where it did not end as it should.
  std::string receive() const {
    std::string output;
    for (;;) {
      const std::string header = receive_bytes(8);
      if (header.size() < 8) return output + "(cut)";
      const auto number = [&](std::size_t at) { return static_cast<unsigned char>(header[at]); };
      const std::string content = receive_bytes(number(4) * 256U + number(5));
      receive_bytes(number(6));
      if (header[1] == standard_output) output += content;
      if (header[1] == end_request) return output;
    }
  }
  bool is_ended() const {
    char byte = 0;
    return ::recv(descriptor_, &byte, 1, 0) == 0;
  }

 private:
  std::string receive_bytes(std::size_t size) const {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
      const ssize_t count = ::recv(descriptor_, bytes.data() + done, size - done, 0);
      if (count <= 0) break;
      done += static_cast<std::size_t>(count);
    }
    return bytes.substr(0, done);
  }

  int descriptor_;
};

std::string read_all(BodyInput& input, std::chrono::milliseconds patience) {
  std::string all;
  char buffer[70];
  for (const auto deadline = Clock::now() + patience;;) {
    const BodyInput::Read read = input.read(buffer, deadline);
    if (read.kind != Kind::bytes) {
      return all + (read.kind == Kind::end ? "(end)" : read.kind == Kind::stalled ? "(stalled)" : "(failed)");
    }
    all.append(buffer, read.count);
  }
}

GatewayAnswer echo(const Request& request, BodyInput& input) {
  return {request.method + ' ' + request.path + ' ' + request.body_length.value_or("none") + ' ' + request.cookie +
              ' ' + read_all(input, std::chrono::milliseconds(500)),
          {}};
}

class FastcgiGateway : public testing::Test {
 protected:
  FastcgiGateway() {
    std::string pattern = testing::TempDir() + "shirube-fastcgi-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    path_ = folder_ + "/socket";
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    path_.copy(address.sun_path, sizeof address.sun_path - 1);
    listening_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    EXPECT_EQ(::bind(listening_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(::listen(listening_, 20), 0);
  }
  ~FastcgiGateway() override {
    ::close(listening_);
    for (const pid_t process : processes_) {
      ::kill(process, SIGKILL);
      ::waitpid(process, nullptr, 0);
    }
    ::unlink(path_.c_str());
    ::rmdir(folder_.c_str());
  }

  pid_t start(const RequestHandler& handle) {
    const pid_t process = ::fork();
    if (process == 0) {
      ::dup2(listening_, STDIN_FILENO);
      ::close(listening_);
      if (!is_called_by_fastcgi()) ::_exit(2);
      ::_exit(serve_fastcgi(handle) ? 0 : 1);
    }
    processes_.push_back(process);
    return process;
  }
  /// The exit status; -1 where the process does not end within five seconds.
  int wait(pid_t process) {
    std::erase(processes_, process);
    for (int i = 0; i < 500; ++i) {
      int status = 0;
      if (::waitpid(process, &status, WNOHANG) == process) return WIFEXITED(status) ? WEXITSTATUS(status) : -2;
      ::usleep(10'000);
    }
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
    return -1;
  }

  std::string folder_, path_;
  int listening_ = -1;
  std::vector<pid_t> processes_;
};

TEST_F(FastcgiGateway, answers_one_request_after_the_other_and_forgets_each) {
  start(echo);
  {
    const Connection first(path_);
    first.send(begin({{"REQUEST_METHOD", "POST"},
                      {"PATH_INFO", "/a/confirm"},
                      {"CONTENT_LENGTH", "3"},
                      {"HTTP_COOKIE", "a=b"},
                      {"HTTP_PROXY", "x"}}) +
               record(standard_input, "a=b") + record(standard_input, ""));
    EXPECT_EQ(first.receive(), "POST /a/confirm 3 a=b a=b(end)");
    EXPECT_TRUE(first.is_ended());
  }
  const Connection second(path_);
  second.send(begin({{"REQUEST_METHOD", "GET"}}) + record(standard_input, ""));
  EXPECT_EQ(second.receive(), "GET  none  (end)");
}

TEST_F(FastcgiGateway, gives_a_long_body_as_a_whole_however_it_is_cut) {
  start(echo);
  std::string body, records;
  for (int i = 0; i < 3000; ++i) {
    const std::string piece(static_cast<std::size_t>(i % 97 + 1), static_cast<char>('a' + i % 26));
    body += piece;
    records += record(standard_input, piece);
  }
  const Connection connection(path_);
  connection.send(begin({}));
  for (std::size_t at = 0; at < records.size(); at += 1237) connection.send(records.substr(at, 1237));
  connection.send(record(standard_input, ""));
  EXPECT_EQ(connection.receive(), "  none  " + body + "(end)");
}

TEST_F(FastcgiGateway, waits_for_the_body_until_the_deadline_and_still_answers) {
  start(echo);
  const Connection connection(path_);
  connection.send(begin({}) + record(standard_input, "a="));
  const auto begin = Clock::now();
  EXPECT_EQ(connection.receive(), "  none  a=(stalled)");
  EXPECT_LT(Clock::now() - begin, std::chrono::seconds(3));
  const Connection next(path_);
  next.send(shirube::begin({}) + record(standard_input, ""));
  EXPECT_EQ(next.receive(), "  none  (end)");
}

TEST_F(FastcgiGateway, is_not_held_by_a_body_that_comes_byte_by_byte) {
  start(echo);
  const Connection connection(path_);
  connection.send(begin({}));
  const pid_t dripping = ::fork();
  if (dripping == 0) {
    for (int i = 0; i < 40; ++i) {
      connection.send(record(standard_input, "x"));
      ::usleep(100'000);
    }
    ::_exit(0);
  }
  processes_.push_back(dripping);
  const auto begin = Clock::now();
  // The test's handler, unlike read_body, goes on while there are bytes; none comes within what is left.
  EXPECT_TRUE(connection.receive().ends_with("x(stalled)"));
  EXPECT_LT(Clock::now() - begin, std::chrono::seconds(3));
}

TEST_F(FastcgiGateway, says_that_a_body_failed_where_the_server_went_away) {
  int told[2];
  ASSERT_EQ(::pipe(told), 0);
  start([&](const Request&, BodyInput& input) {
    const std::string body = read_all(input, std::chrono::seconds(10));
    EXPECT_GT(::write(told[1], body.data(), body.size()), 0);
    return GatewayAnswer{std::string(1'000'000, 'x'), {}};
  });
  {
    const Connection connection(path_);
    connection.send(begin({}) + record(standard_input, "a="));
  }
  std::string body(20, '\0');
  body.resize(static_cast<std::size_t>(::read(told[0], body.data(), body.size())));
  EXPECT_EQ(body, "a=(failed)");
  ::close(told[0]);
  ::close(told[1]);
  const Connection next(path_);  // writing to the one that went away has not ended the process
  next.send(begin({}) + record(standard_input, ""));
  EXPECT_EQ(next.receive().size(), 1'000'000U);
}

TEST_F(FastcgiGateway, does_what_comes_after_when_the_answer_has_ended) {
  int held[2];
  ASSERT_EQ(::pipe(held), 0);
  start([&](const Request& request, BodyInput&) {
    return GatewayAnswer{"answer " + request.path, [&] {
                           char byte = 0;
                           if (::read(held[0], &byte, 1) != 1) ::_exit(3);
                         }};
  });
  const Connection first(path_);
  first.send(begin({{"PATH_INFO", "1"}}) + record(standard_input, ""));
  EXPECT_EQ(first.receive(), "answer 1");
  EXPECT_EQ(::write(held[1], "xx", 2), 2);
  const Connection second(path_);
  second.send(begin({{"PATH_INFO", "2"}}) + record(standard_input, ""));
  EXPECT_EQ(second.receive(), "answer 2");
  ::close(held[0]);
  ::close(held[1]);
}

TEST_F(FastcgiGateway, keeps_a_connection_where_the_server_asks_for_it) {
  const pid_t process = start(echo);
  const Connection connection(path_);
  for (const char* path : {"/1", "/2", "/3"}) {
    connection.send(begin({{"PATH_INFO", path}}, true) + record(standard_input, ""));
    EXPECT_EQ(connection.receive(), std::string(" ") + path + " none  (end)");
  }
  EXPECT_EQ(::kill(process, SIGTERM), 0);
  EXPECT_EQ(wait(process), 0);
  EXPECT_TRUE(connection.is_ended());
}

TEST_F(FastcgiGateway, ends_when_it_is_asked_to) {
  for (const int signal : {SIGTERM, SIGUSR1}) {
    const pid_t process = start(echo);
    {
      const Connection connection(path_);
      connection.send(begin({}) + record(standard_input, ""));
      EXPECT_EQ(connection.receive(), "  none  (end)");
    }
    EXPECT_EQ(::kill(process, signal), 0);
    EXPECT_EQ(wait(process), 0);
  }
}

TEST_F(FastcgiGateway, ends_after_the_running_request) {
  int begun[2];
  ASSERT_EQ(::pipe2(begun, O_CLOEXEC), 0);
  const pid_t process = start([&](const Request&, BodyInput& input) {
    EXPECT_EQ(::write(begun[1], "!", 1), 1);
    return GatewayAnswer{read_all(input, std::chrono::seconds(20)), {}};
  });
  const Connection connection(path_);
  connection.send(begin({}) + record(standard_input, "a"));
  char mark = 0;
  EXPECT_EQ(::read(begun[0], &mark, 1), 1);
  EXPECT_EQ(::kill(process, SIGTERM), 0);
  connection.send(record(standard_input, "=b") + record(standard_input, ""));
  EXPECT_EQ(connection.receive(), "a=b(end)");
  EXPECT_EQ(wait(process), 0);
  for (const int end : begun) ::close(end);
}

TEST_F(FastcgiGateway, goes_on_after_connections_that_say_nothing_sensible) {
  start(echo);
  for (const std::string& bytes : {std::string(), std::string("GET / HTTP/1.0\r\n\r\n"), std::string(1, '\1'),
                                   record(standard_input, "a=b"), begin({}).substr(0, 12)}) {
    const Connection connection(path_);
    connection.send(bytes);
  }
  const Connection connection(path_);
  connection.send(begin({}) + record(standard_input, ""));
  EXPECT_EQ(connection.receive(), "  none  (end)");
}

TEST_F(FastcgiGateway, shares_its_socket_with_others) {
  for (int i = 0; i < 4; ++i) start(echo);
  for (int i = 0; i < 200; ++i) {
    const Connection connection(path_);
    connection.send(begin({{"PATH_INFO", std::to_string(i)}}) + record(standard_input, ""));
    ASSERT_EQ(connection.receive(), ' ' + std::to_string(i) + " none  (end)");
  }
  for (const pid_t process : std::vector<pid_t>(processes_)) {
    EXPECT_EQ(::kill(process, SIGTERM), 0);
    EXPECT_EQ(wait(process), 0);
  }
}

}  // namespace
}  // namespace shirube
