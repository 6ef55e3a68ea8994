#include "generator/offline/bundle_version.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/utf8.h"

namespace shirube {
namespace {

constexpr std::size_t title_limit = 1'000;
constexpr std::size_t id_limit = 100;
constexpr int depth_limit = 8;
constexpr std::size_t version_size = 16;

using Json = nlohmann::ordered_json;

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= id_limit && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// Controls, and marks that turn the direction of what is printed after them, would deceive whoever reads a title.
bool is_deceiving(char32_t c) {
  const bool is_control = c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
  const bool turns =
      c == 0x061C || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool is_no_character = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || c == 0xFEFF;
  return is_control || turns || is_no_character;
}

bool is_title(std::string_view text) {
  if (text.size() > title_limit || find_malformed_utf8(text)) return false;
  for (std::size_t offset = 0; offset < text.size();) {
    if (is_deceiving(next_code_point(text, offset))) return false;
  }
  return true;
}

/// Reads an object in which no key stands twice: of two answers, two programs would take different ones.
std::optional<Json> read_object(std::string_view json) {
  std::vector<std::set<std::string>> keys;
  bool is_bad = false;
  const auto look = [&](int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > depth_limit) is_bad = true;
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second) is_bad = true;
    return !is_bad;
  };
  Json object = Json::parse(json, look, false);
  if (is_bad || !object.is_object()) return std::nullopt;
  return object;
}

/// A text, or null where it may be empty; nothing where it is missing or anything else.
std::optional<std::string> read_text(const Json& object, const char* key, bool may_be_null) {
  const auto found = object.find(key);
  if (found == object.end()) return std::nullopt;
  if (may_be_null && found->is_null()) return std::string();
  if (!found->is_string()) return std::nullopt;
  std::string text = found->get<std::string>();
  if (may_be_null && text.empty()) return std::nullopt;
  return text;
}

/// `2026-11-21T09:00:00Z` of a version's text, as long as that has the right size.
std::string time_in(std::string_view version) {
  const auto part = [&](std::size_t at, std::size_t size) { return std::string(version.substr(at, size)); };
  return part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(9, 2) + ":" + part(11, 2) + ":" + part(13, 2) +
         "Z";
}

}  // namespace

std::string version_of(Moment made) {
  std::string text = format_moment(made);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

bool is_version(std::string_view text) {
  if (text.size() != version_size) return false;
  const auto moment = parse_moment(time_in(text));
  return moment && version_of(*moment) == text;
}

std::string write_version(const BundleVersion& version) {
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  Json object;
  object["site"] = version.site;
  object["edition"] = version.edition;
  object["version"] = version.version;
  object["made"] = version.made;
  object["expires"] = or_null(version.expires);
  object["previous"] = or_null(version.previous);
  return object.dump(2) + "\n";
}

std::optional<BundleVersion> read_version(std::string_view json) {
  const auto object = read_object(json);
  if (!object) return std::nullopt;
  const auto site = read_text(*object, "site", false);
  const auto edition = read_text(*object, "edition", false);
  const auto version = read_text(*object, "version", false);
  const auto made = read_text(*object, "made", false);
  const auto expires = read_text(*object, "expires", true);
  const auto previous = read_text(*object, "previous", true);
  if (!site || !edition || !version || !made || !expires || !previous) return std::nullopt;
  if (!is_title(*site) || !is_id(*edition) || !is_version(*version) || *made != time_in(*version)) return std::nullopt;
  if (!expires->empty() && !parse_date(*expires)) return std::nullopt;
  if (!previous->empty() && !is_version(*previous)) return std::nullopt;
  return BundleVersion{*site, *edition, *version, *made, *expires, *previous};
}

bool has_expired(const BundleVersion& version, Moment now) {
  const auto last_day = parse_date(version.expires);
  return last_day && *last_day < date_in_japan(now);
}

}  // namespace shirube
