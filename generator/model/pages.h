// What links and lists need to know of a page, whatever its kind.
// Leaves the page's own content to its kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/model/site.h"

namespace shirube {

/// Calls `visit` with the page in all its editions: `const Editions<Guide>&`, `const Editions<Reference>&` and so on.
template <typename Visit>
decltype(auto) with_page(const Site& site, PageId page, const Visit& visit) {
  switch (page.kind) {
    case PageKind::flow:
      return visit(site.flows[page.index]);
    case PageKind::form:
      return visit(site.forms[page.index]);
    case PageKind::reference:
      return visit(site.references[page.index]);
    case PageKind::guide:
      break;
  }
  return visit(site.guides[page.index]);
}

inline std::size_t count_pages(const Site& site, PageKind kind) {
  switch (kind) {
    case PageKind::flow:
      return site.flows.size();
    case PageKind::form:
      return site.forms.size();
    case PageKind::reference:
      return site.references.size();
    case PageKind::guide:
      break;
  }
  return site.guides.size();
}

/// A page as others show it. What it points to belongs to the Site.
struct PageFace {
  std::string_view id;
  const Text* title = nullptr;
  const Text* summary = nullptr;
  const Text* contact = nullptr;
  const Condition* condition = nullptr;
};

/// The page as the edition has it.
PageFace face_of(const Site& site, PageId page, std::size_t edition);

/// A place on a page that links may lead to, and the conditions that it stands under, the outermost first.
struct Anchor {
  std::string id;
  const Text* title = nullptr;  // nullptr where it has none
  const Condition* conditions[3] = {};

  /// The condition that keeps it out of an edition; nullptr where it stands there.
  const Condition* left_out_by(const Edition& edition) const;
};

/// All anchors of a page's form, in their order.
std::vector<Anchor> anchors_of(const Guide& guide);
/// Questions are `q-ID`, outcomes `o-ID`.
std::vector<Anchor> anchors_of(const Flow& flow);
/// Fields are their ids.
std::vector<Anchor> anchors_of(const Form& form);
std::vector<Anchor> anchors_of(const Reference& reference);

/// The ids of a site's pages of a kind.
std::vector<std::string_view> page_ids(const Site& site, PageKind kind);

}  // namespace shirube
