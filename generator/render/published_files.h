// Where things stand in an edition's folder, for the pages that link to them.
#pragma once

#include <string>

namespace shirube {

/// Paths below the edition's web root.
struct PublishedFiles {
  std::string stylesheet;
  std::string icon;
  std::string flow_script;
  std::string form_script;
  std::string search_script = {};
  std::string page_script = {};   // on every page: starts kiosk mode, installs the web app
  std::string kiosk_script = {};  // which the page script loads
  bool is_web_app = false;        // it can be installed: it is published over https
  std::string touch_icon = {};    // for home screens; empty: the theme has no icon
};

inline constexpr char home_path[] = "index.html";
inline constexpr char audiences_path[] = "audiences.html";
inline constexpr char search_path[] = "search.html";
inline constexpr char not_found_path[] = "404.html";
inline constexpr char worker_path[] = "worker.js";              // of a web app
inline constexpr char web_app_path[] = "manifest.webmanifest";  // of a web app
inline constexpr char bundle_script_path[] = "bundle.js";       // in a bundle

}  // namespace shirube
