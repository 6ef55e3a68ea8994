// A folder for what a command makes on its way, beside the file that it is about. Goes with all that is in it, also
// where somebody stops the command with Ctrl-C.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <variant>

#include "base/file_system.h"

namespace shirube {

class ScratchFolder {
 public:
  /// Makes the folder in that of the file `beside`. SIGINT, SIGTERM and SIGHUP are held back in this thread and those
  /// that it starts from now on; one thread waits for them, clears up, and lets the signal end the process.
  ScratchFolder(FileSystem& files, const std::string& beside);
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  /// Why there is none.
  const std::optional<FileError>& error() const { return error_; }
  const std::string& path() const { return path_; }

 private:
  void wait_for_signal();

  FileSystem& files_;
  std::string path_;
  std::optional<FileError> error_;
  std::atomic<bool> is_over_ = false;
  std::thread watcher_;
};

}  // namespace shirube
