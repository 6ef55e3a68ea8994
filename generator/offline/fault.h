// Fault: why a bundle was refused, or a file operation failed, in words for the people who handle it.
// Leaves exit statuses to generator/commands.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace shirube {

struct Fault {
  enum class Kind {
    untrusted,  // the bundle is broken, unsigned, older, another edition's: nothing was changed
    system,     // disk, permission: nothing was lost
  } kind = Kind::untrusted;
  std::string japanese;
  std::string english;
};

/// A value or the reason why there is none.
template <typename Value>
using OfflineResult = std::variant<Value, Fault>;

}  // namespace shirube
