#include "generator/render/guide_page.h"

#include "generator/model/hole.h"
#include "generator/render/page_frame.h"
#include "generator/render/page_parts.h"

namespace shirube {
namespace {

void set_steps(TemplateData& data, const Guide& guide, const PageParts& parts) {
  TemplateList contents, steps;
  contents.reserve(guide.steps.size());
  steps.reserve(guide.steps.size());
  for (const Step& step : guide.steps) {
    const std::string number = std::to_string(steps.size() + 1);
    contents.push_back(
        TemplateData().with("number", number).with("id", step.id.text).with("title", text_of(step.title)));
    steps.push_back(parts.step(step, number, StepLevel::in_guide));
  }
  data.set("has-contents", contents.size() > 1);
  data.set("contents", std::move(contents));
  data.set("steps", std::move(steps));
}

}  // namespace

Html render_guide(const Guide& guide, const PageOrder& order) {
  const PageParts parts(order, "guide:" + guide.id);
  TemplateData data = parts.frame(PageKind::guide, guide.id, guide.title, guide.summary, guide.contact);
  parts.set_audience(data, guide.audience);
  set_list(data, "prepare", guide.prepare,
           [](const PrepareItem& item) { return TemplateData().with("body", item.body.content.html); });
  data.set("notes", parts.notes(guide.notes));
  set_steps(data, guide, parts);
  data.set("finish", guide.finish.content.html);
  parts.set_related(data, guide.related);
  data.set("around", Html{hole("part:around:" + guide.id)});
  parts.set_sources(data, guide.sources);
  parts.set_changes(data, guide.changes);
  parts.set_reviewed(data, guide.reviewed);
  return order.templates.render("guide", order.context.language, data, order.worker);
}

}  // namespace shirube
