// Walks all that a page says, in the order of the file, telling in which editions each thing stands.
// Leaves what to do with it to the visitor: `visitor(const X&, const EditionSet&)` for every X below.
#pragma once

#include <vector>

#include "generator/model/site.h"

namespace shirube {

/// Editions by their index in Site::editions.
using EditionSet = std::vector<bool>;

/// The editions of `set` in which the condition holds.
inline EditionSet narrow(const EditionSet& set, const Condition& condition, const Site& site) {
  EditionSet narrowed = set;
  if (condition.always()) return narrowed;
  for (std::size_t edition = 0; edition < set.size(); ++edition) {
    if (set[edition] && !condition.holds(site.editions[edition].lineage)) narrowed[edition] = false;
  }
  return narrowed;
}

/// The editions that show this variant of a guide.
inline EditionSet editions_of(const Editions<Guide>& guide, std::uint32_t variant, const Site& site) {
  EditionSet set(site.editions.size());
  for (std::size_t edition = 0; edition < set.size(); ++edition)
    set[edition] = guide.variant_of_edition[edition] == variant;
  return narrow(set, guide.variants[variant].condition, site);
}

/// Visits Condition, Text (not ids), Body, Link, Image, ListedId (audience) and SourceReference. What carries a
/// condition is visited with the editions in which it holds; the condition itself with those in which it is asked.
template <typename Visitor>
class GuideWalk {
 public:
  GuideWalk(const Site& site, Visitor& visitor) : site_(site), visitor_(visitor) {}

  void walk(const Guide& guide, const EditionSet& editions) {
    visitor_(guide.title, editions);
    visitor_(guide.summary, editions);
    each(guide.audience, editions, [&](const ListedId& item, const EditionSet& set) { visitor_(item, set); });
    each(guide.prepare, editions, [&](const PrepareItem& item, const EditionSet& set) { visitor_(item.body, set); });
    walk_notes(guide.notes, editions);
    each(guide.steps, editions, [&](const Step& step, const EditionSet& set) { walk_step(step, set); });
    visitor_(guide.finish, editions);
    walk_links(guide.related, editions);
    each(guide.sources, editions, [&](const SourceReference& item, const EditionSet& set) {
      visitor_(item, set);
      visitor_(item.section, set);
    });
  }

 private:
  template <typename Item, typename Visit>
  void each(const std::vector<Item>& items, const EditionSet& editions, const Visit& visit) {
    for (const Item& item : items) {
      visitor_(item.condition, editions);
      if (item.condition.always()) {
        visit(item, editions);
      } else {
        visit(item, narrow(editions, item.condition, site_));
      }
    }
  }

  void walk_step(const Step& step, const EditionSet& editions) {
    visitor_(step.title, editions);
    visitor_(step.body, editions);
    each(step.images, editions, [&](const Image& image, const EditionSet& set) {
      visitor_(image, set);
      visitor_(image.alternative, set);
      visitor_(image.caption, set);
      each(image.points, set, [&](const Callout& point, const EditionSet& inner) { visitor_(point.label, inner); });
    });
    walk_notes(step.notes, editions);
    each(step.asides, editions, [&](const Aside& aside, const EditionSet& set) {
      visitor_(aside.title, set);
      visitor_(aside.body, set);
    });
    walk_links(step.links, editions);
  }

  void walk_notes(const std::vector<Note>& notes, const EditionSet& editions) {
    each(notes, editions, [&](const Note& note, const EditionSet& set) {
      visitor_(note.title, set);
      visitor_(note.body, set);
    });
  }

  void walk_links(const std::vector<Link>& links, const EditionSet& editions) {
    each(links, editions, [&](const Link& link, const EditionSet& set) {
      visitor_(link, set);
      visitor_(link.label, set);
    });
  }

  const Site& site_;
  Visitor& visitor_;
};

template <typename Visitor>
void walk_guide(const Site& site, const Guide& guide, const EditionSet& editions, Visitor& visitor) {
  GuideWalk<Visitor>(site, visitor).walk(guide, editions);
}

}  // namespace shirube
