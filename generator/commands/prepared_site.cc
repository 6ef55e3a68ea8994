#include "generator/commands/prepared_site.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/diagnostic_print.h"
#include "base/utf8.h"
#include "generator/check/check.h"
#include "generator/commands/builtin_files.h"
#include "generator/load/load_assets.h"
#include "generator/load/loader.h"
#include "generator/load/map_reader.h"
#include "generator/load/yaml.h"
#include "generator/render/read_bodies.h"

namespace shirube {
namespace {

constexpr std::string_view template_ending = ".mustache";

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

/// The built-in files below `folder` (which ends in `/`), by their names there.
std::map<std::string, std::string, std::less<>> builtin_below(std::string_view folder) {
  std::map<std::string, std::string, std::less<>> found;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.path.substr(0, folder.size()) == folder) found.emplace(file.path.substr(folder.size()), file.bytes);
  }
  return found;
}

/// Reads the site's own files of a folder with one of the endings over the built-in ones.
class OwnFiles {
 public:
  OwnFiles(const FileSystem& files, const std::string& site, FileNames& names, Diagnostics& diagnostics)
      : files_(files), site_(site), names_(names), diagnostics_(diagnostics) {}

  void read(const std::string& folder, const std::vector<std::string_view>& endings,
            std::map<std::string, std::string, std::less<>>& found) {
    auto listed = files_.list(site_ + "/" + folder);
    if (const auto* error = std::get_if<FileError>(&listed)) {
      if (error->kind != FileError::Kind::missing) {
        diagnostics_.add("unreadable", Span{names_.add(folder), 0, 0, 0}, {{"reason", error->reason}});
      }
      return;
    }
    for (const DirectoryEntry& entry : std::get<std::vector<DirectoryEntry>>(listed)) {
      const bool wanted = entry.name.front() != '.' &&
                          std::any_of(endings.begin(), endings.end(),
                                      [&](std::string_view ending) { return ends_with(entry.name, ending); });
      if (wanted) read_file(folder + "/" + entry.name, entry.name, found);
    }
  }

  std::map<std::string, FileId, std::less<>> file_of;

 private:
  void read_file(const std::string& path, const std::string& name,
                 std::map<std::string, std::string, std::less<>>& found) {
    const FileId file = names_.add(path);
    const Span whole{file, 0, 0, 0};
    auto bytes = files_.read(site_ + "/" + path, ByteCount{yaml_file_limit});
    if (const auto* error = std::get_if<FileError>(&bytes)) {
      diagnostics_.add("unreadable", whole, {{"reason", error->reason}});
      return;
    }
    auto& text = std::get<std::string>(bytes);
    if (find_malformed_utf8(text)) {
      diagnostics_.add("invalid-utf8", whole, {{"byte", "?"}});
    } else if (find_forbidden_character(text)) {
      // Also keeps the marks of holes out, which only Shirube may make.
      diagnostics_.add("control-character", whole, {{"character", "?"}});
    } else {
      found.insert_or_assign(name, std::move(text));
      file_of.insert_or_assign(name, file);
    }
  }

  const FileSystem& files_;
  const std::string& site_;
  FileNames& names_;
  Diagnostics& diagnostics_;
};

template <typename Value>
std::map<std::string, Value, std::less<>> without_ending(const std::map<std::string, Value, std::less<>>& files,
                                                         std::string_view ending) {
  std::map<std::string, Value, std::less<>> found;
  for (const auto& [name, value] : files) {
    if (ends_with(name, ending)) found.emplace(name.substr(0, name.size() - ending.size()), value);
  }
  return found;
}

Templates load_templates(const FileSystem& files, const std::string& folder, Site& site, Diagnostics& diagnostics) {
  OwnFiles own(files, folder, site.files, diagnostics);
  auto found = builtin_below("templates/");
  own.read("templates", {template_ending}, found);
  return Templates(without_ending(found, template_ending), without_ending(own.file_of, template_ending), diagnostics);
}

ThemeFiles load_theme(const FileSystem& files, const std::string& folder, Site& site, Diagnostics& diagnostics) {
  const std::string name = site.settings.theme.empty() ? "default" : site.settings.theme.text;
  ThemeFiles theme = builtin_below("themes/" + name + "/");
  theme.merge(builtin_below("client/"));
  OwnFiles(files, folder, site.files, diagnostics).read("themes/" + name, {".css", ".svg", ".js"}, theme);
  const bool has_style =
      std::any_of(theme.begin(), theme.end(), [](const auto& file) { return ends_with(file.first, ".css"); });
  if (!has_style) {
    diagnostics.add("missing-file", site.settings.theme.span, {{"file", "themes/" + name + "/*.css"}});
  }
  return theme;
}

/// The rank of each file's path: diagnostics are sorted by path, not by the order in which files were found.
std::vector<std::uint32_t> path_order(const FileNames& names) {
  std::vector<std::uint32_t> by_path(names.size());
  std::iota(by_path.begin(), by_path.end(), 0U);
  std::stable_sort(by_path.begin(), by_path.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return names.path(FileId{a}) < names.path(FileId{b}); });
  std::vector<std::uint32_t> rank(names.size());
  for (std::uint32_t i = 0; i < by_path.size(); ++i) rank[by_path[i]] = i;
  return rank;
}

/// The line as text that a terminal can show, whatever the file holds.
std::string printable_line(std::string_view line) {
  std::string shown;
  while (!line.empty()) {
    const auto malformed = find_malformed_utf8(line);
    shown += line.substr(0, malformed.value_or(line.size()));
    if (!malformed) break;
    append_utf8(shown, U'\uFFFD');
    line.remove_prefix(*malformed + 1);
  }
  return shown;
}

}  // namespace

PreparedSite prepare_site(const FileSystem& files, const SiteOptions& options) {
  Diagnostics diagnostics;
  Site site = load_site(files, options.site, options.jobs, diagnostics);
  read_bodies(site, options.jobs);
  load_assets(files, options.site, site);
  check_site(site, date_in_japan(options.now), options.jobs, diagnostics);
  Templates templates = load_templates(files, options.site, site, diagnostics);
  ThemeFiles theme = load_theme(files, options.site, site, diagnostics);
  std::vector<std::string> silenced;
  for (const Text& code : site.settings.silence) silenced.push_back(code.text);
  diagnostics.silence(silenced);
  if (options.strict) diagnostics.make_warnings_errors();
  diagnostics.sort(path_order(site.files));
  return {std::move(site), std::move(templates), std::move(theme), std::move(diagnostics)};
}

std::string print_diagnostics(const FileSystem& files, const PreparedSite& prepared, const SiteOptions& options,
                              bool color) {
  const FileNames& names = prepared.site.files;
  if (options.json) return print_as_json(prepared.diagnostics, names, options.language);
  std::optional<FileId> current;
  std::string text;
  const auto read_line = [&](FileId file, std::uint32_t line) {
    if (current != file) {
      auto read = files.read(options.site + "/" + names.path(file), ByteCount{image_file_limit});
      text = std::holds_alternative<std::string>(read) ? std::move(std::get<std::string>(read)) : std::string();
      current = file;
    }
    return printable_line(line_of(text, line));
  };
  std::string printed = print_for_people(prepared.diagnostics, names, read_line, options.language, color);
  const std::string totals = print_totals(prepared.diagnostics, options.language);
  if (!totals.empty()) printed.append("shirube: ").append(totals).append("\n");
  return printed;
}

}  // namespace shirube
