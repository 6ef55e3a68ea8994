#include "generator/bundle/theme.h"

#include "base/hash.h"
#include "generator/bundle/bundle_pages.h"
#include "generator/model/color.h"

namespace shirube {
namespace {

// The lightest ground that links stand on in the theme's dark scheme, and the contrast wanted there.
constexpr Color dark_ground{0x1E, 0x21, 0x28};
constexpr double dark_contrast = 7.0;  // WCAG 2.2, success criterion 1.4.6

std::string accent_rules(const std::string& accent) {
  const std::string dark = format_color(lightened_for(parse_color(accent), dark_ground, dark_contrast));
  return ":root{--accent:" + accent +
         ";--on-accent:#ffffff}\n@media (prefers-color-scheme:dark){:root{--accent:" + dark + "}}\n";
}

std::string hashed_path(const char* stem, std::string_view bytes, const char* ending) {
  return std::string("assets/") + stem + "-" + sha256_hex(bytes).substr(0, 12) + ending;
}

/// Empty where the theme has no such file.
std::string bytes_of(const ThemeFiles& files, std::string_view name) {
  const auto found = files.find(name);
  return found == files.end() ? std::string() : found->second;
}

}  // namespace

EditionTheme make_theme(const ThemeFiles& files, const Edition& edition) {
  EditionTheme theme;
  for (const auto& [name, bytes] : files) {
    const bool is_css = name.size() > 4 && name.compare(name.size() - 4, 4, ".css") == 0;
    if (is_css) theme.stylesheet += bytes;
  }
  if (!edition.accent.empty()) theme.stylesheet += accent_rules(edition.accent.text);
  theme.icon = bytes_of(files, "icon.svg");
  theme.flow_script = bytes_of(files, "flow.js");
  theme.form_script = bytes_of(files, "form.js");
  theme.search_script = bytes_of(files, "search.js");
  theme.page_script = bytes_of(files, "page.js");
  theme.kiosk_script = with_kiosk_texts(bytes_of(files, "kiosk.js"), edition.language);
  theme.worker_script = bytes_of(files, "worker.js");
  theme.published.stylesheet = hashed_path("style", theme.stylesheet, ".css");
  theme.published.icon = hashed_path("icon", theme.icon, ".svg");
  theme.published.flow_script = hashed_path("flow", theme.flow_script, ".js");
  theme.published.form_script = hashed_path("form", theme.form_script, ".js");
  theme.published.search_script = hashed_path("search", theme.search_script, ".js");
  theme.published.page_script = hashed_path("page", theme.page_script, ".js");
  theme.published.kiosk_script = hashed_path("kiosk", theme.kiosk_script, ".js");
  return theme;
}

}  // namespace shirube
