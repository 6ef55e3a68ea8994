// What the configuration file names, read and judged.
// Leaves making what is missing to init.cc.
#pragma once

#include <string>
#include <variant>

#include "base/file_system.h"
#include "cgi/configuration/configuration.h"
#include "cgi/operator/console.h"

namespace shirube {

/// The configuration, or what the command ends with where it cannot be used: its faults were told then.
std::variant<Configuration, OperatorStatus> find_configuration(const FileSystem& files, const std::string& path,
                                                               Console& console);
void tell(Console& console, const ConfigurationFault& fault);

}  // namespace shirube
