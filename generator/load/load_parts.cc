#include "generator/load/load_parts.h"

#include <utility>

#include "generator/load/load_screen.h"

namespace shirube {
namespace {

Note load_note(MapReader& item) {
  Note note;
  note.kind = static_cast<NoteKind>(item.choice("kind", {"note", "caution", "warning"}).value_or(0));
  note.title = item.text("title");
  note.body = item.markdown("body", Need::required);
  note.condition = item.condition();
  return note;
}

Link load_link(MapReader& item) {
  Link link;
  link.to = item.text("to", Need::required);
  link.label = item.text("label");
  link.condition = item.condition();
  return link;
}

Aside load_aside(MapReader& item) {
  Aside aside;
  aside.id = item.id("id");
  aside.title = item.text("title", Need::required);
  aside.body = item.markdown("body", Need::required);
  aside.condition = item.condition();
  return aside;
}

Callout load_point(MapReader& item) {
  Callout point;
  point.id = item.id("id");
  point.x = item.per_cent("x");
  point.y = item.per_cent("y");
  point.label = item.text("label", Need::required);
  point.condition = item.condition();
  return point;
}

/// A text that is empty is told as one that is missing: that it may be left out would be wrong advice.
Text load_alternative(MapReader& item, const Text& file) {
  const YamlNode* written = item.raw("alt");
  const bool says_nothing = written == nullptr || written->kind == YamlNode::Kind::nothing ||
                            (written->kind == YamlNode::Kind::scalar && written->scalar.empty());
  if (!says_nothing) return item.text("alt");
  const Span& span = written == nullptr ? file.span : written->span();
  if (!file.empty()) item.diagnostics().add("image-without-text", span, {{"file", file.text}});
  return {};
}

Image load_image(MapReader& item) {
  Image image;
  image.file = item.text("file", Need::required);
  image.alternative = load_alternative(item, image.file);
  image.caption = item.text("caption");
  image.points = item.maps("points", Need::optional, load_point);
  image.condition = item.condition();
  return image;
}

std::vector<StateChange> load_states(MapReader& item) {
  std::vector<StateChange> states;
  item.each_by_id("set", [&](Text element, YamlNode& value) {
    const Text word = item.take_line(value, element.text);
    if (word.empty()) return;
    if (const auto state = item.find_choice(word, element_state_words))
      states.push_back({std::move(element), static_cast<ElementState>(*state)});
  });
  return states;
}

std::vector<ValueChange> load_values(MapReader& item) {
  std::vector<ValueChange> values;
  item.each_by_id("fill", [&](Text element, YamlNode& value) {
    Text text = item.take_line(value, element.text);
    if (!text.empty()) values.push_back({std::move(element), std::move(text)});
  });
  return values;
}

ScreenUse load_screen_use(MapReader& item) {
  ScreenUse use;
  use.screen = item.id("use", Need::required);
  use.caption = item.text("caption");
  use.points = load_listed_ids(item, "point");
  use.states = load_states(item);
  use.values = load_values(item);
  use.condition = item.condition();
  return use;
}

/// A step says something: by its body, or by what stands in its place.
void require_body(MapReader& map) {
  for (const std::string_view key : {"body", "note", "aside", "image", "screen", "reference"}) {
    if (map.has(key)) return;
  }
  map.report_missing("body");
}

}  // namespace

Step load_step(MapReader& item) {
  Step step;
  step.id = item.id("id", Need::required);
  step.title = item.text("title", Need::required);
  require_body(item);
  step.body = item.markdown("body");
  step.screens = item.maps_or_texts("screen", "use", Need::optional, load_screen_use);
  step.images = item.maps("image", Need::optional, load_image);
  step.references = load_listed_ids(item, "reference");
  step.notes = load_notes(item);
  step.asides = item.maps("aside", Need::optional, load_aside);
  step.links = load_links(item, "link");
  step.condition = item.condition();
  return step;
}

std::vector<Note> load_notes(MapReader& map) { return map.maps("note", Need::optional, load_note); }

std::vector<Link> load_links(MapReader& map, std::string_view key) {
  return map.maps_or_texts(key, "to", Need::optional, load_link);
}

std::vector<SourceReference> load_sources(MapReader& map) {
  return map.maps_or_texts("source", "document", Need::optional, [](MapReader& item) {
    return SourceReference{item.id("document", Need::required), item.text("section"), item.condition()};
  });
}

std::vector<ListedId> load_listed_ids(MapReader& map, std::string_view key, Need need) {
  return map.maps_or_texts(key, "id", need, [](MapReader& item) {
    return ListedId{item.id("id", Need::required), item.condition()};
  });
}

}  // namespace shirube
