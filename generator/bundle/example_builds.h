// Builds for the writer's tests: three that differ in every way, on a disk in memory that also holds people's own
// files. Leaves what is expected of them to output_writer_test.cc and output_writer_kill_test.cc.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "generator/bundle/output_writer.h"

namespace shirube {

using Snapshot = std::map<std::string, std::string>;
using Pages = std::map<std::string, std::string>;

// What a build makes.
struct Made {
  std::map<std::string, Pages> editions;
  std::vector<std::string> known_editions;              // those of the site that are not built stand in it too
  std::map<std::string, std::string> forms_packs = {};  // by edition
};

inline std::string build_json_of(const Made& made) {
  std::string json = "{\"editions\": [";
  for (const std::string& edition : made.known_editions) {
    json += (json.back() == '[' ? "\"" : ", \"") + edition + '"';
  }
  return json + "]}\n";
}

inline Made made_of(std::map<std::string, Pages> editions, std::map<std::string, std::string> forms_packs = {}) {
  Made made{std::move(editions), {}, std::move(forms_packs)};
  for (const auto& [id, pages] : made.editions) made.known_editions.push_back(id);
  return made;
}

inline FileResult<std::unique_ptr<OutputWriter>> open_for(FileSystem& files, const Made& made) {
  std::vector<std::string> ids;
  for (const auto& [id, pages] : made.editions) ids.push_back(id);
  return OutputWriter::open(files, "/site/output", ids, made.known_editions);
}

inline FileResult<WriteCounts> build(FileSystem& files, const Made& made) {
  auto opened = open_for(files, made);
  if (const auto* error = std::get_if<FileError>(&opened)) return *error;
  OutputWriter& writer = *std::get<std::unique_ptr<OutputWriter>>(opened);
  for (const auto& [id, pages] : made.editions) {
    for (const auto& [path, bytes] : pages) writer.add(id, path, bytes);
  }
  for (const auto& [id, bytes] : made.forms_packs) writer.add_forms_pack(id, bytes);
  return writer.finish(build_json_of(made));
}

inline WriteCounts counts_of(const FileResult<WriteCounts>& result) {
  const auto* error = std::get_if<FileError>(&result);
  EXPECT_EQ(error, nullptr) << error->path << ": " << error->reason;
  return error == nullptr ? std::get<WriteCounts>(result) : WriteCounts{};
}

inline FileError error_of(const FileResult<WriteCounts>& result) {
  const auto* error = std::get_if<FileError>(&result);
  EXPECT_NE(error, nullptr);
  return error == nullptr ? FileError{} : *error;
}

// The files of the site's people, which no build may touch.
inline void add_own_files(MemoryFileSystem& files) {
  files.add_file("/site/content/site.yaml", "title: x");
  files.add_file("/elsewhere/page.html", "elsewhere");
}
inline void add_own_files_to_output(MemoryFileSystem& files) {
  files.add_file("/site/output/.htaccess", "own");
  files.add_file("/site/output/osaka/own.html", "own");
  files.add_file("/site/output/osaka/guides/own.html", "own");
}

inline const Made& first() {
  static const Made made = made_of({{"national", {{"index.html", "home"}, {"guides/a.html", "a"}}},
                                    {"osaka",
                                     {{"index.html", "osaka"},
                                      {"guides/a.html", "osaka a"},
                                      {"guides/old.html", "osaka old"},
                                      {"assets/old/picture.svg", "old picture"}}}},
                                   {{"osaka", "osaka pack"}});
  return made;
}

// Against `first`: changed, new and removed pages, folders that come and go.
inline const Made& second() {
  static const Made made = made_of({{"national", {{"index.html", "home"}, {"guides/a.html", "a, changed"}}},
                                    {"osaka",
                                     {{"index.html", "osaka, changed"},
                                      {"guides/a.html", "osaka a"},
                                      {"guides/new.html", "osaka new"},
                                      {"forms/new/form.html", "new form"}}}},
                                   {{"national", "pack"}, {"osaka", "osaka pack, changed"}});
  return made;
}

// Against both: an edition less and one more, and no forms.
inline const Made& third() {
  static const Made made = made_of({{"fukushima", {{"index.html", "fukushima"}, {"guides/b.html", "fukushima b"}}},
                                    {"national", {{"index.html", "home"}, {"flows/f.html", "flow"}}}});
  return made;
}

inline const std::vector<const Made*>& all_made() {
  static const std::vector<const Made*> all{&first(), &second(), &third()};
  return all;
}

// What a build on an empty disk would leave, with the people's own files beside it.
inline Snapshot clean_tree(const Made& made) {
  MemoryFileSystem files;
  add_own_files(files);
  counts_of(build(files, made));
  add_own_files_to_output(files);
  return files.snapshot();
}

inline void build_first(MemoryFileSystem& files) {
  add_own_files(files);
  add_own_files_to_output(files);
  counts_of(build(files, first()));
  files.recover();
}

inline Snapshot without_staging(Snapshot tree) {
  std::erase_if(tree, [](const auto& entry) { return entry.first.starts_with("/site/output/.shirube-staging"); });
  return tree;
}

}  // namespace shirube
