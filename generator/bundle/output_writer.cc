#include "generator/bundle/output_writer.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "base/hash.h"
#include "generator/bundle/forms_packs.h"
#include "generator/bundle/standing_output.h"

namespace shirube {
namespace {

// A name with a dot is no edition's id, and servers do not list one that begins with it.
constexpr std::string_view staging_name = ".shirube-staging";
constexpr std::string_view manifest_name = "manifest.json";
constexpr std::string_view build_json_name = "build.json";

using Failure = std::optional<FileError>;

std::string join(std::string_view folder, std::string_view path) {
  std::string joined;
  joined.reserve(folder.size() + 1 + path.size());
  joined.append(folder);
  if (!path.empty()) joined.append("/").append(path);
  return joined;
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

// An edition's part of the output.
struct EditionOutput {
  std::string standing;  // output/<edition>
  std::string staged;    // the same in the staging folder
  // Where nothing stands there is nothing to compare with, and the staged folder is put in place as a whole.
  bool stands = false;

  std::vector<ManifestEntry> entries;
  std::vector<std::string> staged_paths;  // those of `entries` whose bytes differ from what stands
  std::set<std::string, std::less<>> staged_folders;
  bool is_manifest_staged = false;
  Removal stale;
};

// An edition that the site has no more.
struct GoneEdition {
  std::string id;
  std::string standing;
  Removal stale;
  Removal manifest;
};

// Sorts by path; a file that was added twice is one, unless its bytes are not the same.
Failure sort_entries(EditionOutput& edition) {
  auto& entries = edition.entries;
  const auto by_path = [](const ManifestEntry& left, const ManifestEntry& right) { return left.path < right.path; };
  std::sort(entries.begin(), entries.end(), by_path);
  for (std::size_t next = 1; next < entries.size(); ++next) {
    if (entries[next - 1].path == entries[next].path && entries[next - 1].sha256 != entries[next].sha256) {
      return FileError{FileError::Kind::other, join(edition.standing, entries[next].path),
                       "two different files would go here"};
    }
  }
  const auto is_same = [](const ManifestEntry& left, const ManifestEntry& right) { return left.path == right.path; };
  entries.erase(std::unique(entries.begin(), entries.end(), is_same), entries.end());

  auto& staged = edition.staged_paths;
  std::sort(staged.begin(), staged.end());
  staged.erase(std::unique(staged.begin(), staged.end()), staged.end());
  return std::nullopt;
}

bool is_made(const EditionOutput& edition, const std::string& path) {
  const auto found = std::lower_bound(edition.entries.begin(), edition.entries.end(), path,
                                      [](const ManifestEntry& entry, const std::string& p) { return entry.path < p; });
  return found != edition.entries.end() && found->path == path;
}

}  // namespace

struct OutputWriter::State {
  State(FileSystem& disk, std::string folder)
      : files(disk), output(std::move(folder)), staging(join(output, staging_name)), packs(files, output, staging) {}

  FileSystem& files;
  const std::string output;
  const std::string staging;
  std::map<std::string, EditionOutput, std::less<>> editions;
  FormsPacks packs;
  std::vector<GoneEdition> gone_editions;
  std::vector<Journal> journals;  // of builds that were killed
  std::size_t journal_number = 0;
  bool is_build_json_staged = false;

  bool is_changing_output = false;
  bool is_finished = false;
  bool is_clean = false;

  std::mutex mutex;  // guards the failure and, while files are added, the editions' lists
  Failure failure;
  std::atomic<bool> has_failed = false;

  Failure take_over(const std::vector<std::string>& edition_ids, const std::vector<std::string>& known_editions);
  Failure find_gone_editions(const std::vector<std::string>& known_editions);

  Failure add(EditionOutput& edition, std::string path, std::string_view bytes);
  Failure stage(EditionOutput& edition, std::string_view path, std::string_view bytes);
  void keep(FileError error);

