// What a page of a bundle leads to outside: each address as text, with its QR code, for the visitor's own phone.
// Leaves drawing codes to generator/drawing/qr_code.h and putting the files in place to the publisher.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "generator/render/templates.h"

namespace shirube {

/// Stands in a page where the list of its outside addresses goes.
inline constexpr std::string_view outside_addresses_mark = "\xEF\xB7\x93outside-addresses\xEF\xB7\x94";

/// Stands in a page where the QR code of an address goes; the address is escaped, or a hole. Such an address is not
/// listed once more.
std::string qr_code_mark(std::string_view address);

struct OutsideLink {
  std::string address;  // https:, http:, mailto: or tel:, as in its href
  std::string label;    // the first link's text; empty where it is the address
};

/// The links of a finished page that lead out of the edition, each address once, in the order of their first link.
std::vector<OutsideLink> outside_links(std::string_view page);

struct FilledPage {
  std::string page;
  std::vector<std::pair<std::string, std::string>> drawings;  // path below the web root, bytes
};

/// A page whose holes are filled, with codes and the list in place of their marks. `path` is the page's own.
FilledPage with_outside_addresses(std::string page, std::string_view path, const Templates& templates,
                                  Language language, unsigned worker);

}  // namespace shirube
