#include "rules/written_date.h"

#include <gtest/gtest.h>

#include <string>

namespace shirube {
namespace {

std::string date(std::string_view text) { return read_date(text).value_or("none"); }
std::string month(std::string_view text) { return read_year_month(text).value_or("none"); }

TEST(WrittenDate, a_date_is_read_in_every_punctuation) {
  for (const auto* text : {"2026-04-01", "2026-4-1", "2026/04/01", "2026/4/1", "2026.4.1", "2026.04.01", "2026年4月1日",
                           "2026年04月01日", "2026-4-01", "令和8年4月1日", "令和08年04月01日", "R8.4.1", "r8.4.1",
                           "R8-4-1", "R08/04/01", "R8年4月1日", "令和8.4.1"}) {
    EXPECT_EQ(date(text), "2026-04-01") << text;
  }
}

TEST(WrittenDate, mixed_or_missing_punctuation_is_refused) {
  for (const auto* text : {"2026-04/01",
                           "2026年4月1",
                           "2026年4-1",
                           "20260401",
                           "2026 4 1",
                           "2026-04-01日",
                           "2026-04",
                           "2026-04-01-",
                           "-2026-04-01",
                           "2026--01",
                           "2026-04-",
                           "2026-04-01 ",
                           " 2026-04-01",
                           "",
                           "令和",
                           "令和8",
                           "R8",
                           "RR8.4.1",
                           "令和R8.4.1",
                           "X8.4.1",
                           "2026ー04ー01",
                           "２０２６-4-1",
                           "2026-04-01T00:00",
                           "8.4.1",
                           "明8.4.1",
                           "R 8.4.1",
                           "慶応3.1.1",
                           "㋿8年4月1日",
                           "+2026-4-1"}) {
    EXPECT_EQ(date(text), "none") << text;
  }
}

TEST(WrittenDate, numbers_have_as_many_digits_as_they_may) {
  EXPECT_EQ(date("0001-01-01"), "0001-01-01");
  EXPECT_EQ(date("9999-12-31"), "9999-12-31");
  for (const auto* text :
       {"0000-01-01", "1-01-01", "999-1-1", "10000-1-1", "02026-04-01", "2026-004-01", "2026-4-001", "26-4-1",
        "R008.4.1", "R0.4.1", "R00.4.1", "R100.4.1", "令和99999999999999999999年1月1日", "99999999999999999999-1-1"}) {
    EXPECT_EQ(date(text), "none") << text;
  }
}

TEST(WrittenDate, the_day_must_exist) {
  EXPECT_EQ(date("2024-02-29"), "2024-02-29");
  EXPECT_EQ(date("2000-02-29"), "2000-02-29");
  for (const auto* text : {"2023-02-29", "1900-02-29", "2100-2-29", "2026-02-30", "2026-04-31", "2026-13-01",
                           "2026-00-01", "2026-01-00", "2026-01-32", "R5.2.29"}) {
    EXPECT_EQ(date(text), "none") << text;
  }
}

TEST(WrittenDate, an_era_is_read_within_its_own_days) {
  EXPECT_EQ(date("明治元年1月25日"), "1868-01-25");
  EXPECT_EQ(date("明治45年7月29日"), "1912-07-29");
  EXPECT_EQ(date("大正元年7月30日"), "1912-07-30");
  EXPECT_EQ(date("大正15年12月24日"), "1926-12-24");
  EXPECT_EQ(date("昭和元年12月25日"), "1926-12-25");
  EXPECT_EQ(date("昭和64年1月7日"), "1989-01-07");
  EXPECT_EQ(date("平成元年1月8日"), "1989-01-08");
  EXPECT_EQ(date("平成31年4月30日"), "2019-04-30");
  EXPECT_EQ(date("令和元年5月1日"), "2019-05-01");
  EXPECT_EQ(date("令和1年5月1日"), "2019-05-01");
  EXPECT_EQ(date("R99.12.31"), "2117-12-31");
  for (const auto* text : {"明治元年1月24日", "明治45年7月30日", "大正元年7月29日", "大正15年12月25日",
                           "昭和元年12月24日", "昭和64年1月8日", "平成元年1月7日", "平成31年5月1日", "令和元年4月30日",
                           "令和0年5月1日", "明治46年1月1日", "昭和65年1月1日"}) {
    EXPECT_EQ(date(text), "none") << text;
  }
}

TEST(WrittenDate, an_era_is_read_by_its_letter_in_either_case) {
  EXPECT_EQ(date("M45.7.29"), "1912-07-29");
  EXPECT_EQ(date("m1.1.25"), "1868-01-25");
  EXPECT_EQ(date("T1.7.30"), "1912-07-30");
  EXPECT_EQ(date("t15/12/24"), "1926-12-24");
  EXPECT_EQ(date("S64.1.7"), "1989-01-07");
  EXPECT_EQ(date("s元.12.25"), "1926-12-25");
  EXPECT_EQ(date("H31.4.30"), "2019-04-30");
  EXPECT_EQ(date("h1-1-8"), "1989-01-08");
  EXPECT_EQ(date("R元年5月1日"), "2019-05-01");
  EXPECT_EQ(date("H31.5.1"), "none");
}

TEST(WrittenDate, a_month_is_read_likewise) {
  for (const auto* text : {"2026-04", "2026-4", "2026/4", "2026.04", "2026年4月", "令和8年4月", "R8.4", "r8-04"}) {
    EXPECT_EQ(month(text), "2026-04") << text;
  }
  EXPECT_EQ(month("0001-1"), "0001-01");
  for (const auto* text : {"2026-04-01", "2026年4", "2026年", "2026年4月1日", "2026-13", "2026-0", "2026-", "2026",
                           "202604", "2026-4月", "2026年4-", "0000-01", "2026.4.", "", "令和元年", "R8.4月"}) {
    EXPECT_EQ(month(text), "none") << text;
  }
}

TEST(WrittenDate, a_month_that_is_partly_in_an_era_belongs_to_it) {
  EXPECT_EQ(month("明治元年1月"), "1868-01");
  EXPECT_EQ(month("明治45年7月"), "1912-07");
  EXPECT_EQ(month("大正元年7月"), "1912-07");
  EXPECT_EQ(month("大正15年12月"), "1926-12");
  EXPECT_EQ(month("昭和元年12月"), "1926-12");
  EXPECT_EQ(month("昭和64年1月"), "1989-01");
  EXPECT_EQ(month("平成元年1月"), "1989-01");
  EXPECT_EQ(month("平成31年4月"), "2019-04");
  EXPECT_EQ(month("令和元年5月"), "2019-05");
  for (const auto* text :
       {"明治45年8月", "大正元年6月", "大正16年1月", "昭和元年11月", "昭和64年2月", "平成31年5月", "令和元年4月"}) {
    EXPECT_EQ(month(text), "none") << text;
  }
}

TEST(WrittenDate, what_is_normal_is_read_as_itself) {
  EXPECT_EQ(date(date("昭和64年1月7日")), "1989-01-07");
  EXPECT_EQ(month(month("S64.1")), "1989-01");
}

}  // namespace
}  // namespace shirube
