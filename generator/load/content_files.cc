#include "generator/load/content_files.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "generator/load/yaml_places.h"
#include "generator/model/suggestion.h"
#include "generator/model/target.h"

namespace shirube {
namespace {

constexpr std::string_view yaml_ending = ".yaml";
constexpr std::string_view examples_ending = ".test.yaml";
constexpr std::string_view edition_prefix = "edition:";  // of ids in ContentFiles::refused
/// Editions' folders stand in the output beside that of their forms packs (generator/bundle/forms_packs.h).
constexpr std::string_view reserved_edition = "forms";
constexpr int folder_depth_limit = 16;

/// The folder of a kind of content that editions may change, in content/ and in an edition's folder.
struct PageFolder {
  std::string_view name;
  std::string_view prefix;  // of ids in ContentFiles::refused
  PageFiles ContentFiles::*files;
};

constexpr PageFolder page_folders[] = {
    {"flows", "flow:", &ContentFiles::flows},       {"forms", "form:", &ContentFiles::forms},
    {"guides", "guide:", &ContentFiles::guides},    {"references", "reference:", &ContentFiles::references},
    {"screens", "screen:", &ContentFiles::screens},
};

const PageFolder* page_folder(std::string_view name) {
  const auto* found = std::find_if(std::begin(page_folders), std::end(page_folders),
                                   [&](const PageFolder& folder) { return folder.name == name; });
  return found == std::end(page_folders) ? nullptr : found;
}

std::vector<std::string_view> page_folder_names() {
  std::vector<std::string_view> names;
  for (const PageFolder& folder : page_folders) names.push_back(folder.name);
  return names;
}

/// Whether a name ends as that of a YAML file, in any spelling.
bool is_yaml_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? "" : name.substr(dot));
  for (char& letter : ending) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return ending == yaml_ending || ending == ".yml";
}

/// Editors' and systems' own files (`.DS_Store`, `.x.yaml.swp`, `x.yaml~`) are nobody's content.
bool is_hidden(std::string_view name) { return name.front() == '.' || name.back() == '~'; }

std::string_view kind_word(FileKind kind) {
  switch (kind) {
    case FileKind::directory:
      return "folder";
    case FileKind::link:
      return "link";
    case FileKind::regular:
      return "file";
    case FileKind::missing:
    case FileKind::other:
      break;
  }
  return "other";
}

class Finder {
 public:
  Finder(const FileSystem& files, std::string folder, FileNames& names, Diagnostics& diagnostics)
      : files_(files), folder_(std::move(folder)), names_(names), diagnostics_(diagnostics) {}

  ContentFiles find() {
    const auto entries = list("content");
    if (!entries) return {};
    for (const DirectoryEntry& entry : *entries) {
      const std::string path = "content/" + entry.name;
      if (entry.name == "site.yaml") {
        has_site_ = true;
        if (is_regular(path, entry.kind)) found_.site = names_.add(path);
      } else if (entry.name == "search.yaml") {
        if (is_regular(path, entry.kind)) found_.search = names_.add(path);
      } else if (entry.name == "editions") {
        find_editions(path, entry.kind);
      } else if (entry.name == "sources") {
        find_in(path, entry.kind, "source:", found_.sources);
      } else if (const PageFolder* folder = page_folder(entry.name)) {
        find_in(path, entry.kind, folder->prefix, (found_.*folder->files).files);
      } else {
        report_unread(path, entry, 1);
      }
    }
    if (!has_site_) report_missing("content/site.yaml");
    if (!has_edition_) report_missing("content/editions/national.yaml").hint = "edition";
    sort(found_.editions);
    sort(found_.sources);
    sort(found_.flow_examples);
    for (const PageFolder& folder : page_folders) sort((found_.*folder.files).files);
    return std::move(found_);
  }

 private:
  /// The disk sorts by name: `a-b.yaml` before `a.yaml`.
  static void sort(std::vector<ContentFile>& files) {
    std::sort(files.begin(), files.end(), [](const auto& one, const auto& other) { return one.id < other.id; });
  }

  void find_editions(const std::string& path, FileKind kind) {
    has_edition_ = true;  // or at least something that is reported already
    if (!is_folder(path, kind)) return;
    const auto entries = list(path);
    if (!entries) return;
    has_edition_ = std::any_of(entries->begin(), entries->end(),
                               [](const DirectoryEntry& entry) { return is_yaml_name(entry.name); });
    for (const DirectoryEntry& entry : *entries) {
      if (entry.kind == FileKind::directory && !is_yaml_name(entry.name) && !is_hidden(entry.name)) {
        find_overlays(path + "/" + entry.name, entry.name);
      } else {
        take(path, entry, edition_prefix, found_.editions);
      }
    }
  }

