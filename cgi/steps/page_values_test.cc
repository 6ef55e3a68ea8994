#include "cgi/steps/page_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;

Field field_of(FieldType type) {
  Field field;
  field.id = "f";
  field.label = "項目";
  field.type = type;
  field.options = {{"a", "あ"}, {"b", "い"}};
  return field;
}

TEST(PageValues, sizes_are_rounded_up) {
  EXPECT_EQ(size_in_words(0), "0 kB");
  EXPECT_EQ(size_in_words(1), "0.1 kB");
  EXPECT_EQ(size_in_words(1000), "1 kB");
  EXPECT_EQ(size_in_words(1001), "1.1 kB");
  EXPECT_EQ(size_in_words(999'999), "1000 kB");
  EXPECT_EQ(size_in_words(1'000'000), "1 MB");
  EXPECT_EQ(size_in_words(1'000'001), "1.1 MB");
  EXPECT_EQ(size_in_words(10'485'760), "10.5 MB");
}

TEST(PageValues, times_are_those_of_japan) {
  EXPECT_EQ(time_in_words({1'795'237'380}, Language::japanese), "2026年11月21日 14時3分");
  EXPECT_EQ(time_in_words({1'795'237'380}, Language::english), "21 November 2026, 14:03 (Japan time)");
  EXPECT_EQ(time_in_words({1'798'729'140}, Language::japanese), "2026年12月31日 23時59分");
  EXPECT_EQ(time_in_words({1'798'729'200}, Language::english), "1 January 2027, 0:00 (Japan time)");
}

TEST(PageValues, values_are_shown_as_people_know_them) {
  EXPECT_THAT(lines_of(field_of(FieldType::select), "b", Language::japanese), ElementsAre("い"));
  EXPECT_THAT(lines_of(field_of(FieldType::suggest), "自由", Language::japanese), ElementsAre("自由"));
  EXPECT_THAT(lines_of(field_of(FieldType::choices), std::vector<std::string>{"a", "b"}, Language::japanese),
              ElementsAre("あ", "い"));
  EXPECT_THAT(lines_of(field_of(FieldType::multiline), "一\n\n三", Language::japanese), ElementsAre("一", "", "三"));
  EXPECT_THAT(lines_of(field_of(FieldType::consent), "yes", Language::japanese), ElementsAre("はい"));
  EXPECT_THAT(lines_of(field_of(FieldType::consent), "yes", Language::english), ElementsAre("Yes"));
}

class FormValues : public testing::Test {
 protected:
  SlotValues values(FieldType type, SentValue value) {
    form_.rules.fields = {field_of(type)};
    ReturnedForm returned;
    returned.values["f"] = std::move(value);
    return form_values(form_, Language::japanese, addresses_, returned);
  }

  ServedForm form_;
  Addresses addresses_{"https://example.jp/", "https://example.jp/cgi"};
};

TEST_F(FormValues, a_secret_and_a_file_have_no_value_on_any_page) {
  for (const FieldType type : {FieldType::secret, FieldType::file}) {
    const SlotValues slots = values(type, "hidden");
    for (const auto& [name, text] : slots.texts) EXPECT_NE(text, "hidden") << name;
    EXPECT_EQ(slots.truths.size(), 0U);
  }
}

TEST_F(FormValues, what_html_does_not_take_is_replaced) {
  EXPECT_EQ(values(FieldType::text, std::string("a\0b\x1b\x7f\t\n", 7)).texts.at("value f"),
            "a\uFFFDb\uFFFD\uFFFD\t\n");
}

TEST_F(FormValues, chosen_options_stay_chosen_and_invented_ones_choose_nothing) {
  EXPECT_THAT(values(FieldType::choices, std::vector<std::string>{"a", "b"}).truths,
              ElementsAre("chosen f a", "chosen f b"));
  EXPECT_THAT(values(FieldType::suggest, "a").texts.at("value f"), "あ");
  EXPECT_THAT(values(FieldType::text, MalformedValue()).truths, ElementsAre());
}

TEST_F(FormValues, the_summary_leads_to_the_field_and_names_it) {
  form_.rules.fields = {field_of(FieldType::choice)};
  ReturnedForm returned;
  returned.errors = {{"f", "required", "選んでください。", {}}, {"evil\"", "unknown-field", "知らない項目です。", {}}};
  const SlotValues slots = form_values(form_, Language::japanese, addresses_, returned);
  const std::vector<SlotValues>& errors = slots.lists.at("errors");
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].texts.at("target"), "f-a");
  EXPECT_THAT(errors[0].texts.at("message"), testing::HasSubstr("項目"));
  EXPECT_EQ(errors[1].texts.at("target"), "") << "there is nowhere to go";
  EXPECT_TRUE(slots.truths.contains("wrong f"));
}

}  // namespace
}  // namespace shirube
