#include "cgi/operator/console.h"

#include <unistd.h>

#include <cerrno>

#include "base/diagnostic_print.h"

namespace shirube {
namespace {

bool write_fully(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::string_view advice(StoreError::Kind kind, Language language) {
  const bool japanese = language == Language::japanese;
  switch (kind) {
    case StoreError::Kind::missing:
      return japanese ? "保存先がありません。「shirube-forms init」で作れます"
                      : "the store is not there; shirube-forms init makes it";
    case StoreError::Kind::locked:
      return japanese ? "ほかの処理が保存先を使っています。少し待って、もう一度実行してください"
                      : "the store is in use; wait a little and try again";
    case StoreError::Kind::full:
      return japanese ? "ディスクに空きがありません。空きを作って、もう一度実行してください"
                      : "the disk is full; make room and try again";
    case StoreError::Kind::refused:
      return japanese ? "保存先を読み書きできません。権限と、実行した利用者を確かめてください"
                      : "the store may not be read or written; look at its permissions and at who runs this";
    case StoreError::Kind::foreign:
      return japanese ? "保存先のファイルは壊れているか、ほかのプログラムか新しい版のものです"
                      : "the store's file is damaged, or another program's, or a newer version's";
    case StoreError::Kind::file_gone:
    case StoreError::Kind::other:
      break;
  }
  return japanese ? "保存先を使えません" : "the store does not work";
}

std::string in_japanese(const FileError& error) {
  switch (error.kind) {
    case FileError::Kind::missing:
      return "ファイルかフォルダーがありません";
    case FileError::Kind::not_regular:
      return "ふつうのファイルではありません";
    case FileError::Kind::too_large:
      return "ファイルが大きすぎます";
    case FileError::Kind::no_space:
      return "ディスクに空きがありません";
    case FileError::Kind::no_permission:
      return "権限がありません。権限と、実行した利用者を確かめてください";
    default:
      return "読み書きできません（" + error.reason + "）";
  }
}

}  // namespace

void Console::tell(std::string_view japanese, std::string_view english) {
  tell_line(visible_text(in_language(japanese, english)));
}

void Console::tell(const StoreError& error) {
  std::string japanese(advice(error.kind, Language::japanese));
  std::string english(advice(error.kind, Language::english));
  if (!error.reason.empty()) {
    japanese += "（" + error.reason + "）";
    english += " (" + error.reason + ")";
  }
  tell(japanese, english);
}

void Console::tell(const FileError& error) {
  tell(error.path + ": " + in_japanese(error), error.path + ": " + error.reason);
}

OperatorStatus print_results(Console& console, std::string_view results, OperatorStatus status) {
  if (console.write(results)) return status;
  console.tell("結果を書き出せません", "the results cannot be written");
  return OperatorStatus::system_failed;
}

OperatorStatus fail(Console& console, const StoreError& error) {
  console.tell(error);
  return OperatorStatus::system_failed;
}

bool StandardConsole::write(std::string_view results) {
  if (!write_fully(STDOUT_FILENO, results)) return false;
  // Pipes and terminals have nothing to force to the platter.
  return ::fdatasync(STDOUT_FILENO) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP;
}

void StandardConsole::tell_line(std::string_view line) {
  const std::string text = "shirube-forms: " + std::string(line) + "\n";
  // Where standard error is gone too, nobody is left to be told.
  static_cast<void>(write_fully(STDERR_FILENO, text));
}

}  // namespace shirube
