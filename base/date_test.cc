#include "base/date.h"

#include <ostream>

#include <gtest/gtest.h>

namespace shirube {

void PrintTo(const Date& date, std::ostream* out) { *out << format_date(date); }
void PrintTo(const Moment& moment, std::ostream* out) { *out << moment.seconds; }

namespace {

TEST(Date, ADayThatExistsIsReadAndWrittenBack) {
  for (const char* text : {"2026-11-21", "1000-01-01", "9999-12-31", "2024-02-29", "2000-02-29"}) {
    const std::optional<Date> date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(format_date(*date), text);
  }
  EXPECT_EQ(parse_date("2026-11-21"), (Date{2026, 11, 21}));
}

TEST(Date, ADayThatDoesNotExistIsRefused) {
  for (const char* text : {"2026-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-01-00",
                           "2026-01-32", "0999-12-31", "0000-00-00"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

TEST(Date, AnotherFormIsRefused) {
  for (const char* text :
       {"", "2026", "2026-11", "2026-11-2", "2026-1-21", "26-11-21", "20261121", "2026/11/21", "2026-11-21 ",
        " 2026-11-21", "2026-11-21T00:00:00Z", "+026-11-21", "2026-+1-21", "２０２６-11-21", "12026-11-21"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

TEST(Date, MonthsAreAddedAcrossYears) {
  EXPECT_EQ(add_months({2026, 11, 21}, 1), (Date{2026, 12, 21}));
  EXPECT_EQ(add_months({2026, 11, 21}, 2), (Date{2027, 1, 21}));
  EXPECT_EQ(add_months({2026, 11, 21}, 12), (Date{2027, 11, 21}));
  EXPECT_EQ(add_months({2026, 11, 21}, -11), (Date{2025, 12, 21}));
  EXPECT_EQ(add_months({2026, 11, 21}, 0), (Date{2026, 11, 21}));
}

TEST(Date, AShorterMonthGivesItsLastDay) {
  EXPECT_EQ(add_months({2026, 1, 31}, 1), (Date{2026, 2, 28}));
  EXPECT_EQ(add_months({2024, 1, 31}, 1), (Date{2024, 2, 29}));
  EXPECT_EQ(add_months({2024, 2, 29}, 12), (Date{2025, 2, 28}));
  EXPECT_EQ(add_months({2026, 10, 31}, 1), (Date{2026, 11, 30}));
}

TEST(Date, DaysAreOrderedByTheCalendar) {
  EXPECT_LT((Date{2025, 12, 31}), (Date{2026, 1, 1}));
  EXPECT_LT((Date{2026, 1, 31}), (Date{2026, 2, 1}));
}

TEST(Moment, ADayIsItsMidnightInUtc) { EXPECT_EQ(parse_moment("2026-11-21"), Moment{1795219200}); }

TEST(Moment, ATimeIsReadWithItsOffset) {
  EXPECT_EQ(parse_moment("2026-11-21T09:00:00Z"), Moment{1795251600});
  EXPECT_EQ(parse_moment("2026-11-21T18:00:00+09:00"), Moment{1795251600});
  EXPECT_EQ(parse_moment("2026-11-21T04:30:00-04:30"), Moment{1795251600});
  EXPECT_EQ(parse_moment("2026-11-21T09:00:00-00:00"), Moment{1795251600});
}

TEST(Moment, WholeSecondsSince1970AreRead) {
  EXPECT_EQ(parse_moment("0"), Moment{0});
  EXPECT_EQ(parse_moment("1795251600"), Moment{1795251600});
}

TEST(Moment, TheFirstIsTheStartOf1970AndTheLastTheEndOf9999) {
  EXPECT_EQ(parse_moment("1970-01-01"), Moment{0});
  EXPECT_EQ(parse_moment("1969-12-31"), std::nullopt);
  EXPECT_EQ(parse_moment("1970-01-01T00:00:00+09:00"), std::nullopt);
  EXPECT_EQ(parse_moment("1969-12-31T23:00:00-01:00"), Moment{0});
  EXPECT_EQ(parse_moment("9999-12-31T23:59:59Z"), Moment{253402300799});
  EXPECT_EQ(parse_moment("9999-12-31T23:59:59-00:01"), std::nullopt);
  EXPECT_EQ(parse_moment("253402300799"), Moment{253402300799});
  EXPECT_EQ(parse_moment("253402300800"), std::nullopt);
  EXPECT_EQ(parse_moment("99999999999999999999999999"), std::nullopt);
}

TEST(Moment, AnotherFormIsRefused) {
  for (const char* text : {"",
                           "-1",
                           "+5",
                           "1.5",
                           " 5",
                           "now",
                           "2026-11-21T",
                           "2026-11-21T09:00Z",
                           "2026-11-21T09:00:00",
                           "2026-11-21T24:00:00Z",
                           "2026-11-21T09:60:00Z",
                           "2026-12-31T23:59:60Z",
                           "2026-11-21T09:00:00.5Z",
                           "2026-11-21T09:00:00+9:00",
                           "2026-11-21T09:00:00+0900",
                           "2026-11-21T09:00:00+24:00",
                           "2026-11-21 09:00:00Z",
                           "2026-11-21Z",
                           "2026-11-21T09:00:00Z ",
                           "2026-02-30T09:00:00Z"}) {
    EXPECT_EQ(parse_moment(text), std::nullopt) << text;
  }
}

TEST(Moment, TheDayInJapanTurnsAtThreeInTheAfternoonUtc) {
  EXPECT_EQ(date_in_japan(*parse_moment("2026-11-21T14:59:59Z")), (Date{2026, 11, 21}));
  EXPECT_EQ(date_in_japan(*parse_moment("2026-11-21T15:00:00Z")), (Date{2026, 11, 22}));
  EXPECT_EQ(date_in_japan(*parse_moment("2026-12-31T15:00:00Z")), (Date{2027, 1, 1}));
  EXPECT_EQ(date_in_japan(Moment{0}), (Date{1970, 1, 1}));
}

TEST(Moment, IsWrittenInUtc) {
  EXPECT_EQ(format_moment(Moment{0}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(format_moment(*parse_moment("2026-11-21T18:05:09+09:00")), "2026-11-21T09:05:09Z");
  EXPECT_EQ(format_moment(Moment{253402300799}), "9999-12-31T23:59:59Z");
}

}  // namespace
}  // namespace shirube
