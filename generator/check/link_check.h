// Checks where links lead: pages and their anchors, in every edition that shows the link; the form of addresses
// outside. Leaves finding the links to page_check.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "generator/check/edition_findings.h"
#include "generator/model/pages.h"
#include "generator/model/site.h"
#include "generator/model/target.h"
#include "generator/model/visit.h"

namespace shirube {

class LinkCheck {
 public:
  /// `page` is the one whose own anchors `#id` means; nothing for texts of no page.
  LinkCheck(const Site& site, std::optional<PageId> page, EditionFindings& findings, Diagnostics& diagnostics)
      : site_(site), page_(page), findings_(findings), diagnostics_(diagnostics) {}

  /// Checks a link as an author wrote it, which may hold values.
  void check(std::string_view written, const Span& span, const EditionSet& editions);

 private:
  void check_target(std::string_view link, const Span& span, const EditionSet& editions);
  void check_page(std::string_view link, const Span& span, const Target& target, const EditionSet& editions);
  void check_anchor(std::string_view link, const Span& span, PageId page, std::string_view anchor,
                    const EditionSet& editions);
  void report_unsupported(std::string_view link, const Span& span);
  std::string supported_form(std::string_view link) const;

  const Site& site_;
  std::optional<PageId> page_;
  EditionFindings& findings_;
  Diagnostics& diagnostics_;
};

}  // namespace shirube
