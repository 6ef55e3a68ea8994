#include <gtest/gtest.h>

#include "generator/load/map_reader.h"
#include "generator/model/told_test.h"

namespace shirube {
namespace {

/// Reads `a: written` by `read` and gives what was reported.
template <typename Read>
Told told_by(const std::string& written, const Read& read) {
  const std::string text = "a: " + written + "\n";
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, text}, diagnostics);
  EXPECT_TRUE(node) << text;
  if (node) {
    MapReader map(*node, diagnostics);
    read(map);
    map.finish();
  }
  return told(diagnostics, text);
}

TEST(MapReaderValues, a_date_is_a_day_that_exists) {
  Span place;
  std::optional<Date> date;
  const auto read = [&](MapReader& map) { date = map.date("a", place); };
  EXPECT_EQ(told_by("2026-11-01", read), Told{});
  EXPECT_EQ(date, (Date{2026, 11, 1}));
  EXPECT_EQ(place, (Span{FileId{0}, 1, 4, 10}));
  EXPECT_EQ(told_by("2026-02-29", read), Told{R"(1:4 "2026-02-29" invalid-date value=2026-02-29)"});
  EXPECT_EQ(told_by("令和8年11月1日", read), Told{R"(1:4 "令和8年11月1日" invalid-date value=令和8年11月1日)"});
  EXPECT_EQ(told_by("[2026-11-01]", read), Told{R"(1:4 "[" wrong-type key=a expected=text found=list)"});
  EXPECT_EQ(told_by("", read).size(), 1U);
}

TEST(MapReaderValues, yes_and_no_are_true_and_false) {
  bool value = false;
  const auto read = [&](MapReader& map) { value = map.yes_no("a"); };
  EXPECT_EQ(told_by("true", read), Told{});
  EXPECT_TRUE(value);
  EXPECT_EQ(told_by("false", read), Told{});
  EXPECT_FALSE(value);
  EXPECT_EQ(told_by("yes", read), Told{R"(1:4 "yes" wrong-type key=a expected=yes-no found=text)"});
  EXPECT_EQ(told_by("[true]", read), Told{R"(1:4 "[" wrong-type key=a expected=text found=list)"});
}

TEST(MapReaderValues, a_number_is_whole_and_within_its_limits) {
  std::optional<int> value;
  const auto read = [&](MapReader& map) { value = map.number("a", 1, 1200); };
  for (const std::string fine : {"1", "12", "1200"}) {
    EXPECT_EQ(told_by(fine, read), Told{});
    EXPECT_EQ(value, std::stoi(fine));
  }
  for (const std::string wrong : {"12か月", "１２", "1.5", "twelve", "+1", "0x10", "1 2"}) {
    EXPECT_EQ(told_by(wrong, read), Told{"1:4 \"" + wrong + "\" wrong-type key=a expected=number found=text"});
    EXPECT_EQ(value, std::nullopt);
  }
  for (const std::string far : {"0", "1201", "-1", "99999999999999999999"}) {
    EXPECT_EQ(told_by(far, read), Told{"1:4 \"" + far + "\" number-out-of-range key=a from=1 to=1200"});
    EXPECT_EQ(value, std::nullopt);
  }
}

TEST(MapReaderValues, a_per_cent_is_kept_in_hundredths) {
  int value = 0;
  const auto read = [&](MapReader& map) { value = map.per_cent("a"); };
  for (const auto& [written, hundredths] : std::vector<std::pair<std::string, int>>{{"0", 0},
                                                                                    {"100", 100'00},
                                                                                    {"12", 12'00},
                                                                                    {"12.5", 12'50},
                                                                                    {"12.05", 12'05},
                                                                                    {"100.00", 100'00},
                                                                                    {"007", 7'00}}) {
    EXPECT_EQ(told_by(written, read), Told{}) << written;
    EXPECT_EQ(value, hundredths) << written;
  }
  for (const std::string wrong : {"50%", "５０", "1.234", "1.", ".5", "1,5", "--", "1.5.2"}) {
    EXPECT_EQ(told_by(wrong, read), Told{"1:4 \"" + wrong + "\" wrong-type key=a expected=number found=text"});
  }
  for (const std::string far : {"-1", "100.01", "101", "99999999999999999999"}) {
    EXPECT_EQ(told_by(far, read), Told{"1:4 \"" + far + "\" number-out-of-range key=a from=0 to=100"});
  }
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, "{}"}, diagnostics);
  MapReader map(*node, diagnostics);
  map.per_cent("x");
  map.finish();
  EXPECT_EQ(told(diagnostics, "{}"), Told{R"(1:1 "{" missing-key key=x)"});
}

TEST(MapReaderValues, a_choice_is_one_of_the_words) {
  std::optional<std::size_t> chosen;
  const auto read = [&](MapReader& map) { chosen = map.choice("a", {"note", "caution", "warning"}); };
  EXPECT_EQ(told_by("warning", read), Told{});
  EXPECT_EQ(chosen, 2U);
  EXPECT_EQ(told_by("warnig", read), Told{R"(1:4 "warnig" unknown-choice value=warnig suggestion=warning)"});
  EXPECT_EQ(chosen, std::nullopt);
  EXPECT_EQ(told_by("注意", read), Told{R"(1:4 "注意" unknown-choice value=注意)"});
}

TEST(MapReaderValues, a_choice_may_be_needed) {
  constexpr std::string_view words[] = {"note", "caution"};
  const auto told_of = [&](std::string_view text) {
    Diagnostics diagnostics;
    auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
    MapReader map(*node, diagnostics);
    EXPECT_EQ(map.choice("a", words, Need::required), std::nullopt);
    map.finish();
    return told(diagnostics, text);
  };
  EXPECT_EQ(told_of("{}"), Told{R"(1:1 "{" missing-key key=a)"});
  EXPECT_EQ(told_of("a: cauton"), Told{R"(1:4 "cauton" unknown-choice value=cauton suggestion=caution)"});
}

TEST(MapReaderValues, a_color_is_written_with_six_digits) {
  Text color;
  const auto read = [&](MapReader& map) { color = map.color("a"); };
  EXPECT_EQ(told_by("\"#0055Aa\"", read), Told{});
  EXPECT_EQ(color.text, "#0055Aa");
  for (const std::string wrong : {"#05a", "0055aa", "#0055ag", "blue", "#0055aaff"}) {
    EXPECT_EQ(told_by('"' + wrong + '"', read),
              Told{"1:5 \"" + wrong + "\" wrong-type key=a expected=color found=text"});
    EXPECT_TRUE(color.empty());
  }
}

TEST(MapReaderValues, a_color_without_quotation_marks_is_a_comment_and_reported_as_no_color) {
  EXPECT_EQ(told_by("#0055aa", [](MapReader& map) { map.color("a"); }),
            Told{R"(1:3 " " wrong-type key=a expected=color found=nothing)"});
}

TEST(MapReaderValues, a_web_address_is_a_whole_one) {
  Text address;
  const auto read = [&](MapReader& map) { address = map.web_address("a"); };
  for (const std::string fine :
       {"https://www.example.jp/", "https://example.jp/a%20b?c=d#e", "https://192.0.2.1:8080"}) {
    EXPECT_EQ(told_by(fine, read), Told{});
    EXPECT_EQ(address.text, fine);
  }
  for (const std::string wrong :
       {"www.example.jp", "http://example.jp/", "https://", "https:///path", "https://例.jp/", "https://example.jp/a b",
        "https://example.jp/a\\b", "mailto:a@example.jp", "https://example.jp/\xEF\xBD\x81", "guide:log-in"}) {
    EXPECT_EQ(told_by(wrong, read),
              Told{std::string("1:4 \"").append(wrong).append("\" invalid-address value=").append(wrong)});
    EXPECT_TRUE(address.empty());
  }
}

}  // namespace
}  // namespace shirube
