// A flow as data, for other programs.
// Leaves the page to flow_page.h.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "generator/model/flow.h"

namespace shirube {

/// JSON of a flow whose conditions are decided, as one edition has it; `fill` puts the edition's texts into the holes
/// of a text. The graph alone: what it says in Markdown stands on the page. Keys are those of the YAML but for a
/// question's `kind`; questions and outcomes are arrays, so that they keep their order. UTF-8, ends with a line break.
std::string flow_json(const Flow& flow, const std::function<std::string(std::string_view)>& fill);

}  // namespace shirube
