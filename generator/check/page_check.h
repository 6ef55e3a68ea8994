// Checks of what a page says, text by text: values, links, pictures, headings, conditions.
// Leaves walking the pages to check.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "generator/check/value_uses.h"
#include "generator/model/site.h"
#include "generator/model/target.h"
#include "generator/model/visit.h"

namespace shirube {

/// A visitor of generator/model/visit.h.
class PageCheck {
 public:
  /// `page` is the guide whose own anchors `#id` means; nullptr for texts of no guide.
  PageCheck(const Site& site, const Editions<Guide>* page, ValueUses& uses, Diagnostics& diagnostics)
      : site_(site), page_(page), uses_(uses), diagnostics_(diagnostics) {}

  void operator()(const Condition& condition, const EditionSet& editions);
  void operator()(const Text& text, const EditionSet& editions);
  void operator()(const Body& body, const EditionSet& editions);
  void operator()(const Link& link, const EditionSet& editions);
  void operator()(const Image& image, const EditionSet& editions);
  void operator()(const ListedId& audience, const EditionSet& editions);
  void operator()(const SourceReference& reference, const EditionSet& editions);

  /// A guide's own contact: the values `group.name` (which must be there), `group.phone` and so on.
  void check_contact(const Text& group, const EditionSet& editions);

 private:
  void check_value(std::string_view name, const Span& span, const EditionSet& editions);
  void check_values(const Text& text, const EditionSet& editions);
  void check_target(std::string_view written, const Span& span, const EditionSet& editions);
  void check_page(std::string_view written, const Span& span, const Target& target, const EditionSet& editions);
  void check_anchor(std::string_view written, const Span& span, const Editions<Guide>& guide, std::string_view anchor,
                    const EditionSet& editions);
  void check_picture(std::string_view file, const Span& span);

  const Site& site_;
  const Editions<Guide>* page_;
  ValueUses& uses_;
  Diagnostics& diagnostics_;
};

}  // namespace shirube
