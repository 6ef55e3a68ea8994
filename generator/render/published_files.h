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
};

inline constexpr char home_path[] = "index.html";
inline constexpr char audiences_path[] = "audiences.html";
inline constexpr char not_found_path[] = "404.html";

}  // namespace shirube
