// ObjectReader: one JSON object whose keys are known, read without trusting it.
// Leaves what the keys mean to pack_reader.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace shirube {

/// The first place where something is wrong; the rest follows from it and is of no use to anybody.
class FirstFault {
 public:
  void at(std::string_view place) {
    if (!place_) place_ = place;
  }
  const std::optional<std::string>& place() const { return place_; }

 private:
  std::optional<std::string> place_;
};

/// `[a-z0-9-]+`.
bool is_pack_id(std::string_view text);

/// Every key that is asked for may be missing, unless it says otherwise, and then leaves what is there. What has the
/// wrong type is a fault; so is, at `finish`, a key that nobody asked for.
class ObjectReader {
 public:
  using Json = nlohmann::json;

  /// `json` and `fault` must live as long.
  ObjectReader(const Json& json, std::string place, FirstFault& fault);

  /// nullptr where it is missing.
  const Json* value(std::string_view key);
  bool has(std::string_view key) const;
  /// A fault where it is missing.
  void require(std::string_view key);

  void text(std::string_view key, std::string& text);
  void id(std::string_view key, std::string& id);
  void flag(std::string_view key, bool& flag);
  std::optional<std::uint64_t> number(std::string_view key, std::uint64_t greatest);
  void texts(std::string_view key, std::vector<std::string>& texts);
  /// Nothing where it is missing.
  std::optional<std::size_t> word(std::string_view key, std::span<const std::string_view> words);

  /// Calls `read(item, place)` for each item of a list.
  template <typename Read>
  void list(std::string_view key, const Read& read) {
    const Json* items = value(key);
    if (items == nullptr) return;
    if (!items->is_array()) return fault(key);
    for (std::size_t i = 0; i < items->size(); ++i) {
      read((*items)[i], place(key).append("[").append(std::to_string(i)).append("]"));
    }
  }
  /// Calls `read(name, value, place)` for each entry of a map.
  template <typename Read>
  void map(std::string_view key, const Read& read) {
    const Json* entries = value(key);
    if (entries == nullptr) return;
    if (!entries->is_object()) return fault(key);
    for (const auto& [name, entry] : entries->items()) read(name, entry, place(key).append(".").append(name));
  }

  void fault(std::string_view key) { fault_.at(place(key)); }
  std::string place(std::string_view key) const;
  FirstFault& faults() { return fault_; }

  void finish();

 private:
  const Json* json_;  // nullptr where it is no object
  std::string place_;
  FirstFault& fault_;
  std::vector<std::string_view> asked_;
};

}  // namespace shirube
