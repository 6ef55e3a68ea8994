// `shirube new`: writes the starter site.
#include <cstdio>

#include "generator/commands/builtin_files.h"
#include "generator/commands/commands.h"

namespace shirube {
namespace {

constexpr std::string_view starter_folder = "generator/commands/starter/";
constexpr std::string_view today_mark = "@TODAY@";

std::string with_date(std::string_view bytes, Date today) {
  std::string text(bytes);
  const std::string date = format_date(today);
  for (std::size_t at = text.find(today_mark); at != std::string::npos; at = text.find(today_mark, at)) {
    text.replace(at, today_mark.size(), date);
  }
  return text;
}

}  // namespace

ExitStatus run_new(FileSystem& files, const std::string& folder, Date today, Language language) {
  const FileKind kind = files.kind(folder);
  if (kind != FileKind::missing && !files.real_path(folder + "/.")) {
    print_failure(folder + ": 同じ名前のファイルがあります。別の名前を選んでください",
                  folder + ": a file of this name stands there; choose another name", language);
    return ExitStatus::wrong_usage;
  }
  if (kind != FileKind::missing) {
    const auto listed = files.list(folder);
    if (const auto* error = std::get_if<FileError>(&listed)) {
      print_failure(*error, language);
      return ExitStatus::system_failed;
    }
    if (!std::get<std::vector<DirectoryEntry>>(listed).empty()) {
      print_failure(folder + ": 空のフォルダーではありません。新しい名前か、空のフォルダーを選んでください",
                    folder + ": the folder is not empty; choose a new name or an empty folder", language);
      return ExitStatus::wrong_usage;
    }
  }
  for (const BuiltinFile& file : builtin_files()) {
    if (file.path.substr(0, starter_folder.size()) != starter_folder) continue;
    const std::string path = folder + "/" + std::string(file.path.substr(starter_folder.size()));
    auto error = files.make_folders(path.substr(0, path.rfind('/')));
    if (!error) error = files.write(path, with_date(file.bytes, today));
    if (error) {
      print_failure(*error, language);
      return ExitStatus::system_failed;
    }
  }
  std::printf(language == Language::japanese ? "shirube: %s にサイトを作りました。次は「shirube build %s」です\n"
                                             : "shirube: made a site in %s; next: shirube build %s\n",
              folder.c_str(), folder.c_str());
  return ExitStatus::fine;
}

}  // namespace shirube
