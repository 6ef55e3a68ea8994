// The key files of the office that the command line names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "cgi/operator/console.h"
#include "cgi/sealing/sealed_box.h"

namespace shirube {

/// Reads all of them. Nothing where one is no key file; that was told then. A file that others may read is told too.
std::optional<std::vector<OfficeKeys>> read_office_keys(const FileSystem& files, const std::vector<std::string>& paths,
                                                        Console& console);

}  // namespace shirube
