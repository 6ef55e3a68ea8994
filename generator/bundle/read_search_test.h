// Reads the files of a search index as a browser does, for tests: written apart from what writes them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/folding.h"
#include "base/utf8.h"

namespace shirube {

/// By path.
using SearchFiles = std::map<std::string, std::string>;

class ReadSearch {
 public:
  using Postings = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // page, place

  explicit ReadSearch(const SearchFiles& files) {
    nlohmann::json head;
    for (const auto& [path, bytes] : files) {
      if (path.starts_with("search/head-")) head = data_of(bytes, "head");
    }
    for (const auto& shard : head.at("words")) {
      const std::string& bytes = files.at("search/" + shard[1].get<std::string>() + ".js");
      const auto data = data_of(bytes, "w" + std::to_string(words_.size()));
      words_.emplace_back(utf16(shard[0].get<std::string>()), std::map<std::u16string, std::string>());
      for (const auto& [key, postings] : data.items()) words_.back().second[utf16(key)] = postings.get<std::string>();
    }
    for (const auto& shard : head.at("texts")) {
      const std::string& bytes = files.at("search/" + shard[1].get<std::string>() + ".js");
      const auto data = data_of(bytes, "t" + std::to_string(text_shards_++));
      if (shard[0].get<std::size_t>() != pages_.size()) throw std::runtime_error("a shard begins at another page");
      for (const auto& page : data) pages_.push_back(page);
    }
    if (head.at("pages").get<std::size_t>() != pages_.size()) throw std::runtime_error("not as many pages");
  }

  std::size_t text_shards() const { return text_shards_; }

  /// Of a key, written in UTF-8.
  Postings postings(const std::string& key) const { return postings_of(utf16(key)); }

  /// Those whose keys say that they may have a folded text of one unit or more.
  std::set<std::uint32_t> candidates(const std::u16string& part) const {
    std::optional<std::set<std::uint32_t>> met;
    if (part.size() == 1) return pages_beginning(part[0]);
    for (std::size_t i = 0; i + 1 < part.size(); ++i) {
      std::set<std::uint32_t> pages, both;
      for (const auto& [page, place] : postings_of(part.substr(i, 2))) pages.insert(page);
      if (met)
        std::set_intersection(met->begin(), met->end(), pages.begin(), pages.end(), std::inserter(both, both.end()));
      met = met ? both : pages;
    }
    return met.value_or(std::set<std::uint32_t>());
  }

  /// Those of them that have it.
  std::set<std::uint32_t> verified(const std::u16string& part) const {
    if (folded_.empty()) folded_ = folded_entries();
    std::set<std::uint32_t> found;
    for (const std::uint32_t page : candidates(part)) {
      for (const std::u16string& entry : folded_[page]) {
        if (entry.find(part) != std::u16string::npos) found.insert(page);
      }
    }
    return found;
  }

  std::vector<std::uint32_t> pages_with(const std::string& query) const {
    const std::set<std::uint32_t> found = verified(utf16(fold_text(query)));
    return {found.begin(), found.end()};
  }

  /// `[ANCHOR, HEADING, TEXT…]` by page and section.
  std::vector<std::vector<std::vector<std::string>>> all_texts() const {
    std::vector<std::vector<std::vector<std::string>>> all;
    for (const auto& page : pages_) all.push_back(page[2].get<std::vector<std::vector<std::string>>>());
    return all;
  }

  /// Title, headings and texts of each page, folded.
  std::vector<std::vector<std::u16string>> folded_entries() const {
    std::vector<std::vector<std::u16string>> all;
    for (const auto& page : pages_) {
      std::vector<std::u16string>& entries = all.emplace_back();
      append_folded(entries.emplace_back(), page[1].get<std::string>());
      for (const auto& section : page[2]) {
        for (std::size_t i = 1; i < section.size(); ++i)
          append_folded(entries.emplace_back(), section[i].get<std::string>());
      }
    }
    return all;
  }

 private:
  static nlohmann::json data_of(const std::string& call, const std::string& key) {
    const std::string begin = "shirubeSearch(\"" + key + "\",", end = ");\n";
    if (!call.starts_with(begin) || !call.ends_with(end)) throw std::runtime_error("no call under " + key);
    std::string json = call.substr(begin.size(), call.size() - begin.size() - end.size());
    // The library refuses half pairs, which keys have: U+D800 to U+DFFF become U+E000 to U+E7FF, which no test uses.
    for (std::size_t at = json.find("\\ud"); at != std::string::npos; at = json.find("\\ud", at)) {
      json[at + 2] = 'e';
      json[at + 3] = "01234567"[std::string_view("89abcdef").find(json[at + 3])];
    }
    return nlohmann::json::parse(json);
  }

  /// Of UTF-8, with half pairs as `data_of` makes them.
  static std::u16string utf16(const std::string& text) {
    std::u16string units;
    for (std::size_t offset = 0; offset < text.size();) {
      const char32_t c = next_code_point(text, offset);
      if (c >= 0x10000) {
        units += static_cast<char16_t>(0xD7C0 + (c >> 10));
        units += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
      } else {
        units += static_cast<char16_t>(c >= 0xE000 && c <= 0xE7FF ? c - 0x800 : c);
      }
    }
    return units;
  }

  /// In the last shard that does not begin after the key.
  Postings postings_of(const std::u16string& key) const {
    const auto after =
        std::upper_bound(words_.begin(), words_.end(), key,
                         [](const std::u16string& wanted, const auto& shard) { return wanted < shard.first; });
    if (after == words_.begin()) return {};
    const auto& keys = std::prev(after)->second;
    const auto found = keys.find(key);
    return found == keys.end() ? Postings() : decoded(found->second);
  }

  static Postings decoded(const std::string& digits) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    Postings postings;
    std::uint32_t page = 0, number = 0;
    unsigned shift = 0;
    for (const char digit : digits) {
      const auto value = static_cast<std::uint32_t>(alphabet.find(digit));
      number |= (value & 31) << shift;
      shift += 5;
      if (value >= 32) continue;
      page += number / 4;
      postings.emplace_back(page, number % 4);
      number = shift = 0;
    }
    return postings;
  }

  std::set<std::uint32_t> pages_beginning(char16_t unit) const {
    std::set<std::uint32_t> pages;
    for (const auto& [first, keys] : words_) {
      for (const auto& [key, digits] : keys) {
        if (key[0] != unit) continue;
        for (const auto& [page, place] : decoded(digits)) pages.insert(page);
      }
    }
    return pages;
  }

  std::vector<std::pair<std::u16string, std::map<std::u16string, std::string>>> words_;
  std::vector<nlohmann::json> pages_;
  std::size_t text_shards_ = 0;
  mutable std::vector<std::vector<std::u16string>> folded_;
};

}  // namespace shirube
