#include "generator/offline/zip_directory.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <optional>

#include "generator/offline/safe_path.h"
#include "generator/offline/zip_reader.h"

namespace shirube {
namespace {

constexpr std::uint64_t end_size = 22;
constexpr std::uint64_t local_size = 30;
constexpr std::uint64_t listed_size = 46;
constexpr std::uint64_t directory_limit = std::uint64_t{128} << 20;  // bytes
constexpr std::uint32_t end_mark = 0x06054B50;
constexpr std::uint32_t local_mark = 0x04034B50;
constexpr std::uint32_t listed_mark = 0x02014B50;
constexpr std::uint16_t newest_needed = 20;  // version 2.0: deflated, no zip64 (4.5), no encryption
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
// How hard the packer tried (bits 1 and 2), names in UTF-8 (11): all else changes how the rest is read.
constexpr std::uint16_t harmless_flags = 1U << 1 | 1U << 2 | 1U << 11;
constexpr std::uint16_t encrypted_flag = 1;
constexpr std::uint16_t sizes_behind_flag = 1U << 3;
constexpr std::uint32_t dos_folder = 0x10;
constexpr std::uint32_t dos_label = 0x08;
constexpr std::uint64_t most_growth = 1'100;  // deflate cannot do more than 1,032

std::uint16_t two(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1])
                                                                                << 8);
}

std::uint32_t four(std::string_view bytes, std::size_t at) {
  return two(bytes, at) | static_cast<std::uint32_t>(two(bytes, at + 2)) << 16;
}

Fault no_zip() {
  return {Fault::Kind::untrusted, "zipファイルではないか、途中で切れているか、壊れています",
          "this is no zip file, or it was cut off or damaged"};
}

Fault ambiguous() {
  return {Fault::Kind::untrusted,
          "zipの作りが読み方によって変わるため、受け付けません（余分なバイト、重なり、コメント）",
          "the zip can be read in more than one way (bytes too many, overlaps, a comment)"};
}

Fault too_large() {
  return {Fault::Kind::untrusted, "展開すると大きすぎるか、ファイルが多すぎます",
          "it would unpack to more bytes or files than are allowed"};
}

