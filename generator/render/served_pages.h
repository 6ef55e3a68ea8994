// The pages that forms.cgi answers with, in the theme of the edition, with slots (base/slot.h) for what only a request
// tells. Leaves filling the slots to the server and the pack that they travel in to forms_pack.h.
#pragma once

#include <string>
#include <string_view>

#include "generator/model/form.h"
#include "generator/render/edition_view.h"
#include "generator/render/page_fill.h"
#include "generator/render/page_order.h"
#include "rules/rule_pack.h"

namespace shirube {

/// A form's pages, with holes where editions differ: the form once more, what was entered to be checked, and the
/// receipt.
struct ServedPages {
  PageSkeleton form, confirm, done;
};

/// Of a form whose conditions are decided, with its rule pack. It is no rehearsal.
ServedPages render_served_pages(const Form& resolved, const RulePack& pack, const PageOrder& order);
/// The page for whatever goes wrong.
PageSkeleton render_problem(const EditionView& view, const Templates& templates, unsigned worker);

/// The page of an edition. It is shown at an address outside the web root, so that every relative link begins with the
/// slot `text base`.
std::string fill_served_page(const PageSkeleton& page, const HoleFiller& filler);

}  // namespace shirube
