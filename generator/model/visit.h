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

/// The editions that have this variant of a page.
template <typename Page>
EditionSet editions_of_variant(const Editions<Page>& page, std::uint32_t variant) {
  EditionSet set(page.variant_of_edition.size());
  for (std::size_t edition = 0; edition < set.size(); ++edition)
    set[edition] = page.variant_of_edition[edition] == variant;
  return set;
}

/// Those of them that show it.
template <typename Page>
EditionSet editions_of(const Editions<Page>& page, std::uint32_t variant, const Site& site) {
  return narrow(editions_of_variant(page, variant), page.variants[variant].condition, site);
}

/// An id of an audience as a page lists it; a table that a step shows.
struct ListedAudience {
  const Text& id;
};
struct ListedReference {
  const Text& id;
};

/// A text of a mail, in which `{{ … }}` stands for more than values (mail_reference.h).
struct MailedText {
  const Text& text;
};

/// Visits Condition, Text (not ids), MailedText, Body, Link, Image, ListedAudience, ListedReference and
/// SourceReference; Step, ScreenUse, Outcome, Reference and ScreenElement before what they hold. What carries a
/// condition is visited with the editions in which it holds; the condition itself with those in which it is asked.
template <typename Visitor>
class PageWalk {
 public:
  PageWalk(const Site& site, Visitor& visitor) : site_(site), visitor_(visitor) {}

  void walk(const Guide& guide, const EditionSet& editions) {
    visitor_(guide.title, editions);
    visitor_(guide.summary, editions);
    each(guide.audience, editions,
         [&](const ListedId& item, const EditionSet& set) { visitor_(ListedAudience{item.id}, set); });
    each(guide.prepare, editions, [&](const PrepareItem& item, const EditionSet& set) { visitor_(item.body, set); });
    walk_notes(guide.notes, editions);
    each(guide.steps, editions, [&](const Step& step, const EditionSet& set) { walk_step(step, set); });
    visitor_(guide.finish, editions);
    walk_links(guide.related, editions);
    walk_sources(guide.sources, editions);
  }

  void walk(const Flow& flow, const EditionSet& editions) {
    visitor_(flow.title, editions);
    visitor_(flow.summary, editions);
    each(flow.audience, editions,
         [&](const ListedId& item, const EditionSet& set) { visitor_(ListedAudience{item.id}, set); });
    walk_notes(flow.notes, editions);
    each(flow.facts, editions, [&](const Fact& fact, const EditionSet& set) {
      visitor_(fact.title, set);
      each(fact.values, set, [&](const Fact::Value& value, const EditionSet& inner) { visitor_(value.label, inner); });
    });
    each(flow.questions, editions,
         [&](const Question& question, const EditionSet& set) { walk_question(question, set); });
    each(flow.outcomes, editions, [&](const Outcome& outcome, const EditionSet& set) { walk_outcome(outcome, set); });
    walk_links(flow.related, editions);
    walk_sources(flow.sources, editions);
  }

  void walk(const Form& form, const EditionSet& editions) {
    visitor_(form.title, editions);
    visitor_(form.summary, editions);
    each(form.audience, editions,
         [&](const ListedId& item, const EditionSet& set) { visitor_(ListedAudience{item.id}, set); });
    walk_notes(form.notes, editions);
    visitor_(form.button, editions);
    each(form.sections, editions, [&](const FormSection& section, const EditionSet& set) {
      visitor_(section.title, set);
      visitor_(section.body, set);
      each(section.fields, set, [&](const FormField& field, const EditionSet& inner) { walk_field(field, inner); });
    });
    each(form.rules, editions, [&](const FormRule& rule, const EditionSet& set) { visitor_(rule.message, set); });
    visitor_(form.finish, editions);
    for (const WrittenMail* mail : {&form.mails.office, &form.mails.sender}) {
      visitor_(MailedText{mail->subject}, editions);
      visitor_(MailedText{mail->body}, editions);
    }
    walk_links(form.related, editions);
    walk_sources(form.sources, editions);
  }

