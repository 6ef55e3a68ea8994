#include "cgi/operator/content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cgi/sealing/server_secret.h"

namespace shirube {
namespace {

using testing::ElementsAre;

constexpr const char* whole =
    R"({"values":{"a":"x","b":["y","z"]},"secrets":{"q":"$argon2id$1","p":"$argon2id$2"},"warnings":["compare"]})";

Submission submission(const std::string& content, bool is_sealed = false) {
  return {"ABCDE-FGHJK", "f", "osaka", {0}, "received", content, is_sealed, {}};
}

std::optional<ContentFault> fault_of(const Submission& read, const std::vector<OfficeKeys>& keys = {}) {
  const auto content = read_content(read, keys);
  const auto* fault = std::get_if<ContentFault>(&content);
  return fault == nullptr ? std::nullopt : std::optional(*fault);
}

std::string text_of(const SecretKey& key) { return {reinterpret_cast<const char*>(key.data()), key.size()}; }

TEST(Content, values_warnings_and_the_names_of_secrets_are_read_and_no_hash) {
  const auto read = read_content(submission(whole), {});
  ASSERT_TRUE(std::holds_alternative<SubmissionContent>(read));
  const auto& content = std::get<SubmissionContent>(read);
  EXPECT_EQ(content.values, (NormalValues{{"a", "x"}, {"b", std::vector<std::string>{"y", "z"}}}));
  EXPECT_THAT(content.secrets, ElementsAre("p", "q"));
  EXPECT_THAT(content.warnings, ElementsAre("compare"));
}

TEST(Content, what_forms_cgi_does_not_write_is_damaged) {
  for (const char* content :
       {"", "{", "[]", "null", "{}", R"({"values":[]})", R"({"values":{"a":1}})", R"({"values":{"a":["x",1]}})",
        R"({"values":{},"secrets":["p"]})", R"({"values":{},"warnings":{"a":1}})", R"({"values":{},"warnings":[1]})",
        "{\"values\":{\"a\":\"\xFF\"}}"}) {
    EXPECT_EQ(fault_of(submission(content)), ContentFault::damaged) << content;
  }
  EXPECT_EQ(fault_of(submission(R"({"values":{}})")), std::nullopt);
}

TEST(Content, what_is_sealed_opens_with_any_key_of_the_office_that_fits) {
  ASSERT_TRUE(prepare_sealing());
  const OfficeKeys old_pair = make_office_keys();
  const OfficeKeys new_pair = make_office_keys();
  const Submission sealed = submission(seal(whole, text_of(old_pair.open)), true);
  EXPECT_EQ(fault_of(sealed), ContentFault::no_key);
  EXPECT_EQ(fault_of(sealed, {new_pair}), ContentFault::wrong_key);
  EXPECT_EQ(fault_of(sealed, {new_pair, old_pair}), std::nullopt);
  EXPECT_EQ(fault_of(submission(seal("{", text_of(old_pair.open)), true), {old_pair}), ContentFault::damaged);
}

TEST(Content, files_of_a_sealed_submission_get_their_names_back) {
  Submission named = submission("");
  named.files = {{"1", "a", "", "pdf", 1},
                 {"2", "b", "", "pdf", 1},
                 {"3", "b", "", "pdf", 1},
                 {"4", "c", "kept", "pdf", 1},
                 {"5", "d", "", "pdf", 1}};
  name_files(named, {.values = {{"a", "a.pdf"}, {"b", std::vector<std::string>{"b1", "b2"}}, {"c", "other"}},
                     .secrets = {},
                     .warnings = {}});
  std::vector<std::string> names;
  for (const StoredFile& file : named.files) names.push_back(file.name);
  EXPECT_THAT(names, ElementsAre("a.pdf", "b1", "b2", "kept", ""));
}

}  // namespace
}  // namespace shirube
