// In which editions each picture is shown. Leaves reading and publishing them to publish.h.
#pragma once

#include <map>
#include <string>

#include "generator/model/visit.h"

namespace shirube {

/// By the picture's path below content/.
std::map<std::string, EditionSet, std::less<>> editions_of_assets(const Site& site);

}  // namespace shirube
