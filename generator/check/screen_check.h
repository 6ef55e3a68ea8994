// Checks of screens: what steps do with their elements, and what the screens' own files say.
// Leaves the numbers that texts name to callout_check.h, and the values in the texts to page_check.h.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "generator/check/edition_findings.h"
#include "generator/check/uses.h"
#include "generator/model/site.h"
#include "generator/model/visit.h"

namespace shirube {

class PageCheck;

class ScreenUseCheck {
 public:
  ScreenUseCheck(const Site& site, PageUses& uses, EditionFindings& findings, Diagnostics& diagnostics)
      : site_(site), uses_(uses), findings_(findings), diagnostics_(diagnostics) {}

  /// Checks a screen that a step shows in these editions: that it exists, and what is pointed at, set and filled.
  void check(const ScreenUse& use, const EditionSet& editions);

 private:
  /// What stands in each form of the screen: the element below all that holds it, the outermost first; nothing where
  /// the form has no such element.
  using Path = std::vector<const ScreenElement*>;
  using Paths = std::vector<Path>;

  void check_repeated_points(const ScreenUse& use, const EditionSet& editions);
  void check_point(const ScreenUse& use, const Text& id, const Editions<Screen>& screen, const EditionSet& editions);
  void check_state(const StateChange& change, const Editions<Screen>& screen, const EditionSet& editions);
  void check_value(const ValueChange& change, const Editions<Screen>& screen, const EditionSet& editions);
  /// Reports the editions that lack the element; the answer is those that have it.
  EditionSet check_element(const Text& id, const Editions<Screen>& screen, const Paths& paths,
                           const EditionSet& editions);

  const Site& site_;
  PageUses& uses_;
  EditionFindings& findings_;
  Diagnostics& diagnostics_;
};

/// Checks a screen's own file. `uses` are those of all pages; `texts` checks values and conditions, and is to be
/// finished by whoever made it.
void check_screen(const Site& site, const Editions<Screen>& screen, const Uses& uses, PageCheck& texts,
                  Diagnostics& diagnostics);

}  // namespace shirube
