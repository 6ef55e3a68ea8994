#include "generator/render/site_pages.h"

#include <algorithm>

#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"
#include "generator/render/published_files.h"

namespace shirube {
namespace {

TemplateList page_links(const EditionView& view, const std::vector<PageId>& pages, std::string_view root = "") {
  TemplateList list;
  for (const PageId page : pages) {
    const PageFace face = view.face(page);
    list.push_back(TemplateData()
                       .with("href", std::string(root) + page_path(page.kind, face.id))
                       .with("title", text_of(*face.title))
                       .with("summary", text_of(*face.summary))
                       .with("kind", page.kind == PageKind::guide
                                         ? std::string()
                                         : interface_text(word_of(page.kind), view.edition().language)));
  }
  return list;
}

/// The data of the partial page-list.
void set_pages(TemplateData& data, const EditionView& view, const std::vector<PageId>& pages,
               std::string_view root = "") {
  data.set("has-pages", !pages.empty());
  data.set("pages", page_links(view, pages, root));
}

/// Whom a page names as its readers; of a reference, nobody.
const std::vector<ListedId>* readers_of(const EditionView& view, PageId page) {
  switch (page.kind) {
    case PageKind::guide:
      return &view.site->guides[page.index].in(view.index).audience;
    case PageKind::flow:
      return &view.site->flows[page.index].in(view.index).audience;
    case PageKind::form:
      return &view.site->forms[page.index].in(view.index).audience;
    case PageKind::reference:
      break;
  }
  return nullptr;
}

bool is_for(const EditionView& view, PageId page, const Audience& audience) {
  const std::vector<ListedId>* listed = readers_of(view, page);
  return listed != nullptr && std::any_of(listed->begin(), listed->end(), [&](const ListedId& item) {
           return item.id.text == audience.id.text && item.condition.holds(view.edition().lineage);
         });
}

std::vector<PageId> pages_for(const EditionView& view, const Audience& audience) {
  std::vector<PageId> pages = pages_in_order(view);
  std::erase_if(pages, [&](PageId page) { return !is_for(view, page, audience); });
  return pages;
}

/// The pages of no topic, under a heading for each kind.
TemplateList other_pages(const EditionView& view) {
  TemplateList others;
  for (const PageKind kind : page_kinds) {
    std::vector<PageId> pages = view.other_pages;
    std::erase_if(pages, [&](PageId page) { return page.kind != kind; });
    if (pages.empty()) continue;
    const bool is_rest = kind == PageKind::guide && !view.topics.empty();
    const std::string key = is_rest ? "other-guides" : "all-" + std::string(folder_of(kind));
    TemplateData data;
    data.set("title", interface_text(key, view.edition().language));
    set_pages(data, view, pages);
    others.push_back(std::move(data));
  }
  return others;
}

/// The titles of all pages: guides by topics, then each other kind.
TemplateList page_titles(const EditionView& view) {
  TemplateList groups;
  const auto add = [&](std::string title, std::vector<PageId> pages, PageKind kind) {
    std::erase_if(pages, [&](PageId page) { return page.kind != kind; });
    if (pages.empty()) return;
    TemplateList links;
    for (const PageId page : pages) {
      const PageFace face = view.face(page);
      links.push_back(TemplateData().with("href", page_path(page.kind, face.id)).with("title", text_of(*face.title)));
    }
    groups.push_back(TemplateData().with("title", title).with("pages", std::move(links)));
  };
  const auto heading = [&](const std::string& key) { return interface_text(key, view.edition().language); };
  for (const TopicView& topic : view.topics) add(text_of(topic.topic->title), topic.pages, PageKind::guide);
  const bool has_topics = !groups.empty();
  add(heading(has_topics ? "other-guides" : "all-guides"), view.other_pages, PageKind::guide);
  for (const PageKind kind : {PageKind::flow, PageKind::form, PageKind::reference}) {
    add(heading("all-" + std::string(folder_of(kind))), pages_in_order(view), kind);
  }
  return groups;
}

PageFrame frame_of(const EditionView& view, std::string path, std::string title, std::string description) {
  const Edition& edition = view.edition();
  return {edition.language,     std::move(path),         std::move(title), std::move(description),
          !edition.url.empty(), !view.audiences.empty(), std::string(),    view.is_bundle};
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
    TemplateData item;
    item.set("id", topic.topic->id.text);
    item.set("title", text_of(topic.topic->title));
    item.set("summary", text_of(topic.topic->summary));
    set_pages(item, view, topic.pages);
    topics.push_back(std::move(item));
  }
  if (settings.has_search) set_search(data);
  data.set("topics", std::move(topics));
  data.set("others", other_pages(view));
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

Html render_search(const EditionView& view, const Templates& templates, unsigned worker) {
  const Language language = view.edition().language;
  TemplateData data =
      page_frame(*view.site, frame_of(view, search_path, interface_text("search-title", language), std::string()));
  data.set("topic", false);
  set_search(data);
  data.set("groups", page_titles(view));
  return templates.render("search", language, data, worker);
}

Html render_audiences(const EditionView& view, const Templates& templates, unsigned worker) {
  const Language language = view.edition().language;
  TemplateData data = page_frame(
      *view.site, frame_of(view, audiences_path, interface_text("audiences-title", language), std::string()));
  data.set("topic", false);
  TemplateList audiences;
  for (const Audience* audience : view.audiences) {
    TemplateData item;
    item.set("id", audience->id.text);
    item.set("title", text_of(audience->title));
    item.set("summary", text_of(audience->summary));
    set_pages(item, view, pages_for(view, *audience));
    audiences.push_back(std::move(item));
  }
  data.set("audiences", std::move(audiences));
  return templates.render("audiences", language, data, worker);
}

Html render_not_found(const EditionView& view, const Templates& templates, unsigned worker) {
  const Edition& edition = view.edition();
  PageFrame frame = frame_of(view, not_found_path, interface_text("not-found-title", edition.language), std::string());
  frame.has_url = false;  // no address is this page's own
  if (!view.is_bundle) frame.root = edition.url.text;
  TemplateData data = page_frame(*view.site, frame);
  data.set("topic", false);
  data.set("home", frame.root + home_path);
  set_pages(data, view, pages_in_order(view), frame.root);
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
