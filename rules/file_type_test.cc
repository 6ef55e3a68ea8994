#include "rules/file_type.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

TEST(FileType, the_ending_tells_in_either_case) {
  EXPECT_EQ(file_type_of("届出.pdf"), "pdf");
  EXPECT_EQ(file_type_of("PHOTO.JPG"), "jpeg");
  EXPECT_EQ(file_type_of("photo.Jpeg"), "jpeg");
  EXPECT_EQ(file_type_of("list.txt"), "text");
  EXPECT_EQ(file_type_of(".csv"), "csv");
}

TEST(FileType, other_names_tell_nothing) {
  for (const char* name : {"", "pdf", "a.pdf.exe", "a.html", "a.pdf ", "a.svg"})
    EXPECT_EQ(file_type_of(name), "") << name;
}

}  // namespace
}  // namespace shirube