  Failure stage_records(std::string_view build_json);
  Failure stage_manifest(const std::string& id, EditionOutput& edition);
  Failure stage_build_json(std::string_view json);
  FileResult<std::vector<std::string>> earlier_paths(const std::string& id) const;
  Failure find_stale(const std::string& id, EditionOutput& edition) const;
  Failure find_stale(GoneEdition& edition) const;

  Failure place_all();
  Failure place(const EditionOutput& edition);
  Failure take_away(const GoneEdition& edition);
  Failure clean_up();
  WriteCounts counts() const;
};

Failure OutputWriter::State::take_over(const std::vector<std::string>& edition_ids,
                                       const std::vector<std::string>& known_editions) {
  if (Failure error = files.make_folders(output)) return error;
  if (Failure error = files.lock_folder(output)) return error;
  FileResult<std::vector<Journal>> found = clear_staging(files, staging);
  if (const auto* error = std::get_if<FileError>(&found)) return *error;
  journals = std::move(std::get<std::vector<Journal>>(found));
  for (const Journal& journal : journals) journal_number = std::max(journal_number, journal.number + 1);
  for (const std::string& id : edition_ids) {
    EditionOutput edition;
    edition.standing = join(output, id);
    edition.staged = join(staging, id);
    edition.stands = files.kind(edition.standing) != FileKind::missing;
    editions.emplace(id, std::move(edition));
  }
  if (Failure error = find_gone_editions(known_editions)) return error;
  return files.make_folders(staging);
}

Failure OutputWriter::State::find_gone_editions(const std::vector<std::string>& known_editions) {
  const FileResult<std::string> json = read_record(files, join(output, build_json_name));
  if (const auto* error = std::get_if<FileError>(&json)) return *error;
  std::set<std::string> gone;
  for (std::string& id : editions_in_build_json(std::get<std::string>(json))) gone.insert(std::move(id));
  // A killed build may have put a new edition in place before build.json could list it.
  for (const Journal& journal : journals) gone.insert(journal.edition);
  for (const std::string& id : known_editions) gone.erase(id);
  for (const auto& [id, edition] : editions) gone.erase(id);
  for (const std::string& id : gone) gone_editions.push_back({id, join(output, id), {}, {}});
  return std::nullopt;
}

Failure OutputWriter::State::add(EditionOutput& edition, std::string path, std::string_view bytes) {
  ManifestEntry entry{std::move(path), bytes.size(), sha256_hex(bytes)};
  const bool differs = !edition.stands || !stands_with(files, join(edition.standing, entry.path), bytes);
  if (differs) {
    if (Failure error = stage(edition, entry.path, bytes)) return error;
  }
  const std::lock_guard guard(mutex);
  if (differs) edition.staged_paths.push_back(entry.path);
  edition.entries.push_back(std::move(entry));
  return std::nullopt;
}

Failure OutputWriter::State::stage(EditionOutput& edition, std::string_view path, std::string_view bytes) {
  if (edition.stands) {
    if (Failure error = check_place_of_file(files, join(edition.standing, path))) return error;
  }
  const std::string_view folder = folder_of(path);
  {
    // Held while the folder is made: whoever writes into it next must wait for it.
    const std::lock_guard guard(mutex);
    if (!edition.staged_folders.contains(folder)) {
      std::string below(folder);
      if (Failure error = check_place_of_folder(files, edition.standing, below)) return error;
      if (Failure error = files.make_folders(join(edition.staged, below))) return error;
      edition.staged_folders.insert(std::move(below));
    }
  }
  return files.write(join(edition.staged, path), bytes);
}

void OutputWriter::State::keep(FileError error) {
  const std::lock_guard guard(mutex);
  if (!failure) failure = std::move(error);
  has_failed = true;
}

// Whatever can fail for want of space or of rights is tried here, before anything in the output changes.
Failure OutputWriter::State::stage_records(std::string_view build_json) {
  for (auto& [id, edition] : editions) {
    if (Failure error = sort_entries(edition)) return error;
    if (Failure error = find_stale(id, edition)) return error;
    if (Failure error = stage_manifest(id, edition)) return error;
  }
  for (GoneEdition& edition : gone_editions) {
    if (Failure error = find_stale(edition)) return error;
  }
  std::vector<std::string> settled;
  for (const auto& [id, edition] : editions) settled.push_back(id);
  for (const GoneEdition& edition : gone_editions) settled.push_back(edition.id);
  if (Failure error = packs.find_stale(settled)) return error;
  return stage_build_json(build_json);
}

Failure OutputWriter::State::stage_manifest(const std::string& id, EditionOutput& edition) {
  const std::string manifest = write_manifest(edition.entries);
  if (edition.stands && stands_with(files, join(edition.standing, manifest_name), manifest)) return std::nullopt;
  if (Failure error = stage(edition, manifest_name, manifest)) return error;
  edition.is_manifest_staged = true;
  return files.write(journal_path(staging, id, journal_number), manifest);
}

Failure OutputWriter::State::stage_build_json(std::string_view json) {
  const std::string path = join(output, build_json_name);
  if (stands_with(files, path, json)) return std::nullopt;
  if (Failure error = check_place_of_file(files, path)) return error;
  is_build_json_staged = true;
  return files.write(join(staging, build_json_name), json);
}

// What the edition's manifest and the journals of killed builds list.
FileResult<std::vector<std::string>> OutputWriter::State::earlier_paths(const std::string& id) const {
  std::vector<std::string> manifests{join(join(output, id), manifest_name)};
  for (const Journal& journal : journals) {
    if (journal.edition == id) manifests.push_back(journal.path);
  }
  FileResult<std::vector<std::string>> paths = listed_paths(files, manifests);
  if (auto* listed = std::get_if<std::vector<std::string>>(&paths)) std::erase(*listed, manifest_name);
  return paths;
}

Failure OutputWriter::State::find_stale(const std::string& id, EditionOutput& edition) const {
  if (!edition.stands) return std::nullopt;
  FileResult<std::vector<std::string>> found = earlier_paths(id);
  if (const auto* error = std::get_if<FileError>(&found)) return *error;
  auto& paths = std::get<std::vector<std::string>>(found);
  std::erase_if(paths, [&](const std::string& path) { return is_made(edition, path); });
  edition.stale = find_removal(files, edition.standing, std::move(paths));
  return check_removal(files, edition.stale);
}

Failure OutputWriter::State::find_stale(GoneEdition& edition) const {
  FileResult<std::vector<std::string>> found = earlier_paths(edition.id);
  if (const auto* error = std::get_if<FileError>(&found)) return *error;
  edition.stale = find_removal(files, edition.standing, std::move(std::get<std::vector<std::string>>(found)));
  edition.manifest = find_removal(files, edition.standing, {std::string(manifest_name)});
  if (Failure error = check_removal(files, edition.stale)) return error;
  return check_removal(files, edition.manifest);
}

Failure OutputWriter::State::place_all() {
  is_changing_output = true;
  for (const auto& [id, edition] : editions) {
    if (!edition.stands) continue;
    for (const std::string& folder : edition.staged_folders) {
      if (Failure error = files.make_folders(join(edition.standing, folder))) return error;
    }
  }
  for (const auto& [id, edition] : editions) {
    if (Failure error = place(edition)) return error;
  }
  for (const GoneEdition& edition : gone_editions) {
    if (Failure error = take_away(edition)) return error;
  }
  if (Failure error = packs.place()) return error;
  if (is_build_json_staged) {
    if (Failure error = files.rename(join(staging, build_json_name), join(output, build_json_name))) return error;
  }
  is_finished = true;
  return std::nullopt;
}

// The manifest comes last: while files change, the old one still tells which are ours.
Failure OutputWriter::State::place(const EditionOutput& edition) {
  if (!edition.stands) return files.rename(edition.staged, edition.standing);
  const auto put = [&](std::string_view path) {
    return files.rename(join(edition.staged, path), join(edition.standing, path));
  };
  for (const std::string& path : edition.staged_paths) {
    if (Failure error = put(path)) return error;
  }
  if (Failure error = carry_out(edition.stale, files)) return error;
  return edition.is_manifest_staged ? put(manifest_name) : std::nullopt;
}

Failure OutputWriter::State::take_away(const GoneEdition& edition) {
  if (Failure error = carry_out(edition.stale, files)) return error;
  if (Failure error = carry_out(edition.manifest, files)) return error;
  return remove_if_empty(files, edition.standing);
}

// Takes the staging folder away, but for the journals that a later build will need.
Failure OutputWriter::State::clean_up() {
  is_clean = true;
  bool keeps_journals = is_changing_output && !is_finished;
  for (const Journal& journal : journals) {
    const bool is_gone = std::any_of(gone_editions.begin(), gone_editions.end(),
                                     [&](const GoneEdition& edition) { return edition.id == journal.edition; });
    if (is_finished && (is_gone || editions.contains(journal.edition))) {
      if (Failure error = files.remove(journal.path)) return error;
    } else {
      keeps_journals = true;
    }
  }
  if (!keeps_journals) return files.remove_all(staging);
  if (Failure error = packs.clean_up()) return error;
  for (const auto& [id, edition] : editions) {
    if (Failure error = files.remove_all(edition.staged)) return error;
    if (is_changing_output && !is_finished) continue;
    if (Failure error = files.remove(journal_path(staging, id, journal_number))) return error;
  }
  return files.remove(join(staging, build_json_name));
}

WriteCounts OutputWriter::State::counts() const {
  WriteCounts counts;
  for (const auto& [id, edition] : editions) {
    counts.written += edition.staged_paths.size();
    counts.unchanged += edition.entries.size() - edition.staged_paths.size();
    counts.removed += edition.stale.files.size();
  }
  for (const GoneEdition& edition : gone_editions) counts.removed += edition.stale.files.size();
  packs.count(counts);
  return counts;
}

FileResult<std::unique_ptr<OutputWriter>> OutputWriter::open(FileSystem& files, std::string output,
                                                             const std::vector<std::string>& editions,
                                                             const std::vector<std::string>& known_editions) {
  auto state = std::make_unique<State>(files, std::move(output));
  if (Failure error = state->take_over(editions, known_editions)) return *error;
  std::unique_ptr<OutputWriter> writer(new OutputWriter);
  writer->state_ = std::move(state);
  return writer;
}

OutputWriter::~OutputWriter() {
  // What stays here, with no one left to tell, the next open takes away.
  if (!state_->is_clean) state_->clean_up();
}

void OutputWriter::add(std::string_view edition, std::string path, std::string_view bytes) {
  if (failed()) return;
  const auto found = state_->editions.find(edition);
  assert(found != state_->editions.end());
  if (Failure error = state_->add(found->second, std::move(path), bytes)) {
    state_->keep(std::move(*error));
  }
}

void OutputWriter::add_forms_pack(std::string_view edition, std::string_view bytes) {
  if (failed()) return;
  assert(state_->editions.contains(edition));
  if (Failure error = state_->packs.add(edition, bytes)) state_->keep(std::move(*error));
}

bool OutputWriter::failed() const { return state_->has_failed; }

FileResult<WriteCounts> OutputWriter::finish(std::string_view build_json) {
  Failure& failure = state_->failure;
  if (!failure) failure = state_->stage_records(build_json);
  if (!failure) failure = state_->place_all();
  Failure left_over = state_->clean_up();
  if (!failure) failure = std::move(left_over);
  if (failure) return *failure;
  return state_->counts();
}

}  // namespace shirube
