// What of a published page is its own: its title and its main part; and its policy. Pages are ours, so their form is
// known. Leaves indexing to zim_file.h.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

/// The text of the page's first `<h1>`, without elements and character references; where it has none, of `<title>`.
std::string page_title_text(std::string_view html);

/// The page's `<main>` with its elements, as a page of its own; the whole page where it has none.
std::string page_main(std::string_view html);

/// What people read of it: without elements and character references, a space where a block begins or ends.
std::string page_plain_text(std::string_view html);

/// Lets the page's policy take in what a reader puts around it: readers such as kiwix-serve add a search field, which
/// sends to and asks the place where the page is from.
void open_to_reader(std::string& html);

}  // namespace shirube
