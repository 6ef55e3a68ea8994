// Texts of cmark-gfm's tree as HTML: escaped for where they stand, without marks, with furigana.
// Leaves the elements around them to markdown_html.h.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

/// Appends text between tags: escaped, `{漢字|かんじ}` as `<ruby>`. Holes stay.
void append_markdown_text(std::string& html, std::string_view literal);
/// Appends code, raw HTML or a quoted attribute's value: escaped, else as it stands.
void append_verbatim(std::string& html, std::string_view literal);
/// Appends plain text, of furigana the base alone: for text alternatives. Not escaped.
void append_plain(std::string& plain, std::string_view literal);
/// A target or title without its marks. Not escaped.
std::string without_marks(std::string_view literal);

/// Appends an address as a quoted attribute's value. What no URL may hold is percent-encoded, and so are the marks of
/// holes; a percent-encoded mark of the author's own is kept from being one.
void append_href(std::string& html, std::string_view address);
/// Appends a file's path as part of a URL: all but `A-Z a-z 0-9 - . _ ~ /` percent-encoded.
void append_encoded_path(std::string& html, std::string_view path);

/// Holes back as authors write them: `{{ name }}`.
std::string with_references(std::string_view text);

}  // namespace shirube
