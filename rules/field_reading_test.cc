#include "rules/field_reading.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/written_pack_test.h"

namespace shirube {
namespace {

using Several = std::vector<std::string>;

/// The value; `empty`, or the fault's code with a mark before it.
std::string read(const Field& field, const SentValue& sent) {
  const FieldReading reading = read_field(field, &sent);
  if (!reading.fault.empty()) {
    EXPECT_FALSE(reading.value);
    return "!" + std::string(reading.fault);
  }
  return reading.value ? told(*reading.value) : "empty";
}
std::string read(FieldType type, const SentValue& sent) { return read(written_field("f", type), sent); }

TEST(FieldReading, nothing_sent_is_empty) {
  EXPECT_FALSE(read_field(written_field("f"), nullptr).value);
  EXPECT_FALSE(read_field(written_field("f", FieldType::choices), nullptr).value);
  EXPECT_EQ(read(FieldType::text, ""), "empty");
  EXPECT_EQ(read(FieldType::text, " \u3000 "), "empty");
  EXPECT_EQ(read(FieldType::secret, " "), " ");
}

TEST(FieldReading, one_value_is_due) {
  for (const FieldType type : {FieldType::text, FieldType::choice, FieldType::secret, FieldType::consent}) {
    EXPECT_EQ(read(type, Several{}), "empty");
    EXPECT_EQ(read(type, Several{""}), "empty");
    EXPECT_EQ(read(type, Several{"x"}), "x");
    EXPECT_EQ(read(type, Several{"x", "x"}), "!several-values");
    EXPECT_EQ(read(type, Several{"", ""}), "!several-values");
    EXPECT_EQ(read(type, MalformedValue{}), "!malformed");
  }
}

TEST(FieldReading, choices_are_several_without_empty_and_repeated_ones) {
  EXPECT_EQ(read(FieldType::choices, "x"), "[x]");
  EXPECT_EQ(read(FieldType::choices, ""), "empty");
  EXPECT_EQ(read(FieldType::choices, Several{}), "empty");
  EXPECT_EQ(read(FieldType::choices, Several{"", " "}), "empty");
  EXPECT_EQ(read(FieldType::choices, Several{"b", "", "a", " b ", "a"}), "[b, a]");
  EXPECT_EQ(read(FieldType::choices, Several{"a", "\xFF"}), "!encoding");
  EXPECT_EQ(read(FieldType::choices, Several{"a\n", "\xFF"}), "!line-break");
  EXPECT_EQ(read(FieldType::choices, MalformedValue{}), "!malformed");
}

TEST(FieldReading, faults_of_text_are_faults_of_the_field) {
  EXPECT_EQ(read(FieldType::text, std::string("a\0b", 3)), "!encoding");
  EXPECT_EQ(read(FieldType::text, "a\r\nb"), "!line-break");
  EXPECT_EQ(read(FieldType::multiline, "a\r\nb"), "a\nb");
}

TEST(FieldReading, numbers_and_dates_come_in_their_normal_form) {
  EXPECT_EQ(read(FieldType::number, "　＋１，０００ "), "1000");
  EXPECT_EQ(read(FieldType::number, "\u22120"), "0");
  EXPECT_EQ(read(FieldType::date, "令和８年４月１日"), "2026-04-01");
  EXPECT_EQ(read(FieldType::year_month, "Ｒ８．４"), "2026-04");
}

TEST(FieldReading, what_cannot_be_read_stays_as_it_is_folded) {
  EXPECT_EQ(read(FieldType::number, "１，００"), "1,00");
  EXPECT_EQ(read(FieldType::number, "９００７１９９２５４７４０９９２"), "9007199254740992");
  EXPECT_EQ(read(FieldType::number, "0,009,007,199,254,740,992"), "0,009,007,199,254,740,992");
  EXPECT_EQ(read(FieldType::date, "２０２６／１３／１"), "2026/13/1");
}

TEST(FieldReading, a_suggestion_is_named_by_its_id_or_its_label) {
  Field field = written_field("f", FieldType::suggest);
  field.options = {{"osaka", "大阪大学"}, {"abc", "ABC ｶﾞｸｲﾝ"}, {"x", "osaka"}};
  EXPECT_EQ(read(field, "osaka"), "osaka");
  EXPECT_EQ(read(field, " 大阪大学 "), "osaka");
  EXPECT_EQ(read(field, "大阪"), "大阪");
  EXPECT_EQ(read(field, "ABC ガクイン"), "ABC ガクイン");
  field.width = WidthFolding::full;
  EXPECT_EQ(read(field, "ABC ガクイン"), "abc");
  EXPECT_EQ(read(field, "ａｂｃ"), "abc");
  EXPECT_EQ(read(field, "osaka"), "osaka");
}

}  // namespace
}  // namespace shirube
