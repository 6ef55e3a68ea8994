#include "generator/check/flow_questions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/flow_check.h"
#include "generator/check/written_flow_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FlowQuestionsTest : public testing::Test, protected WrittenFlow {
 protected:
  Told check(const std::string& written = "") {
    if (!written.empty()) base(written);
    Diagnostics diagnostics;
    check_flow(site, flow, diagnostics);
    return told_of(diagnostics);
  }
};

TEST_F(FlowQuestionsTest, a_question_without_choices_is_told_with_its_editions) {
  EXPECT_THAT(
      check(R"(start a
? a
- yes end only:osaka
- no end only:osaka
? b number
! end again:b
! lost
)"),
      ElementsAre(R"(2:3 "a" flow-no-choice question=a editions=fukushima, national)",
                  R"(5:3 "b" flow-no-choice question=b)", R"(7:3 "lost" flow-unreachable place=lost kind=outcome)"));
}

TEST_F(FlowQuestionsTest, of_what_could_not_be_read_nothing_more_is_told) {
  const auto unread = [&](const std::string& written) {
    flow.variants.clear();
    base(written);
    flow.variants[0].questions[0].is_whole = false;
    return check();
  };
  EXPECT_THAT(unread("start a\n? a\n! end\n"), IsEmpty());
  EXPECT_THAT(unread("start a\n? a\n- yes\n- no end\n! end\n! other\n"), IsEmpty());
  EXPECT_THAT(unread("start a\n? a many\n/ any-of x > end\n! end\n"), IsEmpty());
  EXPECT_THAT(unread("start a\n? a number\n/ at-most 3 > end\n! end\n! other\n"), IsEmpty());
  EXPECT_THAT(unread("start a\nfact f x\n? a\n- yes end\n- no end\n= f x maybe\n! end\n"),
              ElementsAre(R"(24:7 "maybe" flow-unknown-choice choice=maybe question=a)"));
}

TEST_F(FlowQuestionsTest, a_question_with_one_answer_is_told) {
  EXPECT_THAT(check(R"(start a
? a
- yes b
- no b only:osaka
? b number
/ otherwise > c
? c many
- one
/ any-of one > end
/ none > end
! end
)"),
              ElementsAre(R"(2:3 "a" flow-one-choice question=a editions=fukushima, national)",
                          R"(5:3 "b" flow-one-choice question=b reached=a=yes → b)"));
}

TEST_F(FlowQuestionsTest, a_choice_that_nothing_decides_is_told) {
  EXPECT_THAT(check(R"(start a
? a
- yes b
- no
? b many
- x
- y
- z
/ all-of x y > end
/ any-of z > end
/ none > end
! end
)"),
              ElementsAre(R"(4:3 "no" flow-undecided choice=no question=a)",
                          R"(6:3 "x" flow-undecided choice=x question=b reached=a=yes → b)",
                          R"(7:3 "y" flow-undecided choice=y question=b reached=a=yes → b)"));
}

TEST_F(FlowQuestionsTest, labels_of_a_question_differ) {
  EXPECT_THAT(check(R"(start a
? a
- one end | ある
- two end | ある
- three end | ない only:osaka
- four end | ない except:osaka
! end
)"),
              ElementsAre(R"(4:13 "ある" flow-duplicate-label label=ある kind=choice | first-here 3:13 "ある")"));
}

TEST_F(FlowQuestionsTest, what_questions_ask_and_what_outcomes_are_called_differs) {
  EXPECT_THAT(
      check(R"(start a
? a | 届いた？
- yes b
- no end
? b | 届いた？
- yes end
- no wait
! end | 待つ
! wait | 待つ
)"),
      ElementsAre(R"(5:7 "届いた？" flow-duplicate-label label=届いた？ kind=question | first-here 2:7 "届いた？")",
                  R"(9:10 "待つ" flow-duplicate-label label=待つ kind=outcome | first-here 8:9 "待つ")"));
}

TEST_F(FlowQuestionsTest, a_choice_that_facts_leave_to_nobody_is_told) {
  EXPECT_THAT(check(R"(start a
fact facility hospital clinic:osaka
? a
- yes end
- no end
- unsure end
= facility hospital yes
! end
)"),
              ElementsAre(R"(5:3 "no" flow-never-chosen choice=no question=a fact=facility )"
                          "editions=fukushima, national",
                          R"(6:3 "unsure" flow-never-chosen choice=unsure question=a fact=facility )"
                          "editions=fukushima, national"));
}

TEST_F(FlowQuestionsTest, a_choice_that_a_misspelt_decision_may_mean_is_not_told_as_well) {
  EXPECT_THAT(check(R"(start a
fact facility hospital
? a
- yes end
- no end
= facility hospital yess
! end
)"),
              ElementsAre(R"(6:21 "yess" flow-unknown-choice choice=yess question=a suggestion=yes)"));
}

TEST_F(FlowQuestionsTest, facts_that_contradict_each_other_are_told) {
  EXPECT_THAT(check(R"(start a
fact facility hospital clinic dental
? a
- yes end
- no end
= facility hospital,clinic yes
= facility clinic no
= facility hospital yes
! end
)"),
              ElementsAre(R"(7:12 "clinic" flow-contradictory-facts fact=facility=clinic question=a)"
                          R"( | first-here 6:21 "clinic")"));
}

TEST_F(FlowQuestionsTest, an_outcome_says_what_comes_next) {
  EXPECT_THAT(check(R"(start a
? a
- one nothing
- two done
- three ok
- four back
! nothing empty body
! done done empty
! ok done empty body
! back empty again:a
)"),
              ElementsAre(R"(7:3 "nothing" flow-outcome-without-next outcome=nothing reached=a=one → nothing)",
                          R"(8:3 "done" flow-outcome-without-next outcome=done reached=a=two → done hint=done)"));
}

}  // namespace
}  // namespace shirube
