#include "generator/model/value_reference.h"

#include <vector>

#include <gtest/gtest.h>

#include "generator/model/hole.h"

namespace shirube {
namespace {

struct Found {
  std::string name;
  std::string whole;
  bool well_formed;
  bool operator==(const Found&) const = default;
};

void PrintTo(const Found& found, std::ostream* out) {
  *out << found.name << " in `" << found.whole << (found.well_formed ? "`" : "` (malformed)");
}

std::vector<Found> references_of(std::string_view text) {
  std::vector<Found> all;
  for_each_value_reference(text, [&](const ValueReference& reference) {
    all.push_back({std::string(reference.name), std::string(text.substr(reference.offset, reference.length)),
                   reference.well_formed});
  });
  return all;
}

using All = std::vector<Found>;

TEST(ValueReference, text_without_braces_has_none) {
  EXPECT_EQ(references_of(""), All{});
  EXPECT_EQ(references_of("{漢字|かんじ} と { contact.name }"), All{});
}

TEST(ValueReference, names_are_told_without_their_spaces) {
  EXPECT_EQ(references_of("{{contact.name}}、{{ contact.phone-2 }}、{{\tfee }}"),
            (All{{"contact.name", "{{contact.name}}", true},
                 {"contact.phone-2", "{{ contact.phone-2 }}", true},
                 {"fee", "{{\tfee }}", true}}));
}

TEST(ValueReference, offsets_count_bytes) {
  std::size_t offset = 0;
  for_each_value_reference("電話は{{ a }}", [&](const ValueReference& reference) { offset = reference.offset; });
  EXPECT_EQ(offset, 9U);
}

TEST(ValueReference, a_name_that_is_no_name_is_malformed_as_a_whole) {
  for (const std::string name :
       {"", " ", "Contact", "contact name", "contact..name", ".name", "name.", "名前", "a_b"}) {
    const auto all = references_of("x {{" + name + "}} y");
    ASSERT_EQ(all.size(), 1U) << name;
    EXPECT_EQ(all[0].whole, "{{" + name + "}}");
    EXPECT_FALSE(all[0].well_formed) << name;
  }
}

TEST(ValueReference, missing_closing_braces_cost_the_opening_ones_only) {
  EXPECT_EQ(references_of("{{ contact.name"), (All{{"", "{{", false}}));
  EXPECT_EQ(references_of("{{ contact.name }"), (All{{"", "{{", false}}));
  EXPECT_EQ(references_of("{{ a\n}}"), (All{{"", "{{", false}}));
  EXPECT_EQ(references_of("{{ a {{ b }}"), (All{{"", "{{", false}, {"b", "{{ b }}", true}}));
}

TEST(ValueReference, further_braces_around_a_reference_are_text) {
  EXPECT_EQ(references_of("{{{ a }}}"), (All{{"a", "{{ a }}", true}}));
  EXPECT_EQ(with_holes("{{{{ a }}}}"), "{{" + hole("a") + "}}");
}

TEST(ValueReference, holes_stand_for_the_well_formed_ones) {
  EXPECT_EQ(with_holes("{{ contact.name }}（{{contact.phone}}）"),
            hole("contact.name") + "（" + hole("contact.phone") + "）");
  EXPECT_EQ(with_holes("{{ A }} と {{ b }} と {{ c"), "{{ A }} と " + hole("b") + " と {{ c");
  EXPECT_EQ(with_holes(""), "");
}

TEST(ValueReference, a_text_of_braces_alone_takes_no_long_time) {
  EXPECT_EQ(references_of(std::string(1'000'000, '{')).size(), 1U);
  std::string many;
  for (int i = 0; i < 300'000; ++i) many += "{{ ";
  EXPECT_EQ(references_of(many).size(), 300'000U);
}

}  // namespace
}  // namespace shirube
