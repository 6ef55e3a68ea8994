#include "generator/offline/zip_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "generator/offline/descriptor.h"
#include "generator/offline/system_fault.h"
#include "generator/offline/zip_directory.h"

namespace shirube {
namespace {

constexpr std::size_t piece_size = std::size_t{64} << 10;

struct CloseZip {
  // Never written to: there is nothing to save.
  void operator()(zip_t* zip) const { ::zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, CloseZip>;

struct CloseEntry {
  void operator()(zip_file_t* file) const { ::zip_fclose(file); }
};

Fault about(const std::string& path, const Fault& fault) {
  return {fault.kind, path + ": " + fault.japanese, path + ": " + fault.english};
}

Fault broken(const ZipEntry& entry) {
  return entry_fault(entry.path, "壊れています（中身が、書かれている大きさやCRCと合いません）",
                     "is damaged: what it holds does not have the size or the CRC that are written there");
}

/// Whether libzip, which unpacks, has read the same as we, who judged.
bool agrees(zip_t* zip, const std::vector<ListedEntry>& listed) {
  if (::zip_get_num_entries(zip, 0) != static_cast<zip_int64_t>(listed.size())) return false;
  for (std::size_t index = 0; index < listed.size(); ++index) {
    zip_stat_t stat;
    if (::zip_stat_index(zip, index, ZIP_FL_ENC_RAW, &stat) != 0) return false;
    const ListedEntry& entry = listed[index];
    const zip_uint16_t method = entry.is_deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    if (stat.name == nullptr || entry.path != stat.name || stat.size != entry.size || stat.crc != entry.crc ||
        stat.comp_size != entry.packed_size || stat.comp_method != method || stat.encryption_method != ZIP_EM_NONE) {
      return false;
    }
  }
  return true;
}

}  // namespace

struct ZipReader::State {
  Zip zip;
  std::vector<ZipEntry> entries;
  std::vector<zip_uint64_t> indexes;  // in the zip, of each of `entries`
};

ZipReader::ZipReader() : state_(std::make_unique<State>()) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

OfflineResult<ZipReader> ZipReader::open(const std::string& path) {
  // O_NONBLOCK: a pipe that nobody writes to would otherwise hold the opening.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return system_fault(path, errno);
  struct stat status = {};
  if (::fstat(file.number(), &status) != 0) return system_fault(path, errno);
  if (!S_ISREG(status.st_mode)) {
    return Fault{Fault::Kind::system, path + ": ファイルではありません", path + ": is not a file"};
  }
  auto read = read_zip_directory(file.number(), static_cast<std::uint64_t>(status.st_size));
  if (const auto* fault = std::get_if<Fault>(&read)) return about(path, *fault);
  const auto& listed = std::get<std::vector<ListedEntry>>(read);

  ZipReader reader;
  int error = 0;
  reader.state_->zip.reset(::zip_fdopen(file.number(), ZIP_CHECKCONS, &error));
  if (reader.state_->zip == nullptr || !agrees(reader.state_->zip.get(), listed)) {
    if (reader.state_->zip != nullptr) file.release();
    return Fault{Fault::Kind::untrusted, path + ": zipファイルが壊れています", path + ": the zip file is damaged"};
  }
  file.release();
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t index = 0; index < listed.size(); ++index) order.emplace_back(listed[index].path, index);
  std::sort(order.begin(), order.end());
  for (auto& [entry_path, index] : order) {
    reader.state_->entries.push_back({std::move(entry_path), listed[index].size});
    reader.state_->indexes.push_back(index);
  }
  return reader;
}

const std::vector<ZipEntry>& ZipReader::entries() const { return state_->entries; }

const ZipEntry* ZipReader::find(std::string_view path) const {
  const auto& entries = state_->entries;
  const auto found =
      std::lower_bound(entries.begin(), entries.end(), path,
                       [](const ZipEntry& entry, std::string_view wanted) { return entry.path < wanted; });
  return found != entries.end() && found->path == path ? &*found : nullptr;
}

std::optional<Fault> ZipReader::read(const ZipEntry& entry,
                                     const std::function<std::optional<Fault>(std::string_view piece)>& take) {
  const ZipEntry* own = find(entry.path);
  if (own == nullptr) return broken(entry);
  const auto place = static_cast<std::size_t>(own - state_->entries.data());
  const std::unique_ptr<zip_file_t, CloseEntry> file(::zip_fopen_index(state_->zip.get(), state_->indexes[place], 0));
  if (file == nullptr) return broken(entry);
  std::array<char, piece_size> piece;
  // At the end libzip compares the CRC, and fails where it is another.
  for (std::uint64_t left = own->size;;) {
    const zip_int64_t count = ::zip_fread(file.get(), piece.data(), piece.size());
    if (count < 0 && ::zip_error_code_zip(::zip_file_get_error(file.get())) == ZIP_ER_READ) {
      return Fault{Fault::Kind::system, "ファイルを読めません", "the file cannot be read"};
    }
    if (count < 0 || static_cast<std::uint64_t>(count) > left) return broken(entry);
    if (count == 0) return left == 0 ? std::nullopt : std::optional<Fault>(broken(entry));
    left -= static_cast<std::uint64_t>(count);
    if (auto fault = take({piece.data(), static_cast<std::size_t>(count)})) return fault;
  }
}

OfflineResult<std::string> ZipReader::read(const ZipEntry& entry, std::uint64_t limit) {
  if (entry.size > limit) return entry_fault(entry.path, "大きすぎます", "is too large");
  std::string bytes;
  auto fault = read(entry, [&](std::string_view piece) -> std::optional<Fault> {
    bytes.append(piece);
    return std::nullopt;
  });
  if (fault) return *fault;
  return bytes;
}

}  // namespace shirube
