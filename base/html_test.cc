#include "base/html.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

std::string escaped(std::string_view text) {
  std::string html = "<p>";
  append_escaped(html, text);
  return html;
}

TEST(Html, signs_of_html_are_escaped_and_the_rest_stays) {
  EXPECT_EQ(escaped("<a href=\"x\">'&'</a>"), "<p>&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  EXPECT_EQ(escaped("手順 1"), "<p>手順 1");
  EXPECT_EQ(escaped("&amp;"), "<p>&amp;amp;");
  EXPECT_EQ(escaped(""), "<p>");
}

}  // namespace
}  // namespace shirube
