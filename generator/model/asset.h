// Asset: a picture of the content that is published beside the pages.
// Leaves reading it to generator/load/load_assets.h.
#pragma once

#include <string>

namespace shirube {

struct Asset {
  enum class State { published, missing, outside, unreadable };
  State state = State::missing;
  std::string reason = {};      // of `unreadable`: a word of the catalogue, or the system's text
  std::string suggestion = {};  // of `missing`: the path of a file with nearly that name
  std::string published = {};   // path below the web root; carries a hash of the bytes
  std::string sha256 = {};
};

}  // namespace shirube
