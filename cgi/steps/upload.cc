#include "cgi/steps/upload.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "cgi/sealing/server_secret.h"

namespace shirube {
namespace {

/// The folder's own entry of a new file is durable only then.
bool force_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool is_forced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return is_forced;
}

}  // namespace

FileUpload::FileUpload(std::string folder, std::string_view office) : folder_(std::move(folder)), id_(random_id()) {
  if (!office.empty()) sealer_.emplace(office);
}

FileUpload::~FileUpload() {
  if (descriptor_ >= 0) ::close(descriptor_);
  // Where even this fails, the file is an orphan, which `shirube-forms purge` removes.
  if (is_made_ && !is_kept_) ::unlink((folder_ + "/" + id_).c_str());
}

bool FileUpload::open() {
  descriptor_ = ::open((folder_ + "/" + id_).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  is_made_ = descriptor_ >= 0;
  return is_made_ && (!sealer_ || write(sealer_->begin()));
}

bool FileUpload::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool FileUpload::add(std::string_view bytes) {
  if (has_failed_) return false;
  content_.add(bytes);
  const bool is_ready = is_made_ || open();
  has_failed_ = !is_ready || !(sealer_ ? write(sealer_->add(bytes)) : write(bytes));
  return !has_failed_;
}

bool FileUpload::keep() {
  if (has_failed_ || (!is_made_ && !open())) return false;
  if (sealer_ && !write(sealer_->finish())) return false;
  is_kept_ = ::fsync(descriptor_) == 0 && force_folder(folder_);
  return is_kept_;
}

}  // namespace shirube
