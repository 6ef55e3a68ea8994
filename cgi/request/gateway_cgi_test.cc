#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>

#include <gtest/gtest.h>

#include "cgi/request/gateway.h"

namespace shirube {
namespace {

using Clock = std::chrono::steady_clock;
using Kind = BodyInput::Read::Kind;

/// A process that is called as a web server calls a CGI program; the test is the server.
class CalledProcess {
 public:
  CalledProcess(const std::map<std::string, std::string>& variables, const RequestHandler& handle) {
    int input[2], output[2];
    EXPECT_EQ(::pipe2(input, O_CLOEXEC), 0);
    EXPECT_EQ(::pipe2(output, O_CLOEXEC), 0);
    process_ = ::fork();
    if (process_ == 0) {
      ::dup2(input[0], STDIN_FILENO);
      ::dup2(output[1], STDOUT_FILENO);
      ::dup2(output[1], STDERR_FILENO);  // the answer must end on both
      for (const int descriptor : {input[0], input[1], output[0], output[1]}) ::close(descriptor);
      ::clearenv();
      for (const auto& [name, value] : variables) ::setenv(name.c_str(), value.c_str(), 1);
      ::_exit(serve_cgi(handle) ? 0 : 1);
    }
    ::close(input[0]);
    ::close(output[1]);
    input_ = input[1];
    output_ = output[0];
  }
  CalledProcess(const CalledProcess&) = delete;
  CalledProcess& operator=(const CalledProcess&) = delete;
  ~CalledProcess() {
    close_input();
    close_output();
    if (process_ > 0) wait();
  }

