// Edition: what a region publishes; its values fill the texts.
// Leaves overlays to generator/load (they are applied when pages are read) and the pages to Site.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "generator/model/text.h"

namespace shirube {

/// The values that a contact block shows: `contact.name`, `contact.phone` and so on, or those of a guide's own contact.
inline constexpr std::string_view contact_parts[] = {"name",  "department", "phone", "email",
                                                     "hours", "address",    "note"};

struct Edition {
  std::string id;
  Span span;
  Text name;
  Text code;
  Text base;  // empty for a base edition
  Text url;
  Text accent;  // `#rrggbb`
  Text summary;
  Text own_form_endpoint;
  std::optional<Language> own_language;
  std::map<std::string, Text, std::less<>> own_values;  // by dotted name: `contact.name`

  // Filled in when all editions are known (generator/load/bind_editions.h):
  std::vector<std::string> lineage;                 // its id, its base's, and so on
  Language language = Language::japanese;           // its own, else its base's, else the site's
  std::map<std::string, Text, std::less<>> values;  // its own, else its base's
  Text form_endpoint;                               // its own, else its base's, else the site's
  bool is_whole = true;  // false where a base could not be read: what the edition lacks may have stood there

  /// The value's text; nullptr where the edition has none.
  const std::string* value(std::string_view wanted) const {
    auto found = values.find(wanted);
    return found == values.end() ? nullptr : &found->second.text;
  }
};

}  // namespace shirube
