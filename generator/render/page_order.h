// What rendering a page needs besides its content.
// Leaves what the editions that share the page have of their own to the holes.
#pragma once

#include <cstddef>
#include <vector>

#include "base/language.h"
#include "generator/model/site.h"
#include "generator/render/templates.h"

namespace shirube {

/// What a page depends on besides its content: editions that agree in this share the page.
struct PageContext {
  Language language = Language::japanese;
  bool has_url = false;
  const Topic* topic = nullptr;
  std::vector<const Audience*> audiences;  // those that the edition has
  bool is_bundle = false;                  // the pages are those of an offline bundle
  auto operator<=>(const PageContext&) const = default;
};

struct PageOrder {
  const Site& site;
  std::size_t edition;  // any of those that share the page, by index in Site::editions
  const PageContext& context;
  const Templates& templates;
  unsigned worker;

  const Edition& any_edition() const { return site.editions[edition]; }
};

}  // namespace shirube
