#include "cgi/configuration/fault_texts.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace shirube {
namespace {

constexpr std::string_view keys[] = {"packs",     "edition",     "store",    "secret_file", "base_url",
                                     "mail",      "mail.smtp",   "mail.tls", "mail.user",   "mail.password_file",
                                     "mail.from", "mail.office", "limits",   "seal_to"};

TEST(FaultTexts, every_key_says_in_both_languages_what_belongs_there) {
  for (const std::string_view key : keys) {
    for (const ConfigurationFault& fault : {missing_fault(key), wrong_fault(key)}) {
      EXPECT_EQ(fault.key, key);
      EXPECT_TRUE(fault.japanese.ends_with("。")) << fault.japanese;
      EXPECT_NE(fault.japanese.find("ください"), std::string::npos) << fault.japanese;
      EXPECT_NE(fault.english.find(": write "), std::string::npos) << fault.english;
      EXPECT_FALSE(find_malformed_utf8(fault.japanese));
    }
  }
}

TEST(FaultTexts, a_wrong_value_is_told_with_what_would_be_right) {
  const ConfigurationFault fault = wrong_fault("mail.tls");
  EXPECT_EQ(fault.japanese, "この値は使えません。\"required\"、\"opportunistic\"、\"none\" のどれかを書いてください。");
  EXPECT_EQ(fault.english, "this value cannot be used: write \"required\", \"opportunistic\" or \"none\"");
}

TEST(FaultTexts, a_limit_is_told_with_its_bounds) {
  const ConfigurationFault fault = number_fault("limits.fields", 10'000);
  EXPECT_EQ(fault.key, "limits.fields");
  EXPECT_EQ(fault.japanese, "この値は使えません。1から10000までの整数を、引用符なしで書いてください。");
  EXPECT_EQ(fault.english, "this value cannot be used; write a whole number from 1 to 10000, without quotes");
}

TEST(FaultTexts, those_of_the_whole_file_say_what_to_do) {
  EXPECT_EQ(size_fault().japanese,
            "ファイルが大きすぎます（64 KiBまで）。設定ファイルのパスが正しいか確かめてください。");
  EXPECT_EQ(size_fault().english, "the file is too large (at most 64 KiB); check that this is the configuration file");
  EXPECT_EQ(not_an_object_fault().japanese, "設定全体を { } で囲んでください。");
  EXPECT_EQ(not_an_object_fault().english, "put all settings between { and }");
  EXPECT_EQ(syntax_fault(std::nullopt).japanese,
            "JSONとして読めません。かっこ、引用符、コンマを確かめ、UTF-8で保存してください。");
  EXPECT_EQ(syntax_fault(std::nullopt).english,
            "this is not valid JSON; check brackets, quotes and commas, and save it as UTF-8");
}

}  // namespace
}  // namespace shirube
