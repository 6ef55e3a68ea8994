#include "generator/check/flow_examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/check/flow_coverage.h"
#include "generator/check/written_flow_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* mail_flow = R"(start waited
fact facility hospital dental-clinic
? waited
- yes mail
- no wait
? mail
- yes done
- no help
- absent person except:fukushima
= facility dental-clinic yes
! wait again:waited
! done
! help
! person except:fukushima
)";

/// A flow whose second question asks for choices, then a date, then a number.
constexpr const char* routes_flow = R"(start what
? what many
- full
- other
/ any-of full > when
/ none > end
/ otherwise > how-many
? when date
/ older-than 21 > end
/ within 21 > wait
? how-many number
/ at-most 3 > end
/ more-than 3 > wait
! end
! wait
)";

class FlowExamplesTest : public testing::Test, protected WrittenFlow {
 protected:
  /// What is told of these examples, but for what none of them covers.
  Told wrong(const std::vector<std::string>& written) {
    Told all = check(written);
    std::erase_if(all, [](const std::string& line) { return line.find("flow-uncovered") != std::string::npos; });
    return all;
  }

  Told uncovered(const std::vector<std::string>& written) {
    Told all = check(written);
    std::erase_if(all, [](const std::string& line) { return line.find("flow-uncovered") == std::string::npos; });
    return all;
  }

  std::string coverage(const std::vector<std::string>& written, Language language) {
    return coverage_text(site, flow, examples_of(written), language);
  }

  std::vector<FlowExample> examples_of(const std::vector<std::string>& written) {
    std::vector<FlowExample> examples;
    for (const std::string& each : written) examples.push_back(example(each));
    return examples;
  }

  Told check(const std::vector<std::string>& written) {
    Diagnostics diagnostics;
    check_flow_examples(site, flow, examples_of(written), diagnostics);
    return told_of(diagnostics);
  }
};

TEST_F(FlowExamplesTest, examples_that_end_where_they_say_are_fine) {
  base(mail_flow);
  EXPECT_THAT(wrong({"no > wait", "no yes no > help", "yes > done facility=dental-clinic",
                     "yes no > help facility=hospital", "yes absent > person in:osaka"}),
              IsEmpty());
}

TEST_F(FlowExamplesTest, an_answer_that_is_none_is_told_with_what_can_be_answered) {
  base(mail_flow);
  EXPECT_THAT(wrong({"yes arrived > done"}),
              ElementsAre(R"(15:5 "arrived" flow-example-answer answer=arrived question=mail path=waited → mail)"));
  EXPECT_THAT(wrong({"yes absent > person in:fukushima"}),
              ElementsAre(R"(16:14 "person" flow-example-left-out target=person editions=fukushima)"
                          R"( | left-out-here 14:17 "fukushima")"));
}

TEST_F(FlowExamplesTest, an_answer_that_one_edition_lacks_is_told_for_that_edition) {
  base(mail_flow);
  EXPECT_THAT(
      wrong({"no yes absent > help"}),
      ElementsAre(HasSubstr("flow-example-answer answer=absent question=mail path=waited → wait → "
                            "waited → mail editions=fukushima"),
                  HasSubstr("flow-example-wrong found=person outcome=help path=waited → wait → waited → mail → person "
                            "editions=national, osaka")));
}

TEST_F(FlowExamplesTest, answers_after_an_outcome_are_told) {
  base(mail_flow);
  EXPECT_THAT(wrong({"yes yes no > done"}), ElementsAre(R"(15:9 "no" flow-example-left-over answer=no outcome=done )"
                                                        "path=waited → mail → done"));
}

TEST_F(FlowExamplesTest, an_example_that_ends_at_a_question_is_told) {
  base(mail_flow);
  EXPECT_THAT(wrong({"no yes > done"}),
              ElementsAre(R"(15:10 "done" flow-example-unfinished question=mail path=waited → wait → waited → mail)"));
}

TEST_F(FlowExamplesTest, an_example_that_ends_elsewhere_is_told) {
  base(mail_flow);
  EXPECT_THAT(wrong({"yes yes > help"}),
              ElementsAre(R"(15:11 "help" flow-example-wrong found=done outcome=help path=waited → mail → done)"));
}

