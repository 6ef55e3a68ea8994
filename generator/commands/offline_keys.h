// What the commands about offline copies share: keys as people give them, and faults in the user's language.
#pragma once

#include <string>

#include "base/file_system.h"
#include "generator/commands/commands.h"
#include "generator/offline/fault.h"
#include "generator/offline/signature.h"

namespace shirube {

/// A minisign public key: the file of that name where there is one, else the key's own text.
OfflineResult<PublicKey> public_key_of(const FileSystem& files, const std::string& given);
/// A minisign secret key file without a password.
OfflineResult<SecretKey> secret_key_in(const FileSystem& files, const std::string& path);

/// The fault's text in a language.
const std::string& text_in(const Fault& fault, Language language);
/// Prints a fault on stderr; content_has_errors where a bundle was refused, system_failed where the system failed.
ExitStatus tell_fault(const Fault& fault, Language language);
/// The same of a file.
Fault fault_of(const FileError& error);

}  // namespace shirube
