#include "generator/offline/checksums.h"

#include <gtest/gtest.h>

#include "base/hash.h"

namespace shirube {
namespace {

const std::string a = sha256_hex("a");
const std::string b = sha256_hex("b");

TEST(Checksums, are_lines_as_sha256sum_writes_them_in_byte_order) {
  const Checksums checksums = {{"guides/a.html", a}, {"START.html", b}};
  EXPECT_EQ(write_checksums(checksums), b + "  START.html\n" + a + "  guides/a.html\n");
  EXPECT_EQ(read_checksums(write_checksums(checksums)), checksums);
  EXPECT_EQ(read_checksums(""), Checksums());
}

TEST(Checksums, that_are_hostile_are_none) {
  const std::string bad[] = {
      "\n",
      "x",
      a + "  a",  // no end
      a + " a\n",
      a + " *a\n",
      a + "\ta\n",
      a.substr(1) + "  a\n",
      "A" + a.substr(1) + "  a\n",
      a + "  \n",
      a + "  ../a\n",
      a + "  /a\n",
      a + "  a\r\n",
      "\\" + a + "  a\\nb\n",  // sha256sum's way with line breaks
      a + "  a\n" + b + "  a\n",
      a + "  b\n" + b + "  a\n",
      a + "  SHA256SUMS\n",
      a + "  SHA256SUMS.minisig\n",
      a + "  a\n\n" + b + "  b\n",
      a + "  a\0b\n",
  };
  for (const std::string& text : bad) EXPECT_FALSE(read_checksums(text)) << text;
}

}  // namespace
}  // namespace shirube