  void find_overlays(const std::string& path, const std::string& edition) {
    for (const DirectoryEntry& entry : list(path).value_or(Entries{})) {
      const std::string inside = path + "/" + entry.name;
      const PageFolder* folder = page_folder(entry.name);
      if (folder == nullptr) {
        report_unread(inside, entry, 1);
        continue;
      }
      std::vector<ContentFile> files;
      find_in(inside, entry.kind, folder->prefix, files);
      auto& overlays = (found_.*folder->files).overlays[printable(edition)];
      for (const ContentFile& file : files) overlays.emplace(file.id, file.file);
    }
  }

  void find_in(const std::string& path, FileKind kind, std::string_view prefix, std::vector<ContentFile>& found) {
    if (!is_folder(path, kind)) return;
    for (const DirectoryEntry& entry : list(path).value_or(Entries{})) take(path, entry, prefix, found);
  }

  /// Takes a file by its name. One that cannot be taken as it is, but was meant to be, goes to `refused`.
  void take(const std::string& folder, const DirectoryEntry& entry, std::string_view prefix,
            std::vector<ContentFile>& found) {
    if (is_hidden(entry.name)) return;
    if (folder == "content/flows" && entry.name.ends_with(examples_ending)) return take_examples(folder, entry);
    const std::string path = folder + "/" + entry.name;
    const std::string id = entry.name.substr(0, entry.name.rfind('.'));
    if (!entry.name.ends_with(yaml_ending)) {
      if (is_yaml_name(entry.name) && entry.kind != FileKind::directory)
        found_.refused.insert(std::string(prefix) + id);
      return report_unread(path, entry, 1);
    }
    if (!is_regular(path, entry.kind)) {
      found_.refused.insert(std::string(prefix) + id);
      return;
    }
    const FileId file = names_.add(printable(path));
    if (prefix == edition_prefix && id == reserved_edition) {
      diagnostics_.add("invalid-id", Span{file, 0, 0, 0}, {{"id", id}}).hint = "reserved";
      found_.refused.insert(std::string(prefix) + id);
    } else if (is_id(id)) {
      found.push_back({id, file});
    } else {
      diagnostics_.add("invalid-id", Span{file, 0, 0, 0}, {{"id", printable(id)}}).hint = "file";
    }
  }

  /// The examples beside a flow.
  void take_examples(const std::string& folder, const DirectoryEntry& entry) {
    const std::string path = folder + "/" + entry.name;
    const std::string id = entry.name.substr(0, entry.name.size() - examples_ending.size());
    if (!is_regular(path, entry.kind)) {
      found_.refused.insert("flow-examples:" + id);
      return;
    }
    const FileId file = names_.add(printable(path));
    if (is_id(id)) {
      found_.flow_examples.push_back({id, file});
    } else {
      diagnostics_.add("invalid-id", Span{file, 0, 0, 0}, {{"id", printable(id)}}).hint = "file";
    }
  }

  /// A YAML file where none is read is most likely a slip: the folder's name, or the ending.
  void report_unread(const std::string& path, const DirectoryEntry& entry, int depth) {
    if (is_hidden(entry.name) || depth > folder_depth_limit) return;
    if (entry.kind == FileKind::directory) {
      for (const DirectoryEntry& inside : list(path).value_or(Entries{})) {
        report_unread(path + "/" + inside.name, inside, depth + 1);
      }
      return;
    }
    if (!is_yaml_name(entry.name)) return;
    auto& diagnostic = diagnostics_.add("unknown-file", whole(path), {{"file", printable(path)}});
    if (entry.name.ends_with(yaml_ending)) {
      suggest_place(path, diagnostic);
    } else if (entry.name.ends_with(".yml")) {
      diagnostic.hint = "ending";
    } else {
      const std::string meant = path.substr(0, path.rfind('.')).append(yaml_ending);
      diagnostic.parameters.emplace_back("suggestion", printable(meant));
      diagnostic.hint = "suggestion";
    }
  }

