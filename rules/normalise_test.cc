#include "rules/normalise.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "rules/written_pack_test.h"

namespace shirube {
namespace {

using namespace std::string_literals;

Field with_width(FieldType type, WidthFolding width) {
  Field field = written_field("f", type);
  field.width = width;
  return field;
}
Field half() { return with_width(FieldType::text, WidthFolding::half); }
Field full() { return with_width(FieldType::text, WidthFolding::full); }
Field plain(FieldType type = FieldType::text) { return written_field("f", type); }

std::string normal(const Field& field, std::string_view text) {
  const NormalText result = normalise(field, text);
  EXPECT_EQ(result.fault, TextFault::none) << text;
  return result.text;
}

TextFault fault(std::string_view text, FieldType type = FieldType::text) {
  const NormalText result = normalise(plain(type), text);
  EXPECT_TRUE(result.fault == TextFault::none || result.text.empty());
  return result.fault;
}

std::string utf8(char32_t code_point) {
  std::string text;
  append_utf8(text, code_point);
  return text;
}

TEST(Normalise, what_is_no_well_formed_utf8_is_refused) {
  for (const std::string& bytes : {"\xFF"s, "a\x80"s, "\xC0\xAF"s, "\xE3\x81"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s}) {
    EXPECT_EQ(fault(bytes), TextFault::encoding);
    EXPECT_EQ(fault(bytes, FieldType::multiline), TextFault::encoding);
    EXPECT_EQ(fault(bytes, FieldType::secret), TextFault::encoding);
  }
}

TEST(Normalise, controls_and_what_stands_for_no_character_are_refused) {
  const char32_t refused[] = {0x00,   0x01,   0x08,   0x0B,    0x0C,    0x0E,     0x1B,    0x1F,   0x7F,
                              0x80,   0x85,   0x9F,   0x202A,  0x202E,  0x2066,   0x2069,  0xFDD0, 0xFDEF,
                              0xFEFF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x2FFFF, 0x10FFFE, 0x10FFFF};
  for (const char32_t c : refused) {
    EXPECT_EQ(fault("a" + utf8(c) + "b", FieldType::multiline), TextFault::encoding) << static_cast<unsigned>(c);
  }
  const char32_t taken[] = {0x09,   0x20,   0x7E,   0xA0,   0x200B, 0x200D, 0x2029,
                            0x202F, 0x2065, 0x206A, 0xFDCF, 0xFDF0, 0xFFFD, 0x10FFFD};
  for (const char32_t c : taken) {
    EXPECT_EQ(fault("a" + utf8(c) + "b", FieldType::multiline), TextFault::none) << static_cast<unsigned>(c);
  }
}

TEST(Normalise, encoding_is_looked_at_before_line_breaks) { EXPECT_EQ(fault("a\n\0"s), TextFault::encoding); }

TEST(Normalise, every_line_break_becomes_a_line_feed) {
  EXPECT_EQ(normal(plain(FieldType::multiline), "a\r\nb\rc\nd\u2028e\u2029f"), "a\nb\nc\nd\ne\nf");
  EXPECT_EQ(normal(plain(FieldType::multiline), "a\r\r\n\n\rb"), "a\n\n\n\nb");
}

TEST(Normalise, a_field_of_one_line_refuses_line_breaks) {
  for (const auto* text : {"a\nb", "a\rb", "a\r\n", "\n", "a\u2028b", "a\u2029b"}) {
    EXPECT_EQ(fault(text), TextFault::line_break);
    EXPECT_EQ(fault(text, FieldType::secret), TextFault::line_break);
    EXPECT_EQ(fault(text, FieldType::choice), TextFault::line_break);
    EXPECT_EQ(fault(text, FieldType::multiline), TextFault::none);
  }
}

TEST(Normalise, text_comes_in_nfc) {
  EXPECT_EQ(normal(plain(), "か\u3099き\u3099は\u309A"), "がぎぱ");
  EXPECT_EQ(normal(plain(FieldType::secret), "e\u0301"), "é");
  EXPECT_EQ(to_nfc("\u1100\u1161\u11A8"), "\uAC01");
  EXPECT_EQ(to_nfc("\uF900\uFA10\uFA11"), "\u8C48\u585A\uFA11");
  EXPECT_EQ(to_nfc("\u212B\u2126"), "Å\u03A9");
  // Kept as they are: the sequences of ideographic variation, and what NFC must not compose.
  EXPECT_EQ(to_nfc("葛\U000E0100"), "葛\U000E0100");
  EXPECT_EQ(to_nfc("\u0958"), "\u0915\u093C");
  EXPECT_EQ(to_nfc("ﾊﾟ"), "ﾊﾟ");
  EXPECT_EQ(to_nfc(""), "");
}

TEST(Normalise, marks_come_in_their_canonical_order) {
  EXPECT_EQ(to_nfc("q\u0307\u0323"), "q\u0323\u0307");
  EXPECT_EQ(to_nfc("a\u0323\u0302"), "\u1EAD");
  EXPECT_EQ(to_nfc("\u0301\u0323a"), "\u0323\u0301a");
}

TEST(Normalise, a_nul_does_not_end_a_text_in_nfc) { EXPECT_EQ(to_nfc("か\u3099\0き\u3099"s), "が\0ぎ"s); }

TEST(Normalise, width_folds_only_where_the_field_says_so) {
  EXPECT_EQ(normal(plain(), "Ａｂ１　ｱ"), "Ａｂ１　ｱ");
  EXPECT_EQ(normal(half(), "Ａｂ１！～　ｱア"), "Ab1!~ ｱア");
  EXPECT_EQ(normal(full(), "Ab1!~ ｱア"), "Ａｂ１！～　アア");
  EXPECT_EQ(normal(with_width(FieldType::email, WidthFolding::half), "ａ＠ｂ．ｊｐ"), "a@b.jp");
}

TEST(Normalise, numbers_dates_and_telephones_fold_by_themselves) {
  EXPECT_EQ(normal(plain(FieldType::number), "１，０００"), "1,000");
  EXPECT_EQ(normal(plain(FieldType::number), "－５"), "-5");
  EXPECT_EQ(normal(plain(FieldType::number), "\u22125"), "\u22125");
  EXPECT_EQ(normal(plain(FieldType::date), "２０２６／４／１"), "2026/4/1");
  EXPECT_EQ(normal(plain(FieldType::year_month), "Ｒ８．４"), "R8.4");
  EXPECT_EQ(normal(with_width(FieldType::tel, WidthFolding::full), "０３ー１２３４"), "03-1234");
}

TEST(Normalise, secrets_are_neither_folded_nor_trimmed) {
  Field secret = with_width(FieldType::secret, WidthFolding::half);
  secret.katakana = true;
  EXPECT_EQ(normal(secret, " Ａあ　"), " Ａあ　");
}

TEST(Normalise, every_look_alike_of_the_hyphen_is_read_as_one_where_hyphens_are_due) {
  for (const char32_t c : {0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x30FC, 0xFF0D, 0xFF70, 0x2500}) {
    EXPECT_EQ(normal(plain(FieldType::tel), "03" + utf8(c) + "1"), "03-1") << static_cast<unsigned>(c);
  }
  for (const char32_t c : {0x200F, 0x2016, 0x2043, 0x4E00, 0x30FB, 0x2501, 0xFE63, 0xFF3F}) {
    EXPECT_NE(normal(plain(FieldType::tel), "03" + utf8(c) + "1"), "03-1") << static_cast<unsigned>(c);
  }
  EXPECT_EQ(normal(half(), "コーヒー－\u2212"), "コーヒー-\u2212");
}

TEST(Normalise, hyphens_are_folded_in_telephones_and_in_fields_of_digits_and_hyphens) {
  EXPECT_TRUE(folds_hyphens(plain(FieldType::tel)));
  EXPECT_FALSE(folds_hyphens(plain()));
  EXPECT_FALSE(folds_hyphens(half()));

  const auto with_format = [](Field field, std::string format) {
    field.format = std::move(format);
    return field;
  };
  EXPECT_TRUE(folds_hyphens(with_format(half(), "000-0000")));
  EXPECT_TRUE(folds_hyphens(with_format(half(), "0000000")));
  EXPECT_FALSE(folds_hyphens(with_format(half(), "A00-0000")));
  EXPECT_FALSE(folds_hyphens(with_format(plain(), "000-0000")));
  EXPECT_FALSE(folds_hyphens(with_format(full(), "000-0000")));
  EXPECT_FALSE(folds_hyphens(with_format(with_width(FieldType::secret, WidthFolding::half), "000-0000")));

  const auto with_characters = [](Field field, std::vector<std::string> characters) {
    field.characters = std::move(characters);
    return field;
  };
  EXPECT_TRUE(folds_hyphens(with_characters(half(), {"ascii-digit", "-"})));
  EXPECT_TRUE(folds_hyphens(with_characters(half(), {"-", "ascii-digit"})));
  EXPECT_TRUE(folds_hyphens(with_characters(half(), {"-0123456789"})));
  EXPECT_TRUE(folds_hyphens(with_characters(half(), {"01234", "56789", "-"})));
  EXPECT_FALSE(folds_hyphens(with_characters(half(), {"ascii-digit"})));
  EXPECT_FALSE(folds_hyphens(with_characters(half(), {"-"})));
  EXPECT_FALSE(folds_hyphens(with_characters(half(), {"012345678-"})));
  EXPECT_FALSE(folds_hyphens(with_characters(half(), {"ascii-digit", "-."})));
  EXPECT_FALSE(folds_hyphens(with_characters(half(), {"ascii-digit", "ascii-symbol"})));
  EXPECT_FALSE(folds_hyphens(with_characters(plain(), {"ascii-digit", "-"})));
}

TEST(Normalise, full_width_composes_sound_marks) {
  EXPECT_EQ(to_full_width("ｶﾞｷﾞﾊﾟｳﾞﾜﾞ"), "ガギパヴヷ");
  EXPECT_EQ(to_full_width("｡｢｣､･ｰ"), "。「」、・ー");
  EXPECT_EQ(to_full_width("ｧｨｩｪｫｬｭｮｯ"), "ァィゥェォャュョッ");
  EXPECT_EQ(to_full_width("かﾞ"), "が");
  EXPECT_EQ(to_full_width("ﾞ"), "\u3099");
  EXPECT_EQ(to_full_width("aﾞﾟ"), "ａ\u3099\u309A");
  EXPECT_EQ(to_full_width("!~ \\\t\n¥"), "！～　＼\t\n¥");
}

TEST(Normalise, half_width_leaves_what_is_not_ascii) {
  EXPECT_EQ(to_half_width("！～　＼￥｟〜", false), "!~ \\￥｟〜");
  EXPECT_EQ(to_half_width("ー", false), "ー");
  EXPECT_EQ(to_half_width("ー", true), "-");
}

TEST(Normalise, hiragana_becomes_katakana) {
  EXPECT_EQ(to_katakana("ぁあゔゕゖゝゞー"), "ァアヴヵヶヽヾー");
  EXPECT_EQ(to_katakana("゛ゟ\u3097漢ｱア"), "゛ゟ\u3097漢ｱア");
  Field field = full();
  field.katakana = true;
  EXPECT_EQ(normal(field, "やまだ ﾀﾛｳ"), "ヤマダ　タロウ");
}

TEST(Normalise, folding_leaves_nfc) {
  Field kana = plain();
  kana.katakana = true;
  EXPECT_EQ(normal(kana, "わ\u3099"), "ヷ");
  EXPECT_EQ(normal(half(), "Ａ\u0301"), "Á");
}

TEST(Normalise, what_is_normal_stays_as_it_is) {
  Field kana = full();
  kana.katakana = true;
  for (const Field& field : {plain(), half(), full(), kana, plain(FieldType::tel), plain(FieldType::multiline)}) {
    for (const auto* text : {" わ\u3099 ", "Ａ\u0301", "ｶﾞﾞ", "　a　", "ー-－", "か\u309A", "\u3000\u0301"}) {
      const std::string once = normal(field, text);
      EXPECT_EQ(normal(field, once), once);
    }
  }
}

TEST(Normalise, white_space_at_both_ends_is_trimmed) {
  EXPECT_EQ(trim_white_space(" \t\n\u00A0\u1680\u2000\u200A\u202F\u205F\u3000a b\u3000 "), "a b");
  EXPECT_EQ(trim_white_space("\u200Ba\u2060"), "\u200Ba\u2060");
  EXPECT_EQ(trim_white_space(" \u3000 "), "");
  EXPECT_EQ(trim_white_space(""), "");
  EXPECT_EQ(normal(plain(FieldType::multiline), "\r\n a\n\nb\n "), "a\n\nb");
  EXPECT_EQ(normal(full(), " a "), "ａ");
}

TEST(Normalise, a_megabyte_of_marks_takes_no_longer_than_its_size) {
  std::string marks = "a";
  while (marks.size() < 1024 * 1024) marks += "\u0301\u0323";
  const std::string ordered = to_nfc(marks);
  EXPECT_EQ(ordered.substr(0, 6), "\u1EA1\u0323"s + ordered.substr(5, 1));
  EXPECT_EQ(to_nfc(ordered), ordered);
}

}  // namespace
}  // namespace shirube
