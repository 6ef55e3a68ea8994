// The secret's file: read only where it is safe, and made whole or not at all.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/base64.h"
#include "cgi/sealing/secret_bytes.h"
#include "cgi/sealing/server_secret.h"

namespace shirube {
namespace {

constexpr std::size_t digits = 64;

SecretError error_of(int error) {
  // Not strerror, whose text changes with the locale.
  const char* text = strerrordesc_np(error);
  const bool is_missing = error == ENOENT || error == ENOTDIR;
  return {is_missing ? SecretError::Kind::missing : SecretError::Kind::other,
          text != nullptr ? text : "unknown error " + std::to_string(error)};
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  // 0 or the error. After EINTR Linux has closed the descriptor all the same.
  int close() {
    if (!is_open() || ::close(std::exchange(number_, -1)) == 0 || errno == EINTR) return 0;
    return errno;
  }

 private:
  int number_;
};

// Reads until `bytes` is full or the file ends, then cuts `bytes` to what was read. 0 or the error.
int read_fully(int descriptor, std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = ::read(descriptor, bytes.data() + done, bytes.size() - done);
    if (count == 0) break;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    done += static_cast<std::size_t>(count);
  }
  bytes.resize(done);
  return 0;
}

// 0 or the error.
int write_fully(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return EIO;  // would go on for ever
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

std::optional<SecretError> find_danger(int descriptor) {
  struct stat status = {};
  if (::fstat(descriptor, &status) != 0) return error_of(errno);
  if (!S_ISREG(status.st_mode)) return SecretError{SecretError::Kind::other, "not a regular file"};
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return SecretError{SecretError::Kind::open_to_others, "others than its owner may read or write it"};
  }
  return std::nullopt;
}

std::string new_secret_line() {
  SecretKey key{};
  const WipeAtEnd wipe(key);
  randombytes_buf(key.data(), key.size());
  std::string line(digits + 1, '\0');
  sodium_bin2hex(line.data(), line.size(), key.data(), key.size());
  line.back() = '\n';
  return line;
}

// 0 or the error.
int write_new_file(int folder, const std::string& name, std::string_view bytes) {
  Descriptor file(::openat(folder, name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file.is_open()) return errno;
  if (::fchmod(file.number(), 0600) != 0) return errno;  // whatever the umask took away
  if (const int error = write_fully(file.number(), bytes); error != 0) return error;
  if (::fsync(file.number()) != 0) return errno;
  return file.close();
}

}  // namespace

std::variant<ServerSecret, SecretError> read_server_secret(const std::string& path) {
  if (path.find('\0') != std::string::npos) return error_of(EINVAL);  // the system would open another file
  // O_NONBLOCK: a pipe that nobody writes to would otherwise hold the opening.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open() && errno == ELOOP) return SecretError{SecretError::Kind::other, "a symbolic link"};
  if (!file.is_open()) return error_of(errno);
  if (auto danger = find_danger(file.number())) return *std::move(danger);

  std::string line(digits + 2, '\0');  // one byte more than belongs there
  const WipeAtEnd wipe_line(line);
  if (const int error = read_fully(file.number(), line); error != 0) return error_of(error);
  if (line.ends_with('\n')) line.pop_back();
  std::optional<std::string> bytes = line.size() == digits ? read_key_text(line) : std::nullopt;
  if (!bytes) return SecretError{SecretError::Kind::malformed, "not 64 hexadecimal digits"};
  const WipeAtEnd wipe_bytes(*bytes);
  SecretKey key{};
  const WipeAtEnd wipe_key(key);
  std::memcpy(key.data(), bytes->data(), key.size());
  return ServerSecret(key);
}

std::optional<SecretError> make_server_secret(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder_path = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  if (name.empty() || path.find('\0') != std::string::npos) return error_of(EINVAL);
  const Descriptor folder(::open(folder_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) return error_of(errno);

  std::string line = new_secret_line();
  const WipeAtEnd wipe(line);
  // Under another name first: whoever reads the file meanwhile, or after a power cut, finds all of it or nothing.
  const std::string first_name = name + '.' + random_id();
  int error = write_new_file(folder.number(), first_name, line);
  // Unlike renaming, linking never replaces what stands there.
  if (error == 0 && ::linkat(folder.number(), first_name.c_str(), folder.number(), name.c_str(), 0) != 0) error = errno;
  if (::unlinkat(folder.number(), first_name.c_str(), 0) != 0 && error == 0) error = errno;
  if (error == 0 && ::fsync(folder.number()) != 0) error = errno;
  if (error != 0) return error_of(error);
  return std::nullopt;
}

}  // namespace shirube
