// What the system refused, as a Fault. Leaves what a bundle is refused for to the parts that judge it.
#pragma once

#include <string>

#include "generator/offline/fault.h"

namespace shirube {

/// The fault of a system call on `path` that ended with `error` (a value of errno).
Fault system_fault(const std::string& path, int error);

}  // namespace shirube
