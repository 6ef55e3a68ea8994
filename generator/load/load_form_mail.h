// Reads the mails that a form sends: `mail: {office: {…}, sender: {field: …, …}}`.
// Leaves looking up fields to generator/check.
#pragma once

#include "generator/load/map_reader.h"
#include "generator/model/form.h"

namespace shirube {

/// What stands under `mail`.
WrittenMails load_form_mails(MapReader& form);

}  // namespace shirube
