#include "generator/load/load_guide.h"

#include <utility>

#include "generator/load/load_parts.h"
#include "generator/load/map_reader.h"

namespace shirube {
namespace {

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
  guide.audience = load_listed_ids(map, "audience");
  guide.prepare = map.maps_or_texts("prepare", "text", Need::optional, [](MapReader& item) {
    return PrepareItem{item.markdown("text", Need::required), item.condition()};
  });
  guide.notes = load_notes(map);
  guide.steps = map.maps("steps", Need::required, load_step);
  guide.finish = map.markdown("finish");
  guide.related = load_links(map, "related");
  guide.sources = load_sources(map);
  guide.contact = map.id("contact");
  guide.reviewed = map.date("reviewed", guide.reviewed_span);
  guide.condition = map.condition();
  map.finish();
  report_duplicate_anchors(guide, diagnostics);
  return guide;
}

}  // namespace shirube
