#include "generator/check/flow_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/written_flow_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FlowCheckTest : public testing::Test, protected WrittenFlow {
 protected:
  Told check(const std::string& written = "") {
    if (!written.empty()) base(written);
    Diagnostics diagnostics;
    check_flow(site, flow, diagnostics);
    return told_of(diagnostics);
  }
};

TEST_F(FlowCheckTest, a_flow_without_a_mistake_has_none) {
  EXPECT_THAT(check(R"(start waited
fact facility hospital dental-clinic
? waited
- yes mail | はい
- no wait | いいえ
? mail
- yes done | はい
- no free-space | いいえ
= facility dental-clinic no
! wait again:waited
! done done body
! free-space again:mail
)"),
              IsEmpty());
}

// What is named.

TEST_F(FlowCheckTest, targets_that_do_not_exist_are_told_with_what_was_meant) {
  EXPECT_THAT(check(R"(start wated
? waited
- yes done
- no wiat
! wait again:wait-ed
! done again:somewhere-else
)"),
              ElementsAre(R"(1:7 "wated" flow-unknown-target target=wated kind=question suggestion=waited)",
                          R"(4:6 "wiat" flow-unknown-target target=wiat kind=any suggestion=wait)",
                          R"(5:14 "wait-ed" flow-unknown-target target=wait-ed kind=question suggestion=waited)",
                          R"(6:14 "somewhere-else" flow-unknown-target target=somewhere-else kind=question)"));
}

TEST_F(FlowCheckTest, what_only_a_misspelt_target_leads_to_is_not_told_as_well) {
  EXPECT_THAT(check(R"(start a
? a
- yes bee
- no end
? beee
- yes end
- no other
! end
! other
)"),
              ElementsAre(R"(3:7 "bee" flow-unknown-target target=bee kind=any suggestion=beee)"));
}

TEST_F(FlowCheckTest, the_start_and_what_is_tried_again_are_questions) {
  EXPECT_THAT(check(R"(start end
? a
- yes end
- no end
! end again:end
)"),
              ElementsAre(R"(1:7 "end" flow-wrong-target target=end expected=question)",
                          R"(5:13 "end" flow-wrong-target target=end expected=question)"));
}

TEST_F(FlowCheckTest, a_start_that_is_none_is_the_only_mistake) {
  EXPECT_THAT(check("start b\n? a\n- yes end\n- no end\n! end\n! other\n"),
              ElementsAre(R"(1:7 "b" flow-unknown-target target=b kind=question suggestion=a)"));
}

TEST_F(FlowCheckTest, a_target_that_editions_leave_out_is_told_with_them) {
  EXPECT_THAT(check(R"(start a
? a
- yes absent
- no end
! absent except:fukushima
! end
)"),
              ElementsAre(R"(3:7 "absent" reference-left-out target=absent editions=fukushima hint=in-flow)"
                          R"( | left-out-here 5:17 "fukushima")"));
}

TEST_F(FlowCheckTest, a_target_that_an_overlay_took_out_is_told_once) {
  const std::string whole = R"(start a
? a
- yes absent
- no end
! end
)";
  base(whole + "! absent\n");
  form_in("osaka", whole);
  EXPECT_THAT(check(), ElementsAre(R"(9:7 "absent" reference-left-out target=absent editions=osaka hint=in-flow)"));
}

TEST_F(FlowCheckTest, choices_and_facts_that_do_not_exist_are_told) {
  EXPECT_THAT(check(R"(start a
fact facility hospital clinic
? a many
- full
- lost
/ any-of ful lost > end
/ otherwise > end
= facility hopsital lost
= facilty clinic lost
= facility clinic found
! end
)"),
              ElementsAre(R"(6:10 "ful" flow-unknown-choice choice=ful question=a suggestion=full)",
                          R"(8:12 "hopsital" flow-unknown-fact fact=facility=hopsital suggestion=facility=hospital)",
                          R"(9:3 "facilty" flow-unknown-fact fact=facilty suggestion=facility)",
                          R"(10:19 "found" flow-unknown-choice choice=found question=a)"));
}

TEST_F(FlowCheckTest, ids_stand_for_one_thing) {
  EXPECT_THAT(check(R"(start a
fact facility x x
fact facility y
? a
- yes a-b
- yes end
- no end
! end step:q-a step:one
! a step:one step:o-other
! a-b step:one-more
)"),
              ElementsAre(R"(2:17 "x" duplicate-id id=x | first-here 2:15 "x")",
                          R"(3:6 "facility" duplicate-id id=facility | first-here 2:6 "facility")",
                          R"(6:3 "yes" duplicate-id id=yes | first-here 5:3 "yes")",
                          R"(8:12 "q-a" duplicate-id id=q-a | first-here 4:3 "a")",
                          R"(9:3 "a" duplicate-id id=a | first-here 4:3 "a")",
                          R"(9:10 "one" duplicate-id id=one | first-here 8:21 "one")"));
}

