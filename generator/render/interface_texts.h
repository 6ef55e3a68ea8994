// The interface's own texts, Japanese and English side by side in one table.
// Leaves diagnostics to base/diagnostic_catalogue.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"

namespace shirube {

/// The text of `key`; nothing where the table has none.
std::optional<std::string_view> find_interface_text(std::string_view key, Language language);

/// The text of `key`, which must be in the table, with `{name}` places filled in.
std::string interface_text(std::string_view key, Language language,
                           const std::vector<std::pair<std::string_view, std::string>>& parameters = {});

/// All keys, sorted.
std::vector<std::string_view> interface_text_keys();

/// `ja` or `en`: the value of an HTML lang attribute.
std::string_view language_tag(Language language);

}  // namespace shirube
