// Says how many verdicts a second the rules give in C++; bench/rules/verdict_rate.mjs is the same in Node.
//
//     verdict_rate PACK VALUES SECONDS
//
// VALUES has values as JSON, a line each. They are judged in turns for SECONDS of processor time, after half of that
// unmeasured. Prints `{"ok":"110…","seconds":…,"verdicts":…}`, `ok` of each line of VALUES.
#include <cstddef>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "rules/evaluate.h"
#include "rules/pack_json.h"
#include "rules/verdict_json.h"

namespace {

using namespace shirube;

std::ifstream open(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(std::string("cannot read ") + path);
  return file;
}

RulePack pack_of(const char* path) {
  std::ifstream file = open(path);
  auto read = read_pack(std::string(std::istreambuf_iterator<char>(file), {}));
  if (const auto* error = std::get_if<PackError>(&read)) {
    throw std::runtime_error(message_of(*error, Language::english));
  }
  return std::get<RulePack>(std::move(read));
}

std::vector<SentValues> values_of(const char* path) {
  std::vector<SentValues> values;
  std::ifstream file = open(path);
  for (std::string line; std::getline(file, line);) {
    auto read = read_values(line);
    if (!read) throw std::runtime_error(std::string(path) + ": a line is no JSON object");
    values.push_back(*std::move(read));
  }
  if (values.empty()) throw std::runtime_error(std::string(path) + " is empty");
  return values;
}

struct Rate {
  std::string ok;
  double seconds = 0;
  std::size_t verdicts = 0;
};

/// Whole turns, so that the clock is asked once in a turn.
Rate rate_of(const RulePack& pack, const std::vector<SentValues>& values, double seconds) {
  Rate rate;
  const std::clock_t start = std::clock();
  do {
    rate.ok.clear();
    for (const SentValues& each : values) rate.ok += evaluate(pack, each, Language::japanese).ok() ? '1' : '0';
    rate.verdicts += values.size();
    rate.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  } while (rate.seconds < seconds);
  return rate;
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 4) throw std::runtime_error("usage: verdict_rate PACK VALUES SECONDS");
  const RulePack pack = pack_of(arguments[1]);
  const std::vector<SentValues> values = values_of(arguments[2]);
  const double seconds = std::stod(arguments[3]);
  rate_of(pack, values, seconds / 2);
  const Rate rate = rate_of(pack, values, seconds);
  const nlohmann::json said = {{"ok", rate.ok}, {"seconds", rate.seconds}, {"verdicts", rate.verdicts}};
  std::cout << said.dump() << std::endl;
  return std::cout ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << "verdict_rate: " << error.what() << '\n';
  return 1;
}
