// What the operator reads when a key of the configuration is wrong: each text in both languages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cgi/configuration/configuration.h"

namespace shirube {

/// These take keys with their object (`mail.smtp`). `key` is any key but those of `limits`; what belongs there ends the
/// text.
ConfigurationFault missing_fault(std::string_view key);
ConfigurationFault wrong_fault(std::string_view key);
/// For a limit that is not from 1 to `greatest`.
ConfigurationFault number_fault(std::string_view key, std::uint64_t greatest);
/// `known`: the keys that may stand there, as they are written.
ConfigurationFault unknown_key_fault(std::string_view key, std::string_view known);
ConfigurationFault doubled_key_fault(std::string_view key);

/// `line` counts from 1; nothing where it is not known.
ConfigurationFault syntax_fault(std::optional<std::size_t> line);
ConfigurationFault size_fault();
ConfigurationFault not_an_object_fault();

/// `tls` is not `required` although `smtps` encrypts from the first byte.
ConfigurationFault contradicting_tls_fault();
/// A user without a password.
ConfigurationFault password_fault();
/// A key to which nothing can be sealed.
ConfigurationFault weak_key_fault();

}  // namespace shirube
