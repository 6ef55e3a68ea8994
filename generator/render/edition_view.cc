#include "generator/render/edition_view.h"

#include <algorithm>
#include <utility>

#include "generator/model/value_reference.h"
#include "generator/model/visit.h"

namespace shirube {
namespace {

/// A visitor that notes all that decides how a page looks in an edition.
class Outcomes {
 public:
  Outcomes(const Site& site, std::size_t edition) : site_(site), edition_(edition) {}

  template <typename Page>
  void add(const Page& page) {
    walk_page(site_, page, EditionSet(site_.editions.size(), true), *this);
  }
  template <typename Page>
  void add_drawn(const Page& page) {
    is_in_drawing_ = true;
    add(page);
  }
  std::string take() { return std::move(text_); }

  void operator()(const Condition& condition, const EditionSet&) {
    if (!condition.always()) text_ += condition.holds(site_.editions[edition_].lineage) ? '1' : '0';
  }
  void operator()(const SourceReference& reference, const EditionSet& editions) {
    for (const Revision& revision : site_.source(reference.document.text)->revisions) {
      (*this)(revision.condition, editions);
    }
  }
  void operator()(const ScreenUse& use, const EditionSet&) {
    const bool was_in_drawing = std::exchange(is_in_drawing_, true);
    for (const ValueChange& change : use.values) (*this)(change.value, {});
    add_form(*site_.screen(use.screen.text));
    is_in_drawing_ = was_in_drawing;
  }
  void operator()(const ListedReference& listed, const EditionSet&) { add_form(*site_.reference(listed.id.text)); }
  /// A drawing has no holes: it is laid out by its texts, values and all.
  void operator()(const Text& text, const EditionSet&) {
    if (!is_in_drawing_) return;
    for_each_value_reference(text.text, [&](const ValueReference& reference) {
      const std::string* value = site_.editions[edition_].value(reference.name);
      const std::string_view shown = value == nullptr ? std::string_view() : *value;
      text_.append("=").append(std::to_string(shown.size())).append(":").append(shown);
    });
  }
  template <typename Other>
  void operator()(const Other&, const EditionSet&) {}

 private:
  template <typename Page>
  void add_form(const Editions<Page>& page) {
    text_.append("#").append(std::to_string(page.variant_of_edition[edition_])).append(";");
    add(page.in(edition_));
  }

  const Site& site_;
  std::size_t edition_;
  bool is_in_drawing_ = false;
  std::string text_;
};

template <typename Item>
void keep(std::vector<Item>& items, const Edition& edition) {
  std::erase_if(items, [&](const Item& item) { return !item.condition.holds(edition.lineage); });
}

class Resolver {
 public:
  Resolver(const Site& site, std::size_t edition) : site_(site), view_{&site, edition, {}, {}, {}, {}} {}

  EditionView resolve() {
    for (const PageKind kind : page_kinds) {
      auto& places = view_.places[static_cast<std::size_t>(kind)];
      places.resize(count_pages(site_, kind));
      for (std::size_t page = 0; page < places.size(); ++page) {
        places[page].is_shown = holds(*view_.face({kind, page}).condition);
      }
    }
    for (const Topic& topic : site_.settings.topics) {
      if (holds(topic.condition)) add_topic(topic);
    }
    for (const PageKind kind : page_kinds) {
      for (std::size_t index = 0; index < count_pages(site_, kind); ++index) {
        const PageId page{kind, index};
        if (view_.place(page).is_shown && view_.place(page).topic == nullptr) view_.other_pages.push_back(page);
      }
    }
    for (const Audience& audience : site_.settings.audiences) {
      if (holds(audience.condition)) view_.audiences.push_back(&audience);
    }
    return std::move(view_);
  }

 private:
  bool holds(const Condition& condition) const { return condition.holds(view_.edition().lineage); }

  void add_topic(const Topic& topic) {
    TopicView topic_view{&topic, {}};
    add_listed(PageKind::guide, topic.guides, topic_view);
    add_listed(PageKind::flow, topic.flows, topic_view);
    add_listed(PageKind::form, topic.forms, topic_view);
    add_listed(PageKind::reference, topic.references, topic_view);
    if (!topic_view.pages.empty()) view_.topics.push_back(std::move(topic_view));
  }

  void add_listed(PageKind kind, const std::vector<ListedId>& ids, TopicView& topic) {
    for (const ListedId& listed : ids) {
      const auto page = site_.page(kind, listed.id.text);
      if (!page || !view_.place(*page).is_shown || !holds(listed.condition)) continue;
      view_.places[static_cast<std::size_t>(kind)][page->index].topic = topic.topic;
      topic.pages.push_back(*page);
    }
  }

  const Site& site_;
  EditionView view_;
};

template <typename Page>
std::string outcome(const Site& site, const Page& page, std::size_t edition) {
  Outcomes outcomes(site, edition);
  outcomes.add(page);
  return outcomes.take();
}

}  // namespace

EditionView resolve_edition(const Site& site, std::size_t index) { return Resolver(site, index).resolve(); }

std::vector<PageId> pages_in_order(const EditionView& view) {
  std::vector<PageId> pages;
  for (const TopicView& topic : view.topics) pages.insert(pages.end(), topic.pages.begin(), topic.pages.end());
  pages.insert(pages.end(), view.other_pages.begin(), view.other_pages.end());
  return pages;
}

std::string outcome_of(const Site& site, const Guide& guide, std::size_t edition) {
  return outcome(site, guide, edition);
}

std::string outcome_of(const Site& site, const Flow& flow, std::size_t edition) {
  Outcomes outcomes(site, edition);
  outcomes.add_drawn(flow);  // its chart shows its texts
  return outcomes.take();
}

std::string outcome_of(const Site& site, const Form& form, std::size_t edition) {
  Outcomes outcomes(site, edition);
  outcomes.add_drawn(form);  // the edition's rule pack, of which the page is made, has its values filled in
  std::string text = outcomes.take();
  if (!form.is_rehearsal) text.append("@").append(site.editions[edition].form_endpoint.text);
  return text;
}

std::string outcome_of(const Site& site, const Reference& reference, std::size_t edition) {
  return outcome(site, reference, edition);
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
    keep(step.screens, edition);
    keep(step.images, edition);
    keep(step.references, edition);
    keep(step.notes, edition);
    keep(step.asides, edition);
    keep(step.links, edition);
    for (ScreenUse& use : step.screens) keep(use.points, edition);
    for (Image& image : step.images) keep(image.points, edition);
  }
  return resolved;
}

}  // namespace shirube
