#include "cgi/operator/setup.h"

#include "cgi/configuration/configuration_file.h"

namespace shirube {

std::variant<Configuration, OperatorStatus> find_configuration(const FileSystem& files, const std::string& path,
                                                               Console& console) {
  auto found = read_configuration_file(files, path);
  if (const auto* error = std::get_if<FileError>(&found)) {
    console.tell(*error);
    return OperatorStatus::wrong_usage;
  }
  auto& read = std::get<ReadConfiguration>(found);
  for (const ConfigurationFault& fault : read.faults) tell(console, fault);
  if (!read.faults.empty()) return OperatorStatus::wrong_usage;
  return std::move(read.configuration);
}

void tell(Console& console, const ConfigurationFault& fault) {
  const std::string key = fault.key.empty() ? "" : fault.key + ": ";
  console.tell(key + fault.japanese, key + fault.english);
}

}  // namespace shirube