  /// The folder that was meant, or site.yaml itself.
  static void suggest_place(const std::string& path, Diagnostic& diagnostic) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start <= path.size();) {
      const std::size_t end = std::min(path.find('/', start), path.size());
      parts.push_back(path.substr(start, end - start));
      start = end + 1;
    }
    if (parts.size() == 2) {
      suggest(diagnostic, parts[1], {"site.yaml", "search.yaml"}, "content/");
    } else if (parts[1] != "editions") {
      std::vector<std::string_view> folders = page_folder_names();
      folders.insert(folders.end(), {"editions", "sources"});
      suggest(diagnostic, parts[1], folders, "content/");
    } else if (parts.size() == 5) {
      suggest(diagnostic, parts[3], page_folder_names(), "content/editions/" + parts[2] + "/");
    }
  }

  using Entries = std::vector<DirectoryEntry>;

  /// The entries of a folder; nothing, and reported, where it cannot be listed.
  std::optional<Entries> list(const std::string& path) {
    auto listed = files_.list(folder_ + "/" + path);
    if (auto* entries = std::get_if<Entries>(&listed)) return std::move(*entries);
    const auto& error = std::get<FileError>(listed);
    if (error.kind == FileError::Kind::missing && path == "content") {
      report_missing("content/site.yaml");
    } else {
      diagnostics_.add("unreadable", whole(path), {{"reason", error.reason}});
    }
    return std::nullopt;
  }

  bool is_folder(const std::string& path, FileKind kind) {
    if (kind == FileKind::directory) return true;
    diagnostics_.add("not-a-file", whole(path), {{"found", std::string(kind_word(kind))}});
    return false;
  }

  bool is_regular(const std::string& path, FileKind kind) {
    if (kind == FileKind::regular) return true;
    diagnostics_.add("not-a-file", whole(path), {{"found", std::string(kind_word(kind))}});
    return false;
  }

  Diagnostic& report_missing(const std::string& path) {
    return diagnostics_.add("missing-file", whole(path), {{"file", path}});
  }

  Span whole(const std::string& path) { return {names_.add(printable(path)), 0, 0, 0}; }

  /// A name of any bytes as text for messages. It is no name to open: such a file is reported and not read.
  static std::string printable(const std::string& path) {
    if (!find_malformed_utf8(path)) return path;
    std::string shown;
    for (const char c : path) {
      if (c > 0x1F) {
        shown += c;
      } else {
        append_utf8(shown, U'\uFFFD');
      }
    }
    return shown;
  }

  const FileSystem& files_;
  std::string folder_;
  FileNames& names_;
  Diagnostics& diagnostics_;
  ContentFiles found_;
  bool has_site_ = false;
  bool has_edition_ = false;
};

void report_unreadable(const FileError& error, FileId file, Diagnostics& diagnostics) {
  const Span whole{file, 0, 0, 0};
  switch (error.kind) {
    case FileError::Kind::too_large:
      diagnostics.add("file-too-large", whole, {{"limit", std::to_string(yaml_file_limit / 1024 / 1024) + " MiB"}});
      return;
    case FileError::Kind::not_regular:
      diagnostics.add("not-a-file", whole, {{"found", "other"}});
      return;
    default:
      diagnostics.add("unreadable", whole, {{"reason", error.reason}});
  }
}

}  // namespace

ContentFiles find_content_files(const FileSystem& files, const std::string& folder, FileNames& names,
                                Diagnostics& diagnostics) {
  return Finder(files, folder, names, diagnostics).find();
}

std::optional<YamlNode> read_content_file(const FileSystem& files, const std::string& folder, const FileNames& names,
                                          FileId file, Diagnostics& diagnostics) {
  auto read = files.read(folder + "/" + names.path(file), ByteCount{yaml_file_limit});
  if (const auto* error = std::get_if<FileError>(&read)) {
    report_unreadable(*error, file, diagnostics);
    return std::nullopt;
  }
  SourceFile source{file, std::move(std::get<std::string>(read))};
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (source.text.starts_with(byte_order_mark)) source.text.erase(0, byte_order_mark.size());
  if (const auto malformed = find_malformed_utf8(source.text)) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(source.text[*malformed]);
    diagnostics.add("invalid-utf8", YamlPlaces(source).at_byte(*malformed),
                    {{"byte", {'0', 'x', digits[byte / 16], digits[byte % 16]}}});
    return std::nullopt;
  }
  return read_yaml(std::move(source), diagnostics);
}

}  // namespace shirube
