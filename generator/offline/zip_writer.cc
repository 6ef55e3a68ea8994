#include "generator/offline/zip_writer.h"

#include <fcntl.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <memory>

#include "generator/offline/safe_path.h"
#include "generator/offline/system_fault.h"
#include "generator/offline/zip_directory.h"

namespace shirube {
namespace {

constexpr std::size_t entries_limit = 65'534;  // more would need zip64, which not every unpacker reads
constexpr zip_uint32_t file_mode = 0100644U << 16;
constexpr zip_uint32_t packing_level = 9;
// 1980-01-01, 00:00: the first time that zip has. As numbers of MS-DOS, so that no time zone comes into it.
constexpr zip_uint16_t dos_time = 0;
constexpr zip_uint16_t dos_date = 1U << 5 | 1U;

/// Files that are packed already, by their endings.
bool is_stored(std::string_view path) {
  constexpr std::array<std::string_view, 8> packed = {".png", ".jpg",  ".jpeg", ".webp",
                                                      ".gif", ".avif", ".zip",  ".zim"};
  return std::any_of(packed.begin(), packed.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

/// One file on its way into the zip: libzip asks for it when its turn comes, and it is forgotten after that.
struct Feed {
  const ZipSource* source = nullptr;
  std::optional<Fault>* fault = nullptr;  // the first of all feeds
  std::optional<std::string> bytes;
  std::optional<std::size_t> size;  // kept: libzip asks for it once more when the bytes are gone
  std::size_t taken = 0;
  zip_error_t error = {};

  bool load() {
    if (bytes) return true;
    auto result = source->bytes();
    if (const auto* found = std::get_if<Fault>(&result)) {
      if (!*fault) *fault = *found;
      ::zip_error_set(&error, ZIP_ER_READ, EIO);
      return false;
    }
    bytes = std::move(std::get<std::string>(result));
    size = bytes->size();
    return true;
  }
};

zip_int64_t tell(Feed& feed, void* data, zip_uint64_t length) {
  if (length < sizeof(zip_stat_t) || (!feed.size && !feed.load())) return -1;
  auto* stat = static_cast<zip_stat_t*>(data);
  ::zip_stat_init(stat);
  stat->size = *feed.size;
  stat->valid = ZIP_STAT_SIZE;
  return sizeof *stat;
}

/// What libzip calls (zip_source_function(3)).
zip_int64_t feed_zip(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  Feed& feed = *static_cast<Feed*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      feed.taken = 0;
      return feed.load() ? 0 : -1;
    case ZIP_SOURCE_READ: {
      const std::size_t count = std::min<std::size_t>(length, feed.bytes->size() - feed.taken);
      std::memcpy(data, feed.bytes->data() + feed.taken, count);
      feed.taken += count;
      return static_cast<zip_int64_t>(count);
    }
    case ZIP_SOURCE_CLOSE:
      feed.bytes.reset();
      return 0;
    case ZIP_SOURCE_STAT:
      return tell(feed, data, length);
    case ZIP_SOURCE_ERROR:
      return ::zip_error_to_data(&feed.error, data, length);
    case ZIP_SOURCE_FREE:
      return 0;  // the feed is its maker's
    case ZIP_SOURCE_SUPPORTS:
      return ::zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      ::zip_error_set(&feed.error, ZIP_ER_OPNOTSUPP, 0);
      return -1;
  }
}

/// A folder of our own beside the file to be, for libzip's own file and ours; goes with all that is in it.
class PlaceBeside {
 public:
  explicit PlaceBeside(const std::string& to) : folder_(parent_of(to) + "/.shirube-zip-XXXXXX") {
    if (::mkdtemp(folder_.data()) == nullptr) error_ = errno;
  }
  PlaceBeside(const PlaceBeside&) = delete;
  PlaceBeside& operator=(const PlaceBeside&) = delete;
  ~PlaceBeside() {
    if (error_ != 0) return;
    // Missing after the renaming: that is no error.
    ::unlink(file().c_str());
    ::rmdir(folder_.c_str());
  }
  static std::string parent_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
  }
  int error() const { return error_; }
  std::string file() const { return folder_ + "/zip"; }

 private:
  std::string folder_;
  int error_ = 0;
};

/// 0 or the error. Makes what was written last through a power cut.
int force_to_disk(const std::string& path, int flags) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
  if (descriptor < 0) return errno;
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  // Some file systems cannot do so with folders, and say EINVAL.
  return (flags & O_DIRECTORY) != 0 && error == EINVAL ? 0 : error;
}

std::optional<Fault> check_sources(const std::vector<ZipSource>& sources) {
  if (sources.size() > entries_limit) {
    return Fault{Fault::Kind::untrusted, "ファイルが多すぎて、1つのzipに入りません（65,534個まで）",
                 "there are too many files for one zip (at most 65,534)"};
  }
  for (std::size_t index = 0; index < sources.size(); ++index) {
    if (!is_safe_path(sources[index].path)) {
      return entry_fault(sources[index].path, "zipに入れられない名前です", "has a name that cannot go into a zip");
    }
    if (index > 0 && sources[index - 1].path == sources[index].path) {
      return entry_fault(sources[index].path, "2度入っています", "stands there twice");
    }
  }
  return std::nullopt;
}

class Writing {
 public:
  Writing(const std::string& to, const std::vector<ZipSource>& sources) : to_(to), sources_(sources) {}

