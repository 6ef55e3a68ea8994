// `shirube-forms save-files`
#include <algorithm>
#include <map>
#include <variant>

#include "base/diagnostic_print.h"
#include "cgi/operator/asked_submission.h"
#include "cgi/operator/commands.h"
#include "cgi/operator/printed_json.h"
#include "cgi/operator/private_file.h"

namespace shirube {
namespace {

bool is_made_of(const std::string& text, std::string_view others) {
  return !text.empty() && std::ranges::all_of(text, [&](char character) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') ||
           others.find(character) != std::string_view::npos;
  });
}

/// The senders' names are theirs to choose: none of them becomes a name on this disk.
std::string ending_of(const std::string& type) {
  if (type == "jpeg") return ".jpg";
  if (type == "text") return ".txt";
  return is_made_of(type, "") ? "." + type : ".bin";
}

class FileSaver {
 public:
  FileSaver(const AskedSubmission& asked, const Store& store, const FileSystem& files, const SaveFilesOrder& order,
            Console& console)
      : asked_(asked), store_(store), files_(files), order_(order), console_(console) {}

  OperatorStatus save_all() {
    OperatorStatus status = OperatorStatus::fine;
    for (const StoredFile& file : asked_.submission.files) {
      status = save(file);
      if (status != OperatorStatus::fine) break;
    }
    // What was written before a fault stands, and is told.
    const OperatorStatus printed = print_results(console_, order_.json ? printed_json(saved_) : text_);
    return status == OperatorStatus::fine ? printed : status;
  }

 private:
  OperatorStatus save(const StoredFile& file) {
    const auto bytes = bytes_of(file);
    if (const auto* status = std::get_if<OperatorStatus>(&bytes)) return *status;
    const int number = ++numbers_[file.field];
    const std::string name = asked_.submission.receipt + "-" + file.field +
                             (number > 1 ? "-" + std::to_string(number) : std::string()) + ending_of(file.type);
    const std::string path = order_.folder + "/" + name;
    if (const auto error = write_new_private_file(path, std::get<std::string>(bytes))) return fail(console_, *error);
    saved_.push_back({{"file", path}, {"field", file.field}, {"name", file.name}, {"size", file.size}});
    text_ += visible_text(path) + "\t" + visible_text(file.name) + "\n";
    return OperatorStatus::fine;
  }

  std::variant<std::string, OperatorStatus> bytes_of(const StoredFile& file) {
    if (!is_made_of(file.id, "-_") || !is_made_of(file.field, "-")) return damaged(file);
    // A sealed file is longer than what it holds, by far less than this.
    const ByteCount limit{static_cast<std::size_t>(file.size) * 2 + 1024 * 1024};
    auto stored = files_.read(store_.files_folder() + "/" + file.id, limit);
    if (const auto* error = std::get_if<FileError>(&stored)) {
      console_.tell(*error);
      return OperatorStatus::system_failed;
    }
    std::string bytes = std::move(std::get<std::string>(stored));
    if (asked_.submission.is_sealed) {
      std::optional<std::string> opened;
      for (const OfficeKeys& keys : order_.keys) {
        if (!opened) opened = open_sealed_file(bytes, keys);
      }
      if (!opened) return damaged(file);
      bytes = std::move(*opened);
    }
    if (bytes.size() != file.size) return damaged(file);
    return bytes;
  }

  OperatorStatus damaged(const StoredFile& file) {
    const std::string where = asked_.submission.receipt + ", " + file.field;
    console_.tell(where + ": ファイルが壊れています", where + ": the file is damaged");
    return OperatorStatus::not_done;
  }

  const AskedSubmission& asked_;
  const Store& store_;
  const FileSystem& files_;
  const SaveFilesOrder& order_;
  Console& console_;
  std::map<std::string, int> numbers_;  // of a field's files so far
  nlohmann::json saved_ = nlohmann::json::array();
  std::string text_;
};

}  // namespace

OperatorStatus run_save_files(Store& store, const FileSystem& files, const SaveFilesOrder& order, Console& console) {
  const auto found = find_submission(store, order.receipt, order.keys, console);
  if (const auto* status = std::get_if<OperatorStatus>(&found)) return *status;
  return FileSaver(std::get<AskedSubmission>(found), store, files, order, console).save_all();
}

}  // namespace shirube
