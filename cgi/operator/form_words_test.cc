#include "cgi/operator/form_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/memory_file_system.h"
#include "cgi/operator/fake_store_test.h"

namespace shirube {
namespace {

constexpr const char* pack =
    R"({"version":1,"edition":"osaka","language":"ja","pages":{"problem":"<p>"},"forms":{"contact":{"title":"題",)"
    R"("rules":{"shirube":1,"form":"contact","edition":"osaka","language":"ja","title":"題",)"
    R"("fields":[{"id":"a","label":"甲","type":"text"}]},)"
    R"("pages":{"form":"","confirm":"","done":""},"mail":{"office":{"subject":"","body":""}}}}})";

TEST(FormWords, rules_come_from_the_editions_pack) {
  MemoryFileSystem files;
  ASSERT_FALSE(files.make_folders("/packs"));
  ASSERT_FALSE(files.write("/packs/osaka.pack.json", pack));
  FakeConsole console;
  const FindForm find = forms_in(files, "/packs", console);
  const auto rules = find("osaka", "contact");
  ASSERT_TRUE(rules) << console.messages;
  EXPECT_EQ(rules->field("a")->label, "甲");
  EXPECT_FALSE(find("osaka", "other"));
  EXPECT_EQ(console.messages, "");
}

TEST(FormWords, a_pack_that_cannot_be_read_is_told_once) {
  MemoryFileSystem files;
  ASSERT_FALSE(files.make_folders("/packs"));
  FakeConsole console;
  const FindForm find = forms_in(files, "/packs", console);
  EXPECT_FALSE(find("osaka", "contact"));
  EXPECT_FALSE(find("osaka", "contact"));
  EXPECT_THAT(console.messages, testing::StartsWith("/packs/osaka.pack.json: cannot be read; ids stand for labels ("));
  EXPECT_EQ(std::ranges::count(console.messages, '\n'), 1);
}

TEST(FormWords, an_edition_of_the_store_that_is_no_id_becomes_no_path) {
  MemoryFileSystem files;
  FakeConsole console;
  const FindForm find = forms_in(files, "/packs", console);
  EXPECT_FALSE(find("../osaka", "contact"));
  EXPECT_FALSE(find("", "contact"));
  EXPECT_EQ(console.messages, "");
}

}  // namespace
}  // namespace shirube
