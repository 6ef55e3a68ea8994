#include "generator/commands/offline_keys.h"

#include <cstring>

namespace shirube {
namespace {

constexpr std::uint64_t key_file_limit = 16'384;  // bytes

}  // namespace

OfflineResult<PublicKey> public_key_of(const FileSystem& files, const std::string& given) {
  if (auto key = read_public_key(given)) return *key;
  const auto text = files.read(given, ByteCount{key_file_limit});
  if (const auto* error = std::get_if<FileError>(&text)) return fault_of(*error);
  if (auto key = read_public_key(std::get<std::string>(text))) return *key;
  return Fault{Fault::Kind::untrusted, given + ": minisignの公開鍵ではありません",
               given + ": is no public key of minisign"};
}

OfflineResult<SecretKey> secret_key_in(const FileSystem& files, const std::string& path) {
  auto text = files.read(path, ByteCount{key_file_limit});
  if (const auto* error = std::get_if<FileError>(&text)) return fault_of(*error);
  auto& bytes = std::get<std::string>(text);
  auto key = read_secret_key(bytes);
  ::explicit_bzero(bytes.data(), bytes.size());
  if (const auto* fault = std::get_if<Fault>(&key)) {
    return Fault{fault->kind, path + ": " + fault->japanese, path + ": " + fault->english};
  }
  return key;
}

const std::string& text_in(const Fault& fault, Language language) {
  return language == Language::japanese ? fault.japanese : fault.english;
}

ExitStatus tell_fault(const Fault& fault, Language language) {
  print_failure(fault.japanese, fault.english, language);
  return fault.kind == Fault::Kind::system ? ExitStatus::system_failed : ExitStatus::content_has_errors;
}

Fault fault_of(const FileError& error) {
  return {Fault::Kind::system, failure_text(error, Language::japanese), failure_text(error, Language::english)};
}

}  // namespace shirube
