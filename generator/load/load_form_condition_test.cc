#include "generator/load/load_form_condition.h"

#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

using Kind = FieldCondition::Kind;

struct Loaded {
  FormCondition condition;
  Told told;
};

/// The condition begins at column 7.
Loaded load(const std::string& condition, Need need = Need::optional) {
  const std::string text = condition.empty() ? "other: x\n" : "when: " + condition + "\n";
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, text}, diagnostics);
  EXPECT_TRUE(node) << text;
  FormCondition loaded;
  if (node) {
    MapReader map(*node, diagnostics);
    loaded = load_form_condition(map, "when", need);
    map.raw("other");
    map.finish();
  }
  return {std::move(loaded), told(diagnostics, text)};
}

TEST(LoadFormCondition, without_one_it_always_holds) {
  const auto [condition, told] = load("");
  EXPECT_EQ(told, Told{});
  EXPECT_TRUE(condition.always());
  EXPECT_EQ(load("", Need::required).told, Told{R"(1:1 "o" missing-key key=when)"});
}

TEST(LoadFormCondition, a_field_is_compared) {
  const auto [is, told_is] = load(R"({field: needed, is: "yes"})");
  EXPECT_EQ(told_is, Told{});
  EXPECT_EQ(is.kind, Kind::is);
  EXPECT_EQ(is.span, (Span{FileId{0}, 1, 23, 2}));
  EXPECT_EQ(is.field.text, "needed");
  EXPECT_EQ(is.field.span, (Span{FileId{0}, 1, 15, 6}));
  EXPECT_EQ(is.values.at(0).text, "yes");

  const auto [in, told_in] = load("{in: [v, w], field: f}");
  EXPECT_EQ(told_in, Told{});
  EXPECT_EQ(in.kind, Kind::in);
  ASSERT_EQ(in.values.size(), 2U);
  EXPECT_EQ(in.values[1].text, "w");

  const auto [more, told_more] = load("{field: f, more-than: 5}");
  EXPECT_EQ(told_more, Told{});
  EXPECT_EQ(more.kind, Kind::more_than);
  EXPECT_EQ(more.values.at(0).text, "5");

  EXPECT_TRUE(load("{field: f, filled: true}").condition.filled);
  const auto [empty, told_empty] = load("{field: f, filled: false}");
  EXPECT_EQ(told_empty, Told{});
  EXPECT_EQ(empty.kind, Kind::filled);
  EXPECT_FALSE(empty.filled);
}

TEST(LoadFormCondition, conditions_hold_conditions) {
  const auto [condition, told] =
      load("{any: [{all: [{field: a, is: x}, {field: b, filled: true}]}, {not: {field: c, is: y}}]}");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(condition.kind, Kind::any);
  EXPECT_TRUE(condition.field.empty());
  ASSERT_EQ(condition.parts.size(), 2U);
  EXPECT_EQ(condition.parts[0].kind, Kind::all);
  EXPECT_EQ(condition.parts[0].parts.at(1).field.text, "b");
  EXPECT_EQ(condition.parts[1].kind, Kind::negation);
  EXPECT_EQ(condition.parts[1].span.length, 3U);
  EXPECT_EQ(condition.parts[1].parts.at(0).field.text, "c");
  EXPECT_EQ(load("{all: {field: a, is: x}}").condition.parts.size(), 1U);
}

TEST(LoadFormCondition, it_is_of_one_kind) {
  EXPECT_EQ(load("{field: f}").told, Told{R"(1:7 "{" one-key)"});
  EXPECT_EQ(load("{field: f, is: x, in: [y]}").told, Told{R"(1:25 "in" one-key hint=several | first-here 1:18 "is")"});
  EXPECT_EQ(load("{is: x}").told, Told{R"(1:7 "{" missing-key key=field)"});
  EXPECT_EQ(load("{field: f, equals: x}").told, Told{R"(1:18 "equals" unknown-key key=equals)"});
  EXPECT_EQ(load("{field: f, all: [{field: a, is: x}]}").told, Told{R"(1:8 "field" unknown-key key=field)"});
}

TEST(LoadFormCondition, what_it_compares_with_must_be_of_its_kind) {
  EXPECT_EQ(load("x").told, Told{R"(1:7 "x" wrong-type key=when expected=map found=text)"});
  EXPECT_EQ(load("{not: x}").told, Told{R"(1:13 "x" wrong-type key=not expected=map found=text)"});
  EXPECT_EQ(load("{all: []}").told, Told{R"(1:13 "[" empty-list key=all)"});
  EXPECT_EQ(load("{any: x}").told, Told{R"(1:13 "x" wrong-type key=any expected=map, list found=text)"});
  EXPECT_EQ(load("{field: f, is: [x]}").told, Told{R"(1:22 "[" wrong-type key=is expected=text found=list)"});
  EXPECT_EQ(load("{field: f, is: ''}").told, Told{R"(1:22 "'" empty-text key=is)"});
  EXPECT_EQ(load("{field: f, filled: x}").told, Told{R"(1:26 "x" unknown-choice value=x)"});
}

TEST(LoadFormCondition, one_that_cannot_be_read_as_a_whole_always_holds) {
  EXPECT_TRUE(load("{any: [{field: a, is: x}, {field: b}]}").condition.always());
  EXPECT_TRUE(load("{not: {is: x}}").condition.always());
}

}  // namespace
}  // namespace shirube
