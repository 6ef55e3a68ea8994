#include "generator/commands/line_reader.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace shirube {
namespace {

using testing::ElementsAre;

/// An open file that holds `bytes`.
class Written {
 public:
  explicit Written(std::string_view bytes) {
    EXPECT_EQ(std::fwrite(bytes.data(), 1, bytes.size(), file_), bytes.size());
    EXPECT_EQ(std::fflush(file_), 0);
    EXPECT_EQ(lseek(descriptor(), 0, SEEK_SET), 0);
  }
  ~Written() { std::fclose(file_); }
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;
  int descriptor() const { return fileno(file_); }

 private:
  std::FILE* file_ = std::tmpfile();
};

std::vector<std::string> lines(std::string_view bytes, std::size_t limit = 10) {
  const Written file(bytes);
  LineReader reader(file.descriptor(), limit, [] {});
  std::vector<std::string> found;
  std::string line;
  for (auto next = reader.next(line); next != LineReader::Found::end; next = reader.next(line)) {
    found.push_back(next == LineReader::Found::too_long ? "(too long)" : line);
  }
  return found;
}

TEST(LineReader, lines_end_in_lf_or_crlf_and_the_last_one_needs_neither) {
  EXPECT_THAT(lines("a\nb\r\n\nc"), ElementsAre("a", "b", "", "c"));
  EXPECT_THAT(lines("a\n"), ElementsAre("a"));
  EXPECT_TRUE(lines("").empty());
}

TEST(LineReader, a_line_may_have_as_many_bytes_as_the_limit_says) {
  EXPECT_THAT(lines("0123456789\r\n0123456789\n01234567890\nb"),
              ElementsAre("0123456789", "0123456789", "(too long)", "b"));
}

TEST(LineReader, lines_longer_than_a_block_are_whole) {
  const std::string line(200'000, 'x');
  EXPECT_THAT(lines(std::string(5'000, 'y') + "\n" + line + "\n", 300'000), ElementsAre(std::string(5'000, 'y'), line));
  EXPECT_THAT(lines(line + "\nb", 150'000), ElementsAre("(too long)", "b"));
}

TEST(LineReader, zero_bytes_are_bytes) {
  EXPECT_THAT(lines(std::string_view("a\0b\n", 4)), ElementsAre(std::string("a\0b", 3)));
}

TEST(LineReader, whoever_writes_is_waited_for_only_after_being_told) {
  const Written file("a\nb\n");
  int waits = 0;
  LineReader reader(file.descriptor(), 10, [&] { ++waits; });
  std::string line;
  reader.next(line);
  reader.next(line);
  EXPECT_EQ(waits, 1);
  EXPECT_EQ(reader.next(line), LineReader::Found::end);
  EXPECT_EQ(waits, 2);
}

TEST(LineReader, what_cannot_be_read_is_no_end) {
  const int folder = open("/", O_RDONLY | O_DIRECTORY);
  ASSERT_GE(folder, 0);
  LineReader reader(folder, 10, [] {});
  std::string line;
  EXPECT_EQ(reader.next(line), LineReader::Found::failed);
  close(folder);
}

}  // namespace
}  // namespace shirube
