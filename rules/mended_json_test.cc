#include "rules/mended_json.h"

#include <string>

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(MendedJson, leaves_good_json_as_it_is) {
  for (const std::string json :
       {R"({"a":"あ𠮷"})", R"({"a":"\ud842\udfb7\u0000"})", R"({"a":[1,-2.5e3,true]})", "", "{"}) {
    EXPECT_EQ(mended_json(json), json);
  }
}

TEST(MendedJson, lone_surrogates_become_a_noncharacter) {
  EXPECT_EQ(mended_json(R"("\ud800")"), R"("\ufffe")");
  EXPECT_EQ(mended_json(R"("\uDFFFa")"), R"("\ufffea")");
  EXPECT_EQ(mended_json(R"("\ud800\ud842\udfb7")"), R"("\ufffe\ud842\udfb7")");
  EXPECT_EQ(mended_json(R"("\udfb7\ud842")"), R"("\ufffe\ufffe")");
  EXPECT_EQ(mended_json(R"("\ud800\u0041")"), R"("\ufffe\u0041")");
  EXPECT_EQ(mended_json(R"({"\ud800":1})"), R"({"\ufffe":1})");
}

TEST(MendedJson, an_escaped_backslash_begins_no_escape) {
  EXPECT_EQ(mended_json(R"("\\ud800")"), R"("\\ud800")");
  EXPECT_EQ(mended_json(R"("\\\ud800")"), R"("\\\ufffe")");
  EXPECT_EQ(mended_json(R"("\"\ud800")"), R"("\"\ufffe")");
}

TEST(MendedJson, broken_escapes_stay_broken) {
  for (const std::string json : {R"("\ud8")", R"("\u+800")", R"("\u 800")", R"("\x")", "\"\\", "\"\\u"}) {
    EXPECT_EQ(mended_json(json), json);
  }
}

TEST(MendedJson, bytes_that_are_no_utf8_become_one_noncharacter_a_part) {
  EXPECT_EQ(mended_json("\"\xFF\""), "\"\uFFFE\"");
  EXPECT_EQ(mended_json("\"\xE3\x81\""), "\"\uFFFE\"");
  EXPECT_EQ(mended_json("\"\xE3\x81\xE3\x81\x82\""), "\"\uFFFEあ\"");
  EXPECT_EQ(mended_json("\"\xF0\x9F\x98\xC0\x80\""), "\"\uFFFE\uFFFE\uFFFE\"");
  // A surrogate in UTF-8: no part of it begins a character.
  EXPECT_EQ(mended_json("\"\xED\xA0\x80\""), "\"\uFFFE\uFFFE\uFFFE\"");
  EXPECT_EQ(mended_json("\"\xF5\xE0\x80"), "\"\uFFFE\uFFFE\uFFFE");
}

TEST(MendedJson, numbers_are_cut_and_texts_are_not) {
  EXPECT_EQ(mended_json("1e999"), "1e9");
  EXPECT_EQ(mended_json("-1E+0999"), "-1E+0");
  EXPECT_EQ(mended_json(std::string(400, '9')), "999999999");
  EXPECT_EQ(mended_json("00000000000"), "000000000");
  EXPECT_EQ(mended_json("0.12345678901234567890"), "0.123456789");
  EXPECT_EQ(mended_json(R"("12345678901234567890 1e999")"), R"("12345678901234567890 1e999")");
}

}  // namespace
}  // namespace shirube
