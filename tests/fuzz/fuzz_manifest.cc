// Fuzzes paths_in_manifest: whatever stands in an output folder under the name of a manifest, no path may come out that
// leads elsewhere, and what comes out must survive being written and read again.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "generator/bundle/output_tree.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// Written another way than the code under test, so that both would have to be wrong.
bool stays_below_its_folder(const std::string& path) {
  const std::string framed = '/' + path + '/';
  return framed.find("//") == std::string::npos && framed.find("/./") == std::string::npos &&
         framed.find("/../") == std::string::npos && framed.find('\0') == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> paths =
      shirube::paths_in_manifest(std::string_view(reinterpret_cast<const char*>(data), size));
  std::vector<shirube::ManifestEntry> entries;
  for (const std::string& path : paths) {
    require(stays_below_its_folder(path));
    entries.push_back({path, path.size(), std::string(64, '0')});
  }
  std::sort(paths.begin(), paths.end());
  require(shirube::paths_in_manifest(shirube::write_manifest(std::move(entries))) == paths);
  return 0;
}
