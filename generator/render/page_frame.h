// What every page says around its own content: title, style sheet, contact, language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "generator/model/site.h"
#include "generator/render/templates.h"

namespace shirube {

struct PageFrame {
  Language language = Language::japanese;
  std::string path;         // below the web root
  std::string title;        // may hold holes
  std::string description;  // may hold holes
  bool has_url = false;     // the edition is published at a known address
  bool has_audiences = false;
  std::string root;  // before links within the edition, where it is not the relative way to the web root
  bool is_bundle = false;
};

/// The data of page-start and page-end, with holes for what is the edition's own.
TemplateData page_frame(const Site& site, const PageFrame& frame);

/// Makes of it a page that the server fills in (base/slot.h): it has no address and is not to be listed, it may be sent
/// to the server alone, and it has the slots that all of these pages share.
void set_served(TemplateData& data);

/// What stands in the browser's title: the page, the site and the edition.
std::string page_title(const std::string& page, Language language);

/// Lets the page search: the partial search-box and its script. Only for pages in the web root itself.
void set_search(TemplateData& data);

/// The page's scripts by their paths, in the order in which they run. Without this it has none.
void set_scripts(TemplateData& data, const std::vector<std::string>& paths);

/// From a page to the web root: "" or "../".
std::string_view root_of(std::string_view path);

/// A text for a template: its values as holes.
std::string text_of(const Text& text);
/// A date for readers: 2026年11月1日, 1 November 2026.
std::string date_in_words(Date date, Language language);

}  // namespace shirube
