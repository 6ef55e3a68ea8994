#include "generator/load/load_guide.h"

#include <utility>

#include "generator/load/map_reader.h"

namespace shirube {
namespace {

std::vector<Note> load_notes(MapReader& map) {
  std::vector<Note> notes;
  map.each_map("note", Need::optional, [&](MapReader& item) {
    Note note;
    note.kind = static_cast<NoteKind>(item.choice("kind", {"note", "caution", "warning"}).value_or(0));
    note.title = item.text("title");
    note.body = item.markdown("body", Need::required);
    note.condition = item.condition();
    notes.push_back(std::move(note));
  });
  return notes;
}

std::vector<Aside> load_asides(MapReader& map) {
  std::vector<Aside> asides;
  map.each_map("aside", Need::optional, [&](MapReader& item) {
    Aside aside;
    aside.id = item.id("id");
    aside.title = item.text("title", Need::required);
    aside.body = item.markdown("body", Need::required);
    aside.condition = item.condition();
    asides.push_back(std::move(aside));
  });
  return asides;
}

std::vector<Callout> load_points(MapReader& map) {
  std::vector<Callout> points;
  map.each_map("points", Need::optional, [&](MapReader& item) {
    Callout point;
    point.x = item.per_cent("x");
    point.y = item.per_cent("y");
    point.label = item.text("label", Need::required);
    point.condition = item.condition();
    points.push_back(std::move(point));
  });
  return points;
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

std::vector<Image> load_images(MapReader& map) {
  std::vector<Image> images;
  map.each_map("image", Need::optional, [&](MapReader& item) {
    Image image;
    image.file = item.text("file", Need::required);
    image.alternative = load_alternative(item, image.file);
    image.caption = item.text("caption");
    image.points = load_points(item);
    image.condition = item.condition();
    images.push_back(std::move(image));
  });
  return images;
}

std::vector<Link> load_links(MapReader& map, std::string_view key) {
  std::vector<Link> links;
  map.each_map_or_text(key, "to", Need::optional, [&](MapReader& item) {
    Link link;
    link.to = item.text("to", Need::required);
    link.label = item.text("label");
    link.condition = item.condition();
    links.push_back(std::move(link));
  });
  return links;
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
  step.images = load_images(item);
  step.notes = load_notes(item);
  step.asides = load_asides(item);
  step.links = load_links(item, "link");
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
  map.each_map_or_text("audience", "id", Need::optional, [&](MapReader& item) {
    guide.audience.push_back({item.id("id", Need::required), item.condition()});
  });
  map.each_map_or_text("prepare", "text", Need::optional, [&](MapReader& item) {
    guide.prepare.push_back({item.markdown("text", Need::required), item.condition()});
  });
  guide.notes = load_notes(map);
  map.each_map("steps", Need::required, [&](MapReader& item) { guide.steps.push_back(load_step(item)); });
  guide.finish = map.markdown("finish");
  guide.related = load_links(map, "related");
  map.each_map_or_text("source", "document", Need::optional, [&](MapReader& item) {
    guide.sources.push_back({item.id("document", Need::required), item.text("section"), item.condition()});
  });
  guide.contact = map.id("contact");
  guide.reviewed = map.date("reviewed", guide.reviewed_span);
  guide.condition = map.condition();
  map.finish();
  report_duplicate_anchors(guide, diagnostics);
  return guide;
}

}  // namespace shirube
