#include "base/source_file.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(FileNames, NumberFilesInTheOrderOfAdding) {
  FileNames names;
  EXPECT_EQ(names.add("content/site.yaml"), FileId{0});
  EXPECT_EQ(names.add("content/guides/a.yaml"), FileId{1});
  EXPECT_EQ(names.path(FileId{1}), "content/guides/a.yaml");
  EXPECT_EQ(names.size(), 2U);
}

TEST(LineOf, GivesTheLineWithoutItsBreak) {
  EXPECT_EQ(line_of("title: 標\nsteps:\n", 1), "title: 標");
  EXPECT_EQ(line_of("title: 標\nsteps:\n", 2), "steps:");
}

TEST(LineOf, TheLastLineNeedsNoBreak) { EXPECT_EQ(line_of("a\nb", 2), "b"); }

TEST(LineOf, EveryKindOfBreakEndsOneLine) {
  for (const std::string_view text : {"a\n\nc", "a\r\n\r\nc", "a\r\rc"}) {
    EXPECT_EQ(line_of(text, 1), "a");
    EXPECT_EQ(line_of(text, 2), "");
    EXPECT_EQ(line_of(text, 3), "c");
  }
}

TEST(LineOf, ALineThatIsNotThereIsEmpty) {
  EXPECT_EQ(line_of("a\nb", 0), "");
  EXPECT_EQ(line_of("a\nb\n", 3), "");
  EXPECT_EQ(line_of("a\nb", 9), "");
  EXPECT_EQ(line_of("", 1), "");
}

}  // namespace
}  // namespace shirube
