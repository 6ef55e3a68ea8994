// Any bytes as a bundle: opening, judging and unpacking it never gives a path that leads elsewhere, more bytes than
// were declared, or more than may be. Build with `./dev fuzz`.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "generator/offline/bundle_contents.h"
#include "generator/offline/zip_reader.h"

namespace {

using namespace shirube;

void require(bool holds) {
  if (!holds) std::abort();
}

/// The input as a file that is nowhere on the disk.
class InputFile {
 public:
  InputFile(const std::uint8_t* data, std::size_t size) : descriptor_(::memfd_create("bundle", 0)) {
    require(descriptor_ >= 0 && ::write(descriptor_, data, size) == static_cast<ssize_t>(size));
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile() { ::close(descriptor_); }
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

// Written another way than the code under test, so that both would have to be wrong.
bool stays_below_its_folder(const std::string& path) {
  const std::string framed = '/' + path + '/';
  return !path.empty() && framed.find("//") == std::string::npos && framed.find("/./") == std::string::npos &&
         framed.find("/../") == std::string::npos && framed.find('\0') == std::string::npos &&
         framed.find('\\') == std::string::npos && framed.find(':') == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const InputFile file(data, size);
  auto opened = ZipReader::open(file.path());
  if (auto* zip = std::get_if<ZipReader>(&opened)) {
    std::uint64_t declared = 0;
    for (const ZipEntry& entry : zip->entries()) {
      require(stays_below_its_folder(entry.path) && zip->find(entry.path) == &entry);
      declared += entry.size;
      std::uint64_t taken = 0;
      const auto fault = zip->read(entry, [&](std::string_view piece) {
        taken += piece.size();
        require(taken <= entry.size);
        return std::optional<Fault>();
      });
      require(fault || taken == entry.size);
    }
    require(declared <= unpacked_limit);
  }
  auto bundle = open_bundle(file.path());
  if (auto* contents = std::get_if<BundleContents>(&bundle)) {
    require(std::holds_alternative<BundleFindings>(compare_files(*contents)));
    require(contents->version.edition.find('/') == std::string::npos);
  }
  return 0;
}
