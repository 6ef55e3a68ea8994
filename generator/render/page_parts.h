// The parts that pages of several kinds are made of, as data for the templates: notes, steps, links, sources, changes.
// Leaves the pages themselves to guide_page.h, reference_page.h and so on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/model/guide.h"
#include "generator/model/pages.h"
#include "generator/render/page_order.h"
#include "generator/render/reference_table.h"

namespace shirube {

/// From every page with a folder to the web root.
inline constexpr std::string_view root_of_pages = "../";

/// A list under `name`, and whether it has anything under `has-name`.
template <typename Item, typename Make>
void set_list(TemplateData& data, const std::string& name, const std::vector<Item>& items, const Make& make) {
  TemplateList list;
  list.reserve(items.size());
  for (const Item& item : items) list.push_back(make(item));
  data.set("has-" + name, !items.empty());
  data.set(name, std::move(list));
}

/// Where a step stands: its heading is h3 in a guide, h4 in an outcome.
enum class StepLevel { in_guide, in_outcome };

class PageParts {
 public:
  /// `page` is the page itself (`guide:gmis-login`), for links to its own anchors. Its conditions are decided.
  PageParts(const PageOrder& order, std::string page) : order_(order), page_(std::move(page)) {}

  /// What stands around the page, and which topic it belongs to.
  TemplateData frame(PageKind kind, const std::string& id, const Text& title, const Text& summary,
                     const Text& contact) const;
  TemplateList notes(const std::vector<Note>& notes) const;
  TemplateData step(const Step& step, const std::string& number, StepLevel level) const;
  void set_audience(TemplateData& data, const std::vector<ListedId>& listed) const;
  void set_links(TemplateData& data, const std::vector<Link>& links) const;
  void set_related(TemplateData& data, const std::vector<Link>& links) const;
  void set_sources(TemplateData& data, const std::vector<SourceReference>& sources) const;
  void set_changes(TemplateData& data, const std::vector<OverlayChange>& changes) const;
  void set_reviewed(TemplateData& data, const std::optional<Date>& reviewed) const;

 private:
  /// `html_of` makes a note's HTML of what its body says.
  template <typename HtmlOf>
  TemplateList notes_with(const std::vector<Note>& notes, const HtmlOf& html_of) const;
  TemplateData link(const Link& link) const;
  TemplateData source(const SourceReference& reference) const;
  TemplateData reference(const ListedId& listed) const;
  TableView revision_table(const Source& source) const;
  std::string label_of(const Link& link) const;
  std::string item_of(const OverlayChange& change) const;

  const PageOrder& order_;
  std::string page_;
};

}  // namespace shirube
