#include "generator/load/load_assets.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "base/utf8.h"
#include "generator/load/svg_safety.h"
#include "generator/model/pages.h"
#include "generator/model/suggestion.h"
#include "generator/model/target.h"
#include "generator/model/visit.h"

namespace shirube {
namespace {

/// The ending that a picture is published with, by its first bytes; empty where it is no picture that browsers show.
std::string_view picture_ending(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "png";
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "jpg";
  if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return "gif";
  if (bytes.starts_with("RIFF"sv) && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP"sv) return "webp";
  const bool is_text = !find_malformed_utf8(bytes) && bytes.find('\0') == std::string_view::npos;
  if (is_text && bytes.find("<svg") != std::string_view::npos) return "svg";
  return {};
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

/// A name that is safe in any URL and on any disk: the file's own where that has only such characters.
std::string published_name(std::string_view path, std::string_view ending, std::string_view sha256) {
  std::string_view stem = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  stem = stem.substr(0, stem.rfind('.'));
  const std::string lower = lower_case(stem);
  std::string name = is_id(lower) && lower.size() <= 60 ? lower : "image";
  return name.insert(0, "assets/").append("-").append(sha256.substr(0, 12)).append(".").append(ending);
}

bool leaves_folder(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string_view::npos) return true;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    if (path.substr(start, end - start) == "..") return true;
    start = end + 1;
  }
  return false;
}

/// Looks at pictures one by one.
class Pictures {
 public:
  Pictures(const FileSystem& files, const std::string& folder)
      : files_(files), content_(folder + "/content/"), site_(files.real_path(folder).value_or(folder)) {
    if (!site_.ends_with('/')) site_ += '/';
  }

  Asset look_at(const std::string& path) const {
    if (leaves_folder(path) || path.find('\0') != std::string::npos) return {.state = Asset::State::outside};
    const auto real = files_.real_path(content_ + path);
    if (!real) return {.suggestion = file_like(path)};
    if (!real->starts_with(site_)) return {.state = Asset::State::outside};
    const auto read = files_.read(*real, ByteCount{image_file_limit});
    if (const auto* error = std::get_if<FileError>(&read)) return unreadable(reason_of(*error));
    const auto& bytes = std::get<std::string>(read);
    const std::string_view ending = picture_ending(bytes);
    if (ending.empty()) return unreadable("not-an-image");
    if (ending == "svg" && !danger_of_svg(bytes).empty()) return unreadable(danger_of_svg(bytes));
    Asset asset{.state = Asset::State::published};
    asset.sha256 = sha256_hex(bytes);
    asset.published = published_name(path, ending, asset.sha256);
    return asset;
  }

 private:
  static Asset unreadable(std::string_view reason) {
    return {.state = Asset::State::unreadable, .reason = std::string(reason)};
  }

  static std::string_view reason_of(const FileError& error) {
    if (error.kind == FileError::Kind::too_large) return "too-large";
    if (error.kind == FileError::Kind::not_regular) return "not-an-image";
    return error.reason;
  }

  /// The path of a file in the same folder whose name an author may have meant.
  std::string file_like(const std::string& path) const {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    const auto listed = files_.list(content_ + folder);
    const auto* entries = std::get_if<std::vector<DirectoryEntry>>(&listed);
    if (entries == nullptr) return {};
    std::vector<std::string_view> names;
    for (const DirectoryEntry& entry : *entries) {
      if (entry.kind == FileKind::regular) names.push_back(entry.name);
    }
    const std::string_view name = nearest_word(std::string_view(path).substr(folder.size()), names);
    return name.empty() || find_malformed_utf8(name) ? std::string() : folder + std::string(name);
  }

  const FileSystem& files_;
  std::string content_;
  std::string site_;
};

/// Collects the paths of all pictures that guides name.
struct ImagePaths {
  std::set<std::string>& paths;

  void operator()(const Image& image, const EditionSet&) {
    if (!image.file.empty()) paths.insert(image.file.text);
  }
  void operator()(const Body& body, const EditionSet&) {
    for (const BodyImage& image : body.content.images) paths.insert(image.file);
  }
  template <typename Other>
  void operator()(const Other&, const EditionSet&) {}
};

}  // namespace

void load_assets(const FileSystem& files, const std::string& folder, Site& site) {
  std::set<std::string> paths;
  ImagePaths collect{paths};
  const EditionSet everywhere(site.editions.size(), true);
  const auto collect_from = [&](const auto& page) {
    for (const auto& variant : page.variants) walk_page(site, variant, everywhere, collect);
  };
  for (const PageKind kind : page_kinds) {
    for (std::size_t index = 0; index < count_pages(site, kind); ++index) with_page(site, {kind, index}, collect_from);
  }
  collect(site.settings.introduction, {});
  for (const Source& source : site.sources) collect(source.note, {});
  const Pictures pictures(files, folder);
  for (const std::string& path : paths) site.assets.emplace(path, pictures.look_at(path));
}

}  // namespace shirube
