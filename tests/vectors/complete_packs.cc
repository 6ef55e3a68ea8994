// Writes the complete pack of every vector, for the runners that have no C++: `complete_packs VECTORS OUTPUT`, both
// folders. The pack number N of FILE.json becomes FILE.N.pack.json.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "rules/short_pack_test.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

void write_packs(const fs::path& file, const fs::path& output) {
  std::ifstream stream(file);
  json vectors = json::parse(stream);
  if (!vectors.is_array()) vectors = json::array({vectors});
  for (std::size_t index = 0; index < vectors.size(); ++index) {
    const fs::path path = output / (file.stem().string() + "." + std::to_string(index) + ".pack.json");
    std::ofstream written(path, std::ios::binary);
    written << shirube::write_pack(shirube::read_short_pack(vectors[index].at("pack")));
    written.close();
    if (!written) throw std::runtime_error("cannot write " + path.string());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: complete_packs VECTORS OUTPUT\n";
    return 2;
  }
  const fs::path output = argv[2];
  try {
    // Those of vectors that are gone would be taken for packs that stand.
    fs::remove_all(output);
    fs::create_directories(output);
    for (const auto& entry : fs::directory_iterator(argv[1])) {
      if (entry.path().extension() == ".json") write_packs(entry.path(), output);
    }
  } catch (const std::exception& error) {
    std::cerr << "complete_packs: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
