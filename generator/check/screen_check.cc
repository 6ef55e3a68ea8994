#include "generator/check/screen_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "generator/check/page_check.h"
#include "generator/model/suggestion.h"
#include "generator/model/value_reference.h"

namespace shirube {
namespace {

std::string kind_word(ElementKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  return index < std::size(element_kind_words) ? std::string(element_kind_words[index]) : "item";
}

/// A text without words is what is left of an element whose kind could not be read.
bool is_of_known_kind(const ScreenElement& element) {
  return element.kind != ElementKind::text || !element.label.empty();
}

void check_suitable(const ScreenElement& element, ElementState state, const Span& span, Diagnostics& diagnostics) {
  if (!is_of_known_kind(element)) return;
  const bool is_disabled = state == ElementState::disabled;
  if (!is_disabled && state != ElementState::chosen) return;
  if (is_disabled ? can_be_disabled(element.kind) : can_be_chosen(element.kind)) return;
  diagnostics.add("unsuitable-state", span,
                  {{"element", element.id.text},
                   {"kind", kind_word(element.kind)},
                   {"state", is_disabled ? "disabled" : "chosen"}});
}

bool find_path(const std::vector<ScreenElement>& elements, std::string_view id,
               std::vector<const ScreenElement*>& path) {
  for (const ScreenElement& element : elements) {
    path.push_back(&element);
    if (element.id.text == id || find_path(element.elements, id, path)) return true;
    path.pop_back();
  }
  return false;
}

/// In each form of the screen.
std::vector<std::vector<const ScreenElement*>> paths_to(const Editions<Screen>& screen, std::string_view id) {
  std::vector<std::vector<const ScreenElement*>> paths(screen.variants.size());
  for (std::size_t variant = 0; variant < paths.size(); ++variant) {
    find_path(screen.variants[variant].elements, id, paths[variant]);
  }
  return paths;
}

/// Which forms of the screen any of the editions has.
std::vector<bool> variants_of(const Editions<Screen>& screen, const EditionSet& editions) {
  std::vector<bool> variants(screen.variants.size());
  for (std::size_t edition = 0; edition < editions.size(); ++edition) {
    if (editions[edition]) variants[screen.variant_of_edition[edition]] = true;
  }
  return variants;
}

std::vector<std::string_view> ids_in(const Editions<Screen>& screen) {
  std::vector<std::string_view> ids;
  for (const Screen& form : screen.variants) {
    for_each_element(form.elements, [&](const ScreenElement& element) {
      if (!element.id.empty()) ids.push_back(element.id.text);
      return true;
    });
  }
  return ids;
}

/// The condition that keeps an element, or what holds it, out of an edition; nullptr where it stands there.
const Condition* left_out_by(const std::vector<const ScreenElement*>& path, const Edition& edition) {
  for (const ScreenElement* element : path) {
    if (!element->condition.holds(edition.lineage)) return &element->condition;
  }
  return nullptr;
}

/// Where the element, or what holds it, is hidden: by the step, or in the screen itself.
std::optional<Span> hidden_at(const std::vector<const ScreenElement*>& path, const ScreenUse& use) {
  for (const ScreenElement* element : path) {
    const auto change = std::find_if(use.states.begin(), use.states.end(), [&](const StateChange& each) {
      return !element->id.empty() && each.element.text == element->id.text;
    });
    const bool is_changed = change != use.states.end();
    if ((is_changed ? change->state : element->state) != ElementState::hidden) continue;
    return is_changed ? change->element.span : element->span;
  }
  return std::nullopt;
}

/// The cells of a text as the edition shows it; nothing where it lacks a value, which is reported by itself.
std::optional<std::size_t> shown_cells(std::string_view text, const Edition& edition) {
  std::size_t cells = 0;
  std::size_t end = 0;
  bool is_whole = true;
  for_each_value_reference(text, [&](const ValueReference& reference) {
    const std::string* value = reference.well_formed ? edition.value(reference.name) : nullptr;
    is_whole = is_whole && value != nullptr;
    if (!is_whole) return;
    cells += count_cells(text.substr(end, reference.offset - end)).value + count_cells(*value).value;
    end = reference.offset + reference.length;
  });
  if (!is_whole) return std::nullopt;
  return cells + count_cells(text.substr(end)).value;
}

/// A visitor of generator/model/visit.h for a screen: hands the texts on and looks at the elements.
class ElementCheck {
 public:
  ElementCheck(const Site& site, PageCheck& texts, Diagnostics& diagnostics)
      : site_(site), texts_(texts), diagnostics_(diagnostics) {}

  void operator()(const Condition& condition, const EditionSet& editions) { texts_(condition, editions); }
  void operator()(const Text& text, const EditionSet& editions) { texts_(text, editions); }
  void operator()(const ScreenElement& element, const EditionSet& editions) {
    check_suitable(element, element.state, element.span, diagnostics_);
    const std::size_t room = label_room(element.kind);
    if (room == 0) return;
    for (std::size_t edition = 0; edition < editions.size(); ++edition) {
      if (!editions[edition]) continue;
      const std::size_t cells = shown_cells(element.label.text, site_.editions[edition]).value_or(0);
      if (cells <= room) continue;
      LongLabel& longest = long_labels_[element.label.span];
      longest = {room, std::max(longest.cells, cells)};
    }
  }

  /// Reports each label once, as the edition shows it that makes most of it.
  void finish() {
    for (const auto& [span, label] : long_labels_) {
      diagnostics_.add("long-label", span,
                       {{"cells", std::to_string(label.cells)}, {"room", std::to_string(label.room)}});
    }
  }

 private:
  struct LongLabel {
    std::size_t room = 0;
    std::size_t cells = 0;
  };

