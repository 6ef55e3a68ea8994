// The shared vectors in C++. tests/vectors/README.md has their form; tests/vectors/run.mjs is the same in Node.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "rules/evaluate.h"
#include "rules/short_pack_test.h"
#include "rules/verdict_json.h"

namespace shirube {
namespace {

using nlohmann::json;

std::vector<std::filesystem::path> vector_files() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder = SHIRUBE_SOURCE_FOLDER "/tests/vectors";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The vectors of a file, which may hold one or an array.
json vectors_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  json read = json::parse(stream);
  return read.is_array() ? read : json::array({read});
}

/// `{"repeat": ["あ", 3]}` as あああ, at any depth.
json written_out(const json& value) {
  if (value.is_object() && value.size() == 1 && value.contains("repeat") && value["repeat"].is_array()) {
    std::string text;
    for (auto left = value["repeat"][1].get<int>(); left > 0; --left) text += value["repeat"][0].get<std::string>();
    return text;
  }
  if (!value.is_structured()) return value;
  json result = value;
  for (json& each : result) each = written_out(each);
  return result;
}

std::string line_of(const json& vector_case) {
  if (vector_case.contains("raw")) return vector_case["raw"].get<std::string>();
  return written_out(vector_case.at("values")).dump();
}

/// `[field, code, parameters]` of what a verdict lists.
json listed(const json& errors) {
  json list = json::array();
  for (json error : errors) {
    json told = {error["field"], error["code"]};
    for (const char* key : {"field", "code", "message"}) error.erase(key);
    told.push_back(error);
    list.push_back(told);
  }
  return list;
}

/// The same of what a vector expects.
json expected_list(const json& vector_case, const char* key) {
  json list = vector_case.value(key, json::array());
  for (json& error : list) {
    if (error.size() == 2) error.push_back(json::object());
    error[2] = written_out(error[2]);
  }
  return list;
}

json messages_of(const json& verdict) {
  json messages = json::array();
  for (const char* key : {"errors", "warnings"}) {
    for (const json& error : verdict[key]) messages.push_back(error["message"]);
  }
  return messages;
}

void expect_verdict(const RulePack& pack, const json& vector_case) {
  const Language language = vector_case.value("language", "ja") == "en" ? Language::english : Language::japanese;
  const auto values = read_values(line_of(vector_case));
  const json verdict =
      json::parse(write_verdict(values ? evaluate(pack, *values, language) : malformed_verdict(language)));

  const json errors = expected_list(vector_case, "errors");
  EXPECT_EQ(verdict["ok"], vector_case.value("ok", errors.empty()));
  EXPECT_EQ(verdict["values"], written_out(vector_case.value("normal", json::object())));
  EXPECT_EQ(listed(verdict["errors"]), errors);
  EXPECT_EQ(listed(verdict["warnings"]), expected_list(vector_case, "warnings"));
  if (vector_case.contains("messages")) {
    EXPECT_EQ(messages_of(verdict), vector_case["messages"]);
  }
}

TEST(Vectors, verdicts_are_as_every_vector_says) {
  std::size_t count = 0;
  for (const auto& file : vector_files()) {
    for (const json& vector : vectors_of(file)) {
      const std::string name = file.stem().string() + ": " + vector.at("name").get<std::string>();
      SCOPED_TRACE(name);
      const RulePack pack = read_short_pack(vector.at("pack"));
      for (const json& vector_case : vector.at("cases")) {
        SCOPED_TRACE(vector_case.at("name").get<std::string>());
        expect_verdict(pack, vector_case);
        ++count;
      }
    }
  }
  EXPECT_GE(count, 600U);
}

TEST(Vectors, names_are_told_apart) {
  for (const auto& file : vector_files()) {
    std::set<std::string> names;
    for (const json& vector : vectors_of(file)) {
      EXPECT_TRUE(names.insert(vector.at("name").get<std::string>()).second) << file << ": " << vector["name"];
      std::set<std::string> cases;
      for (const json& vector_case : vector.at("cases")) {
        const auto name = vector_case.at("name").get<std::string>();
        EXPECT_TRUE(cases.insert(name).second) << file << ": " << vector["name"] << ": " << name;
      }
    }
  }
}

TEST(Vectors, a_case_has_only_the_keys_of_the_form) {
  const std::set<std::string> known = {"name",   "values", "raw",      "language", "ok",
                                       "normal", "errors", "warnings", "messages"};
  for (const auto& file : vector_files()) {
    for (const json& vector : vectors_of(file)) {
      for (const json& vector_case : vector.at("cases")) {
        for (const auto& [key, value] : vector_case.items()) EXPECT_EQ(known.count(key), 1U) << file << ": " << key;
      }
    }
  }
}

}  // namespace
}  // namespace shirube