/// Exactly `size` bytes of the file from `offset` on.
OfflineResult<std::string> read_at(int descriptor, std::uint64_t offset, std::uint64_t size) {
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::pread(descriptor, bytes.data() + done, size - done, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Fault{Fault::Kind::system, "ファイルを読めません", "the file cannot be read"};
    if (count == 0) return no_zip();
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

struct End {
  std::uint64_t count = 0;
  std::uint64_t directory_size = 0;
  std::uint64_t directory_offset = 0;
};

OfflineResult<End> read_end(int descriptor, std::uint64_t file_size) {
  if (file_size < end_size) return no_zip();
  auto read = read_at(descriptor, file_size - end_size, end_size);
  if (const auto* fault = std::get_if<Fault>(&read)) return *fault;
  const std::string_view bytes = std::get<std::string>(read);
  if (four(bytes, 0) != end_mark) return no_zip();
  if (two(bytes, 20) != 0) return ambiguous();
  if (two(bytes, 4) != 0 || two(bytes, 6) != 0 || two(bytes, 8) != two(bytes, 10)) return ambiguous();
  const End end{two(bytes, 10), four(bytes, 12), four(bytes, 16)};
  if (end.count == 0xFFFF || end.directory_size > directory_limit) return too_large();
  if (end.directory_offset + end.directory_size != file_size - end_size) return ambiguous();
  return end;
}

/// Takes the entries' paths and refuses one that is another's file or folder, on some system.
class PathCheck {
 public:
  std::optional<Fault> add(const std::string& path) {
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
      if (auto fault = add(path.substr(0, slash), true, path)) return fault;
    }
    return add(path, false, path);
  }

 private:
  struct Place {
    std::string spelling;
    bool is_folder;
  };

  std::optional<Fault> add(const std::string& place, bool is_folder, const std::string& path) {
    const auto [found, is_new] = places_.try_emplace(without_case(place), Place{place, is_folder});
    if (is_new) return std::nullopt;
    if (is_folder && found->second.is_folder && found->second.spelling == place) return std::nullopt;
    return entry_fault(path, "同じファイルやフォルダーを指すものが2つあります",
                       "another entry stands for the same file or folder");
  }

  std::map<std::string, Place, std::less<>> places_;
};

/// Extra fields that may stand there (times, owners) change nothing; a list that is broken is read in two ways.
std::optional<Fault> check_extra(std::string_view extra, const std::string& path) {
  constexpr std::uint16_t zip64 = 0x0001, unicode_path = 0x7075, unicode_comment = 0x6375, strong = 0x0017,
                          aes = 0x9901;
  while (!extra.empty()) {
    const std::size_t size = extra.size() < 4 ? extra.size() : std::size_t{4} + two(extra, 2);
    const std::uint16_t id = extra.size() < 4 ? zip64 : two(extra, 0);
    if (size > extra.size() || id == zip64 || id == unicode_path || id == unicode_comment || id == strong ||
        id == aes) {
      return entry_fault(path, "使えない付加情報（zip64、別の名前、暗号など）があります",
                         "has an extra field that is not allowed (zip64, another name, encryption)");
    }
    extra.remove_prefix(size);
  }
  return std::nullopt;
}

/// The part of both headers that must agree: version, flags, method, time, CRC, sizes.
constexpr std::size_t shared_size = 22;

std::optional<Fault> check_kind(const std::string& path, std::uint32_t attributes) {
  const std::uint32_t type = attributes >> 16 & S_IFMT;
  if ((type == 0 || type == S_IFREG) && (attributes & (dos_folder | dos_label)) == 0) return std::nullopt;
  return entry_fault(path, "ふつうのファイルではありません（リンク、フォルダー、装置）",
                     "is no plain file (a link, a folder, a device)");
}

std::optional<Fault> check_flags(const std::string& path, std::string_view shared) {
  const std::uint16_t flags = two(shared, 2);
  const std::uint16_t method = two(shared, 4);
  if ((flags & encrypted_flag) != 0) return entry_fault(path, "暗号化されています", "is encrypted");
  if ((flags & sizes_behind_flag) != 0) {
    return entry_fault(path, "大きさがデータの後ろに書かれています", "has its size behind its data");
  }
  if ((flags & ~harmless_flags) != 0 || two(shared, 0) > newest_needed || (method != stored && method != deflated)) {
    return entry_fault(path, "使えない圧縮の方法です（無圧縮かdeflateだけ）",
                       "is packed by a method that is not allowed (stored and deflated only)");
  }
  return std::nullopt;
}

class DirectoryReader {
 public:
  DirectoryReader(int descriptor, std::uint64_t file_size) : descriptor_(descriptor), file_size_(file_size) {}

  OfflineResult<std::vector<ListedEntry>> run() {
    auto found_end = read_end(descriptor_, file_size_);
    if (const auto* fault = std::get_if<Fault>(&found_end)) return *fault;
    end_ = std::get<End>(found_end);
    auto read = read_at(descriptor_, end_.directory_offset, end_.directory_size);
    if (const auto* fault = std::get_if<Fault>(&read)) return *fault;
    std::string_view directory = std::get<std::string>(read);
    for (std::uint64_t index = 0; index < end_.count; ++index) {
      if (auto fault = take_entry(directory)) return *fault;
    }
    if (!directory.empty()) return ambiguous();
    if (auto fault = check_layout()) return *fault;
    return std::move(entries_);
  }

 private:
  struct Extent {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };

  std::optional<Fault> take_entry(std::string_view& directory) {
    if (directory.size() < listed_size || four(directory, 0) != listed_mark) return no_zip();
    const std::string_view header = directory.substr(0, listed_size);
    const std::size_t name = two(header, 28), extra = two(header, 30), comment = two(header, 32);
    if (directory.size() < listed_size + name + extra + comment) return no_zip();
    ListedEntry entry;
    entry.path = directory.substr(listed_size, name);
    if (!is_safe_path(entry.path)) {
      return entry_fault(entry.path, "使えない名前です（フォルダーの外、別のシステムの名前、英数字と . _ - / のほか）",
                         "has a name that is not allowed (outside the folder, a system's own, other characters than "
                         "letters, digits and . _ - /)");
    }
    const std::string_view shared = header.substr(6, shared_size);
    if (comment != 0 || two(header, 34) != 0) return ambiguous();
    if (auto fault = paths_.add(entry.path)) return fault;
    if (auto fault = check_flags(entry.path, shared)) return fault;
    if (auto fault = check_kind(entry.path, four(header, 38))) return fault;
    if (auto fault = check_extra(directory.substr(listed_size + name, extra), entry.path)) return fault;
    entry.is_deflated = two(shared, 4) == deflated;
    entry.crc = four(shared, 10);
    entry.packed_size = four(shared, 14);
    entry.size = four(shared, 18);
    if (auto fault = check_sizes(entry)) return fault;
    if (auto fault = check_local(entry, shared, four(header, 42))) return fault;
    directory.remove_prefix(listed_size + name + extra + comment);
    entries_.push_back(std::move(entry));
    return std::nullopt;
  }

  std::optional<Fault> check_sizes(const ListedEntry& entry) {
    total_ += entry.size;
    if (total_ > unpacked_limit) return too_large();
    if (!entry.is_deflated && entry.size != entry.packed_size) {
      return entry_fault(entry.path, "大きさが合いません", "has sizes that do not agree");
    }
    if (entry.size > most_growth * entry.packed_size) {
      return entry_fault(entry.path, "展開すると大きくなりすぎます", "would unpack to far more than it can hold");
    }
    return std::nullopt;
  }

  /// `shared` is what the directory says from the version on.
  std::optional<Fault> check_local(const ListedEntry& entry, std::string_view shared, std::uint64_t offset) {
    if (offset + local_size + entry.path.size() > end_.directory_offset) return no_zip();
    auto read = read_at(descriptor_, offset, local_size + entry.path.size());
    if (const auto* fault = std::get_if<Fault>(&read)) return *fault;
    const std::string_view header = std::get<std::string>(read);
    if (four(header, 0) != local_mark) return no_zip();
    const std::size_t extra = two(header, 28);
    if (header.substr(4, shared_size) != shared || two(header, 26) != entry.path.size() ||
        header.substr(local_size) != entry.path) {
      return entry_fault(entry.path, "目次とファイルの見出しが食い違っています",
                         "is told of in two ways, in the directory and before its data");
    }
    const std::uint64_t data = offset + header.size() + extra;
    if (data + entry.packed_size > end_.directory_offset) return no_zip();
    auto extra_bytes = read_at(descriptor_, offset + header.size(), extra);
    if (const auto* fault = std::get_if<Fault>(&extra_bytes)) return *fault;
    extents_.push_back({offset, data + entry.packed_size});
    return check_extra(std::get<std::string>(extra_bytes), entry.path);
  }

  /// Every byte of the file belongs to exactly one entry, the directory or the end.
  std::optional<Fault> check_layout() {
    std::sort(extents_.begin(), extents_.end(), [](const Extent& a, const Extent& b) { return a.begin < b.begin; });
    std::uint64_t next = 0;
    for (const Extent& extent : extents_) {
      if (extent.begin != next) return ambiguous();
      next = extent.end;
    }
    if (next != end_.directory_offset) return ambiguous();
    return std::nullopt;
  }

  const int descriptor_;
  const std::uint64_t file_size_;
  End end_;
  std::uint64_t total_ = 0;
  PathCheck paths_;
  std::vector<Extent> extents_;
  std::vector<ListedEntry> entries_;
};

}  // namespace

OfflineResult<std::vector<ListedEntry>> read_zip_directory(int descriptor, std::uint64_t file_size) {
  return DirectoryReader(descriptor, file_size).run();
}

std::string shown_path(std::string_view path) {
  constexpr std::size_t limit = 200;
  constexpr std::string_view digits = "0123456789abcdef";
  std::string shown;
  for (const char c : path) {
    if (shown.size() >= limit) return shown + "...";
    if (c >= 0x20 && c < 0x7F && c != '\\') {
      shown += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      shown.append("\\x").append({digits[byte >> 4], digits[byte & 15]});
    }
  }
  return shown;
}

Fault entry_fault(std::string_view path, const std::string& japanese, const std::string& english) {
  const std::string shown = shown_path(path);
  return {Fault::Kind::untrusted, "「" + shown + "」: " + japanese, "“" + shown + "”: " + english};
}

}  // namespace shirube
