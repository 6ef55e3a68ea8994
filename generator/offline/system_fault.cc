#include "generator/offline/system_fault.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace shirube {
namespace {

std::string in_japanese(int error, const std::string& reason) {
  switch (error) {
    case ENOENT:
      return "ファイルかフォルダーがありません";
    case ENOSPC:
    case EDQUOT:
      return "ディスクに空きがありません。空きを作ってから、もう一度実行してください";
    case EACCES:
    case EPERM:
      return "権限がありません。フォルダーの権限を確かめてください";
    case EROFS:
      return "書き込みできない媒体です";
    case ELOOP:
      return "リンクなので使えません";
    default:
      return "読み書きできません（" + reason + "）";
  }
}

}  // namespace

Fault system_fault(const std::string& path, int error) {
  // Not strerror, whose text changes with the locale.
  const char* text = ::strerrordesc_np(error);
  std::string reason = text != nullptr ? text : "unknown error " + std::to_string(error);
  if (error == ELOOP) reason = "is a link, which is not followed here";
  return {Fault::Kind::system, path + ": " + in_japanese(error, reason), path + ": " + reason};
}

std::optional<Fault> place_fault(const std::string& path) {
  struct stat status = {};
  if (::lstat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode)) return std::nullopt;
  if (S_ISDIR(status.st_mode)) return system_fault(path, EISDIR);
  return Fault{Fault::Kind::system, path + ": ふつうのファイルではないので、置き換えません。別の名前を選んでください",
               path + ": is not a regular file and is not replaced; choose another name"};
}

}  // namespace shirube
