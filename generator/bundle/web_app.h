// The installable web app: what makes an edition that is published over https one.
// Leaves keeping its pages to the worker (client/worker.ts) and their links to it to the pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/model/edition.h"

namespace shirube {

/// Whether the edition's pages can be installed: browsers want https.
bool is_web_app(const Edition& edition);

/// The theme's icon as phones and desktops want it. The same for all editions: drawing it takes longer than a page.
struct WebAppIcons {
  struct Image {
    std::string path;  // below the web root, with a hash of the bytes
    std::string bytes;
    int pixels = 0;
    bool is_wide = false;   // systems may cut their own shape out of it (W3C: purpose `maskable`)
    bool is_touch = false;  // for home screens that do not read the manifest
  };
  std::vector<Image> images;

  /// Empty where there are none.
  std::string touch_path() const;
};

/// None of an empty `svg`: a theme may do without. Nothing where it cannot be drawn.
std::optional<WebAppIcons> draw_web_app_icons(std::string_view svg);

struct WebAppWords {
  std::string name;         // site and edition
  std::string short_name;   // the edition, for below an icon
  std::string description;  // may be empty
};

/// The text of manifest.webmanifest (W3C, Web Application Manifest). `icon` is the path of the theme's own.
std::string web_app_manifest(const WebAppWords& words, const Edition& edition, const std::string& icon,
                             const WebAppIcons& icons);

}  // namespace shirube
