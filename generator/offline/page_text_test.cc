#include "generator/offline/page_text.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(PageText, a_pages_title_is_its_first_heading_as_people_read_it) {
  EXPECT_EQ(page_title_text(
                "<title>頁 – 場所</title><header>上</header><h1 class=\"x\">A&amp;B<wbr>の<b>手順</b></h1><h1>二</h1>"),
            "A&Bの手順");
}

TEST(PageText, a_page_without_a_heading_is_called_by_its_title) {
  EXPECT_EQ(page_title_text("<head><title>&lt;頁&gt;</title></head><h1>閉じない"), "<頁>");
  EXPECT_EQ(page_title_text("文"), "");
}

TEST(PageText, what_stands_around_the_main_part_is_left_out) {
  EXPECT_EQ(page_main("<body><header>上</header><main class=\"frame\" id=\"m\"><p>本文</p></main><footer>下</footer>"),
            "<!DOCTYPE html><html><body><p>本文</p></body></html>");
  EXPECT_EQ(page_main("<p>主部なし</p>"), "<p>主部なし</p>");
}

TEST(PageText, words_go_on_through_elements_of_a_line_and_end_with_a_block) {
  EXPECT_EQ(page_plain_text("<p>パス<wbr>ワ<strong>ード</strong></p><ul><li>一</li><li>&quot;二&#39;</li></ul>"),
            "パスワード 一 \"二' ");
}

TEST(PageText, an_element_that_does_not_end_takes_the_rest) { EXPECT_EQ(page_plain_text("前<a href=\"後"), "前"); }

TEST(PageText, a_readers_search_field_may_be_used_on_a_page_and_nothing_else_is_opened) {
  std::string page =
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; form-action 'none'; base-uri "
      "'none'\"><p>form-action 'none'</p>";
  open_to_reader(page);
  EXPECT_EQ(
      page,
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; form-action 'self'; base-uri 'none'; "
      "connect-src 'self'\"><p>form-action 'none'</p>");
  std::string without = "<p>form-action 'none'</p>";
  open_to_reader(without);
  EXPECT_EQ(without, "<p>form-action 'none'</p>");
}

}  // namespace
}  // namespace shirube
