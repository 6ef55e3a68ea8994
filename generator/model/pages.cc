#include "generator/model/pages.h"

#include <algorithm>

#include "generator/model/suggestion.h"

namespace shirube {
namespace {

void add_anchors(const std::vector<Step>& steps, const Condition* outer, std::vector<Anchor>& anchors) {
  for (const Step& step : steps) {
    anchors.push_back({step.id.text, &step.title, {outer, &step.condition}});
    for (const Aside& aside : step.asides) {
      if (aside.id.empty()) continue;
      anchors.push_back({aside.id.text, &aside.title, {outer, &step.condition, &aside.condition}});
    }
  }
}

}  // namespace

PageFace face_of(const Site& site, PageId page, std::size_t edition) {
  return with_page(site, page, [&](const auto& pages) {
    const auto& form = pages.in(edition);
    return PageFace{pages.id, &form.title, &form.summary, &form.contact, &form.condition};
  });
}

const Condition* Anchor::left_out_by(const Edition& edition) const {
  for (const Condition* condition : conditions) {
    if (condition != nullptr && !condition->holds(edition.lineage)) return condition;
  }
  return nullptr;
}

std::vector<Anchor> anchors_of(const Guide& guide) {
  std::vector<Anchor> anchors;
  add_anchors(guide.steps, nullptr, anchors);
  return anchors;
}

std::vector<Anchor> anchors_of(const Flow& flow) {
  std::vector<Anchor> anchors;
  for (const Question& question : flow.questions) {
    anchors.push_back({"q-" + question.id.text, &question.ask, {&question.condition}});
  }
  for (const Outcome& outcome : flow.outcomes) {
    anchors.push_back({"o-" + outcome.id.text, &outcome.title, {&outcome.condition}});
    add_anchors(outcome.steps, &outcome.condition, anchors);
  }
  return anchors;
}

std::vector<Anchor> anchors_of(const Form& form) {
  std::vector<Anchor> anchors;
  for (const FormSection& section : form.sections) {
    for (const FormField& field : section.fields) {
      anchors.push_back({field.id.text, &field.label, {&section.condition, &field.condition}});
    }
  }
  return anchors;
}

std::vector<Anchor> anchors_of(const Reference& reference) {
  std::vector<Anchor> anchors;
  for (const ReferenceGroup& group : reference.groups) {
    anchors.push_back({group.id.text, &group.title, {&group.condition}});
  }
  const auto condition_of_group = [&](const Text& id) -> const Condition* {
    const auto is_it = [&](const ReferenceGroup& group) { return group.id.text == id.text; };
    const auto group = std::find_if(reference.groups.begin(), reference.groups.end(), is_it);
    return id.empty() || group == reference.groups.end() ? nullptr : &group->condition;
  };
  for (const ReferenceRow& row : reference.rows) {
    const bool has_title = !row.cells.empty() && !row.cells.front().empty();
    anchors.push_back({row.id.text,
                       has_title ? &row.cells.front().front() : nullptr,
                       {condition_of_group(row.group), &row.condition}});
  }
  return anchors;
}

std::vector<std::string_view> page_ids(const Site& site, PageKind kind) {
  switch (kind) {
    case PageKind::flow:
      return ids_of(site.flows);
    case PageKind::form:
      return ids_of(site.forms);
    case PageKind::reference:
      return ids_of(site.references);
    case PageKind::guide:
      break;
  }
  return ids_of(site.guides);
}

}  // namespace shirube
