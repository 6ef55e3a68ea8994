// Checks the mails of a form: they are sent, to an address that the form asks for, and tell nothing that they must not.
// Leaves the editions' values in them to page_check.h.
#pragma once

#include "generator/check/form_views.h"

namespace shirube {

void check_mails(const Editions<Form>& forms, const FormView& view, const FieldsOfView& fields, FormFindings& findings);

}  // namespace shirube
