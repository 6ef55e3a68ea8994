// A guide's page, with holes where editions differ.
// Leaves what stands in the holes to EditionText, and the editions that share the page to the caller.
#pragma once

#include <string>

#include "generator/model/guide.h"
#include "generator/model/site.h"
#include "generator/render/templates.h"

namespace shirube {

/// What a guide's page depends on besides the guide: editions that agree in this share the page.
struct GuideFrame {
  Language language = Language::japanese;
  bool has_url = false;
  const Topic* topic = nullptr;
  std::vector<const Audience*> audiences;  // those that the edition has
  auto operator<=>(const GuideFrame&) const = default;
};

/// Renders a guide whose conditions are decided; `edition` is any of those that share the page.
Html render_guide(const Site& site, const Guide& guide, const Edition& edition, const GuideFrame& frame,
                  const Templates& templates, unsigned worker);

}  // namespace shirube