TEST_F(FlowCheckTest, the_sign_for_nothing_chosen_is_no_id) {
  EXPECT_THAT(check("start a\n? a\n- - end\n- yes end\n! end\n"), ElementsAre(R"(3:3 "-" invalid-id id=-)"));
}

// Where it leads.

TEST_F(FlowCheckTest, what_no_answers_lead_to_is_told) {
  EXPECT_THAT(check(R"(start a
? a
- yes end
- no back
? lost
- yes end
- no lost-end
? found
- yes end
- no end
! end
! back again:found
! lost-end
)"),
              ElementsAre(R"(5:3 "lost" flow-unreachable place=lost kind=question)",
                          R"(13:3 "lost-end" flow-unreachable place=lost-end kind=outcome)"));
}

TEST_F(FlowCheckTest, what_one_edition_cannot_reach_is_told_for_that_edition) {
  EXPECT_THAT(check(R"(start a
? a
- yes end
- absent person except:fukushima
- no end
! end
! person
)"),
              ElementsAre(R"(7:3 "person" flow-unreachable place=person kind=outcome editions=fukushima)"));
}

TEST_F(FlowCheckTest, a_path_that_never_ends_is_told_with_its_way) {
  EXPECT_THAT(check(R"(start a
? a
- yes b
- no end
? b
- yes c
- no end
? c
- yes b
- no a
! end
)"),
              ElementsAre(R"(10:6 "a" flow-endless path=a → b → c → a)"));
}

TEST_F(FlowCheckTest, a_question_that_leads_to_itself_is_told) {
  EXPECT_THAT(check("start a\n? a\n- yes a\n- no end\n! end\n"), ElementsAre(R"(3:7 "a" flow-endless path=a → a)"));
}

TEST_F(FlowCheckTest, coming_back_from_an_outcome_is_no_circle) {
  EXPECT_THAT(check("start a\n? a\n- yes one\n- no two\n! one again:a\n! two again:a\n"), IsEmpty());
}

TEST_F(FlowCheckTest, a_circle_through_routes_that_nothing_takes_is_none) {
  EXPECT_THAT(check(R"(start a
? a many
- x
- y
/ any-of x y > end
/ all-of x y > a
/ none > end
! end
)"),
              ElementsAre(R"(6:3 "all-of" flow-route-never route=all-of x+y question=a)"));
}

std::string chain(int questions) {
  std::string written = "start question-01\n";
  const auto name = [](int number) { return (number < 10 ? "question-0" : "question-") + std::to_string(number); };
  for (int number = 1; number <= questions; ++number) {
    const std::string next = number == questions ? "end" : name(number + 1);
    written += "? " + name(number) + "\n- yes " + next + "\n- no end\n";
  }
  return written + "! end\n";
}

TEST_F(FlowCheckTest, a_path_of_more_than_twelve_questions_is_told) {
  EXPECT_THAT(check(chain(13)),
              ElementsAre(R"(1:7 "question-01" flow-too-long count=13 path=question-01 → question-02 → question-03 → )"
                          "question-04 → … → question-11 → question-12 → question-13 → end"));
}

TEST_F(FlowCheckTest, a_path_of_twelve_questions_is_not) { EXPECT_THAT(check(chain(12)), IsEmpty()); }

TEST_F(FlowCheckTest, as_many_paths_as_there_can_be_are_no_trouble) {
  std::string written = "start q0\n";
  for (int number = 0; number < 2000; ++number) {
    const std::string next = number == 1999 ? "end" : "q" + std::to_string(number + 1);
    written.append("? q" + std::to_string(number) + "\n- yes " + next + "\n- no " + next + "\n");
  }
  EXPECT_THAT(check(written + "! end again:q0\n"), ElementsAre(testing::HasSubstr("flow-too-long count=2000")));
}

TEST_F(FlowCheckTest, a_mistake_that_several_forms_share_is_told_once) {
  base("start a\n? a\n- yes lost\n- no end only:osaka\n- never end except:osaka\n! end\n");
  EXPECT_THAT(check(), ElementsAre(R"(3:7 "lost" flow-unknown-target target=lost kind=any)"));
}

TEST_F(FlowCheckTest, editions_that_do_not_show_the_flow_count_for_nothing) {
  base("start a\n? a\n- yes end only:osaka\n- no end only:osaka\n! end\n");
  flow.variants[0].condition.only.push_back({"osaka", {}});
  EXPECT_THAT(check(), IsEmpty());
}

TEST_F(FlowCheckTest, a_flow_of_which_a_file_could_not_be_read_is_not_judged) {
  site.unread = {"flow:mail"};
  EXPECT_THAT(check("start nowhere\n"), IsEmpty());
}

TEST_F(FlowCheckTest, editions_whose_base_could_not_be_read_are_not_judged) {
  for (Edition& edition : site.editions) edition.is_whole = edition.id == "osaka";
  EXPECT_THAT(check("start a\n? a\n- yes end only:osaka\n- no end only:osaka\n! end\n"), IsEmpty());
}

}  // namespace
}  // namespace shirube
