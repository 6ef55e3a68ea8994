#include "generator/render/edition_view.h"

#include <algorithm>

#include "generator/model/visit.h"

namespace shirube {
namespace {

struct OutcomeVisitor {
  const Edition& edition;
  std::string outcome;

  void operator()(const Condition& condition, const EditionSet&) {
    if (!condition.always()) outcome += condition.holds(edition.lineage) ? '1' : '0';
  }
  template <typename Other>
  void operator()(const Other&, const EditionSet&) {}
};

template <typename Item>
void keep(std::vector<Item>& items, const Edition& edition) {
  items.erase(std::remove_if(items.begin(), items.end(),
                             [&](const Item& item) { return !item.condition.holds(edition.lineage); }),
              items.end());
}

}  // namespace

EditionView resolve_edition(const Site& site, std::size_t index) {
  const Edition& edition = site.editions[index];
  EditionView view{&site, index, {}, {}, {}, std::vector<bool>(site.guides.size()), {}};
  view.place.resize(site.guides.size());
  for (std::size_t guide = 0; guide < site.guides.size(); ++guide) {
    view.shows[guide] = view.guide(guide).condition.holds(edition.lineage);
  }
  for (const Topic& topic : site.settings.topics) {
    if (!topic.condition.holds(edition.lineage)) continue;
    TopicView topic_view{&topic, {}};
    for (const ListedId& listed : topic.guides) {
      const auto guide = site.guide_index(listed.id.text);
      if (!guide || !view.shows[*guide] || !listed.condition.holds(edition.lineage)) continue;
      view.place[*guide] = {view.topics.size(), topic_view.guides.size()};
      topic_view.guides.push_back(*guide);
    }
    if (!topic_view.guides.empty()) view.topics.push_back(std::move(topic_view));
  }
  for (std::size_t guide = 0; guide < site.guides.size(); ++guide) {
    if (view.shows[guide] && !view.place[guide]) view.other_guides.push_back(guide);
  }
  for (const Audience& audience : site.settings.audiences) {
    if (audience.condition.holds(edition.lineage)) view.audiences.push_back(&audience);
  }
  return view;
}

std::string outcome_of_conditions(const Site& site, const Guide& guide, const Edition& edition) {
  OutcomeVisitor visitor{edition, {}};
  walk_guide(site, guide, EditionSet(site.editions.size(), true), visitor);
  for (const SourceReference& reference : guide.sources) {
    for (const Revision& revision : site.source(reference.document.text)->revisions) visitor(revision.condition, {});
  }
  return visitor.outcome;
}

Guide resolve_guide(const Guide& guide, const Edition& edition) {
  Guide resolved = guide;
  keep(resolved.audience, edition);
  keep(resolved.prepare, edition);
  keep(resolved.notes, edition);
  keep(resolved.steps, edition);
  keep(resolved.related, edition);
  keep(resolved.sources, edition);
  for (Step& step : resolved.steps) {
    keep(step.images, edition);
    keep(step.notes, edition);
    keep(step.asides, edition);
    keep(step.links, edition);
    for (Image& image : step.images) keep(image.points, edition);
  }
  return resolved;
}

}  // namespace shirube
