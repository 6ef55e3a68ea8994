// What the pages of a bundle have that those of a web root have not: bundle.js, which tells which bundle they are in.
// Leaves packing them to generator/offline and what the pages make of it to client/page.ts and client/kiosk.ts.
#pragma once

#include <string>

#include "base/language.h"

namespace shirube {

/// How long a kiosk waits without input before it counts down, in seconds.
inline constexpr unsigned usual_kiosk_seconds = 120;

struct BundlePages {
  std::string version;         // the bundle's, `YYYYMMDDTHHMMSSZ`
  std::string made;            // the same time, `YYYY-MM-DDTHH:MM:SSZ`
  std::string expires;         // `YYYY-MM-DD`, the last day in Japan on which it is current; empty: never
  bool is_for_kiosks = false;  // the pages are in kiosk mode without `?kiosk`
  unsigned kiosk_seconds = usual_kiosk_seconds;
};

/// bundle.js at the edition's root. No other file of the edition tells of the version, so that an update holds what
/// has changed and nothing else. `made` and `expires` must be well-formed.
std::string bundle_script(const BundlePages& bundle, Language language);

/// kiosk.js as an edition's pages load it: its texts in the edition's language before the script.
std::string with_kiosk_texts(const std::string& script, Language language);

}  // namespace shirube
