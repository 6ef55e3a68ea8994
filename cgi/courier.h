// Courier: a process of its own that has mail delivered when it is called. It is started before the sandbox (no new
// process, no new socket after that), and waits on a pipe.
#pragma once

#include <optional>
#include <string>

namespace shirube {

/// The program that delivers: beside forms.cgi (where it was built), in `bin` of the prefix that forms.cgi is installed
/// below, or where installing puts it by default. Nothing where none of these can be run.
std::optional<std::string> find_operator_program();

class Courier {
 public:
  /// Starts the process; in it `program deliver --config CONFIGURATION` is run for each call, or several that came
  /// together, without environment, and with no descriptor of ours, so that no web server waits for it.
  Courier(const std::string& program, const std::string& configuration);
  /// The process ends once it has done what it was called for.
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  /// False where it could not be started: mail then waits for `shirube-forms deliver`.
  bool is_running() const { return pipe_ >= 0; }
  void call() const;

 private:
  int pipe_ = -1;
};

}  // namespace shirube
