// What search finds on a page: its texts as people read them, by the place that a result leads to.
// Leaves folding, and what stands in the holes, to generator/bundle/search_index.h.
#pragma once

#include <string>
#include <vector>

#include "generator/model/flow.h"
#include "generator/model/form.h"
#include "generator/model/guide.h"
#include "generator/model/reference.h"
#include "generator/render/page_order.h"
#include "rules/rule_pack.h"

namespace shirube {

/// A part of a page. All texts may hold holes and soft breaks (generator/model/hole.h), and are on one line.
struct SearchSection {
  std::string anchor;   // without `#`; empty: the page's head
  std::string heading;  // empty of the head
  std::vector<std::string> texts;
};

struct SearchText {
  std::string path;  // below the web root: guides/ID.html
  std::string title;
  std::vector<SearchSection> sections;  // none is empty
};

/// Each of a page whose conditions are decided. Of what pages have around their content (menus, contact blocks,
/// sources, titles of other pages) nothing is there.
SearchText search_text_of(const Guide& guide, const PageOrder& order);
/// Questions and outcomes, and each outcome's steps by themselves.
SearchText search_text_of(const Flow& flow, const PageOrder& order);
/// Every field is a section under its label; `pack` has its rules.
SearchText search_text_of(const Form& form, const RulePack& pack, const PageOrder& order);
/// Every row is a section, and one text.
SearchText search_text_of(const Reference& reference, const PageOrder& order);

}  // namespace shirube
