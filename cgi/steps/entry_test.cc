#include "cgi/steps/entry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::HasSubstr;
using testing::Not;

Entry whole_entry() {
  Entry entry;
  entry.values["name"] = "山田 \"太郎\"\n";
  entry.values["plans"] = std::vector<std::string>{"a", "b"};
  entry.values["none"] = std::vector<std::string>{};
  entry.secrets["password"] = "correct-horse";
  entry.files["document"] = {"0123", "document", "届出.pdf", "pdf", 12};
  return entry;
}

TEST(Entry, what_is_written_is_read_again) {
  const std::optional<Entry> read = read_entry(write_entry(whole_entry()));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->values, whole_entry().values);
  EXPECT_EQ(read->secrets, whole_entry().secrets);
  EXPECT_EQ(read->files, whole_entry().files);
  EXPECT_TRUE(read_entry(write_entry({})));
}

TEST(Entry, what_is_none_is_not_read) {
  for (const char* json :
       {"", "{", "[]", "null", "{}", R"({"values":{},"secrets":{}})", R"({"values":[],"secrets":{},"files":{}})",
        R"({"values":{"a":1},"secrets":{},"files":{}})", R"({"values":{"a":[1]},"secrets":{},"files":{}})",
        R"({"values":{},"secrets":{"a":null},"files":{}})", R"({"values":{},"secrets":{},"files":{"a":{}}})",
        R"({"values":{},"secrets":{},"files":{"a":{"size":-1}}})",
        R"({"values":{},"secrets":{},"files":{"a":{"size":1,"id":2}}})",
        R"({"values":{},"secrets":{},"files":{},"more":{}})"}) {
    EXPECT_FALSE(read_entry(json)) << json;
  }
}

TEST(Entry, the_rules_see_secrets_and_the_names_of_files) {
  const SentValues values = all_values(whole_entry());
  EXPECT_EQ(values.at("password"), SentValue("correct-horse"));
  EXPECT_EQ(values.at("document"), SentValue("届出.pdf"));
  EXPECT_EQ(values.size(), 5U);
}

TEST(Entry, a_submission_holds_what_the_rules_still_ask_and_no_secret) {
  RulePack rules;
  for (const char* id : {"name", "password", "again", "document"}) rules.fields.emplace_back().id = id;
  rules.fields[2].equals = "password";
  Verdict verdict;
  verdict.values["name"] = "山田";
  verdict.secrets = {{"password", "correct-horse"}, {"again", "correct-horse"}};
  verdict.warnings.push_back({"name", "compare", "with a value 42", {}});
  const std::optional<std::string> json = write_submission(whole_entry(), verdict, rules);
  ASSERT_TRUE(json);
  EXPECT_THAT(*json, testing::StartsWith(R"({"files":{},"secrets":{"password":"$argon2id$)")) << "keys are sorted";
  EXPECT_THAT(*json, testing::EndsWith(R"("},"values":{"name":"山田"},"warnings":["name: compare"]})"));
  EXPECT_THAT(*json, Not(HasSubstr("correct-horse")));
}

}  // namespace
}  // namespace shirube
