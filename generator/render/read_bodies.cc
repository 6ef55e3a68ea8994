#include "generator/render/read_bodies.h"

#include "base/parallel.h"
#include "generator/render/markdown.h"

namespace shirube {
namespace {

// Levels follow the templates: a step's title is h3, as a question's and an outcome's (whose own steps are h4), a
// section of the page h2, the home page's title h1.
constexpr int level_in_step = 4;
constexpr int level_in_section = 3;
constexpr int level_in_page = 2;
constexpr std::string_view root = "../";  // from every page with a folder

template <typename Visit>
void for_each_body_of_steps(std::vector<Step>& steps, const std::string& page, int level, const Visit& visit) {
  for (Step& step : steps) {
    visit(step.body, root, page, level);
    for (Note& note : step.notes) visit(note.body, root, page, level);
    for (Aside& aside : step.asides) visit(aside.body, root, page, level);
  }
}

/// Calls `visit(body, root, page, heading level)` for every body of a page.
template <typename Visit>
void for_each_body(Guide& guide, const Visit& visit) {
  const std::string page = "guide:" + guide.id;
  for (PrepareItem& item : guide.prepare) visit(item.body, root, page, level_in_section);
  for (Note& note : guide.notes) visit(note.body, root, page, level_in_page);
  for_each_body_of_steps(guide.steps, page, level_in_step, visit);
  visit(guide.finish, root, page, level_in_section);
}

template <typename Visit>
void for_each_body(Flow& flow, const Visit& visit) {
  const std::string page = "flow:" + flow.id;
  for (Note& note : flow.notes) visit(note.body, root, page, level_in_page);
  for (Question& question : flow.questions) visit(question.help, root, page, level_in_step);
  for (Outcome& outcome : flow.outcomes) {
    visit(outcome.body, root, page, level_in_step);
    for_each_body_of_steps(outcome.steps, page, level_in_step + 1, visit);
  }
}

template <typename Visit>
void for_each_body(Form& form, const Visit& visit) {
  const std::string page = "form:" + form.id;
  for (Note& note : form.notes) visit(note.body, root, page, level_in_page);
  for (FormSection& section : form.sections) {
    visit(section.body, root, page, level_in_section);
    for (FormField& field : section.fields) visit(field.help, root, page, level_in_section);
  }
  visit(form.finish, root, page, level_in_section);
}

template <typename Visit>
void for_each_body(Reference& reference, const Visit& visit) {
  for (Note& note : reference.notes) visit(note.body, root, "reference:" + reference.id, level_in_page);
}

void read(Body& body, std::string_view root_of_page, std::string_view page, int heading_level) {
  if (body.empty()) return;
  body.content = read_markdown(body.markdown.text, {root_of_page, heading_level, page});
  body.content.html.text.shrink_to_fit();  // it is kept until the page is written
}

template <typename Page, typename Visit>
void for_each_body(std::vector<Editions<Page>>& pages, unsigned jobs, const Visit& visit) {
  for_each_in_parallel(pages.size(), jobs, [&](std::size_t index, unsigned) {
    for (Page& variant : pages[index].variants) for_each_body(variant, visit);
  });
}

}  // namespace

void read_bodies(Site& site, unsigned jobs) {
  read(site.settings.introduction, "", "", level_in_page);
  for (Source& source : site.sources) read(source.note, root, "", level_in_section);
  for_each_body(site.guides, jobs, read);
  for_each_body(site.flows, jobs, read);
  for_each_body(site.forms, jobs, read);
  for_each_body(site.references, jobs, read);
}

void forget_markdown(Site& site) {
  const auto forget = [](Body& body, std::string_view, std::string_view, int) { body.markdown.text = std::string(); };
  for_each_body(site.guides, 1, forget);
  for_each_body(site.flows, 1, forget);
  for_each_body(site.forms, 1, forget);
  for_each_body(site.references, 1, forget);
}

}  // namespace shirube
