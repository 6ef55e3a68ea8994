// Edition view: what one edition shows, conditions decided.
// Leaves rendering to the pages. A page that is the same in several editions is resolved once for all of them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "generator/model/pages.h"
#include "generator/model/site.h"

namespace shirube {

/// A topic with those of its pages that the edition shows, kind by kind.
struct TopicView {
  const Topic* topic = nullptr;
  std::vector<PageId> pages;
};

struct EditionView {
  const Site* site = nullptr;
  std::size_t index = 0;            // in Site::editions
  std::vector<TopicView> topics;    // only those with a page
  std::vector<PageId> other_pages;  // those in no topic, kind by kind
  std::vector<const Audience*> audiences;

  /// Whether the edition shows a page, and the topic that lists it there (the last, where several do).
  struct Place {
    bool is_shown = false;
    const Topic* topic = nullptr;
  };
  std::array<std::vector<Place>, std::size(page_kinds)> places;  // by kind and index
  bool is_bundle = false;                                        // its pages are those of an offline bundle

  const Edition& edition() const { return site->editions[index]; }
  const Place& place(PageId page) const { return places[static_cast<std::size_t>(page.kind)][page.index]; }
  PageFace face(PageId page) const { return face_of(*site, page, index); }
};

EditionView resolve_edition(const Site& site, std::size_t edition);

/// All pages that the edition shows: by topics, then those in none.
std::vector<PageId> pages_in_order(const EditionView& view);

/// How a page comes out in an edition, as text: how its conditions are decided, and of what it shows of screens and
/// references besides their own conditions, forms and values. Editions with the same variant and the same outcome show
/// the same page, but for its holes. Empty where nothing but holes differs.
std::string outcome_of(const Site& site, const Guide& guide, std::size_t edition);
std::string outcome_of(const Site& site, const Flow& flow, std::size_t edition);
std::string outcome_of(const Site& site, const Form& form, std::size_t edition);
std::string outcome_of(const Site& site, const Reference& reference, std::size_t edition);

/// The guide without what the edition leaves out.
Guide resolve_guide(const Guide& guide, const Edition& edition);

}  // namespace shirube
