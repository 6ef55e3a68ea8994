// Zips made by hand for tests, byte by byte, so that every field can lie.
// Leaves zips as they should be to zip_writer.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shirube {

/// One entry. What is not set is as an honest tool would write it.
struct RawZipEntry {
  std::string path;
  std::string packed;  // what stands after the local header
  std::uint16_t method = 0;
  std::optional<std::uint32_t> size;  // unpacked; default: that of `packed`
  std::optional<std::uint32_t> crc;   // default: that of `packed`
  std::uint16_t flags = 0;
  std::uint16_t made_by = 3 << 8 | 20;  // Unix
  std::uint16_t needed = 20;
  std::uint32_t attributes = 0100644U << 16;
  std::string extra;
  std::string comment;
  // Where the local header, or the directory, says otherwise.
  std::optional<std::string> local_path;
  std::optional<std::uint16_t> local_method;
  std::optional<std::uint16_t> local_flags;
  std::optional<std::uint32_t> local_size;
  std::optional<std::uint32_t> local_packed_size;
  std::optional<std::uint32_t> local_crc;
  std::optional<std::string> local_extra;
  std::optional<std::uint32_t> packed_size;
  std::optional<std::uint32_t> offset;
  std::uint16_t disk = 0;
  bool is_listed = true;  // in the directory
};

struct RawZip {
  std::vector<RawZipEntry> entries;
  std::string before;   // bytes before the first entry; offsets count them
  std::string between;  // bytes between the entries and the directory
  std::string after_directory;
  std::string comment;
  std::string after;
  std::optional<std::uint16_t> comment_size;
  std::optional<std::uint16_t> count;
  std::optional<std::uint16_t> count_here;
  std::optional<std::uint32_t> directory_size;
  std::optional<std::uint32_t> directory_offset;
  std::uint16_t disk = 0;
};

/// CRC-32 as zip has it (ISO 3309).
inline std::uint32_t crc_of(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

/// Little-endian numbers, one after the other.
class RawBytes {
 public:
  RawBytes& two(std::size_t number) { return append(number, 2); }
  RawBytes& four(std::size_t number) { return append(number, 4); }
  RawBytes& eight(std::size_t number) { return append(number, 8); }
  RawBytes& text(const std::string& bytes) {
    bytes_ += bytes;
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  RawBytes& append(std::size_t number, int count) {
    for (int i = 0; i < count; ++i) bytes_ += static_cast<char>(number >> (8 * i));
    return *this;
  }
  std::string bytes_;
};

inline std::string raw_local_header(const RawZipEntry& entry) {
  const std::string path = entry.local_path.value_or(entry.path);
  const std::string extra = entry.local_extra.value_or(entry.extra);
  RawBytes header;
  header.four(0x04034B50).two(entry.needed).two(entry.local_flags.value_or(entry.flags));
  header.two(entry.local_method.value_or(entry.method)).two(0).two(0x21);
  header.four(entry.local_crc.value_or(entry.crc.value_or(crc_of(entry.packed))));
  header.four(entry.local_packed_size.value_or(entry.packed_size.value_or(entry.packed.size())));
  header.four(entry.local_size.value_or(entry.size.value_or(entry.packed.size())));
  return header.two(path.size()).two(extra.size()).text(path).text(extra).bytes();
}

inline std::string raw_directory_header(const RawZipEntry& entry, std::size_t offset) {
  RawBytes header;
  header.four(0x02014B50).two(entry.made_by).two(entry.needed).two(entry.flags).two(entry.method).two(0).two(0x21);
  header.four(entry.crc.value_or(crc_of(entry.packed))).four(entry.packed_size.value_or(entry.packed.size()));
  header.four(entry.size.value_or(entry.packed.size())).two(entry.path.size()).two(entry.extra.size());
  header.two(entry.comment.size()).two(entry.disk).two(0).four(entry.attributes).four(entry.offset.value_or(offset));
  return header.text(entry.path).text(entry.extra).text(entry.comment).bytes();
}

inline std::string raw_zip(const RawZip& zip) {
  std::string bytes = zip.before;
  std::string directory;
  std::size_t count = 0;
  for (const RawZipEntry& entry : zip.entries) {
    if (entry.is_listed) directory += raw_directory_header(entry, bytes.size());
    if (entry.is_listed) ++count;
    bytes += raw_local_header(entry) + entry.packed;
  }
  bytes += zip.between;
  const std::size_t offset = bytes.size();
  bytes += directory + zip.after_directory;
  RawBytes end;
  end.four(0x06054B50).two(zip.disk).two(zip.disk).two(zip.count_here.value_or(count)).two(zip.count.value_or(count));
  end.four(zip.directory_size.value_or(directory.size())).four(zip.directory_offset.value_or(offset));
  end.two(zip.comment_size.value_or(zip.comment.size())).text(zip.comment).text(zip.after);
  return bytes + end.bytes();
}

}  // namespace shirube
