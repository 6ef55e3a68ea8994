#include "cgi/steps/entry.h"

#include <nlohmann/json.hpp>

#include "cgi/sealing/secret_hash.h"

namespace shirube {
namespace {

using Json = nlohmann::json;

Json json_of(const StoredFile& file) {
  return {{"id", file.id}, {"name", file.name}, {"type", file.type}, {"size", file.size}};
}

Json json_of(const std::map<std::string, StoredFile, std::less<>>& files) {
  Json json = Json::object();
  for (const auto& [field, file] : files) json[field] = json_of(file);
  return json;
}

Json json_of(const SentValues& values) {
  Json json = Json::object();
  for (const auto& [field, value] : values) {
    if (const auto* text = std::get_if<std::string>(&value)) json[field] = *text;
    if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) json[field] = *texts;
  }
  return json;
}

/// Reads an object of texts; false where it is none.
bool read_texts(const Json& json, std::map<std::string, std::string, std::less<>>& texts) {
  if (!json.is_object()) return false;
  for (const auto& [key, value] : json.items()) {
    if (!value.is_string()) return false;
    texts.emplace(key, value.get<std::string>());
  }
  return true;
}

bool read_sent(const Json& json, SentValues& values) {
  if (!json.is_object()) return false;
  for (const auto& [key, value] : json.items()) {
    if (value.is_string()) {
      values.emplace(key, value.get<std::string>());
      continue;
    }
    if (!value.is_array()) return false;
    std::vector<std::string> texts;
    for (const Json& item : value) {
      if (!item.is_string()) return false;
      texts.push_back(item.get<std::string>());
    }
    values.emplace(key, std::move(texts));
  }
  return true;
}

bool read_files(const Json& json, std::map<std::string, StoredFile, std::less<>>& files) {
  if (!json.is_object()) return false;
  for (const auto& [field, value] : json.items()) {
    std::map<std::string, std::string, std::less<>> texts;
    if (!value.is_object() || !value.contains("size") || !value["size"].is_number_unsigned()) return false;
    Json without_size = value;
    without_size.erase("size");
    if (!read_texts(without_size, texts)) return false;
    files.emplace(field,
                  StoredFile{texts["id"], field, texts["name"], texts["type"], value["size"].get<std::uint64_t>()});
  }
  return true;
}

}  // namespace

std::string write_entry(const Entry& entry) {
  Json secrets = Json::object();
  for (const auto& [field, secret] : entry.secrets) secrets[field] = secret;
  return Json{{"values", json_of(entry.values)}, {"secrets", std::move(secrets)}, {"files", json_of(entry.files)}}.dump(
      -1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Entry> read_entry(std::string_view json) {
  const Json read = Json::parse(json, nullptr, false);
  if (!read.is_object() || read.size() != 3) return std::nullopt;
  Entry entry;
  if (!read.contains("values") || !read_sent(read["values"], entry.values)) return std::nullopt;
  if (!read.contains("secrets") || !read_texts(read["secrets"], entry.secrets)) return std::nullopt;
  if (!read.contains("files") || !read_files(read["files"], entry.files)) return std::nullopt;
  return entry;
}

SentValues all_values(const Entry& entry) {
  SentValues values = entry.values;
  for (const auto& [field, secret] : entry.secrets) values[field] = secret;
  for (const auto& [field, file] : entry.files) values[field] = file.name;
  return values;
}

std::optional<std::string> write_submission(const Entry& entry, const Verdict& verdict, const RulePack& rules) {
  Json secrets = Json::object();
  for (const auto& [id, secret] : verdict.secrets) {
    const Field* field = rules.field(id);
    if (field != nullptr && !field->equals.empty()) continue;
    std::optional<std::string> hash = hash_secret(secret);
    if (!hash) return std::nullopt;
    secrets[id] = std::move(*hash);
  }
  Json values = Json::object();
  for (const auto& [id, value] : verdict.values) {
    std::visit([&json = values[id]](const auto& normal) { json = normal; }, value);
  }
  // Of a field that is not asked any more neither value nor file is kept.
  std::map<std::string, StoredFile, std::less<>> files;
  for (const auto& [field, file] : entry.files) {
    if (verdict.values.contains(field)) files.emplace(field, file);
  }
  Json warnings = Json::array();
  for (const FieldError& warning : verdict.warnings) warnings.push_back(warning.field + ": " + warning.code);
  return Json{{"values", std::move(values)},
              {"secrets", std::move(secrets)},
              {"files", json_of(files)},
              {"warnings", std::move(warnings)}}
      .dump();
}

}  // namespace shirube
