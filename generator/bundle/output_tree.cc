#include "generator/bundle/output_tree.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

namespace shirube {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_paths = 1'000'000;
constexpr std::size_t longest_path = 4096;  // PATH_MAX: no longer one was ever written

// True for a path that stays below the folder it is joined to.
bool is_safe_path(std::string_view path) {
  if (path.size() > longest_path || path.find('\0') != std::string_view::npos) return false;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t slash = std::min(path.find('/', start), path.size());
    const std::string_view part = path.substr(start, slash - start);
    if (part.empty() || part == "." || part == "..") return false;
    start = slash + 1;
  }
  return true;
}

// Takes the paths out while the text is parsed: a manifest may be hostile, and building a tree of it would cost many
// times its size.
class PathReader final : public nlohmann::json_sax<Json> {
 public:
  bool key(string_t& name) override {
    if (depth_ == 1) is_in_files_ = name == "files";
    is_path_ = is_in_files_ && depth_ == depth_of_entry && name == "path";
    return true;
  }
  bool string(string_t& text) override {
    if (std::exchange(is_path_, false) && paths_.size() < most_paths && is_safe_path(text)) {
      paths_.push_back(std::move(text));
    }
    return true;
  }

  bool start_object(std::size_t) override { return start(Container::object); }
  bool start_array(std::size_t) override { return start(Container::array); }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }

  bool null() override { return other_value(); }
  bool boolean(bool) override { return other_value(); }
  bool number_integer(number_integer_t) override { return other_value(); }
  bool number_unsigned(number_unsigned_t) override { return other_value(); }
  bool number_float(number_float_t, const string_t&) override { return other_value(); }
  bool binary(binary_t&) override { return other_value(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

  std::vector<std::string> take_paths() { return std::move(paths_); }

 private:
  enum class Container { object, array };
  static constexpr std::size_t depth_of_entry = 3;  // the object in the array in the object

  // A manifest's outermost containers have fixed kinds; what stands deeper is of no interest.
  bool start(Container container) {
    is_path_ = false;
    ++depth_;
    if (depth_ == 1) return container == Container::object;
    if (!is_in_files_) return true;
    if (depth_ == 2) return container == Container::array;
    if (depth_ == depth_of_entry) return container == Container::object;
    return true;
  }
  bool end() {
    --depth_;
    return true;
  }
  bool other_value() {
    is_path_ = false;
    return true;
  }

  std::vector<std::string> paths_;
  std::size_t depth_ = 0;
  bool is_in_files_ = false;
  bool is_path_ = false;
};

std::string quoted(const std::string& text) {
  // Paths are UTF-8 by then; `replace` only because the library would otherwise throw.
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string write_manifest(std::vector<ManifestEntry> entries) {
  std::sort(entries.begin(), entries.end(),
            [](const ManifestEntry& left, const ManifestEntry& right) { return left.path < right.path; });
  std::string text = "{\"files\": [";
  std::string_view separator = "\n";
  for (const ManifestEntry& entry : entries) {
    text.append(separator).append("{\"path\": ").append(quoted(entry.path));
    text.append(", \"size\": ").append(std::to_string(entry.size));
    text.append(", \"sha256\": \"").append(entry.sha256).append("\"}");
    separator = ",\n";
  }
  text.append("\n]}\n");
  return text;
}

std::vector<std::string> paths_in_manifest(std::string_view json) {
  PathReader reader;
  if (!Json::sax_parse(json, &reader)) return {};
  return reader.take_paths();
}

}  // namespace shirube
