// Everything up to the checks, as `build` and `check` both need it.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "generator/bundle/theme.h"
#include "generator/commands/commands.h"
#include "generator/model/site.h"
#include "generator/render/templates.h"

namespace shirube {

struct PreparedSite {
  Site site;
  Templates templates;
  ThemeFiles theme;
  Diagnostics diagnostics;  // sorted, silenced, made errors where strict
};

/// Reads and checks the site. Its own templates and themes win over the built-in ones, file by file.
PreparedSite prepare_site(const FileSystem& files, const SiteOptions& options);

/// The diagnostics as `options` wants them: for people (with their source lines) or JSON.
std::string print_diagnostics(const FileSystem& files, const PreparedSite& prepared, const SiteOptions& options,
                              bool color);

}  // namespace shirube
