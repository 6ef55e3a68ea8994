// The C++ side of the differential test. Reads lines: `pack JSON` (as the vectors write packs, or complete) gives the
// complete pack, or `refused` and why; `ja JSON` or `en JSON` the verdict of these values by the latest pack. One line
// for each, in order.
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

#include "rules/evaluate.h"
#include "rules/short_pack_test.h"
#include "rules/verdict_json.h"

namespace {

using shirube::Language;
using shirube::RulePack;

std::string verdict_of(const RulePack& pack, std::string_view values, Language language) {
  const auto sent = shirube::read_values(values);
  return write_verdict(sent ? evaluate(pack, *sent, language) : shirube::malformed_verdict(language));
}

/// Reads a pack into `pack`.
std::string complete_pack_of(std::string_view json, RulePack& pack) {
  try {
    pack = shirube::read_short_pack(json);
    return write_pack(pack);
  } catch (const std::exception& error) {
    return std::string("refused: ") + error.what();
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  RulePack pack;
  for (std::string line; std::getline(std::cin, line);) {
    const auto space = line.find(' ');
    const std::string_view order = std::string_view(line).substr(0, space);
    const std::string_view json = std::string_view(line).substr(space + 1);
    const Language language = order == "en" ? Language::english : Language::japanese;
    std::cout << (order == "pack" ? complete_pack_of(json, pack) : verdict_of(pack, json, language)) << '\n';
  }
  std::cout.flush();
  return std::cout ? 0 : 1;
}
