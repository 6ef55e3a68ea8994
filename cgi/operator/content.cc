#include "cgi/operator/content.h"

#include <map>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

namespace shirube {
namespace {

using Json = nlohmann::json;

std::optional<std::vector<std::string>> texts_of(const Json& json) {
  if (!json.is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const Json& item : json) {
    if (!item.is_string()) return std::nullopt;
    texts.push_back(item.get<std::string>());
  }
  return texts;
}

bool read_values(const Json& json, NormalValues& values) {
  if (!json.is_object()) return false;
  for (const auto& [field, value] : json.items()) {
    if (value.is_string()) {
      values[field] = value.get<std::string>();
    } else if (auto texts = texts_of(value)) {
      values[field] = std::move(*texts);
    } else {
      return false;
    }
  }
  return true;
}

std::optional<SubmissionContent> parsed(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("values")) return std::nullopt;
  SubmissionContent content;
  if (!read_values(json["values"], content.values)) return std::nullopt;
  if (json.contains("secrets")) {
    if (!json["secrets"].is_object()) return std::nullopt;
    for (const auto& item : json["secrets"].items()) content.secrets.push_back(item.key());
  }
  if (json.contains("warnings")) {
    auto warnings = texts_of(json["warnings"]);
    if (!warnings) return std::nullopt;
    content.warnings = std::move(*warnings);
  }
  return content;
}

}  // namespace

std::variant<SubmissionContent, ContentFault> read_content(const Submission& submission,
                                                           const std::vector<OfficeKeys>& keys) {
  if (submission.is_sealed && keys.empty()) return ContentFault::no_key;
  std::optional<std::string> opened;
  for (const OfficeKeys& pair : keys) {
    if (!submission.is_sealed || opened) break;
    opened = open_sealed(submission.content, pair);
  }
  if (submission.is_sealed && !opened) return ContentFault::wrong_key;
  std::optional<SubmissionContent> content = parsed(submission.is_sealed ? *opened : submission.content);
  if (!content) return ContentFault::damaged;
  return std::move(*content);
}

void name_files(Submission& submission, const SubmissionContent& content) {
  std::map<std::string, std::size_t> numbers;  // of a field's files so far
  for (StoredFile& file : submission.files) {
    const std::size_t number = numbers[file.field]++;
    const auto value = content.values.find(file.field);
    if (!file.name.empty() || value == content.values.end()) continue;
    if (const auto* name = std::get_if<std::string>(&value->second)) {
      if (number == 0) file.name = *name;
    } else if (const auto& names = std::get<std::vector<std::string>>(value->second); number < names.size()) {
      file.name = names[number];
    }
  }
}

}  // namespace shirube
