// Courier: a process of its own that delivers mail when it is called. It is started before the sandbox (no new process,
// no new socket after that), and waits on a pipe.
#pragma once

#include <functional>

namespace shirube {

class Courier {
 public:
  /// Starts the process; in it `deliver` is called for each call, or several that came together. Standard input and
  /// output are closed there, so that no web server waits for it.
  explicit Courier(std::function<void()> deliver);
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
