#include "cgi/configuration/configuration_file.h"

#include <cstring>
#include <filesystem>

namespace shirube {
namespace {

// More than read_configuration takes, so that it is the one to say that there is too much.
constexpr ByteCount largest_configuration{1024 * 1024};
constexpr ByteCount largest_password_file{4096};

}  // namespace

FileResult<ReadConfiguration> read_configuration_file(const FileSystem& files, const std::string& path) {
  // As forms.cgi does it: no link is followed, and what passes here passes there.
  const auto bytes = files.read(path, largest_configuration);
  if (const auto* error = std::get_if<FileError>(&bytes)) return *error;
  const std::filesystem::path parent = std::filesystem::path(path).parent_path();
  const std::string folder = parent.empty() ? "." : parent.string();
  return read_configuration(std::get<std::string>(bytes), files.real_path(folder).value_or(folder));
}

std::variant<std::string, ConfigurationFault> read_mail_password(const FileSystem& files,
                                                                 const MailConfiguration& mail) {
  if (mail.password_file.empty()) return std::string();
  auto bytes = files.read(mail.password_file, largest_password_file);
  if (const auto* error = std::get_if<FileError>(&bytes)) {
    return ConfigurationFault{"mail.password_file", mail.password_file + "を読めません（" + error->reason + "）",
                              mail.password_file + " cannot be read: " + error->reason};
  }
  std::string& text = std::get<std::string>(bytes);
  std::string password = text.substr(0, text.find_first_of("\r\n"));
  const bool is_one_line = !password.empty() && text.find_first_not_of("\r\n", password.size()) == std::string::npos;
  ::explicit_bzero(text.data(), text.size());
  if (is_one_line && password.find('\0') == std::string::npos) return password;
  return ConfigurationFault{"mail.password_file", mail.password_file + "には、パスワードの1行だけを書いてください",
                            mail.password_file + " has to hold the password on one line, and nothing else"};
}

}  // namespace shirube
