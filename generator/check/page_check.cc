#include "generator/check/page_check.h"

#include <algorithm>
#include <map>

#include "generator/model/suggestion.h"
#include "generator/model/target.h"
#include "generator/model/value_reference.h"

namespace shirube {
namespace {

template <typename Item>
std::vector<std::string_view> ids_of(const std::vector<Item>& items) {
  std::vector<std::string_view> ids;
  for (const Item& item : items) ids.push_back(item.id);
  return ids;
}

std::string names_of(const EditionSet& set, const Site& site) {
  std::string names;
  for (std::size_t edition = 0; edition < set.size(); ++edition) {
    if (set[edition]) names.append(names.empty() ? "" : ", ").append(site.editions[edition].id);
  }
  return names;
}

bool is_any(const EditionSet& set) { return std::find(set.begin(), set.end(), true) != set.end(); }

/// Whether a step or aside of this id stands in the guide's form for an edition.
bool has_anchor(const Guide& guide, std::string_view anchor, const Edition& edition) {
  for (const Step& step : guide.steps) {
    if (step.id.text != anchor) {
      const bool in_aside = std::any_of(step.asides.begin(), step.asides.end(), [&](const Aside& aside) {
        return aside.id.text == anchor && aside.condition.holds(edition.lineage);
      });
      if (!in_aside) continue;
    }
    if (step.condition.holds(edition.lineage)) return true;
  }
  return false;
}

std::vector<std::string_view> anchors_of(const Guide& guide) {
  std::vector<std::string_view> anchors;
  for (const Step& step : guide.steps) {
    anchors.push_back(step.id.text);
    for (const Aside& aside : step.asides) {
      if (!aside.id.empty()) anchors.push_back(aside.id.text);
    }
  }
  return anchors;
}

/// A link's target with the edition's values in place.
std::string filled(std::string_view written, const Edition& edition) {
  std::string text;
  std::size_t end = 0;
  for_each_value_reference(written, [&](const ValueReference& reference) {
    const std::string* value = reference.well_formed ? edition.value(reference.name) : nullptr;
    if (value == nullptr) return;
    text.append(written.substr(end, reference.offset - end)).append(*value);
    end = reference.offset + reference.length;
  });
  return text.append(written.substr(end));
}

}  // namespace

void PageCheck::operator()(const Condition& condition, const EditionSet& editions) {
  if (condition.always()) return;
  bool known = true;
  for (const auto* list : {&condition.only, &condition.except}) {
    for (const Text& edition : *list) {
      if (site_.edition_index(edition.text) || site_.is_unread("edition", edition.text)) continue;
      known = false;
      suggest(diagnostics_.add("unknown-edition", edition.span, {{"edition", edition.text}}), edition.text,
              ids_of(site_.editions));
    }
  }
  // Asked of all editions: an overlay's form of a page may well leave out what the base keeps.
  if (known && !is_any(narrow(EditionSet(editions.size(), true), condition, site_))) {
    diagnostics_.add("edition-never", (condition.only.empty() ? condition.except : condition.only).front().span);
  }
}

void PageCheck::operator()(const Text& text, const EditionSet& editions) { check_values(text, editions); }

void PageCheck::operator()(const Body& body, const EditionSet& editions) {
  check_values(body.markdown, editions);
  for (const BodyLink& link : body.content.links) {
    check_target(link.target, span_within(body.markdown, link.offset, link.target.size()), editions);
  }
  for (const BodyImage& image : body.content.images) {
    const Span span = span_within(body.markdown, image.offset, image.file.size());
    check_picture(image.file, span);
    if (image.alternative.empty()) diagnostics_.add("image-without-text", span, {{"file", image.file}});
  }
  int above = 0;
  for (const BodyHeading& heading : body.content.headings) {
    if (heading.level > above + 1) {
      diagnostics_.add("heading-jump", span_within(body.markdown, heading.offset, static_cast<std::size_t>(heading.level)),
                       {{"from", std::to_string(above)}, {"to", std::to_string(heading.level)}});
    }
    above = heading.level;
  }
}

void PageCheck::operator()(const Link& link, const EditionSet& editions) {
  if (link.to.empty()) return;
  check_values(link.to, editions);
  check_target(link.to.text, link.to.span, editions);
}

void PageCheck::operator()(const Image& image, const EditionSet&) {
  if (!image.file.empty()) check_picture(image.file.text, image.file.span);
}

void PageCheck::operator()(const ListedId& audience, const EditionSet&) {
  if (audience.id.empty()) return;
  std::vector<std::string_view> known;
  for (const Audience& other : site_.settings.audiences) known.push_back(other.id.text);
  if (std::find(known.begin(), known.end(), audience.id.text) != known.end()) return;
  suggest(diagnostics_.add("unknown-reference", audience.id.span, {{"target", audience.id.text}}), audience.id.text, known);
}

void PageCheck::operator()(const SourceReference& reference, const EditionSet&) {
  const Text& document = reference.document;
  if (document.empty() || site_.source(document.text) != nullptr) return;
  if (site_.is_unread("source", document.text)) return;
  suggest(diagnostics_.add("unknown-reference", document.span, {{"target", document.text}}), document.text,
          ids_of(site_.sources));
}

void PageCheck::check_values(const Text& text, const EditionSet& editions) {
  for_each_value_reference(text.text, [&](const ValueReference& reference) {
    const Span span = span_within(text, reference.offset, reference.length);
    if (!reference.well_formed) {
      diagnostics_.add("malformed-value", span, {{"text", text.text.substr(reference.offset, reference.length)}});
      return;
    }
    check_value(reference.name, span, editions);
  });
}

void PageCheck::check_value(std::string_view name, const Span& span, const EditionSet& editions) {
  uses_.add(name, editions);
  EditionSet lacking(editions.size());
  for (std::size_t edition = 0; edition < editions.size(); ++edition) {
    lacking[edition] = editions[edition] && site_.editions[edition].value(name) == nullptr;
  }
  if (!is_any(lacking)) return;
  std::vector<std::string_view> names;
  for (const Edition& edition : site_.editions) {
    for (const auto& value : edition.values) names.push_back(value.first);
  }
  suggest(diagnostics_.add("missing-value", span, {{"name", std::string(name)}, {"editions", names_of(lacking, site_)}}),
          name, names);
}

void PageCheck::check_contact(const Text& group, const EditionSet& editions) {
  for (const std::string_view part : contact_parts) {
    const std::string name = group.text + "." + std::string(part);
    if (part == "name") {
      check_value(name, group.span, editions);
    } else {
      uses_.add(name, editions);
    }
  }
}

void PageCheck::check_target(std::string_view written, const Span& span, const EditionSet& editions) {
  // Values may stand in a target; editions that give it the same form are checked as one.
  std::map<std::string, EditionSet> forms;
  if (written.find("{{") == std::string_view::npos) {
    forms.emplace(written, editions);
  } else {
    for (std::size_t edition = 0; edition < editions.size(); ++edition) {
      if (!editions[edition]) continue;
      const auto form = forms.emplace(filled(written, site_.editions[edition]), EditionSet(editions.size())).first;
      form->second[edition] = true;
    }
  }
  for (const auto& [text, set] : forms) {
    const Target target = parse_target(text);
    switch (target.kind) {
      case Target::Kind::page:
        check_page(text, span, target, set);
        break;
      case Target::Kind::anchor:
        if (page_ == nullptr) {
          diagnostics_.add("unsupported-link", span, {{"target", text}});
        } else {
          check_anchor(text, span, *page_, target.anchor, set);
        }
        break;
      case Target::Kind::plain_http:
        diagnostics_.add("plain-http", span, {{"target", text}});
        break;
      case Target::Kind::address:
        break;
      case Target::Kind::unsupported:
        diagnostics_.add("unsupported-link", span, {{"target", text}});
        break;
    }
  }
}

void PageCheck::check_page(std::string_view written, const Span& span, const Target& target, const EditionSet& editions) {
  const auto index = site_.guide_index(target.id);
  if (!index) {
    if (site_.is_unread("guide", target.id)) return;
    suggest(diagnostics_.add("unknown-reference", span, {{"target", std::string(written)}}), target.id,
            ids_of(site_.guides), "guide:");
    return;
  }
  const Editions<Guide>& guide = site_.guides[*index];
  EditionSet left_out(editions.size());
  EditionSet present = editions;
  for (std::size_t edition = 0; edition < editions.size(); ++edition) {
    const bool stands = guide.in(edition).condition.holds(site_.editions[edition].lineage);
    left_out[edition] = editions[edition] && !stands;
    present[edition] = editions[edition] && stands;
  }
  if (is_any(left_out)) {
    diagnostics_.add("reference-left-out", span,
                     {{"target", std::string(written)}, {"editions", names_of(left_out, site_)}});
  }
  if (!target.anchor.empty()) check_anchor(written, span, guide, target.anchor, present);
}

void PageCheck::check_anchor(std::string_view written, const Span& span, const Editions<Guide>& guide,
                             std::string_view anchor, const EditionSet& editions) {
  EditionSet lacking(editions.size());
  bool stands_somewhere = false;
  for (std::size_t edition = 0; edition < editions.size(); ++edition) {
    if (!editions[edition]) continue;
    const bool stands = has_anchor(guide.in(edition), anchor, site_.editions[edition]);
    lacking[edition] = !stands;
    const auto anchors = anchors_of(guide.in(edition));
    stands_somewhere = stands_somewhere || std::find(anchors.begin(), anchors.end(), anchor) != anchors.end();
  }
  if (!is_any(lacking)) return;
  if (stands_somewhere) {
    diagnostics_.add("reference-left-out", span,
                     {{"target", std::string(written)}, {"editions", names_of(lacking, site_)}});
    return;
  }
  const auto hash = written.find('#');
  suggest(diagnostics_.add("unknown-anchor", span, {{"target", std::string(written)}, {"anchor", std::string(anchor)}}),
          anchor, anchors_of(guide.variants.front()), written.substr(0, hash + 1));
}

void PageCheck::check_picture(std::string_view file, const Span& span) {
  const auto found = site_.assets.find(file);
  if (found == site_.assets.end()) return;
  const Asset& asset = found->second;
  switch (asset.state) {
    case Asset::State::published:
      return;
    case Asset::State::missing:
      diagnostics_.add("image-missing", span, {{"file", std::string(file)}});
      return;
    case Asset::State::outside:
      diagnostics_.add("image-outside", span, {{"file", std::string(file)}});
      return;
    case Asset::State::unreadable:
      diagnostics_.add("image-unreadable", span, {{"file", std::string(file)}, {"reason", asset.reason}});
      return;
  }
}

}  // namespace shirube
