// What earlier builds left in the output folder: whose files are Shirube's, and taking away those that are no longer
// made. Leaves deciding what is still made to output_writer.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace shirube {

/// Whether a regular file with these very bytes stands at `path`.
bool stands_with(const FileSystem& files, const std::string& path, std::string_view bytes);

/// Why no file can be put at `path`: a folder stands there. Anything else can be renamed onto.
std::optional<FileError> check_place_of_file(const FileSystem& files, const std::string& path);
/// Why no entries can be put in the folder `below` of `top` (may be empty), as far as those folders stand: they must be
/// real folders, since what lies behind a link is not ours, and the deepest must let itself be changed.
std::optional<FileError> check_place_of_folder(const FileSystem& files, const std::string& top,
                                               const std::string& below);

/// A manifest that a build laid down in the staging folder, as `<edition>.<number>.json`, before it changed anything in
/// the output. Where the build was killed, it tells which files may have come to stand without the edition's own
/// manifest knowing them. It stays until a later build has brought that edition to its end.
struct Journal {
  std::string edition;
  std::size_t number = 0;
  std::string path;
};

/// The journal's path in the staging folder.
std::string journal_path(std::string_view staging, std::string_view edition, std::size_t number);

/// The journals of builds that were killed. All else in the staging folder is removed.
FileResult<std::vector<Journal>> clear_staging(FileSystem& files, const std::string& staging);

/// The editions in build.json: `editions` as an array of ids, or of objects with an `id`. Hostile input gives only ids.
std::vector<std::string> editions_in_build_json(std::string_view json);

/// The bytes of an earlier build's manifest.json or build.json: none where it does not stand, is no regular file or is
/// larger than 64 MiB. That it cannot be read is an error: going on would forget for good which files are ours.
FileResult<std::string> read_record(const FileSystem& files, const std::string& path);

/// The paths that manifests list, those that do not stand or are no manifests giving none.
FileResult<std::vector<std::string>> listed_paths(const FileSystem& files, const std::vector<std::string>& manifests);

/// What can be taken away below `folder`.
struct Removal {
  std::string folder;
  std::vector<std::string> files;    // relative to `folder`, sorted
  std::vector<std::string> folders;  // where those files stand or stood, with those above; the deepest first
};

/// Looks which of `paths` stand: files and links themselves, in real folders all the way down, so that nothing behind a
/// link is ever removed.
Removal find_removal(const FileSystem& files, std::string folder, std::vector<std::string> paths);
/// The first reason why the removal would not work.
std::optional<FileError> check_removal(const FileSystem& files, const Removal& removal);
/// Removes the files, then the folders that are empty.
std::optional<FileError> carry_out(const Removal& removal, FileSystem& files);
/// Removes a folder where it is one and empty.
std::optional<FileError> remove_if_empty(FileSystem& files, const std::string& folder);

}  // namespace shirube
