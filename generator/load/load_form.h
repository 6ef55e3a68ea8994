// Reads content/forms/<id>.yaml.
// Leaves fields to load_form_field.h, rules to load_form_rules.h and contradictions to generator/check.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "generator/load/yaml.h"
#include "generator/model/form.h"

namespace shirube {

/// Makes a form of the tree. Texts are moved out of `node`.
Form load_form(std::string id, YamlNode& node, Diagnostics& diagnostics);

}  // namespace shirube