TEST_F(FlowExamplesTest, what_it_names_must_exist) {
  base(mail_flow);
  EXPECT_THAT(wrong({"yes yes > don", "yes > mail", "no > wait in:osakaa", "no > wait facility=dental-clinics",
                     "no > wait facilities=hospital"}),
              ElementsAre(R"(15:11 "don" flow-unknown-target target=don kind=outcome suggestion=done)",
                          R"(16:7 "mail" flow-wrong-target target=mail expected=outcome)",
                          R"(17:14 "osakaa" unknown-edition edition=osakaa suggestion=osaka)",
                          R"(18:20 "dental-clinics" flow-unknown-fact fact=facility=dental-clinics )"
                          "suggestion=facility=dental-clinic",
                          R"(19:11 "facilities" flow-unknown-fact fact=facilities suggestion=facility)"));
}

TEST_F(FlowExamplesTest, an_edition_that_could_not_be_read_may_be_named) {
  base(mail_flow);
  site.unread = {"edition:kyoto"};
  EXPECT_THAT(wrong({"no > done in:kyoto"}), IsEmpty());
}

TEST_F(FlowExamplesTest, an_example_for_editions_without_the_flow_is_told) {
  base(mail_flow);
  flow.variants[0].condition.only.push_back({"osaka", {}});
  EXPECT_THAT(wrong({"no > wait in:fukushima", "no > wait in:national"}),
              ElementsAre(R"(15:14 "fukushima" flow-example-nowhere)"));
}

TEST_F(FlowExamplesTest, an_example_may_except_editions_and_those_built_on_them) {
  base(mail_flow);
  EXPECT_THAT(wrong({"yes absent > person except:fukushima", "no > wait in:national except:osaka"}), IsEmpty());
  EXPECT_THAT(wrong({"yes absent > person except:osaka"}),
              ElementsAre(R"(17:14 "person" flow-example-left-out target=person editions=fukushima)"
                          R"( | left-out-here 14:17 "fukushima")"));
  EXPECT_THAT(wrong({"no > wait except:national"}), ElementsAre(R"(18:18 "national" flow-example-nowhere)"));
  EXPECT_THAT(wrong({"no > wait except:osakaa"}),
              ElementsAre(R"(19:18 "osakaa" unknown-edition edition=osakaa suggestion=osaka)"));
}

TEST_F(FlowExamplesTest, an_outcome_that_an_overlay_took_out_is_told_as_left_out) {
  const std::string whole = "start a\n? a\n- yes end\n- no end\n! end\n";
  base(whole + "! other\n");
  form_in("osaka", whole);
  EXPECT_THAT(wrong({"yes > other in:osaka"}),
              ElementsAre(R"(12:7 "other" flow-example-left-out target=other editions=osaka)"));
}

TEST_F(FlowExamplesTest, where_the_flow_itself_is_wrong_examples_are_not_judged) {
  base("start end\n? a\n- yes end\n- no end\n! end\n! other\n");
  EXPECT_THAT(wrong({"yes > other"}), IsEmpty());
  flow.variants.clear();
  base("start a\n? a\n? b number\n! end\n");
  EXPECT_THAT(wrong({"yes > end", "> end"}), IsEmpty());
  flow.variants.clear();
  base("start a\n? a number\n/ otherwise > end\n! end\n! other\n");
  flow.variants[0].questions[0].is_whole = false;
  EXPECT_THAT(wrong({"3 > other", "x > end", "> end"}), IsEmpty());
}

TEST_F(FlowExamplesTest, what_can_be_answered_is_told_by_the_kind_of_question) {
  const auto allowed = [&](const std::string& written, const std::string& answers) {
    Diagnostics diagnostics;
    flow.variants.clear();
    base(written);
    check_flow_examples(site, flow, examples_of({answers + " > wait"}), diagnostics);
    return diagnostics.all().at(0).parameters.at(3).second;
  };
  EXPECT_EQ(allowed(mail_flow, "maybe"), "yes, no");
  EXPECT_EQ(allowed(routes_flow, "maybe"), "full, other, (several), (nothing)");
  EXPECT_EQ(allowed("start a\n? a date\n/ otherwise > wait\n! wait\n", "maybe"), "(date)");
  EXPECT_EQ(allowed("start a\n? a number\n/ otherwise > wait\n! wait\n", "maybe"), "(number)");
}

