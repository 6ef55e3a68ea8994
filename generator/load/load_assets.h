// Looks at every picture that the content uses.
#pragma once

#include <string>

#include "base/file_system.h"
#include "generator/model/site.h"

namespace shirube {

inline constexpr std::size_t image_file_limit = 16 * 1024 * 1024;  // bytes

/// Fills `site.assets`. Bodies must have been read. Pictures are named by content/-relative paths; what lies outside
/// the site's folder, also by `..` or a link, is not opened.
void load_assets(const FileSystem& files, const std::string& folder, Site& site);

}  // namespace shirube
