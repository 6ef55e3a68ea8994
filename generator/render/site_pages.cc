#include "generator/render/site_pages.h"

#include <algorithm>

#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"
#include "generator/render/published_files.h"

namespace shirube {
namespace {

TemplateData guide_link(const EditionView& view, std::size_t index, std::string_view root) {
  const Guide& guide = view.guide(index);
  return TemplateData()
      .with("href", std::string(root) + page_path(PageKind::guide, guide.id))
      .with("title", text_of(guide.title))
      .with("summary", text_of(guide.summary));
}

TemplateList guide_links(const EditionView& view, const std::vector<std::size_t>& guides, std::string_view root = "") {
  TemplateList list;
  for (const std::size_t guide : guides) list.push_back(guide_link(view, guide, root));
  return list;
}

/// All guides of the edition in the order of the home page.
std::vector<std::size_t> guides_in_order(const EditionView& view) {
  std::vector<std::size_t> guides;
  for (const TopicView& topic : view.topics) guides.insert(guides.end(), topic.guides.begin(), topic.guides.end());
  guides.insert(guides.end(), view.other_guides.begin(), view.other_guides.end());
  return guides;
}

std::vector<std::size_t> guides_for(const EditionView& view, const Audience& audience) {
  std::vector<std::size_t> guides = guides_in_order(view);
  guides.erase(std::remove_if(guides.begin(), guides.end(),
                              [&](std::size_t index) {
                                const auto& listed = view.guide(index).audience;
                                return std::none_of(listed.begin(), listed.end(), [&](const ListedId& item) {
                                  return item.id.text == audience.id.text &&
                                         item.condition.holds(view.edition().lineage);
                                });
                              }),
               guides.end());
  return guides;
}

PageFrame frame_of(const EditionView& view, std::string path, std::string title, std::string description) {
  const Edition& edition = view.edition();
  return {edition.language,     std::move(path),         std::move(title), std::move(description),
          !edition.url.empty(), !view.audiences.empty(), std::string()};
}

}  // namespace

Html render_home(const EditionView& view, const Templates& templates, unsigned worker) {
  const SiteSettings& settings = view.site->settings;
  TemplateData data =
      page_frame(*view.site, frame_of(view, home_path, text_of(settings.title), text_of(settings.summary)));
  data.set("summary", text_of(settings.summary));
  data.set("edition-summary", text_of(view.edition().summary));
  data.set("introduction", settings.introduction.content.html);
  TemplateList topics;
  for (const TopicView& topic : view.topics) {
    topics.push_back(TemplateData()
                         .with("id", topic.topic->id.text)
                         .with("title", text_of(topic.topic->title))
                         .with("summary", text_of(topic.topic->summary))
                         .with("has-guides", true)
                         .with("guides", guide_links(view, topic.guides)));
  }
  data.set("has-topics", !topics.empty());
  data.set("topics", std::move(topics));
  data.set("has-other", !view.other_guides.empty());
  data.set("other", guide_links(view, view.other_guides));
  TemplateList audiences;
  for (const Audience* audience : view.audiences) {
    audiences.push_back(TemplateData()
                            .with("href", std::string(audiences_path) + "#audience-" + audience->id.text)
                            .with("title", text_of(audience->title))
                            .with("summary", text_of(audience->summary)));
  }
  data.set("audiences", std::move(audiences));
  return templates.render("home", view.edition().language, data, worker);
}

Html render_audiences(const EditionView& view, const Templates& templates, unsigned worker) {
  const Language language = view.edition().language;
  TemplateData data = page_frame(
      *view.site, frame_of(view, audiences_path, interface_text("audiences-title", language), std::string()));
  data.set("topic", false);
  TemplateList audiences;
  for (const Audience* audience : view.audiences) {
    const std::vector<std::size_t> guides = guides_for(view, *audience);
    audiences.push_back(TemplateData()
                            .with("id", audience->id.text)
                            .with("title", text_of(audience->title))
                            .with("summary", text_of(audience->summary))
                            .with("has-guides", !guides.empty())
                            .with("guides", guide_links(view, guides)));
  }
  data.set("audiences", std::move(audiences));
  return templates.render("audiences", language, data, worker);
}

Html render_not_found(const EditionView& view, const Templates& templates, unsigned worker) {
  const Edition& edition = view.edition();
  PageFrame frame = frame_of(view, not_found_path, interface_text("not-found-title", edition.language), std::string());
  frame.has_url = false;  // no address is this page's own
  frame.root = edition.url.text;
  TemplateData data = page_frame(*view.site, frame);
  data.set("topic", false);
  data.set("home", edition.url.text + home_path);
  data.set("guides", guide_links(view, guides_in_order(view), edition.url.text));
  return templates.render("not-found", edition.language, data, worker);
}

std::string render_sitemap(const Edition& edition, const std::vector<std::string>& paths) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const std::string& path : paths) {
    xml += "  <url><loc>";
    append_escaped(xml, edition.url.text + (path == home_path ? std::string() : path));
    xml += "</loc></url>\n";
  }
  return xml + "</urlset>\n";
}

std::string render_robots(const Edition& edition) {
  std::string text = "User-agent: *\nAllow: /\n";
  if (!edition.url.empty()) text.append("Sitemap: ").append(edition.url.text).append("sitemap.xml\n");
  return text;
}

}  // namespace shirube
