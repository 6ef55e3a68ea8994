#include "generator/bundle/forms_packs.h"

#include <utility>

#include "generator/bundle/output_writer.h"

namespace shirube {
namespace {

// No edition may have this id (generator/load/content_files.cc).
constexpr std::string_view folder_name = "forms";

using Failure = std::optional<FileError>;

std::string name_of(std::string_view edition) { return std::string(edition).append(".pack.json"); }

std::string join(const std::string& folder, std::string_view name) {
  return std::string(folder).append("/").append(name);
}

}  // namespace

FormsPacks::FormsPacks(FileSystem& files, const std::string& output, const std::string& staging)
    : files_(files), standing_(join(output, folder_name)), staged_(join(staging, folder_name)) {}

Failure FormsPacks::add(std::string_view edition, std::string_view bytes) {
  const std::string name = name_of(edition);
  const std::lock_guard guard(mutex_);
  added_.insert(name);
  if (stands_with(files_, join(standing_, name), bytes)) return std::nullopt;
  if (Failure error = check_place_of_folder(files_, standing_, {})) return error;
  if (Failure error = check_place_of_file(files_, join(standing_, name))) return error;
  if (Failure error = files_.make_folders(staged_)) return error;
  changed_.insert(name);
  return files_.write(join(staged_, name), bytes);
}

Failure FormsPacks::find_stale(const std::vector<std::string>& editions) {
  std::vector<std::string> names;
  for (const std::string& edition : editions) {
    std::string name = name_of(edition);
    if (!added_.contains(name)) names.push_back(std::move(name));
  }
  stale_ = find_removal(files_, standing_, std::move(names));
  return check_removal(files_, stale_);
}

Failure FormsPacks::place() {
  if (!changed_.empty()) {
    if (Failure error = files_.make_folders(standing_)) return error;
  }
  for (const std::string& name : changed_) {
    if (Failure error = files_.rename(join(staged_, name), join(standing_, name))) return error;
  }
  if (Failure error = carry_out(stale_, files_)) return error;
  // Also where it was a killed build that emptied it
  return remove_if_empty(files_, standing_);
}

Failure FormsPacks::clean_up() { return files_.remove_all(staged_); }

void FormsPacks::count(WriteCounts& counts) const {
  counts.written += changed_.size();
  counts.unchanged += added_.size() - changed_.size();
  counts.removed += stale_.files.size();
}

}  // namespace shirube
