// Edition view: what one edition shows, conditions decided.
// Leaves rendering to the pages. A guide that shows the same in several editions is resolved once for all of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "generator/model/site.h"

namespace shirube {

/// A topic with those of its guides that the edition shows, by index in Site::guides.
struct TopicView {
  const Topic* topic = nullptr;
  std::vector<std::size_t> guides;
};

struct EditionView {
  const Site* site = nullptr;
  std::size_t index = 0;                  // in Site::editions
  std::vector<TopicView> topics;          // only those with a guide
  std::vector<std::size_t> other_guides;  // those in no topic
  std::vector<const Audience*> audiences;
  std::vector<bool> shows;  // by index in Site::guides
  std::vector<std::optional<std::pair<std::size_t, std::size_t>>>
      place;  // of a guide: topic in `topics`, position in it

  const Edition& edition() const { return site->editions[index]; }
  const Guide& guide(std::size_t guide) const { return site->guides[guide].in(index); }
};

EditionView resolve_edition(const Site& site, std::size_t edition);

/// How a guide's conditions come out in an edition, as text: editions with the same variant and the same outcome show
/// the same guide. Empty where the guide has no conditions.
std::string outcome_of_conditions(const Site& site, const Guide& guide, const Edition& edition);

/// The guide without what the edition leaves out.
Guide resolve_guide(const Guide& guide, const Edition& edition);

}  // namespace shirube
