// The configuration file, and the password file that it may name, from disk.
// Leaves judging the configuration to configuration.h.
#pragma once

#include <string>
#include <variant>

#include "base/file_system.h"
#include "cgi/configuration/configuration.h"

namespace shirube {

/// The configuration file as it stands, with its faults.
FileResult<ReadConfiguration> read_configuration_file(const FileSystem& files, const std::string& path);

/// The line of a password file: nothing else may stand in it. Empty where the configuration names no such file.
std::variant<std::string, ConfigurationFault> read_mail_password(const FileSystem& files,
                                                                 const MailConfiguration& mail);

}  // namespace shirube
