#include "generator/bundle/web_app.h"

#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "generator/drawing/icon_image.h"
#include "generator/render/interface_texts.h"

namespace shirube {
namespace {

struct IconWanted {
  const char* stem;
  int pixels;
  IconGround ground;
};

// The sizes that Chromium asks of a web app, and that of Apple's home screens.
constexpr IconWanted wanted_icons[] = {{"icon-192", 192, IconGround::clear},
                                       {"icon-512", 512, IconGround::clear},
                                       {"icon-wide", 512, IconGround::wide},
                                       {"icon-touch", 180, IconGround::opaque}};

nlohmann::ordered_json icon_entry(const std::string& path, const std::string& sizes, const char* type,
                                  const char* purpose) {
  return {{"src", path}, {"sizes", sizes}, {"type", type}, {"purpose", purpose}};
}

}  // namespace

bool is_web_app(const Edition& edition) { return edition.url.text.starts_with("https://"); }

std::string WebAppIcons::touch_path() const {
  for (const Image& image : images) {
    if (image.is_touch) return image.path;
  }
  return {};
}

std::optional<WebAppIcons> draw_web_app_icons(std::string_view svg) {
  WebAppIcons icons;
  if (svg.empty()) return icons;
  for (const IconWanted& wanted : wanted_icons) {
    auto png = draw_icon(svg, wanted.pixels, wanted.ground);
    if (!png) return std::nullopt;
    const std::string hash = sha256_hex(*png).substr(0, 12);
    icons.images.push_back({std::string("assets/") + wanted.stem + "-" + hash + ".png", std::move(*png), wanted.pixels,
                            wanted.ground == IconGround::wide, wanted.ground == IconGround::opaque});
  }
  return icons;
}

std::string web_app_manifest(const WebAppWords& words, const Edition& edition, const std::string& icon,
                             const WebAppIcons& icons) {
  nlohmann::ordered_json manifest;
  manifest["name"] = words.name;
  manifest["short_name"] = words.short_name;
  if (!words.description.empty()) manifest["description"] = words.description;
  manifest["lang"] = std::string(language_tag(edition.language));
  manifest["dir"] = "ltr";
  manifest["start_url"] = "./index.html";
  manifest["scope"] = "./";
  // Not `standalone`: people need the way back, and to see whose pages they read.
  manifest["display"] = "minimal-ui";
  manifest["background_color"] = "#ffffff";
  if (!edition.accent.empty()) manifest["theme_color"] = edition.accent.text;
  nlohmann::ordered_json entries = nlohmann::ordered_json::array();
  if (!icons.images.empty()) entries.push_back(icon_entry(icon, "any", "image/svg+xml", "any"));
  for (const WebAppIcons::Image& image : icons.images) {
    if (image.is_touch) continue;
    const std::string pixels = std::to_string(image.pixels);
    entries.push_back(icon_entry(image.path, pixels + "x" + pixels, "image/png", image.is_wide ? "maskable" : "any"));
  }
  manifest["icons"] = std::move(entries);
  return manifest.dump(2) + "\n";
}

}  // namespace shirube
