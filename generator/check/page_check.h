// Checks of what a page says, text by text: values, links, pictures, headings, conditions.
// Leaves walking the pages to check.cc.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string_view>

#include "base/diagnostic.h"
#include "generator/check/callout_check.h"
#include "generator/check/edition_findings.h"
#include "generator/check/link_check.h"
#include "generator/check/screen_check.h"
#include "generator/check/uses.h"
#include "generator/model/site.h"
#include "generator/model/visit.h"

namespace shirube {

/// A visitor of generator/model/visit.h.
class PageCheck {
 public:
  /// `page` is the one whose own anchors `#id` means; nothing for texts of no page.
  PageCheck(const Site& site, std::optional<PageId> page, PageUses& uses, Diagnostics& diagnostics)
      : site_(site),
        uses_(uses),
        diagnostics_(diagnostics),
        links_(site, page, findings_, diagnostics),
        screens_(site, uses, findings_, diagnostics),
        callouts_(site, findings_, diagnostics) {}
  PageCheck(const PageCheck&) = delete;
  PageCheck& operator=(const PageCheck&) = delete;

  void operator()(const Condition& condition, const EditionSet& editions);
  void operator()(const Text& text, const EditionSet& editions);
  /// Leaves what it says of fields to form_mail.h.
  void operator()(const MailedText& mailed, const EditionSet& editions);
  void operator()(const Body& body, const EditionSet& editions);
  void operator()(const Link& link, const EditionSet& editions);
  void operator()(const Image& image, const EditionSet& editions);
  void operator()(const ListedAudience& audience, const EditionSet& editions);
  void operator()(const SourceReference& reference, const EditionSet& editions);
  void operator()(const Step& step, const EditionSet& editions);
  void operator()(const ScreenUse& use, const EditionSet& editions);
  void operator()(const ListedReference& shown, const EditionSet& editions);
  void operator()(const Outcome& outcome, const EditionSet& editions);
  void operator()(const Reference& reference, const EditionSet& editions);

  /// A page's own contact: the values `group.name` (which must be there), `group.phone` and so on.
  void check_contact(const Text& group, const EditionSet& editions);

  /// Reports what only all forms of a page together can tell. To be called once, last.
  void finish();

 private:
  /// Checks what stands between braces; `is_known` tells of a name whether it needs no value, and `words` are such
  /// names.
  void check_references(const Text& text, const EditionSet& editions,
                        const std::function<bool(std::string_view name)>& is_known,
                        std::span<const std::string_view> words);
  /// Whether all editions have the value. `words`: what might have been meant besides.
  bool check_value(std::string_view name, const Span& span, const EditionSet& editions,
                   std::span<const std::string_view> words = {});
  void check_picture(std::string_view file, const Span& span);

  const Site& site_;
  PageUses& uses_;
  Diagnostics& diagnostics_;
  EditionFindings findings_;
  std::map<Span, bool> conditions_;  // whether they hold in any edition where they are asked
  LinkCheck links_;
  ScreenUseCheck screens_;
  CalloutCheck callouts_;
};

}  // namespace shirube
