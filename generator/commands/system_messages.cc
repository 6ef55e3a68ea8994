// Failures of the system, in words for people.
#include <cstdio>

#include "generator/commands/commands.h"

namespace shirube {
namespace {

std::string in_japanese(const FileError& error) {
  switch (error.kind) {
    case FileError::Kind::missing:
      return "ファイルかフォルダーがありません";
    case FileError::Kind::not_regular:
      return "ふつうのファイルではありません";
    case FileError::Kind::too_large:
      return "ファイルが大きすぎます";
    case FileError::Kind::outside:
      return "サイトのフォルダーの外にあります";
    case FileError::Kind::no_space:
      return "ディスクに空きがありません。空きを作ってから、もう一度実行してください";
    case FileError::Kind::no_permission:
      return "権限がありません。フォルダーの権限を確かめてください";
    case FileError::Kind::other:
      break;
  }
  return "読み書きできません（" + error.reason + "）";
}

}  // namespace

void print_failure(const std::string& japanese, const std::string& english, Language language) {
  std::fprintf(stderr, "shirube: %s\n", (language == Language::japanese ? japanese : english).c_str());
}

std::string failure_text(const FileError& error, Language language) {
  return error.path + ": " + (language == Language::japanese ? in_japanese(error) : error.reason);
}

void print_failure(const FileError& error, Language language) {
  print_failure(failure_text(error, Language::japanese), failure_text(error, Language::english), language);
}

}  // namespace shirube
