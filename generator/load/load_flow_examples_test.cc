#include "generator/load/load_flow_examples.h"

#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

struct Loaded {
  std::vector<FlowExample> examples;
  Told told;
};

Loaded load(std::string_view text) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  EXPECT_TRUE(node) << text;
  std::vector<FlowExample> examples;
  if (node) examples = load_flow_examples(*node, diagnostics);
  return {std::move(examples), told(diagnostics, text)};
}

TEST(LoadFlowExamples, all_that_an_example_may_hold_is_read) {
  const auto [examples, told] = load(R"(# はじめの例
- {answers: ["yes", a+b, "-", 2026-11-01, 12], outcome: wait}
- answers: arrived
  facts: {facility: dental-clinic, size: small}
  outcome: done
  editions: [fukushima, osaka]
  today: 2026-11-21
- {answers: [], facts: {facility: clinic}, outcome: wait, editions: osaka, except: [sakai, 2nd]}
- {outcome: wait}
)");
  EXPECT_EQ(told, Told{});
  ASSERT_EQ(examples.size(), 4U);
  EXPECT_EQ(examples[0].span, (Span{FileId{0}, 2, 3, 1}));
  ASSERT_EQ(examples[0].answers.size(), 5U);
  EXPECT_EQ(examples[0].answers[0].text, "yes");
  EXPECT_EQ(examples[0].answers[1].text, "a+b");
  EXPECT_EQ(examples[0].answers[2].text, "-");
  EXPECT_EQ(examples[0].answers[3].text, "2026-11-01");
  EXPECT_EQ(examples[0].answers[4].text, "12");
  EXPECT_EQ(examples[0].outcome.text, "wait");
  EXPECT_TRUE(examples[0].editions.empty());
  EXPECT_EQ(examples[0].today, std::nullopt);

  EXPECT_EQ(examples[1].answers.at(0).text, "arrived");
  ASSERT_EQ(examples[1].facts.size(), 2U);
  EXPECT_EQ(examples[1].facts[0].first.text, "facility");
  EXPECT_EQ(examples[1].facts[0].first.span, (Span{FileId{0}, 4, 11, 8}));
  EXPECT_EQ(examples[1].facts[0].second.text, "dental-clinic");
  EXPECT_EQ(examples[1].facts[1].second.text, "small");
  EXPECT_EQ(examples[1].editions.size(), 2U);
  EXPECT_TRUE(examples[1].except.empty());
  EXPECT_EQ(examples[1].today, (Date{2026, 11, 21}));

  EXPECT_TRUE(examples[2].answers.empty());
  EXPECT_EQ(examples[2].editions.at(0).text, "osaka");
  ASSERT_EQ(examples[2].except.size(), 2U);
  EXPECT_EQ(examples[2].except[1].text, "2nd");
  EXPECT_TRUE(examples[3].answers.empty());
}

TEST(LoadFlowExamples, a_single_example_may_stand_without_a_list) {
  const auto [examples, told] = load("answers: arrived\noutcome: done\n");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(examples.size(), 1U);
}

TEST(LoadFlowExamples, mistakes_are_told_all_at_once) {
  EXPECT_EQ(load(R"(- {answer: [a], outcome: wait}
- {answers: [[a], ''], facts: [f]}
- {answers: {a: b}, facts: {F: a, g: [b], h: ''}, outcome: [x], editions: [大阪], today: 今日}
- text
-
)")
                .told,
            (Told{R"(1:4 "answer" unknown-key key=answer suggestion=answers)", R"(2:3 "{" missing-key key=outcome)",
                  R"(2:14 "[" wrong-type key=answers expected=text found=list)", R"(2:19 "'" empty-text key=answers)",
                  R"(2:31 "[" wrong-type key=facts expected=map found=list)",
                  R"(3:13 "{" wrong-type key=answers expected=text found=map)", R"(3:29 "F" invalid-id id=F)",
                  R"(3:38 "[" wrong-type key=g expected=text found=list)", R"(3:46 "'" empty-text key=h)",
                  R"(3:60 "[" wrong-type key=outcome expected=text found=list)", R"(3:76 "大阪" invalid-id id=大阪)",
                  R"(3:88 "今日" invalid-date value=今日)", R"(4:3 "text" wrong-type key= expected=map found=text)",
                  R"(5:2 "" wrong-type key= expected=map found=nothing)"}));
}

TEST(LoadFlowExamples, an_example_with_a_mistake_is_not_whole) {
  for (const char* wrong : {"{answer: [a], outcome: o}", "{answers: [[a]], outcome: o}", "{answers: [a]}",
                            "{answers: [a], outcome: o, today: heute}", "{answers: [a], outcome: o, except: 大阪}"}) {
    const auto [examples, told] = load(std::string("- {answers: [a], outcome: o}\n- ") + wrong + "\n");
    ASSERT_EQ(examples.size(), 2U) << wrong;
    EXPECT_TRUE(examples[0].is_whole) << wrong;
    EXPECT_FALSE(examples[1].is_whole) << wrong;
    EXPECT_EQ(told.size(), 1U) << wrong;
  }
}

TEST(LoadFlowExamples, a_file_that_holds_no_example_is_a_mistake) {
  EXPECT_EQ(load("[]\n").told, Told{R"(1:1 "[" wrong-type key= expected=list found=nothing)"});
  EXPECT_EQ(load("{}\n").told, Told{R"(1:1 "{" wrong-type key= expected=list found=nothing)"});
  EXPECT_EQ(load("text\n").told, Told{R"(1:1 "text" wrong-type key= expected=list found=text)"});
  YamlNode nothing;
  Diagnostics diagnostics;
  EXPECT_TRUE(load_flow_examples(nothing, diagnostics).empty());
  EXPECT_EQ(diagnostics.all().size(), 1U);
}

}  // namespace
}  // namespace shirube
