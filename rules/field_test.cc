#include "rules/field.h"

#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <vector>

namespace shirube {
namespace {

std::vector<FieldType> all_types() {
  std::vector<FieldType> types;
  for (std::size_t index = 0; index < std::size(field_type_words); ++index) {
    types.push_back(static_cast<FieldType>(index));
  }
  return types;
}

std::string words_where(bool (*holds)(FieldType)) {
  std::string words;
  for (const FieldType type : all_types()) {
    if (holds(type)) words.append(words.empty() ? "" : " ").append(word_of(type));
  }
  return words;
}

TEST(Field, each_type_has_its_word) {
  EXPECT_EQ(word_of(FieldType::text), "text");
  EXPECT_EQ(word_of(FieldType::year_month), "year-month");
  EXPECT_EQ(word_of(FieldType::suggest), "suggest");
  EXPECT_EQ(word_of(FieldType::file), "file");
  EXPECT_EQ(all_types().back(), FieldType::file);
}

TEST(Field, options_belong_to_choices_and_lists) {
  EXPECT_EQ(words_where(has_options), "choice choices select suggest");
}

TEST(Field, only_multiline_text_may_hold_line_breaks) { EXPECT_EQ(words_where(is_multiline), "multiline"); }

}  // namespace
}  // namespace shirube
