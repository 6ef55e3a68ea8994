#include "generator/offline/bundle_version.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

const BundleVersion example = {"案内 “A”",   "osaka",           "20261121T090000Z", "2026-11-21T09:00:00Z",
                               "2027-03-31", "20261001T000000Z"};

bool is_same(const std::optional<BundleVersion>& read, const BundleVersion& version) {
  return read && read->site == version.site && read->edition == version.edition && read->version == version.version &&
         read->made == version.made && read->expires == version.expires && read->previous == version.previous;
}

TEST(BundleVersion, is_written_with_a_line_for_each_key) {
  EXPECT_EQ(write_version({"案内", "osaka", "20261121T090000Z", "2026-11-21T09:00:00Z", "", ""}),
            "{\n  \"site\": \"案内\",\n  \"edition\": \"osaka\",\n  \"version\": \"20261121T090000Z\",\n"
            "  \"made\": \"2026-11-21T09:00:00Z\",\n  \"expires\": null,\n  \"previous\": null\n}\n");
}

TEST(BundleVersion, is_read_as_it_was_written) {
  EXPECT_TRUE(is_same(read_version(write_version(example)), example));
  BundleVersion endless = example;
  endless.expires = endless.previous = "";
  EXPECT_TRUE(is_same(read_version(write_version(endless)), endless));
}

TEST(BundleVersion, passes_over_keys_of_later_tools) {
  std::string json = write_version(example);
  json.insert(1, "\"later\": {\"a\": [1]},");
  EXPECT_TRUE(is_same(read_version(json), example));
}

/// The example with one text replaced by another.
std::string changed(const std::string& from, const std::string& to) {
  std::string json = write_version(example);
  const std::size_t place = json.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  return json.replace(place, from.size(), to);
}

TEST(BundleVersion, that_is_hostile_is_none) {
  const std::string bad[] = {
      "",
      "null",
      "[]",
      "{}",
      "{",
      std::string(60'000, '['),
      changed("osaka", "../osaka"),
      changed("osaka", "Osaka"),
      changed("osaka", ""),
      changed("osaka", std::string(101, 'a')),
      changed("\"osaka\"", "null"),
      changed("\"osaka\"", "7"),
      changed("\"osaka\"", "[\"osaka\"]"),
      changed("20261121T090000Z", "20261121T090001Z"),  // another time than `made`
      changed("20261121T090000Z", "20261121090000"),
      changed("2026-11-21T09:00:00Z", "2026-11-21 09:00:00"),
      changed("\"2027-03-31\"", "\"2027-02-30\""),
      changed("\"2027-03-31\"", "\"\""),
      changed("\"2027-03-31\"", "false"),
      changed("20261001T000000Z", "../../x"),
      changed("案内", "a\\u001b[2J"),
      changed("案内", "a\\nb"),
      changed("案内", "a\\u202eb"),
      changed("案内", "\xff"),
      changed("案内", std::string(1'001, 'a')),
      changed("{", "{\"edition\": \"tokyo\", "),  // twice
      write_version(example) + "x",
  };
  for (const std::string& json : bad) EXPECT_FALSE(read_version(json)) << json.substr(0, 300);
}

TEST(Version, is_a_time_that_exists) {
  EXPECT_EQ(version_of(Moment{0}), "19700101T000000Z");
  EXPECT_TRUE(is_version("20261121T090000Z"));
  EXPECT_LT(version_of(Moment{1'000}), version_of(Moment{1'001}));
  for (const char* text :
       {"", "20261121", "20261321T090000Z", "20260230T000000Z", "20261121T250000Z", "20261121T090060Z",
        "20261121t090000z", "20261121T090000Z ", "2026-1121T09000Z", "20261121X090000Z", "+0261121T090000Z"}) {
    EXPECT_FALSE(is_version(text)) << text;
  }
}

TEST(Expiry, comes_after_the_last_day_by_the_calendar_of_Japan) {
  BundleVersion version = example;
  EXPECT_FALSE(has_expired(version, *parse_moment("2027-03-31T23:59:59+09:00")));
  EXPECT_TRUE(has_expired(version, *parse_moment("2027-04-01T00:00:00+09:00")));
  version.expires = "";
  EXPECT_FALSE(has_expired(version, *parse_moment("9999-01-01")));
}

}  // namespace
}  // namespace shirube
