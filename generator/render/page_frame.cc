#include "generator/render/page_frame.h"

#include "base/slot.h"
#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/model/value_reference.h"
#include "generator/render/interface_texts.h"
#include "generator/render/outside_addresses.h"
#include "generator/render/published_files.h"

namespace shirube {

std::string_view root_of(std::string_view path) { return path.find('/') == std::string_view::npos ? "" : "../"; }

std::string text_of(const Text& text) { return with_holes(text.text); }

std::string date_in_words(Date date, Language language) {
  constexpr std::string_view months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
  return interface_text("date", language,
                        {{"year", std::to_string(date.year)},
                         {"month", std::to_string(date.month)},
                         {"month-name", std::string(months[date.month - 1])},
                         {"day", std::to_string(date.day)}});
}

std::string page_title(const std::string& page, Language language) {
  return interface_text("page-title", language,
                        {{"page", page}, {"site", hole("site:title")}, {"edition", hole("edition:name")}});
}

TemplateData page_frame(const Site& site, const PageFrame& frame) {
  const std::string root(frame.root.empty() ? root_of(frame.path) : frame.root);
  const std::string title = hole("site:title");
  const std::string edition = hole("edition:name");
  const bool is_home = frame.path == home_path;
  TemplateData data;
  data.set("language", language_tag(frame.language));
  data.set("title", frame.title);
  data.set("page-title", is_home ? interface_text("home-title", frame.language, {{"site", title}, {"edition", edition}})
                                 : page_title(frame.title, frame.language));
  data.set("description", frame.description);
  data.set("root", root);
  data.set("stylesheet", root + hole("edition:stylesheet"));
  data.set("icon", root + hole("edition:icon"));
  data.set("page-script", root + hole("edition:page-script"));
  data.set("canonical", frame.has_url ? hole("url:" + frame.path) : std::string());
  data.set("scripts", false);
  data.set("page-script", root + hole("edition:page-script"));
  data.set("kiosk-script", root + hole("edition:kiosk-script"));
  data.set("bundle-script", frame.is_bundle ? root + bundle_script_path : std::string());
  data.set("outside-addresses", Html{frame.is_bundle ? std::string(outside_addresses_mark) : std::string()});
  data.set("form-action", Html{"'none'"});
  data.set("site", title);
  data.set("edition", edition);
  data.set("publisher", text_of(site.settings.publisher));
  data.set("has-audiences", frame.has_audiences);
  data.set("has-search", site.settings.has_search);
  data.set("home-page", is_home);
  data.set("search-page", frame.path == search_path);
  data.set("audiences-page", frame.path == audiences_path);
  data.set("contact", Html{hole("part:contact:contact")});
  data.set("web-app", Html{hole("part:web-app:" + root)});
  data.set("web-app-policy", Html{hole("part:web-app-policy:")});
  data.set("web-app-worker", Html{hole("part:web-app-worker:" + root)});
  return data;
}

void set_served(TemplateData& data) {
  data.set("canonical", false);
  data.set("unlisted", true);
  for (const char* name : {"web-app", "web-app-policy", "web-app-worker"}) data.set(name, false);
  data.set("form-action", Html{"'self'"});
  data.set("end", slot("end"));
  data.set("message", slot("text message"));
  data.set("if-notice", slot("if notice"));
  data.set("notice", slot("text notice"));
}

void set_search(TemplateData& data) {
  // In a page opened from disk, 'self' is no address at all to Firefox.
  data.set("form-action", Html{"'self' file:"});
  data.set("search-head", hole("edition:search-head"));
  set_scripts(data, {hole("edition:search-script")});
}

void set_scripts(TemplateData& data, const std::vector<std::string>& paths) {
  TemplateList scripts;
  for (const std::string& path : paths) scripts.push_back(TemplateData().with("src", path));
  data.set("scripts", std::move(scripts));
}

}  // namespace shirube