  pid_t process() const { return process_; }
  void send(std::string_view bytes) {
    EXPECT_EQ(::write(input_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void close_input() {
    if (input_ >= 0) ::close(std::exchange(input_, -1));
  }
  void close_output() {
    if (output_ >= 0) ::close(std::exchange(output_, -1));
  }
  /// Up to the end, in small pieces.
  std::string receive() {
    std::string all;
    char buffer[1000];
    ssize_t count = 0;
    while ((count = ::read(output_, buffer, sizeof buffer)) > 0) all.append(buffer, static_cast<std::size_t>(count));
    return all;
  }
  int wait() {
    int status = 0;
    EXPECT_EQ(::waitpid(std::exchange(process_, -1), &status, 0) > 0, true);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  pid_t process_ = -1;
  int input_ = -1, output_ = -1;
};

std::string described(const Request& request) {
  return request.method + '|' + request.script_name + '|' + request.path + '|' + request.query + '|' + request.client +
         '|' + request.content_type + '|' + request.body_length.value_or("none") + '|' + request.cookie;
}

std::string read_all(BodyInput& input, std::chrono::milliseconds patience) {
  std::string all;
  char buffer[7];
  for (const auto deadline = Clock::now() + patience;;) {
    const BodyInput::Read read = input.read(buffer, deadline);
    if (read.kind == Kind::bytes) {
      all.append(buffer, read.count);
    } else {
      return all + (read.kind == Kind::end ? "(end)" : read.kind == Kind::stalled ? "(stalled)" : "(failed)");
    }
  }
}

TEST(CgiGateway, knows_what_the_server_says_and_nothing_else) {
  const RequestHandler handle = [](const Request& request, BodyInput&) {
    return GatewayAnswer{described(request), {}};
  };
  CalledProcess all({{"REQUEST_METHOD", "POST"},
                     {"SCRIPT_NAME", "/cgi-bin/forms.cgi"},
                     {"PATH_INFO", "/a/confirm"},
                     {"QUERY_STRING", "x=y"},
                     {"REMOTE_ADDR", "192.0.2.1"},
                     {"CONTENT_TYPE", "text/plain"},
                     {"CONTENT_LENGTH", "+5"},
                     {"HTTP_COOKIE", "a=b"},
                     {"HTTP_PROXY", "http://192.0.2.9/"},
                     {"HTTP_HOST", "elsewhere.example"}},
                    handle);
  EXPECT_EQ(all.receive(), "POST|/cgi-bin/forms.cgi|/a/confirm|x=y|192.0.2.1|text/plain|+5|a=b");
  CalledProcess none({{"CONTENT_LENGTH", ""}}, handle);
  EXPECT_EQ(none.receive(), "||||||none|");
}

TEST(CgiGateway, gives_the_body_as_it_arrives) {
  CalledProcess called({}, [](const Request&, BodyInput& input) {
    return GatewayAnswer{read_all(input, std::chrono::seconds(10)), {}};
  });
  for (const char* piece : {"one", "two, longer than the buffer", "three"}) {
    called.send(piece);
    ::usleep(10'000);
  }
  called.close_input();
  EXPECT_EQ(called.receive(), "onetwo, longer than the bufferthree(end)");
  EXPECT_EQ(called.wait(), 0);
}

TEST(CgiGateway, waits_for_the_body_until_the_deadline_and_not_longer) {
  CalledProcess called({}, [](const Request&, BodyInput& input) {
    return GatewayAnswer{read_all(input, std::chrono::milliseconds(200)), {}};
  });
  const auto begin = Clock::now();
  called.send("one");
  EXPECT_EQ(called.receive(), "one(stalled)");
  EXPECT_GE(Clock::now() - begin, std::chrono::milliseconds(150));
  EXPECT_LT(Clock::now() - begin, std::chrono::seconds(5));
}

TEST(CgiGateway, fails_to_read_where_there_is_no_input) {
  CalledProcess called({}, [](const Request&, BodyInput& input) {
    ::close(STDIN_FILENO);
    return GatewayAnswer{read_all(input, std::chrono::seconds(10)), {}};
  });
  EXPECT_EQ(called.receive(), "(failed)");
}

TEST(CgiGateway, writes_a_long_answer_as_a_whole_whatever_comes_between) {
  const std::string bytes(3'000'000, 'x');
  CalledProcess called({}, [&](const Request&, BodyInput&) {
    struct sigaction action = {};
    action.sa_handler = [](int) {};  // interrupts, and asks for no restart
    ::sigaction(SIGALRM, &action, nullptr);
    ::ualarm(1000, 1000);
    ::fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK);
    return GatewayAnswer{bytes, {}};
  });
  EXPECT_EQ(called.receive(), bytes);
  EXPECT_EQ(called.wait(), 0);
}

TEST(CgiGateway, says_where_the_answer_could_not_be_written_and_goes_on) {
  int told[2];
  ASSERT_EQ(::pipe(told), 0);
  CalledProcess called({}, [&](const Request&, BodyInput& input) {
    read_all(input, std::chrono::seconds(10));
    return GatewayAnswer{std::string(1'000'000, 'x'), [&] { EXPECT_EQ(::write(told[1], "after", 5), 5); }};
  });
  called.close_output();
  called.close_input();
  EXPECT_EQ(called.wait(), 1);
  ::close(told[1]);
  char buffer[10];
  EXPECT_EQ(::read(told[0], buffer, sizeof buffer), 5);
  ::close(told[0]);
}

TEST(CgiGateway, ends_the_answer_before_what_comes_after) {
  int held[2];
  ASSERT_EQ(::pipe(held), 0);
  CalledProcess called({}, [&](const Request&, BodyInput&) {
    return GatewayAnswer{"answer", [&] {
                           ::printf("to nobody");
                           ::fflush(stdout);
                           char byte = 0;
                           EXPECT_EQ(::read(held[0], &byte, 1), 1);
                         }};
  });
  EXPECT_EQ(called.receive(), "answer");  // to its end, though the process still runs
  EXPECT_EQ(::waitpid(called.process(), nullptr, WNOHANG), 0);
  EXPECT_EQ(::write(held[1], "x", 1), 1);
  EXPECT_EQ(called.wait(), 0);
  ::close(held[0]);
  ::close(held[1]);
}

TEST(CgiGateway, can_be_ended_by_the_server) {
  int begun[2];
  ASSERT_EQ(::pipe2(begun, O_CLOEXEC), 0);
  CalledProcess called({}, [&](const Request&, BodyInput& input) {
    EXPECT_EQ(::write(begun[1], "!", 1), 1);
    return GatewayAnswer{is_called_by_fastcgi() ? "FastCGI" : read_all(input, std::chrono::seconds(20)), {}};
  });
  char mark = 0;
  EXPECT_EQ(::read(begun[0], &mark, 1), 1);
  EXPECT_EQ(::kill(called.process(), SIGTERM), 0);
  EXPECT_EQ(called.wait(), -SIGTERM);
  for (const int end : begun) ::close(end);
}

TEST(CgiGateway, is_not_fastcgi_where_the_input_is_a_connected_socket) {
  int sockets[2];
  ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets), 0);
  CalledProcess called({}, [&](const Request&, BodyInput&) {
    ::dup2(sockets[0], STDIN_FILENO);
    return GatewayAnswer{is_called_by_fastcgi() ? "FastCGI" : "CGI", {}};
  });
  EXPECT_EQ(called.receive(), "CGI");
  ::close(sockets[0]);
  ::close(sockets[1]);
}

}  // namespace
}  // namespace shirube