  const Site& site_;
  PageCheck& texts_;
  Diagnostics& diagnostics_;
  std::map<Span, LongLabel> long_labels_;
};

}  // namespace

void ScreenUseCheck::check(const ScreenUse& use, const EditionSet& editions) {
  const Text& id = use.screen;
  if (id.empty()) return;
  uses_.screens.add(id.text, editions);
  check_repeated_points(use, editions);
  // An overlay that could not be read may have the element.
  if (site_.is_unread("screen", id.text)) return;
  const Editions<Screen>* screen = site_.screen(id.text);
  if (screen == nullptr) {
    suggest(diagnostics_.add("unknown-reference", id.span, {{"target", "screen:" + id.text}}), id.text,
            ids_of(site_.screens));
    return;
  }
  for (const ListedId& point : use.points) {
    check_point(use, point.id, *screen, narrow(editions, point.condition, site_));
  }
  for (const StateChange& change : use.states) check_state(change, *screen, editions);
  for (const ValueChange& change : use.values) check_value(change, *screen, editions);
}

/// An element may be pointed at again where no edition shows both.
void ScreenUseCheck::check_repeated_points(const ScreenUse& use, const EditionSet& editions) {
  for (auto point = use.points.begin(); point != use.points.end(); ++point) {
    const EditionSet shown = narrow(editions, point->condition, site_);
    const auto first = std::find_if(use.points.begin(), point, [&](const ListedId& other) {
      return other.id.text == point->id.text && is_any(narrow(shown, other.condition, site_));
    });
    if (first == point || point->id.empty()) continue;
    diagnostics_.add("duplicate-id", point->id.span, {{"id", point->id.text}})
        .notes.push_back({"first-here", first->id.span});
  }
}

void ScreenUseCheck::check_point(const ScreenUse& use, const Text& id, const Editions<Screen>& screen,
                                 const EditionSet& editions) {
  if (id.empty()) return;
  const Paths paths = paths_to(screen, id.text);
  const std::vector<bool> variants = variants_of(screen, check_element(id, screen, paths, editions));
  for (std::size_t variant = 0; variant < paths.size(); ++variant) {
    if (!variants[variant]) continue;
    const auto place = hidden_at(paths[variant], use);
    if (!place) continue;
    diagnostics_.add("hidden-element", id.span, {{"element", id.text}, {"screen", screen.id}})
        .notes.push_back({"hidden-here", *place});
    return;
  }
}

void ScreenUseCheck::check_state(const StateChange& change, const Editions<Screen>& screen,
                                 const EditionSet& editions) {
  const Text& id = change.element;
  const Paths paths = paths_to(screen, id.text);
  const std::vector<bool> variants = variants_of(screen, check_element(id, screen, paths, editions));
  for (std::size_t variant = 0; variant < paths.size(); ++variant) {
    if (variants[variant]) check_suitable(*paths[variant].back(), change.state, id.span, diagnostics_);
  }
}

void ScreenUseCheck::check_value(const ValueChange& change, const Editions<Screen>& screen,
                                 const EditionSet& editions) {
  const Text& id = change.element;
  const Paths paths = paths_to(screen, id.text);
  const std::vector<bool> variants = variants_of(screen, check_element(id, screen, paths, editions));
  for (std::size_t variant = 0; variant < paths.size(); ++variant) {
    if (!variants[variant]) continue;
    const ScreenElement& element = *paths[variant].back();
    if (can_be_filled(element.kind) || !is_of_known_kind(element)) continue;
    diagnostics_.add("unsuitable-fill", id.span, {{"element", id.text}, {"kind", kind_word(element.kind)}});
  }
}

EditionSet ScreenUseCheck::check_element(const Text& id, const Editions<Screen>& screen, const Paths& paths,
                                         const EditionSet& editions) {
  EditionFindings::More more;
  EditionSet lacking(editions.size());
  const EditionSet having = those_of(editions, [&](std::size_t edition) {
    const Path& path = paths[screen.variant_of_edition[edition]];
    const Condition* condition = left_out_by(path, site_.editions[edition]);
    if (!path.empty() && condition == nullptr) return true;
    // What an edition lacks may have stood in a base that could not be read.
    lacking[edition] = site_.editions[edition].is_whole;
    if (condition != nullptr && !more.left_out_here) more.left_out_here = condition->place();
    return false;
  });
  if (!is_any(lacking)) return having;
  if (std::any_of(paths.begin(), paths.end(), [](const Path& path) { return !path.empty(); })) {
    findings_.add("element-left-out", id.span, "element", id.text, lacking, std::move(more));
  } else {
    suggest(diagnostics_.add("unknown-element", id.span, {{"element", id.text}, {"screen", screen.id}}), id.text,
            ids_in(screen));
  }
  return having;
}

void check_screen(const Site& site, const Editions<Screen>& screen, const Uses& uses, PageCheck& texts,
                  Diagnostics& diagnostics) {
  const EditionSet shown = those_of(EditionSet(site.editions.size(), true),
                                    [&](std::size_t edition) { return uses.has(screen.id, edition); });
  // What could not be read may have shown it.
  if (!is_any(shown) && site.unread.empty()) {
    diagnostics.add("unused-screen", screen.variants.front().span, {{"screen", screen.id}});
  }
  ElementCheck check(site, texts, diagnostics);
  for (std::uint32_t variant = 0; variant < screen.variants.size(); ++variant) {
    const EditionSet editions =
        those_of(editions_of_variant(screen, variant), [&](std::size_t edition) { return shown[edition]; });
    walk_page(site, screen.variants[variant], editions, check);
  }
  check.finish();
}

}  // namespace shirube
