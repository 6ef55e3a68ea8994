// The theme: one style sheet per edition, and the icon.
// Leaves reading theme files to the main, which has the disk and the built-in ones.
#pragma once

#include <map>
#include <string>

#include "generator/model/edition.h"
#include "generator/render/published_files.h"

namespace shirube {

/// A theme's files by name below its folder: `10-tokens.css`, `icon.svg`; and the pages' scripts, `flow.js` and
/// its like.
using ThemeFiles = std::map<std::string, std::string, std::less<>>;

struct EditionTheme {
  PublishedFiles published;  // paths that carry a hash of the bytes
  std::string stylesheet;
  std::string icon;
  std::string flow_script;
  std::string form_script;
  std::string search_script;
  std::string page_script;
  std::string kiosk_script;
  std::string worker_script;
};

/// All `.css` files in the order of their names, then the edition's accent: as it is in light, lightened in dark until
/// it reads at least 7:1 on the theme's dark ground.
EditionTheme make_theme(const ThemeFiles& files, const Edition& edition);

}  // namespace shirube