  /// Writes a new file.
  std::optional<Fault> write(const std::string& path) {
    int error = 0;
    zip_t* zip = ::zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, &error);
    if (zip == nullptr) return system_fault(to_, errno);
    for (const ZipSource& source : sources_) {
      if (!add(zip, source)) {
        const Fault found = fault_of(::zip_get_error(zip));
        ::zip_discard(zip);
        return found;
      }
    }
    if (::zip_close(zip) == 0) return std::nullopt;
    const Fault found = fault_of(::zip_get_error(zip));
    ::zip_discard(zip);
    return found;
  }

 private:
  bool add(zip_t* zip, const ZipSource& source) {
    Feed& feed = feeds_.emplace_back();
    feed.source = &source;
    feed.fault = &fault_;
    zip_source_t* bytes = ::zip_source_function(zip, &feed_zip, &feed);
    if (bytes == nullptr) return false;
    const zip_int64_t index = ::zip_file_add(zip, source.path.c_str(), bytes, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      ::zip_source_free(bytes);
      return false;
    }
    const auto place = static_cast<zip_uint64_t>(index);
    const bool stored = is_stored(source.path);
    return ::zip_set_file_compression(zip, place, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, stored ? 0 : packing_level) ==
               0 &&
           ::zip_file_set_dostime(zip, place, dos_time, dos_date, 0) == 0 &&
           ::zip_file_set_external_attributes(zip, place, 0, ZIP_OPSYS_UNIX, file_mode) == 0;
  }

  Fault fault_of(const zip_error_t* error) const {
    if (fault_) return *fault_;
    return system_fault(to_, ::zip_error_system_type(error) == ZIP_ET_SYS ? ::zip_error_code_system(error) : EIO);
  }

  const std::string& to_;
  const std::vector<ZipSource>& sources_;
  std::deque<Feed> feeds_;  // libzip keeps pointers to them
  std::optional<Fault> fault_;
};

}  // namespace

std::optional<Fault> write_zip(const std::string& to, std::vector<ZipSource> sources) {
  std::sort(sources.begin(), sources.end(), [](const ZipSource& a, const ZipSource& b) { return a.path < b.path; });
  if (auto fault = check_sources(sources)) return fault;
  if (auto fault = place_fault(to)) return fault;
  const PlaceBeside place(to);
  if (place.error() != 0) return system_fault(to, place.error());
  if (auto fault = Writing(to, sources).write(place.file())) return fault;
  if (const int error = force_to_disk(place.file(), 0)) return system_fault(to, error);
  if (::rename(place.file().c_str(), to.c_str()) != 0) return system_fault(to, errno);
  if (const int error = force_to_disk(PlaceBeside::parent_of(to), O_DIRECTORY)) return system_fault(to, error);
  return std::nullopt;
}

}  // namespace shirube
