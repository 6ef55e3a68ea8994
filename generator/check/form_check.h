// Proves a form, in every edition that shows it: its rules can be fulfilled and do not contradict each other.
// Leaves its texts and links to page_check.h.
#pragma once

#include "base/diagnostic.h"
#include "generator/model/form.h"
#include "generator/model/site.h"

namespace shirube {

/// Adds everything that is wrong with the form's fields and rules. Where one of its files could not be read
/// (`Site::unread`), nothing is: what is missing may have stood there.
void check_form(const Site& site, const Editions<Form>& form, Diagnostics& diagnostics);

}  // namespace shirube
