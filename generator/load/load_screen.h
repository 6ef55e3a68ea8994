// Reads a screen's YAML.
// Leaves whether a state suits its element, and a label its room, to generator/check.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "generator/load/yaml.h"
#include "generator/model/screen.h"

namespace shirube {

/// The words for an element's state, in the order of ElementState.
inline constexpr std::string_view element_state_words[] = {"normal", "disabled", "chosen", "hidden"};

/// Reads a screen; texts are moved out of `node`. Mistakes are added to `diagnostics`.
Screen load_screen(std::string id, YamlNode& node, Diagnostics& diagnostics);

}  // namespace shirube
