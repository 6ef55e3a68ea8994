#include "base/hash.h"

#include <gtest/gtest.h>

namespace shirube {
namespace {

// The examples of FIPS 180-4 (NIST, "Cryptographic Standards and Guidelines: SHA-256").
TEST(Sha256, GivesTheDigestsOfTheStandardsExamples) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, CountsEveryByteAlsoNul) {
  EXPECT_EQ(sha256_hex(std::string_view("\0", 1)), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(Sha256, gives_bytes_in_pieces_the_digest_of_the_whole) {
  Sha256 none;
  EXPECT_EQ(none.hex(), sha256_hex(""));
  Sha256 pieces;
  for (const std::string_view piece : {"ab", "", "c"}) pieces.add(piece);
  EXPECT_EQ(pieces.hex(), sha256_hex("abc"));
}

// The examples of RFC 1321, A.5, in pieces.
TEST(Md5, gives_the_digest_of_the_standards_example_in_pieces) {
  Md5 digest;
  digest.add("message ");
  digest.add("");
  digest.add("digest");
  EXPECT_EQ(digest.finish(), std::string("\xf9\x6b\x69\x7d\x7c\xb7\x93\x8d\x52\x5a\x2f\x31\xaa\xf1\x61\xd0", 16));
}

}  // namespace
}  // namespace shirube
