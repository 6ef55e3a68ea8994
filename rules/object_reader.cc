#include "rules/object_reader.h"

#include <algorithm>
#include <utility>

namespace shirube {
namespace {

// Labels, messages: longer than any that people would read, and short enough to be put into one another.
constexpr std::size_t longest_text = 10'000;

}  // namespace

bool is_pack_id(std::string_view text) {
  const auto is_of_id = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && std::ranges::all_of(text, is_of_id);
}

ObjectReader::ObjectReader(const Json& json, std::string place, FirstFault& fault)
    : json_(json.is_object() ? &json : nullptr), place_(std::move(place)), fault_(fault) {
  if (json_ == nullptr) fault_.at(place_);
}

std::string ObjectReader::place(std::string_view key) const {
  return std::string(place_).append(place_.empty() ? "" : ".").append(key);
}

bool ObjectReader::has(std::string_view key) const { return json_ != nullptr && json_->contains(key); }

void ObjectReader::require(std::string_view key) {
  if (json_ != nullptr && !has(key)) fault(key);
}

const ObjectReader::Json* ObjectReader::value(std::string_view key) {
  asked_.push_back(key);
  if (!has(key)) return nullptr;
  return &*json_->find(key);
}

void ObjectReader::text(std::string_view key, std::string& text) {
  const Json* found = value(key);
  if (found == nullptr) return;
  const auto* read = found->get_ptr<const Json::string_t*>();
  if (read == nullptr || read->size() > longest_text) return fault(key);
  text = *read;
}

void ObjectReader::id(std::string_view key, std::string& id) {
  text(key, id);
  if (has(key) && !is_pack_id(id)) fault(key);
}

void ObjectReader::flag(std::string_view key, bool& flag) {
  const Json* found = value(key);
  if (found == nullptr) return;
  if (!found->is_boolean()) return fault(key);
  flag = found->get<bool>();
}

std::optional<std::uint64_t> ObjectReader::number(std::string_view key, std::uint64_t greatest) {
  const Json* found = value(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_number_unsigned() || found->get<std::uint64_t>() > greatest) {
    fault(key);
    return std::nullopt;
  }
  return found->get<std::uint64_t>();
}

void ObjectReader::texts(std::string_view key, std::vector<std::string>& texts) {
  list(key, [&](const Json& item, const std::string& place) {
    const auto* read = item.get_ptr<const Json::string_t*>();
    if (read == nullptr) return fault_.at(place);
    texts.push_back(*read);
  });
}

std::optional<std::size_t> ObjectReader::word(std::string_view key, std::span<const std::string_view> words) {
  const Json* found = value(key);
  if (found == nullptr) return std::nullopt;
  const auto* read = found->get_ptr<const Json::string_t*>();
  const auto word = read == nullptr ? words.end() : std::ranges::find(words, std::string_view(*read));
  if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
  fault(key);
  return std::nullopt;
}

void ObjectReader::finish() {
  if (json_ == nullptr) return;
  for (const auto& [key, unused] : json_->items()) {
    if (std::ranges::find(asked_, key) == asked_.end()) return fault(key);
  }
}

}  // namespace shirube
