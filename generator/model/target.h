// What a link leads to: a page of the site, an anchor of the same page, or an address outside.
// Leaves asking whether it exists to generator/check.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shirube {

/// Kinds of content with a page of their own.
enum class PageKind : std::uint8_t { guide, flow, form, reference };

inline constexpr PageKind page_kinds[] = {PageKind::guide, PageKind::flow, PageKind::form, PageKind::reference};

/// The word before the colon of a link, also used in messages: `guide`.
std::string_view word_of(PageKind kind);

struct Target {
  enum class Kind {
    page,         // `guide:ID`, `guide:ID#STEP`, `flow:ID`, `form:ID`, `reference:ID`
    anchor,       // `#STEP` on the same page
    address,      // https:, mailto:, tel:
    plain_http,   // http:, published but warned about
    unsupported,  // anything else: never published
  };
  Kind kind = Kind::unsupported;
  PageKind page_kind = PageKind::guide;
  std::string_view id;      // of a page
  std::string_view anchor;  // without `#`; may be empty
};

/// Splits a link as authors write it. The views point into `link`.
Target parse_target(std::string_view link);

/// The folder and the path of a page below the web root: `guides`, `guides/ID.html`.
std::string_view folder_of(PageKind kind);
std::string page_path(PageKind kind, std::string_view id);

/// The published href of a link on a page from which `root` leads to the web root; empty for `unsupported`.
std::string href_of(std::string_view link, std::string_view root);

/// Whether an address outside (`address`, `plain_http`) can be published as it is: no blank and none of the signs that
/// URLs cannot hold, also not full-width ones; a host; a mail address with its `@`; a telephone number in ASCII digits.
bool is_well_formed_address(std::string_view link);

/// `[a-z0-9-]+`, the only form of an id.
bool is_id(std::string_view text);

}  // namespace shirube
