// Reading a zip that anybody may have made: what it declares is judged before anything is unpacked.
// The only user of libzip besides zip_writer.h. Leaves what the files mean to bundle_contents.h.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/offline/fault.h"

namespace shirube {

/// The most that one bundle may unpack to, in bytes.
inline constexpr std::uint64_t unpacked_limit = std::uint64_t{1} << 30;

struct ZipEntry {
  std::string path;        // safe (safe_path.h)
  std::uint64_t size = 0;  // declared, unpacked, bytes
};

class ZipReader {
 public:
  /// Refuses, saying which entry and why: what is no zip or cut; a path that is not safe, escapes, is absolute, has a
  /// backslash, a drive or a device's name; two entries that are one file, also where cases do not count, or one that
  /// is the other's folder; links, devices, folders and encrypted entries; methods but stored and deflated; more than
  /// 65,534 entries; more than `unpacked_limit` in all, or more than 1,100 times its packed size; and what two programs
  /// could read in two ways (zip_directory.h).
  static OfflineResult<ZipReader> open(const std::string& path);
  ZipReader(ZipReader&&) noexcept;
  ZipReader& operator=(ZipReader&&) noexcept;
  ~ZipReader();

  /// In byte order of their paths.
  const std::vector<ZipEntry>& entries() const;
  const ZipEntry* find(std::string_view path) const;
  /// Unpacks one file, in pieces of at most 64 KiB. Never gives more bytes than declared: an entry that goes on, ends
  /// early or has another CRC is a fault. `take` may refuse by returning a fault.
  std::optional<Fault> read(const ZipEntry& entry,
                            const std::function<std::optional<Fault>(std::string_view piece)>& take);
  /// The same, whole: at most `limit` bytes.
  OfflineResult<std::string> read(const ZipEntry& entry, std::uint64_t limit);

 private:
  ZipReader();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shirube
