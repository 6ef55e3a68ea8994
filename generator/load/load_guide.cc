#include "generator/load/load_guide.h"

#include <utility>

#include "generator/load/map_reader.h"

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

Link load_link(MapReader& item) {
  Link link;
  link.to = item.text("to", Need::required);
  link.label = item.text("label");
  link.condition = item.condition();
  return link;
}

/// A step says something: by its body, or by what stands in its place.
void require_body(MapReader& map) {
  for (const std::string_view key : {"body", "note", "aside", "image"}) {
    if (map.has(key)) return;
  }
  map.report_missing("body");
}

Step load_step(MapReader& item) {
  Step step;
  step.id = item.id("id", Need::required);
  step.title = item.text("title", Need::required);
  require_body(item);
  step.body = item.markdown("body");
  step.images = item.maps("image", Need::optional, load_image);
  step.notes = item.maps("note", Need::optional, load_note);
  step.asides = item.maps("aside", Need::optional, load_aside);
  step.links = item.maps_or_texts("link", "to", Need::optional, load_link);
  step.condition = item.condition();
  return step;
}

void report_duplicate_anchors(const Guide& guide, Diagnostics& diagnostics) {
  std::vector<const Text*> anchors;
  for (const Step& step : guide.steps) {
    anchors.push_back(&step.id);
    for (const Aside& aside : step.asides) anchors.push_back(&aside.id);
  }
  report_duplicate_ids(anchors, diagnostics);
}

}  // namespace

Guide load_guide(std::string id, YamlNode& node, Diagnostics& diagnostics) {
  Guide guide;
  guide.id = std::move(id);
  MapReader map(node, diagnostics);
  guide.span = map.span();
  guide.title = map.text("title", Need::required);
  guide.summary = map.text("summary");
  guide.audience = map.maps_or_texts("audience", "id", Need::optional, [](MapReader& item) {
    return ListedId{item.id("id", Need::required), item.condition()};
  });
  guide.prepare = map.maps_or_texts("prepare", "text", Need::optional, [](MapReader& item) {
    return PrepareItem{item.markdown("text", Need::required), item.condition()};
  });
  guide.notes = map.maps("note", Need::optional, load_note);
  guide.steps = map.maps("steps", Need::required, load_step);
  guide.finish = map.markdown("finish");
  guide.related = map.maps_or_texts("related", "to", Need::optional, load_link);
  guide.sources = map.maps_or_texts("source", "document", Need::optional, [](MapReader& item) {
    return SourceReference{item.id("document", Need::required), item.text("section"), item.condition()};
  });
  guide.contact = map.id("contact");
  guide.reviewed = map.date("reviewed", guide.reviewed_span);
  guide.condition = map.condition();
  map.finish();
  report_duplicate_anchors(guide, diagnostics);
  return guide;
}

}  // namespace shirube