  void walk(const Reference& reference, const EditionSet& editions) {
    visitor_(reference, editions);
    visitor_(reference.title, editions);
    visitor_(reference.summary, editions);
    each(reference.columns, editions,
         [&](const ReferenceColumn& column, const EditionSet& set) { visitor_(column.title, set); });
    each(reference.groups, editions,
         [&](const ReferenceGroup& group, const EditionSet& set) { visitor_(group.title, set); });
    each(reference.rows, editions, [&](const ReferenceRow& row, const EditionSet& set) {
      for (const ReferenceCell& cell : row.cells) {
        for (const Text& text : cell) visitor_(text, set);
      }
    });
    walk_notes(reference.notes, editions);
    walk_links(reference.related, editions);
    walk_sources(reference.sources, editions);
  }

  void walk(const Screen& screen, const EditionSet& editions) {
    visitor_(screen.title, editions);
    visitor_(screen.address, editions);
    walk_elements(screen.elements, editions);
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

  void walk_question(const Question& question, const EditionSet& editions) {
    visitor_(question.ask, editions);
    visitor_(question.help, editions);
    each(question.choices, editions, [&](const Choice& choice, const EditionSet& set) {
      visitor_(choice.label, set);
      visitor_(choice.note, set);
    });
    each(question.routes, editions, [](const Route&, const EditionSet&) {});
    each(question.decided, editions, [](const Decision&, const EditionSet&) {});
  }

  void walk_outcome(const Outcome& outcome, const EditionSet& editions) {
    visitor_(outcome, editions);
    visitor_(outcome.title, editions);
    visitor_(outcome.body, editions);
    each(outcome.steps, editions, [&](const Step& step, const EditionSet& set) { walk_step(step, set); });
    walk_links(outcome.links, editions);
    if (!outcome.next.empty()) visitor_(Link{outcome.next, {}, {}}, editions);
  }

  void walk_field(const FormField& field, const EditionSet& editions) {
    visitor_(field.label, editions);
    visitor_(field.help, editions);
    visitor_(field.unit, editions);
    visitor_(field.example, editions);
    each(field.options, editions,
         [&](const FormOption& option, const EditionSet& set) { visitor_(option.label, set); });
  }

  void walk_elements(const std::vector<ScreenElement>& elements, const EditionSet& editions) {
    each(elements, editions, [&](const ScreenElement& element, const EditionSet& set) {
      visitor_(element, set);
      visitor_(element.label, set);
      visitor_(element.value, set);
      for (const Text& column : element.columns) visitor_(column, set);
      walk_elements(element.elements, set);
    });
  }

  void walk_step(const Step& step, const EditionSet& editions) {
    visitor_(step, editions);
    visitor_(step.title, editions);
    visitor_(step.body, editions);
    each(step.screens, editions, [&](const ScreenUse& use, const EditionSet& set) {
      visitor_(use, set);
      visitor_(use.caption, set);
      for (const ListedId& point : use.points) visitor_(point.condition, set);
      for (const ValueChange& change : use.values) visitor_(change.value, set);
    });
    each(step.images, editions, [&](const Image& image, const EditionSet& set) {
      visitor_(image, set);
      visitor_(image.alternative, set);
      visitor_(image.caption, set);
      each(image.points, set, [&](const Callout& point, const EditionSet& inner) { visitor_(point.label, inner); });
    });
    each(step.references, editions,
         [&](const ListedId& item, const EditionSet& set) { visitor_(ListedReference{item.id}, set); });
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

  void walk_sources(const std::vector<SourceReference>& sources, const EditionSet& editions) {
    each(sources, editions, [&](const SourceReference& item, const EditionSet& set) {
      visitor_(item, set);
      visitor_(item.section, set);
    });
  }

  const Site& site_;
  Visitor& visitor_;
};

/// Walks a Guide, a Flow, a Form, a Reference or a Screen.
template <typename Page, typename Visitor>
void walk_page(const Site& site, const Page& page, const EditionSet& editions, Visitor& visitor) {
  PageWalk<Visitor>(site, visitor).walk(page, editions);
}

}  // namespace shirube
