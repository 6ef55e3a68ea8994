#include "generator/commands/scratch_folder.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include <cerrno>
#include <cstring>

namespace shirube {
namespace {

constexpr int clearing_tries = 1'000;

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  return signals;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

FileError error_of(const std::string& path, int error) {
  const auto kind = error == ENOSPC || error == EDQUOT                    ? FileError::Kind::no_space
                    : error == EACCES || error == EPERM || error == EROFS ? FileError::Kind::no_permission
                    : error == ENOENT || error == ENOTDIR                 ? FileError::Kind::missing
                                                                          : FileError::Kind::other;
  const char* text = ::strerrordesc_np(error);
  return {kind, path, text != nullptr ? text : "unknown error " + std::to_string(error)};
}

}  // namespace

ScratchFolder::ScratchFolder(FileSystem& files, const std::string& beside)
    : files_(files), path_(folder_of(beside) + "/.shirube-XXXXXX") {
  const sigset_t signals = ending_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  if (::mkdtemp(path_.data()) == nullptr) {
    error_ = error_of(folder_of(beside), errno);
    ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    return;
  }
  watcher_ = std::thread([this] { wait_for_signal(); });
}

ScratchFolder::~ScratchFolder() {
  if (error_) return;
  is_over_ = true;
  // Only wakes the watcher, who takes it.
  ::pthread_kill(watcher_.native_handle(), SIGTERM);
  watcher_.join();
  // What stays here, nobody is left to tell of; it has a name of its own and is in nobody's way.
  files_.remove_all(path_);
  const sigset_t signals = ending_signals();
  ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void ScratchFolder::wait_for_signal() {
  const sigset_t signals = ending_signals();
  int signal = 0;
  ::sigwait(&signals, &signal);
  if (is_over_) return;
  // Other threads may still be writing there.
  for (int tries = 0; tries < clearing_tries && files_.remove_all(path_); ++tries) {
  }
  ::signal(signal, SIG_DFL);
  ::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  ::raise(signal);
}

}  // namespace shirube
