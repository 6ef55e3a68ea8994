// What the system refused, as a Fault. Leaves what a bundle is refused for to the parts that judge it.
#pragma once

#include <optional>
#include <string>

#include "generator/offline/fault.h"

namespace shirube {

/// The fault of a system call on `path` that ended with `error` (a value of errno).
Fault system_fault(const std::string& path, int error);

/// Why no file can be put at `path`: what stands there is no regular file. A file that is renamed onto a device or a
/// link would take its place.
std::optional<Fault> place_fault(const std::string& path);

}  // namespace shirube