TEST_F(FlowExamplesTest, answers_may_be_several_choices_dates_and_numbers) {
  base(routes_flow);
  EXPECT_THAT(wrong({"full+other 2026-10-30 > end on:2026-11-21", "full 2026-10-31 > wait on:2026-11-21", "- > end",
                     "other 3 > end", "other 4 > wait"}),
              IsEmpty());
  EXPECT_THAT(wrong({"full 3 > end on:2026-11-21", "full+full > end"}),
              ElementsAre(HasSubstr("flow-example-answer answer=3 question=when path=what → when"),
                          HasSubstr("flow-example-answer answer=full+full question=what path=what")));
}

TEST_F(FlowExamplesTest, a_comparison_with_today_needs_its_day) {
  base(routes_flow);
  EXPECT_THAT(wrong({"full 2026-10-30 > end", "- > end"}), ElementsAre(R"(16:1 "full" missing-key key=today)"));
}

TEST_F(FlowExamplesTest, what_no_example_passes_is_told) {
  base(mail_flow);
  EXPECT_THAT(uncovered({"no yes yes > done", "yes absent > person in:osaka"}),
              ElementsAre(R"(8:3 "no" flow-uncovered place=mail=no kind=choice file=content/flows/mail.test.yaml)",
                          R"(13:3 "help" flow-uncovered place=help kind=outcome file=content/flows/mail.test.yaml)"));
}

TEST_F(FlowExamplesTest, routes_are_passed_as_well) {
  base(routes_flow);
  EXPECT_THAT(
      uncovered({"full 2026-10-31 > wait on:2026-11-21", "other 4 > wait"}),
      ElementsAre(
          R"(6:3 "none" flow-uncovered place=what: none kind=route file=content/flows/mail.test.yaml)",
          R"(9:3 "older-than" flow-uncovered place=when: older-than 21 kind=route file=content/flows/mail.test.yaml)",
          R"(12:3 "at-most" flow-uncovered place=how-many: at-most 3 kind=route file=content/flows/mail.test.yaml)",
          R"(14:3 "end" flow-uncovered place=end kind=outcome file=content/flows/mail.test.yaml)"));
}

TEST_F(FlowExamplesTest, that_there_are_no_examples_is_told_once_with_where_to_write_them) {
  base(mail_flow);
  EXPECT_THAT(uncovered({}), ElementsAre(" flow-uncovered place=mail kind=flow file=content/flows/mail.test.yaml "
                                         "hint=flow"));
}

TEST_F(FlowExamplesTest, what_examples_miss_is_not_told_of_a_flow_with_errors) {
  base(mail_flow);
  EXPECT_THAT(check({"no > waitt"}),
              ElementsAre(R"(15:6 "waitt" flow-unknown-target target=waitt kind=outcome suggestion=wait)"));
  Diagnostics diagnostics;
  diagnostics.add("flow-no-choice", flow.variants[0].questions[0].id.span, {{"question", "waited"}});
  check_flow_examples(site, flow, {}, diagnostics);
  EXPECT_EQ(diagnostics.all().size(), 1U);
}

TEST_F(FlowExamplesTest, an_error_in_another_flow_hides_nothing) {
  base(mail_flow);
  Diagnostics diagnostics;
  Span elsewhere = flow.variants[0].questions[0].id.span;
  elsewhere.file = site.files.add("content/flows/gmail.yaml");
  diagnostics.add("flow-no-choice", elsewhere, {{"question", "waited"}});
  diagnostics.add("flow-too-long", flow.variants[0].start.span, {{"count", "13"}, {"path", "a → b"}});
  check_flow_examples(site, flow, {}, diagnostics);
  EXPECT_EQ(diagnostics.all().size(), 3U);
}

