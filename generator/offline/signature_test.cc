#include "generator/offline/signature.h"

#include <gtest/gtest.h>

#include "generator/offline/example_bundles.h"

namespace shirube {
namespace {

// Made by minisign 0.11: `minisign -G -W`, then `minisign -S -t 'x y'` of the bytes `hi\n`.
constexpr char open_key[] =
    "untrusted comment: minisign public key ACE935A708162E50\n"
    "RWRQLhYIpzXprKZ95tf0r5kryJ9tjslO2zWVD6nGwyKa4TPVUv85FRlT\n";
constexpr char secret_key[] =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAUC4WCKc16ay5+wMVtOC9ZurY4LucxyLjdY"
    "0V1fpIXdMmx70dWuwfxaZ95tf0r5kryJ9tjslO2zWVD6nGwyKa4TPVUv85FRlTAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
constexpr char signature_text[] =
    "untrusted comment: signature from minisign secret key\n"
    "RURQLhYIpzXprJZTdeozEJit4pY5Mg1n7qoIumjVIuuNIrzbr7fTaZPS9t4dr2t/ozP6Xtori9lU+6lSiT+nWmo01d6CAwMNsgM=\n"
    "trusted comment: x y\n"
    "KeP+JnydvTS8/f3VjRoc73bCb3Ur3/R6IfI9GW7VlDC+B8E++E+Dt3P12RXokAsbtGulM5yK+LPx+EM/V6hyDg==\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

std::string second_line(std::string text) {
  text.erase(0, text.find('\n') + 1);
  return text;
}

TEST(Signature, by_minisign_is_accepted) {
  const auto key = read_public_key(open_key);
  const auto signature = read_signature(signature_text);
  ASSERT_TRUE(key && signature);
  EXPECT_EQ(key_id_text(key->id), "ACE935A708162E50");
  EXPECT_EQ(signature->trusted_comment, "x y");
  EXPECT_TRUE(is_signed_by("hi\n", *signature, *key));
  EXPECT_FALSE(is_signed_by("hi", *signature, *key));
}

TEST(Signature, made_here_is_the_one_that_minisign_makes) {
  const auto key = read_secret_key(secret_key);
  ASSERT_TRUE(std::holds_alternative<SecretKey>(key));
  EXPECT_EQ(write_signature(sign("hi\n", "x y", std::get<SecretKey>(key)), "signature from minisign secret key"),
            signature_text);
}

TEST(Signature, holds_for_its_key_its_bytes_and_its_comment_alone) {
  const ExampleKeys keys = example_keys(1), other = example_keys(2);
  Signature signature = sign("bytes", "comment", keys.secret);
  EXPECT_TRUE(is_signed_by("bytes", signature, keys.open));
  EXPECT_FALSE(is_signed_by("bytes", signature, other.open));
  PublicKey disguised = other.open;
  disguised.id = keys.open.id;
  EXPECT_FALSE(is_signed_by("bytes", signature, disguised));
  EXPECT_FALSE(is_signed_by("byteS", signature, keys.open));
  signature.trusted_comment = "Comment";
  EXPECT_FALSE(is_signed_by("bytes", signature, keys.open));
  signature = sign("bytes", "comment", keys.secret);
  signature.signature = sign("others", "comment", keys.secret).signature;
  EXPECT_FALSE(is_signed_by("bytes", signature, keys.open));
}

TEST(PublicKey, is_read_from_a_file_or_from_its_line_alone) {
  const auto key = read_public_key(open_key);
  EXPECT_EQ(read_public_key(second_line(open_key)), key);
  EXPECT_EQ(read_public_key(replaced(second_line(open_key), "\n", "")), key);
  EXPECT_EQ(read_public_key(replaced(replaced(open_key, "\n", "\r\n"), "RlT\n", "RlT\r\n")), key);
}

TEST(PublicKey, that_is_none_is_refused) {
  const std::string line = second_line(open_key);
  for (const std::string& text :
       {std::string(), std::string("\n"), line.substr(1), "A" + line, "R" + line.substr(2),
        replaced(line, "RWR", "RWA!"), replaced(line, "RWR", "RUR"), line + line, std::string(open_key) + "\n",
        std::string(secret_key), replaced(line, "\n", "=\n"), std::string(1'000, 'A')}) {
    EXPECT_FALSE(read_public_key(text)) << text;
  }
}

std::string refusal(const std::string& text) {
  const auto key = read_secret_key(text);
  return std::holds_alternative<Fault>(key) ? std::get<Fault>(key).english : std::string();
}

TEST(SecretKey, with_a_password_is_refused_and_the_refusal_says_what_to_do) {
  EXPECT_EQ(refusal(replaced(secret_key, "RWQAAEIy", "RWRTY0Iy")),
            "the signing key has a password; make one without: minisign -G -W");
}

TEST(SecretKey, that_is_harmed_is_refused) {
  EXPECT_EQ(refusal(secret_key), "");
  constexpr char harmed[] = "the signing key cannot be read; give the secret key file that minisign -G -W made";
  EXPECT_EQ(refusal(""), harmed);
  EXPECT_EQ(refusal(open_key), harmed);
  EXPECT_EQ(refusal(second_line(secret_key)), harmed);
  EXPECT_EQ(refusal(replaced(secret_key, "y5+w", "y5+x")), harmed);
  EXPECT_EQ(refusal(replaced(secret_key, "RlTAAAA", "RlUAAAA")), harmed);
}

TEST(SecretKey, leaves_nothing_where_it_was_moved_from) {
  ExampleKeys keys = example_keys(1);
  const auto bytes = keys.secret.key;
  SecretKey moved(std::move(keys.secret));
  EXPECT_EQ(moved.key, bytes);
  EXPECT_EQ(keys.secret.key, (std::array<std::uint8_t, 64>()));  // NOLINT(bugprone-use-after-move)
}

TEST(SignatureText, that_is_hostile_is_none) {
  const std::string text = signature_text;
  const std::string bad[] = {
      "",
      text + "x\n",
      text.substr(0, text.size() - 10),
      second_line(text),
      replaced(text, "RUR", "RWR"),  // without a digest: an older format
      replaced(text, "RUR", "RUQ") + "\n",
      replaced(text, "trusted comment: x y", "trusted comment: x\x1by"),
      replaced(text, "trusted comment: x y", "comment: x y"),
      replaced(text, "trusted comment: x y", "trusted comment: " + std::string(8'001, 'x')),
      replaced(text, "signature from",
               "signature\x07"
               "from"),
      replaced(text, "sgM=", "sgM"),
      replaced(text, "Dg==", "Dh=="),
      replaced(text, "Dg==\n", "Dg==AAAA\n"),
  };
  for (const std::string& each : bad) EXPECT_FALSE(read_signature(each)) << each;
}

TEST(TrustedComment, tells_edition_version_and_expiry) {
  EXPECT_EQ(trusted_comment("osaka", "20261121T090000Z", "2027-03-31"),
            "edition:osaka version:20261121T090000Z expires:2027-03-31");
  EXPECT_EQ(trusted_comment("osaka", "20261121T090000Z", ""), "edition:osaka version:20261121T090000Z expires:never");
}

}  // namespace
}  // namespace shirube
