// PackLines: the forms pack cut at its forms, and a form at its pages, without a look into the rest.
// Leaves what stands in the parts, and packs that are laid out in another way, to forms_pack.cc.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace shirube {

struct PackLines {
  std::string head;  // all but the page and the forms, as JSON, with `pages` and `forms` empty
  std::string problem_page;
  std::map<std::string, std::string_view, std::less<>> forms;  // what stands for each id: parts of the pack's text
};

/// The generator gives each form a line of its own, so that one is found without reading the others. Nothing where the
/// text is laid out in another way, an id is none or given twice. Whether the parts are JSON nobody has looked.
std::optional<PackLines> cut_lines(std::string_view pack);

struct FormParts {
  std::string head;  // all but the pages, as JSON, with `pages` empty
  std::string form_page, confirm_page, done_page;
};

/// The generator puts a form's pages at its end, in this order. Nothing where they stand elsewhere, or one of them is
/// malformed. Whether the head is JSON nobody has looked.
std::optional<FormParts> cut_pages(std::string_view form);

}  // namespace shirube