TEST_F(FlowExamplesTest, what_has_no_id_needs_no_example) {
  base("start a\n? a\n- yes end\n- no end\n! end\n");
  flow.variants[0].questions[0].choices.emplace_back().to = {"end", {}};
  EXPECT_THAT(uncovered({"yes > end", "no > end"}), IsEmpty());
}

TEST_F(FlowExamplesTest, what_cannot_be_passed_is_not_told) {
  base("start a\n? a\n- yes lost\n- no end\n- maybe\n! end\n! elsewhere\n");
  EXPECT_THAT(uncovered({"no > end"}), IsEmpty());
}

TEST_F(FlowExamplesTest, what_an_overlay_adds_needs_an_example_of_its_own) {
  base("start a\n? a\n- yes end\n- no end\n! end\n");
  form_in("osaka", "start a\n? a\n- yes end\n- no end\n- maybe end\n! end\n");
  EXPECT_THAT(
      uncovered({"yes > end", "no > end"}),
      ElementsAre(R"(10:3 "maybe" flow-uncovered place=a=maybe kind=choice file=content/flows/mail.test.yaml)"));
}

// The listing.

TEST_F(FlowExamplesTest, coverage_lists_paths_and_how_many_examples_pass) {
  base(mail_flow);
  const std::vector<std::string> examples = {"no yes yes > done", "yes absent > person in:osaka"};
  EXPECT_EQ(coverage(examples, Language::english), R"(flow: mail

editions: fukushima
paths: 3
  1. waited=yes → mail=yes → done
  2. waited=yes → mail=no → help
  3. waited=no → wait
examples by choice (covered: 3/4)
  waited=yes  1
  waited=no   1
  mail=yes    1
  mail=no     0  ← no example
examples by outcome (covered: 2/3)
  wait  1
  done  1
  help  0  ← no example

editions: national, osaka
paths: 4
  1. waited=yes → mail=yes → done
  2. waited=yes → mail=no → help
  3. waited=yes → mail=absent → person
  4. waited=no → wait
examples by choice (covered: 4/5)
  waited=yes   2
  waited=no    1
  mail=yes     1
  mail=no      0  ← no example
  mail=absent  1
examples by outcome (covered: 3/4)
  wait    1
  done    1
  help    0  ← no example
  person  1
)");
}

TEST_F(FlowExamplesTest, coverage_is_told_in_japanese) {
  base("start a\n? a\n- yes end\n- no end\n! end\n");
  flow.variants[0].notes.emplace_back().condition.only.push_back({"osaka", {}});
  EXPECT_EQ(coverage({"yes > end"}, Language::japanese), R"(フロー: mail

版: fukushima, national, osaka
道筋: 2
  1. a=yes → end
  2. a=no → end
選択肢ごとの例の数（例で通るもの: 1/2）
  a=yes  1
  a=no   0  ← 例がありません
結果ごとの例の数（例で通るもの: 1/1）
  end  1
)");
}

std::string ladder(int questions) {
  std::string written = "start q0\n";
  for (int number = 0; number < questions; ++number) {
    const std::string next = number + 1 == questions ? "end" : "q" + std::to_string(number + 1);
    written += "? q" + std::to_string(number) + "\n- yes " + next + "\n- no " + next + "\n";
  }
  return written + "! end\n";
}

TEST_F(FlowExamplesTest, many_paths_are_counted_but_not_listed) {
  base(ladder(11));
  EXPECT_THAT(coverage({}, Language::english), HasSubstr("paths: 2048\n  too many to list\n"));
  flow.variants.clear();
  base(ladder(100));
  EXPECT_THAT(coverage({}, Language::english), HasSubstr("paths: ≥ 18446744073709551615\n"));
}

TEST_F(FlowExamplesTest, paths_without_end_are_not_counted) {
  base("start a\n? a\n- yes a\n- no end\n! end\n");
  EXPECT_THAT(coverage({}, Language::english), HasSubstr("the paths cannot be counted: one never ends"));
}

}  // namespace
}  // namespace shirube
