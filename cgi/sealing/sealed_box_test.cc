#include "cgi/sealing/sealed_box.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <vector>

#include "base/base64.h"

namespace shirube {
namespace {

constexpr std::size_t piece = std::size_t{64} * 1024;

class SealedBoxTest : public testing::Test {
 protected:
  SealedBoxTest() : keys(make_office_keys()) {}
  std::string office() const { return {reinterpret_cast<const char*>(keys.open.data()), keys.open.size()}; }
  std::string seal_file(std::string_view plain, std::size_t at_once) const {
    StreamSealer sealer(office());
    std::string sealed = sealer.begin();
    for (std::size_t i = 0; i < plain.size(); i += at_once) sealed += sealer.add(plain.substr(i, at_once));
    return sealed + sealer.finish();
  }

  const bool is_ready = prepare_sealing();
  OfficeKeys keys;
};

std::string pattern(std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 31 + i / 251);
  return bytes;
}

TEST_F(SealedBoxTest, the_office_opens_what_was_sealed_to_it_and_nobody_else) {
  ASSERT_TRUE(is_ready);
  for (const std::string& plain : {std::string(), std::string("\0\xff", 2), pattern(100'000)}) {
    const std::string sealed = seal(plain, office());
    EXPECT_EQ(open_sealed(sealed, keys), plain);
    EXPECT_NE(seal(plain, office()), sealed);
    EXPECT_EQ(open_sealed(sealed, make_office_keys()), std::nullopt);
  }
}

TEST_F(SealedBoxTest, what_was_changed_or_cut_does_not_open) {
  const std::string sealed = seal("text", office());
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_EQ(open_sealed(changed, keys), std::nullopt) << i;
    EXPECT_EQ(open_sealed(sealed.substr(0, i), keys), std::nullopt) << i;
  }
  EXPECT_EQ(open_sealed(sealed + '\0', keys), std::nullopt);
}

TEST_F(SealedBoxTest, files_of_every_length_open_however_they_were_cut_in_pieces) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, piece - 1, piece, piece + 1, 2 * piece, 3 * piece + 7}) {
    const std::string plain = pattern(size);
    for (const std::size_t at_once : {std::size_t{1'000}, piece, piece + 1, 5 * piece}) {
      EXPECT_TRUE(open_sealed_file(seal_file(plain, at_once), keys) == plain) << size << " in steps of " << at_once;
    }
  }
}

TEST_F(SealedBoxTest, a_file_that_was_cut_anywhere_does_not_open) {
  const std::string sealed = seal_file(pattern(2 * piece + 100), piece);
  std::vector<std::size_t> ends = {sealed.size() - 1, sealed.size() - 117, sealed.size() - 118, 112 + piece + 17};
  for (std::size_t end = 0; end < 300; ++end) ends.push_back(end);
  for (const std::size_t end : ends) EXPECT_EQ(open_sealed_file(sealed.substr(0, end), keys), std::nullopt) << end;
  EXPECT_EQ(open_sealed_file(sealed + '\0', keys), std::nullopt);
  EXPECT_EQ(open_sealed_file(sealed + sealed.substr(sealed.size() - 117), keys), std::nullopt);
}

TEST_F(SealedBoxTest, a_file_whose_bytes_were_changed_or_moved_does_not_open) {
  const std::string sealed = seal_file(pattern(2 * piece + 100), piece);
  for (std::size_t i = 0; i < sealed.size(); i += i < 200 ? 1 : 4'999) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(open_sealed_file(changed, keys)) << i;
  }
  const std::size_t first = 8 + 80 + 24;
  const std::size_t length = piece + 17;
  const std::string swapped = sealed.substr(0, first) + sealed.substr(first + length, length) +
                              sealed.substr(first, length) + sealed.substr(first + 2 * length);
  ASSERT_EQ(swapped.size(), sealed.size());
  EXPECT_FALSE(open_sealed_file(swapped, keys));
  EXPECT_FALSE(open_sealed_file(sealed, make_office_keys()));
}

TEST_F(SealedBoxTest, a_file_shows_nothing_of_what_it_holds) {
  const std::string sealed = seal_file("a secret of somebody", 5);
  EXPECT_EQ(sealed.find("secret"), std::string::npos);
}

using SealedBoxDeathTest = SealedBoxTest;

TEST_F(SealedBoxDeathTest, nothing_is_written_in_the_clear_where_it_cannot_be_sealed) {
  EXPECT_DEATH(seal("text", "short"), "a public key has not 32 bytes");
  // The keys of cgi/configuration/seal_key_test.cc.
  for (const char* text : {"0000000000000000000000000000000000000000000000000000000000000000",
                           "0100000000000000000000000000000000000000000000000000000000000000",
                           "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                           "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                           "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                           "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                           "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
    EXPECT_DEATH(seal("text", read_key_text(text).value()), "nothing can be sealed to this public key");
  }
}

TEST_F(SealedBoxDeathTest, pieces_out_of_order_end_the_process) {
  StreamSealer sealer(office());
  EXPECT_DEATH(sealer.add("text"), "out of order");
  EXPECT_DEATH(sealer.finish(), "out of order");
  sealer.begin();
  EXPECT_DEATH(sealer.begin(), "out of order");
  sealer.finish();
  EXPECT_DEATH(sealer.add("text"), "out of order");
}

TEST(OfficeKeys, the_public_one_follows_from_the_secret_one) {
  ASSERT_TRUE(prepare_sealing());
  const OfficeKeys keys = make_office_keys();
  EXPECT_EQ(keys_of(keys.secret).open, keys.open);
  EXPECT_EQ(keys_of(keys.secret).secret, keys.secret);
  EXPECT_NE(make_office_keys().secret, keys.secret);
}

TEST(OfficeKeys, a_written_key_is_read_also_from_a_file) {
  ASSERT_TRUE(prepare_sealing());
  const SecretKey key = make_office_keys().open;
  const std::string text = write_key(key);
  EXPECT_EQ(text.size(), 44U);
  EXPECT_EQ(read_key(text), key);
  for (const std::string& file : {text, text + "\n", "# shirube\n\n" + text + "\n# end\n",
                                  "\xEF\xBB\xBF" + text + "\r\n", "#\r\n \t" + text + " \r\n\r\n"}) {
    EXPECT_EQ(read_key_file(file), key) << file;
  }
}

TEST(OfficeKeys, a_file_without_one_key_alone_has_none) {
  const std::string text = write_key(SecretKey{1});
  for (const std::string& file : {std::string(), std::string("\n\n"), std::string("# only\n"), text + "\n" + text,
                                  "key: " + text, text + " #", text + "\nmore", std::string(100'000, '\n')}) {
    EXPECT_EQ(read_key_file(file), std::nullopt) << file.substr(0, 100);
  }
}

}  // namespace
}  // namespace shirube
