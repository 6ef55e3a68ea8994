// START.html of an offline copy: what it is, how old, and the way in. In both languages, since whoever finds a stick in
// a drawer opens this first.
// Leaves VERSION.json, which programs read, to generator/offline.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "generator/render/edition_view.h"
#include "generator/render/templates.h"

namespace shirube {

inline constexpr char start_path[] = "START.html";

struct CopyFacts {
  std::string version;
  Date as_of;                   // the day in Japan on which it was made
  std::optional<Date> expires;  // the last day on which it is current
};

/// With holes, to be filled by the edition's EditionText.
Html render_start(const EditionView& view, const CopyFacts& facts, const Templates& templates, unsigned worker);

}  // namespace shirube
