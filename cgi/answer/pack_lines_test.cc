#include "cgi/answer/pack_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::Pair;

constexpr std::string_view head = R"({"version":1,"pages":{"problem":"<p>\n"},"forms":{)";

std::string pack(std::string_view forms) { return std::string(head).append(forms); }

TEST(PackLines, each_form_is_what_stands_on_its_line) {
  const std::string text = pack("\n\"a-1\":{\"x\":1},\n\"b\":{}\n}}\n");
  const auto lines = cut_lines(text);
  ASSERT_TRUE(lines);
  EXPECT_EQ(lines->head, R"({"version":1,"pages":{},"forms":{}})");
  EXPECT_EQ(lines->problem_page, "<p>\n");
  EXPECT_THAT(lines->forms, ElementsAre(Pair("a-1", "{\"x\":1}"), Pair("b", "{}")));
}

TEST(PackLines, an_edition_may_have_no_form) {
  const auto lines = cut_lines(pack("\n}}\n"));
  ASSERT_TRUE(lines);
  EXPECT_TRUE(lines->forms.empty());
}

TEST(PackLines, another_layout_is_not_cut) {
  for (const std::string_view forms :
       {"}}\n", "\n}}", "\n}}\n\n", "\n}}\n}}\n", "\n\"a\":{},\n}}\n", "\n\"a\":{}\n\"b\":{}\n}}\n",
        "\n\"a\":{} ,\n}}\n", "\n\"A\":{}\n}}\n", "\n\"\":{}\n}}\n", "\n\"a\":[]\n}}\n", "\n\"a\":{},\n\"a\":{}\n}}\n",
        "\n\"a\": {}\n}}\n", "\na\n}}\n"}) {
    EXPECT_FALSE(cut_lines(pack(forms))) << forms;
  }
  EXPECT_FALSE(cut_lines(""));
  EXPECT_FALSE(cut_lines("\n"));
  EXPECT_FALSE(cut_lines("{\"forms\":{\n}}\n"));
  EXPECT_FALSE(cut_lines("{\"version\":1,\"pages\":{\"problem\":\"\xFF\"},\"forms\":{\n}}\n"));
}

TEST(PackLines, pages_stand_at_the_end_of_a_form) {
  const auto parts = cut_pages(
      R"({"words":{"x":1,"pages":{"form":"no"}},"pages":{"form":"a\"b","confirm":",\"pages\":{","done":""}})");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->head, R"({"words":{"x":1,"pages":{"form":"no"}},"pages":{}})");
  EXPECT_EQ(parts->form_page, "a\"b");
  EXPECT_EQ(parts->confirm_page, ",\"pages\":{");
  EXPECT_EQ(parts->done_page, "");
}

TEST(PackLines, pages_that_stand_elsewhere_or_are_malformed_are_not_cut) {
  for (const std::string_view form :
       {R"({})", R"({"a":1,"pages":{"form":"","confirm":"","done":""},"b":1})",
        R"({"a":1,"pages":{"form":"","done":""}})", R"({"a":1,"pages":{"confirm":"","form":"","done":""}})",
        R"({"a":1,"pages":{"form":1,"confirm":"","done":""}})",
        R"({"a":1,"pages":{"form":"\ud800","confirm":"","done":""}})",
        R"({"a":1,"pages":{"form":"","confirm":"","done":"})"}) {
    EXPECT_FALSE(cut_pages(form)) << form;
  }
}

}  // namespace
}  // namespace shirube
