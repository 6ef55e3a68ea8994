// Files and folders that nobody but their owner may read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "cgi/operator/console.h"

namespace shirube {

struct NewFileError {
  bool is_taken = false;  // something stands there, be it a link that leads nowhere
  FileError error;
};

/// Makes a file with mode 0600, on the disk when this returns. Replaces nothing, and leaves nothing half written.
std::optional<NewFileError> write_new_private_file(const std::string& path, std::string_view bytes);

/// Tells why a file could not be made, and ends the command with it.
OperatorStatus fail(Console& console, const NewFileError& error);

/// Makes a folder and those above it where they are missing, with mode 0700. True where it made one.
FileResult<bool> make_private_folders(const std::string& path);

/// Whether everybody on the system may read or write a file. A group may be meant to: the web server's. False where it
/// is missing.
bool is_open_to_everybody(const std::string& path);
/// Whether everybody may replace files in a folder. False where it is missing.
bool may_be_changed_by_everybody(const std::string& folder);

}  // namespace shirube
