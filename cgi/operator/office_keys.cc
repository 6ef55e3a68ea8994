#include "cgi/operator/office_keys.h"

#include <cstring>
#include <variant>

#include "cgi/operator/private_file.h"

namespace shirube {
namespace {

constexpr ByteCount largest_key_file{64 * 1024};

}  // namespace

std::optional<std::vector<OfficeKeys>> read_office_keys(const FileSystem& files, const std::vector<std::string>& paths,
                                                        Console& console) {
  std::vector<OfficeKeys> keys;
  for (const std::string& path : paths) {
    auto text = files.read(files.real_path(path).value_or(path), largest_key_file);
    if (const auto* error = std::get_if<FileError>(&text)) {
      console.tell(*error);
      return std::nullopt;
    }
    const auto secret = read_key_file(std::get<std::string>(text));
    ::explicit_bzero(std::get<std::string>(text).data(), std::get<std::string>(text).size());
    if (!secret) {
      console.tell(path + ": 鍵のファイルではありません。「shirube-forms new-key」で作ったものを指定してください",
                   path + ": this is no key file; name one that shirube-forms new-key made");
      return std::nullopt;
    }
    if (is_open_to_everybody(path)) {
      console.tell(path + ": ほかの利用者もこの鍵を読めます。「chmod 600」を実行してください",
                   path + ": others may read this key; run chmod 600 on it");
    }
    keys.push_back(keys_of(*secret));
  }
  return keys;
}

}  // namespace shirube
