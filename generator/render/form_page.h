// A form's page, with holes where editions differ. It is complete without script: the server judges what is sent.
// Leaves single fields to form_field.h, the table of all fields to form_table.h and the rules' files to form_rules.h.
#pragma once

#include <string>
#include <string_view>

#include "generator/model/form.h"
#include "generator/render/form_field.h"
#include "generator/render/page_order.h"
#include "rules/rule_pack.h"

namespace shirube {

/// Renders a form whose conditions are decided (generator/model/resolved_form.h), with its rule pack. As `served` it is
/// what the server sends back for corrections (docs/forms-cgi.md lists its slots); its links are still relative.
Html render_form(const Form& resolved, const RulePack& pack, const PageOrder& order, FormUse use = FormUse::published);

/// Where a form is sent for its confirmation page. `endpoint` is the edition's, a path or an https address.
std::string form_action(std::string_view endpoint, std::string_view form);

/// The source for the page's Content-Security-Policy `form-action` (CSP Level 3, 6.4.1): `'self'` or the endpoint's
/// origin; `'none'` where there is no endpoint or it is none that a policy can name.
std::string form_action_source(std::string_view endpoint);

}  // namespace shirube
