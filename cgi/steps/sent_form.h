// SentForm: a body's values, sorted into the form's own and those that the pages add (`_token`).
#pragma once

#include <string>
#include <vector>

#include "cgi/request/body.h"

namespace shirube {

struct SentForm {
  SentValues values;  // with unknown names, so that the rules can tell
  std::vector<SentFile> files;
  std::string token;     // `_token`
  std::string change;    // `_change`: the field to change
  std::string kept;      // `_kept`
  std::string homepage;  // `_homepage`, which nobody sees: a machine filled it in
};

SentForm sort_out(SentBody body);

}  // namespace shirube
