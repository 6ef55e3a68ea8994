#include "base/diagnostic.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;

constexpr Span at(std::uint32_t file, std::uint32_t line, std::uint32_t column) {
  return {FileId{file}, line, column, 1};
}

std::vector<std::string> places(const Diagnostics& diagnostics) {
  std::vector<std::string> listed;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    listed.push_back(std::to_string(diagnostic.span.file.value) + ":" + std::to_string(diagnostic.span.line) + ":" +
                     std::to_string(diagnostic.span.column) + " " + std::string(diagnostic.code));
  }
  return listed;
}

TEST(Diagnostics, TakeTheirSeverityFromTheCatalogue) {
  Diagnostics diagnostics;
  diagnostics.add("unused-value", at(0, 1, 1), {{"name", "desk"}});
  EXPECT_EQ(diagnostics.all().back().severity, Severity::warning);
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.add("edition-never", at(0, 1, 1));
  EXPECT_EQ(diagnostics.all().back().severity, Severity::error);
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Diagnostics, KeepTheirCodeWhenTheCallersStringIsGone) {
  Diagnostics diagnostics;
  {
    const std::string code = "edition-never";
    diagnostics.add(code, at(0, 1, 1));
  }
  EXPECT_EQ(diagnostics.all().front().code, "edition-never");
}

#ifndef NDEBUG
TEST(DiagnosticsDeathTest, ACodeThatTheCatalogueLacksIsABugOfOurs) {
  Diagnostics diagnostics;
  EXPECT_DEATH(diagnostics.add("no-such-code", at(0, 1, 1)), "every code is in the catalogue");
}
#endif

TEST(Diagnostics, AreSortedByPathThenPlaceThenCode) {
  Diagnostics diagnostics;
  diagnostics.add("unknown-key", at(0, 1, 1), {{"key", "b"}});
  diagnostics.add("unknown-key", at(1, 2, 1), {{"key", "b"}});
  diagnostics.add("missing-key", at(1, 10, 1), {{"key", "a"}});
  diagnostics.add("unknown-key", at(1, 2, 3), {{"key", "b"}});
  diagnostics.add("edition-never", at(1, 2, 3));
  diagnostics.add("unreadable", {FileId{1}, 0, 0, 0}, {{"reason", "x"}});
  diagnostics.sort({1, 0});  // the second file's path comes first
  EXPECT_THAT(places(diagnostics), ElementsAre("1:0:0 unreadable", "1:2:1 unknown-key", "1:2:3 edition-never",
                                               "1:2:3 unknown-key", "1:10:1 missing-key", "0:1:1 unknown-key"));
}

TEST(Diagnostics, AreInTheSameOrderWhateverTheOrderOfFinding) {
  const std::vector<std::string> names = {"desk", "fax", "room"};
  const auto listed = [](const std::vector<std::string>& in_order) {
    Diagnostics diagnostics;
    for (const std::string& name : in_order) {
      diagnostics.add("missing-value", at(0, 1, 1), {{"name", name}, {"editions", "osaka"}});
      diagnostics.add("duplicate-id", at(0, 2, 1), {{"id", "x"}}).notes.push_back({"first-here", at(0, 1, 1)});
      diagnostics.add("duplicate-id", at(0, 2, 1), {{"id", "x"}}).notes.push_back({"first-here", at(1, 1, 1)});
    }
    diagnostics.sort({1, 0});
    return diagnostics.all();
  };
  EXPECT_EQ(listed({names[0], names[1], names[2]}), listed({names[2], names[0], names[1]}));
  EXPECT_EQ(listed(names)[3].notes.front().span.file, FileId{1});
}

TEST(Diagnostics, FoundTwiceAreToldOnce) {
  Diagnostics diagnostics;
  for (const std::string name : {"desk", "fax", "desk"}) {
    diagnostics.add("missing-value", at(0, 1, 1), {{"name", name}, {"editions", "osaka"}});
  }
  diagnostics.add("missing-value", at(0, 1, 1), {{"name", "desk"}, {"editions", "fukushima"}});
  diagnostics.sort({0});
  EXPECT_EQ(diagnostics.all().size(), 3U);
}

TEST(Diagnostics, OfSeveralThreadsAreAppended) {
  Diagnostics all;
  for (std::uint32_t file : {0U, 1U}) {
    Diagnostics found;
    found.add("edition-never", at(file, 1, 1));
    all.append(std::move(found));
  }
  EXPECT_THAT(places(all), ElementsAre("0:1:1 edition-never", "1:1:1 edition-never"));
}

TEST(Diagnostics, ThatAreWarningsCanBeSilencedAndErrorsCannot) {
  for (const bool strict : {false, true}) {
    Diagnostics diagnostics;
    diagnostics.add("unused-value", at(0, 1, 1), {{"name", "desk"}});
    diagnostics.add("plain-http", at(0, 2, 1), {{"target", "http://www.example.jp/"}});
    diagnostics.add("edition-never", at(0, 3, 1));
    if (strict) diagnostics.make_warnings_errors();
    diagnostics.silence({"unused-value", "edition-never", "no-such-code"});
    EXPECT_THAT(places(diagnostics), ElementsAre("0:2:1 plain-http", "0:3:1 edition-never"));
  }
}

TEST(Diagnostics, ThatAreWarningsBecomeErrorsWhereAskedTo) {
  Diagnostics diagnostics;
  diagnostics.add("unused-value", at(0, 1, 1), {{"name", "desk"}});
  diagnostics.make_warnings_errors();
  EXPECT_TRUE(diagnostics.has_errors());
}

}  // namespace
}  // namespace shirube
