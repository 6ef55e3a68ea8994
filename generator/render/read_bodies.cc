#include "generator/render/read_bodies.h"

#include "base/parallel.h"
#include "generator/render/markdown.h"

namespace shirube {
namespace {

// Levels follow the templates: a step's title is h3, a section of the page h2, the home page's title h1.
constexpr int level_in_step = 4;
constexpr int level_in_section = 3;
constexpr int level_in_page = 2;

/// Calls `visit(body, root, page, heading level)` for every body of a site's guide.
template <typename Visit>
void for_each_body(Guide& guide, const Visit& visit) {
  constexpr std::string_view root = "../";
  const std::string page = "guide:" + guide.id;
  for (PrepareItem& item : guide.prepare) visit(item.body, root, page, level_in_section);
  for (Note& note : guide.notes) visit(note.body, root, page, level_in_page);
  for (Step& step : guide.steps) {
    visit(step.body, root, page, level_in_step);
    for (Note& note : step.notes) visit(note.body, root, page, level_in_step);
    for (Aside& aside : step.asides) visit(aside.body, root, page, level_in_step);
  }
  visit(guide.finish, root, page, level_in_section);
}

void read(Body& body, std::string_view root, std::string_view page, int heading_level) {
  if (body.empty()) return;
  body.content = read_markdown(body.markdown.text, {root, heading_level, page});
  body.content.html.text.shrink_to_fit();  // it is kept until the page is written
}

}  // namespace

void read_bodies(Site& site, unsigned jobs) {
  read(site.settings.introduction, "", "", level_in_page);
  for (Source& source : site.sources) read(source.note, "../", "", level_in_section);
  for_each_in_parallel(site.guides.size(), jobs, [&](std::size_t index, unsigned) {
    for (Guide& variant : site.guides[index].variants) for_each_body(variant, read);
  });
}

void forget_markdown(Site& site) {
  for (Editions<Guide>& guide : site.guides) {
    for (Guide& variant : guide.variants) {
      for_each_body(variant,
                    [](Body& body, std::string_view, std::string_view, int) { body.markdown.text = std::string(); });
    }
  }
}

}  // namespace shirube
