// Writes the JSON Schema of every complete pack, for the test beside it: `write_schemas PACKS OUTPUT`, both folders.
// NAME.pack.json (complete_packs writes them) becomes NAME.schema.json.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "rules/json_schema.h"
#include "rules/pack_json.h"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view pack_ending = ".pack.json";

void write_schema(const fs::path& file, const fs::path& output) {
  std::ifstream stream(file, std::ios::binary);
  const std::string json{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const auto read = shirube::read_pack(json);
  if (const auto* error = std::get_if<shirube::PackError>(&read)) {
    throw std::runtime_error(file.string() + ": " + shirube::message_of(*error, shirube::Language::english));
  }
  std::string name = file.filename().string();
  name.resize(name.size() - pack_ending.size());
  const fs::path path = output / (name + ".schema.json");
  std::ofstream written(path, std::ios::binary);
  written << shirube::write_json_schema(std::get<shirube::RulePack>(read));
  written.close();
  if (!written) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: write_schemas PACKS OUTPUT\n";
    return 2;
  }
  const fs::path output = argv[2];
  try {
    // Those of packs that are gone would be taken for schemas that stand.
    fs::remove_all(output);
    fs::create_directories(output);
    for (const auto& entry : fs::directory_iterator(argv[1])) {
      if (entry.path().filename().string().ends_with(pack_ending)) write_schema(entry.path(), output);
    }
  } catch (const std::exception& error) {
    std::cerr << "write_schemas: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
