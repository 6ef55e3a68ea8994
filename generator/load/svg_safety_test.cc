#include "generator/load/svg_safety.h"

#include <gtest/gtest.h>

#include <string>

namespace shirube {
namespace {

std::string with(std::string_view inside) {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">)" +
         std::string(inside) + "</svg>";
}

TEST(SvgSafety, what_can_only_be_looked_at_is_safe) {
  for (const std::string_view fine : {
           "<rect width='10' height='10' fill='url(#pattern)'/>",
           "<use xlink:href=\"#button\"/><use href='#b'/>",
           "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>",
           "<style>.a { fill: url( '#b' ) }</style>",
           "<text>ボタン on 画面 &amp; &#12354; &lt;</text>",
           "<path d='M0 0' transform='none' font-family='sans'/>",
       }) {
    EXPECT_EQ(danger_of_svg(with(fine)), "") << fine;
  }
}

TEST(SvgSafety, a_document_type_as_drawing_programs_write_it_is_safe) {
  EXPECT_EQ(danger_of_svg("<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
                          "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n" +
                          with("<g/>")),
            "");
}

TEST(SvgSafety, scripts_are_refused) {
  for (const std::string_view active : {
           "<script>alert(1)</script>",
           "<SCRIPT/>",
           "<svg:script/>",
           "<foreignObject><b/></foreignObject>",
           "<rect onload='x()'/>",
           "<rect\nonClick = \"x()\"/>",
           "<rect id=\"a\"onload=x/>",
           "<rect/onload=x>",
           "<a href='javascript:x()'/>",
           "<a xlink:href=' JaVa\tScript:x()'/>",
           "<a href='&#106;avascript:x()'/>",
           "<a href='java&#x0A;script&#58;x()'/>",
           "<a href='&#0000106;avascript:x()'/>",
           "<set attributeName='href' to='javascript:x()'/>",
           "<handler type='text/plain'/>",
           "<iframe/>",
       }) {
    EXPECT_EQ(danger_of_svg(with(active)), "svg-script") << active;
  }
}

TEST(SvgSafety, entities_could_hide_anything) {
  EXPECT_EQ(danger_of_svg("<!DOCTYPE svg [<!ENTITY a \"x\">]>" + with("&a;")), "svg-script");
}

TEST(SvgSafety, references_to_elsewhere_are_refused) {
  for (const std::string_view outside : {
           "<image href=\"https://example.com/a.png\"/>",
           "<image xlink:href = 'a.png'/>",
           "<use href=\"//example.com/a.svg#b\"/>",
           "<a href=\"https://example.jp/\"/>",
           "<image href=\"data:image/svg+xml,x\"/>",
           "<image href=\"data:text/html,x\"/>",
           "<style>@import 'a.css';</style>",
           "<rect fill='url(https://example.com/a)'/>",
           "<style>@font-face { src: url(a.woff) }</style>",
           "<image href=&#34;https://example.com/&#34;/>",
       }) {
    EXPECT_EQ(danger_of_svg(with(outside)), "svg-reference") << outside;
  }
  EXPECT_EQ(danger_of_svg("<?xml-stylesheet href=\"a.css\"?>" + with("")), "svg-reference");
}

TEST(SvgSafety, a_text_that_ends_anywhere_ends_nowhere_bad) {
  const std::string whole = with("<a xlink:href='&#106;&#x6a' onload = 'x' style='url(#a)'/>&#");
  for (std::size_t size = 0; size <= whole.size(); ++size) danger_of_svg(whole.substr(0, size));
  EXPECT_EQ(danger_of_svg(""), "");
  EXPECT_EQ(danger_of_svg("on"), "");
}

TEST(SvgSafety, a_large_picture_takes_no_long_time) {
  std::string large = "<svg>";
  while (large.size() < 4'000'000) large += " on href &#1 url";
  EXPECT_EQ(danger_of_svg(large), "");
}

}  // namespace
}  // namespace shirube
