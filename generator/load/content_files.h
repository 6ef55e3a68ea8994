// Finds a site's content files and reads them: which file is what, by its place and name.
// Leaves their meaning to load_*.cc.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/source_file.h"
#include "generator/load/yaml.h"

namespace shirube {

/// A content file that is there; its text is read when it is needed.
struct ContentFile {
  std::string id;  // its name without `.yaml`
  FileId file;
};

/// The files of one kind of content that editions may change.
struct PageFiles {
  std::vector<ContentFile> files;  // sorted by id
  /// Overlays by edition's id, then by the id of what they change.
  std::map<std::string, std::map<std::string, FileId>> overlays;
};

/// All content files of a site, each list sorted by id.
struct ContentFiles {
  std::optional<FileId> site;
  std::optional<FileId> search;
  std::vector<ContentFile> editions;
  std::vector<ContentFile> sources;
  PageFiles guides;
  PageFiles screens;
  PageFiles flows;
  std::vector<ContentFile> flow_examples;  // by the flow's id
  PageFiles forms;
  PageFiles references;
  /// `edition:ID` and the like, of files that are reported but were meant to be read: `osaka.yml`, a folder
  /// `osaka.yaml`.
  std::set<std::string> refused;
};

/// Lists `folder`/content. Files that nobody reads, folders or links named like a content file, and names that are no
/// id are reported.
ContentFiles find_content_files(const FileSystem& files, const std::string& folder, FileNames& names,
                                Diagnostics& diagnostics);

/// Reads and checks a file's bytes (size, UTF-8, byte order mark taken off) and its YAML; nothing where it cannot be
/// read.
std::optional<YamlNode> read_content_file(const FileSystem& files, const std::string& folder, const FileNames& names,
                                          FileId file, Diagnostics& diagnostics);

}  // namespace shirube
