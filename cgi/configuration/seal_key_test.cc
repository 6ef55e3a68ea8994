#include "cgi/configuration/seal_key.h"

#include <gtest/gtest.h>

#include <string>

#include "base/base64.h"

namespace shirube {
namespace {

// cgi/sealing/sealed_box_test.cc holds these same keys against libsodium.
TEST(SealKey, points_of_small_order_are_weak_whatever_their_highest_bit) {
  for (const char* text : {"0000000000000000000000000000000000000000000000000000000000000000",
                           "0100000000000000000000000000000000000000000000000000000000000000",
                           "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                           "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                           "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                           "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                           "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
    std::string key = read_key_text(text).value();
    EXPECT_TRUE(is_weak_seal_key(key)) << text;
    key.back() = static_cast<char>(key.back() ^ '\x80');
    EXPECT_TRUE(is_weak_seal_key(key)) << text;
  }
}

TEST(SealKey, others_are_not) {
  EXPECT_FALSE(is_weak_seal_key(std::string(32, '\x01')));
  EXPECT_FALSE(is_weak_seal_key(std::string(32, '\xff')));
  EXPECT_FALSE(is_weak_seal_key(std::string(1, '\x02') + std::string(31, '\0')));
}

}  // namespace
}  // namespace shirube
