// A form's rule pack as files beside the pages.
// Leaves the pack's JSON to rules/pack_json.h.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

/// Below the web root: `rules/ID.json`, `rules/ID.js`.
std::string rules_json_path(std::string_view form);
std::string rules_script_path(std::string_view form);

/// The pack as a script that puts it where form.js looks for it, since a page opened from disk can load scripts but
/// read no files.
std::string rules_script(std::string_view form, std::string_view pack_json);

}  // namespace shirube
