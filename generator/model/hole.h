// Holes: the places in rendered HTML where editions differ. A page is rendered once for all the editions that share it,
// with holes; filling them is what an edition costs. A hole stands between two noncharacters, which content cannot hold
// (Unicode 15, 23.7: U+FDD0..U+FDEF are never interchanged), so nothing an author writes is mistaken for one.
// Leaves filling to generator/render/page_fill.h.
#pragma once

#include <string>
#include <string_view>

namespace shirube {

inline constexpr std::string_view hole_begin = "\xEF\xB7\x90";  // U+FDD0
inline constexpr std::string_view hole_end = "\xEF\xB7\x91";    // U+FDD1
/// The same two inside a URL, where the Markdown renderer percent-encodes them: the value is encoded for a URL there.
inline constexpr std::string_view hole_begin_in_url = "%EF%B7%90";
inline constexpr std::string_view hole_end_in_url = "%EF%B7%91";
/// A line break of the source between a hole and another character: a space, unless both sides turn out Japanese.
inline constexpr std::string_view soft_break = "\xEF\xB7\x92";  // U+FDD2

/// Names in holes: `contact.name` is the edition's value; `title:guide:ID` and `title:guide:ID#STEP` a page's or step's
/// title; `asset:PATH` the published path of a file of content/, below the web root; `link:ROOT|TARGET` the href of a
/// link whose target the edition's values decide (`{{ name }}` stands in it as written); `point:NAME` the number of the
/// call-out that a step's text names, by its id or its sign (`point:①`); `contact:GROUP` a contact block's values on
/// one line; `part:NAME` ready HTML.
inline std::string hole(std::string_view name) { return std::string(hole_begin).append(name).append(hole_end); }

}  // namespace shirube
