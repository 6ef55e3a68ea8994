#include "generator/load/map_reader.h"

#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

/// Reads a text as a map by `read_map` and gives what was reported.
Told told_by(std::string_view text, const std::function<void(MapReader&)>& read_map) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, std::string(text)}, diagnostics);
  EXPECT_TRUE(node) << text;
  if (node) {
    MapReader map(*node, diagnostics);
    read_map(map);
    map.finish();
  }
  return told(diagnostics, text);
}

template <typename Value, typename Read>
Value value_of(std::string_view text, const Read& read) {
  Value value{};
  EXPECT_EQ(told_by(text, [&](MapReader& map) { value = read(map); }), Told{}) << text;
  return value;
}

Text text_of(std::string_view text) {
  return value_of<Text>(text, [](MapReader& map) { return map.text("a"); });
}

Told told_by_text(std::string_view text) {
  return told_by(text, [](MapReader& map) { map.text("a"); });
}

TEST(MapReader, a_text_is_one_trimmed_line) {
  EXPECT_EQ(text_of("a:  手順 \n").text, "手順");
  EXPECT_EQ(text_of("a: |\n  手順\n\n").text, "手順");
  EXPECT_EQ(text_of("a: |\n  one\n  two\n").text, "one two");
  EXPECT_EQ(text_of("a: \"one\\ntwo\"\n").text, "one two");
  EXPECT_EQ(text_of("{}").text, "");
}

TEST(MapReader, markdown_keeps_its_lines) {
  const Body body = value_of<Body>("a: |\n\n  one\n\n    two\n", [](MapReader& map) { return map.markdown("a"); });
  EXPECT_EQ(body.markdown.text, "one\n\n  two");
  EXPECT_EQ(body.markdown.first_line, 3U);
}

TEST(MapReader, a_text_keeps_its_lines_where_they_count) {
  const Text text = value_of<Text>("a: |\n\n  one\n  two\n",
                                   [](MapReader& map) { return map.text("a", Need::optional, LineBreaks::kept); });
  EXPECT_EQ(text.text, "one\ntwo");
  EXPECT_EQ(text.first_line, 3U);
}

TEST(MapReader, a_list_of_texts_is_read) {
  const auto texts_of = [](std::string_view written, LineBreaks breaks = LineBreaks::joined) {
    std::vector<std::string> all;
    for (const Text& text :
         value_of<std::vector<Text>>(written, [&](MapReader& map) { return map.texts("a", Need::optional, breaks); })) {
      all.push_back(text.text);
    }
    return all;
  };
  EXPECT_EQ(texts_of("a: [手順, \"one\\ntwo\"]\n"), (std::vector<std::string>{"手順", "one two"}));
  EXPECT_EQ(texts_of("a: \"one\\ntwo\"\n", LineBreaks::kept), std::vector<std::string>{"one\ntwo"});
  EXPECT_EQ(texts_of("{}"), std::vector<std::string>{});
  EXPECT_EQ(told_by("a: [[x], {b: c}, '', y]\n", [](MapReader& map) { EXPECT_EQ(map.texts("a").size(), 1U); }),
            (Told{R"(1:5 "[" wrong-type key=a expected=text found=list)",
                  R"(1:10 "{" wrong-type key=a expected=text found=map)", R"(1:18 "'" empty-text key=a)"}));
  EXPECT_EQ(told_by("a: []\n", [](MapReader& map) { map.texts("a"); }), Told{R"(1:4 "[" empty-list key=a)"});
  EXPECT_EQ(told_by("{}", [](MapReader& map) { map.texts("a", Need::required); }),
            Told{R"(1:1 "{" missing-key key=a)"});
}

TEST(MapReader, a_map_by_ids_is_given_in_the_order_of_the_file) {
  std::string order;
  const auto read = [&](MapReader& map) {
    map.each_by_id(
        "a", [&](Text id, YamlNode& value) { order += id.text + "=" + map.take_line(value, id.text).text + " "; });
  };
  EXPECT_EQ(told_by("a: {send: x, again: y}\n", read), Told{});
  EXPECT_EQ(order, "send=x again=y ");
  EXPECT_EQ(told_by("{}", read), Told{});
  EXPECT_EQ(told_by("a: {Send: x}\n", read), Told{R"(1:5 "Send" invalid-id id=Send)"});
  EXPECT_EQ(told_by("a: [send]\n", read), Told{R"(1:4 "[" wrong-type key=a expected=map found=list)"});
  EXPECT_EQ(told_by("a:\n", read), Told{R"(1:3 "" wrong-type key=a expected=map found=nothing)"});
}

TEST(MapReader, an_empty_text_is_reported_where_it_should_stand) {
  EXPECT_EQ(told_by_text("a:\n"), Told{R"(1:3 "" empty-text key=a)"});
  EXPECT_EQ(told_by_text("a: \"\"\n"), Told{R"(1:4 """ empty-text key=a)"});
  EXPECT_EQ(told_by_text("a: '  '\n"), Told{R"(1:5 "  " empty-text key=a)"});
  EXPECT_EQ(told_by_text("a: |\nb: 1\n"),
            (Told{R"(1:4 "|" empty-text key=a)", R"(2:1 "b" unknown-key key=b suggestion=a)"}));
  EXPECT_EQ(told_by_text("a: 　\n"), Told{R"(1:4 "　" empty-text key=a)"});
}

TEST(MapReader, a_list_or_map_is_no_text) {
  EXPECT_EQ(told_by_text("a: [x]\n"), Told{R"(1:4 "[" wrong-type key=a expected=text found=list)"});
  EXPECT_EQ(told_by_text("a: {x: y}\n"), Told{R"(1:4 "{" wrong-type key=a expected=text found=map)"});
  EXPECT_EQ(told_by_text("a:\n  - x\n"), Told{R"(2:3 "-" wrong-type key=a expected=text found=list)"});
}

TEST(MapReader, control_characters_written_as_escapes_are_reported_at_the_text) {
  EXPECT_EQ(told_by_text(R"(a: "x\u0007y")"), Told{R"(1:5 "x\u0007y" control-character character=U+0007)"});
  EXPECT_EQ(told_by_text(R"(a: "\uFDD0contact.name\uFDD1")").size(), 1U);
  EXPECT_EQ(told_by_text(R"(a: "x\0")"), Told{R"(1:5 "x\0" control-character character=U+0000)"});
  EXPECT_EQ(told_by_text(R"(a: "x\ry")"), Told{R"(1:5 "x\ry" control-character character=U+000D)"});
  EXPECT_EQ(told_by_text(R"(a: "x\Ly")"), Told{R"(1:5 "x\Ly" control-character character=U+2028)"});
  EXPECT_EQ(text_of(R"(a: "x\ty\u3042")").text, "x\tyあ");
}

TEST(MapReader, a_missing_key_is_reported_at_its_map) {
  EXPECT_EQ(told_by("b: 1\n",
                    [](MapReader& map) {
                      map.text("a", Need::required);
                      map.text("b");
                    }),
            Told{R"(1:1 "b" missing-key key=a)"});
}

TEST(MapReader, an_unknown_key_is_reported_with_what_was_meant) {
  const auto read = [](MapReader& map) {
    map.text("title", Need::required);
    map.text("body");
  };
  EXPECT_EQ(told_by("title: x\n読み: y\n", read), Told{R"(2:1 "読み" unknown-key key=読み)"});
  EXPECT_EQ(told_by("title: x\nbdy: y\n", read), Told{R"(2:1 "bdy" unknown-key key=bdy suggestion=body)"});
}

TEST(MapReader, a_misspelt_key_is_not_missing_as_well) {
  const auto read = [](MapReader& map) {
    map.text("title", Need::required);
    map.text("body", Need::required);
  };
  EXPECT_EQ(told_by("titel: x\n", read),
            (Told{R"(1:1 "t" missing-key key=body)", R"(1:1 "titel" unknown-key key=titel suggestion=title)"}));
}

TEST(MapReader, full_width_blanks_before_a_key_do_not_hide_what_was_meant) {
  EXPECT_EQ(told_by("　title: x\n", [](MapReader& map) { map.text("title", Need::required); }),
            Told{R"(1:1 "　title" unknown-key key=　title suggestion=title)"});
}

TEST(MapReader, the_allowed_keys_are_those_that_were_asked_for_each_once) {
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, "x: 1\n"}, diagnostics);
  MapReader map(*node, diagnostics);
  map.text("title");
  map.raw("alt");
  map.text("alt");
  map.finish();
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].parameters[1].second, "title, alt");
}

TEST(MapReader, what_is_no_map_is_reported_once_and_lacks_nothing) {
  const auto read = [](MapReader& map) { map.text("a", Need::required); };
  EXPECT_EQ(told_by("- x\n", read), Told{R"(1:1 "-" wrong-type key= expected=map found=list)"});
  EXPECT_EQ(told_by("手順\n", read), Told{R"(1:1 "手順" wrong-type key= expected=map found=text)"});
}

TEST(MapReader, ids_have_one_form) {
  const auto read = [](MapReader& map) { map.id("a"); };
  EXPECT_EQ(told_by("a: log-in-2\n", read), Told{});
  EXPECT_EQ(told_by("a: Log in\n", read), Told{R"(1:4 "Log in" invalid-id id=Log in)"});
  EXPECT_EQ(told_by("a: ログイン\n", read), Told{R"(1:4 "ログイン" invalid-id id=ログイン)"});
}

// Lists.

std::vector<std::string> texts_of_ids(std::string_view text) {
  std::vector<std::string> texts;
  EXPECT_EQ(told_by(text,
                    [&](MapReader& map) {
                      for (const Text& id : map.ids("a")) texts.push_back(id.text);
                    }),
            Told{})
      << text;
  return texts;
}

TEST(MapReader, a_single_item_may_stand_for_a_list) {
  EXPECT_EQ(texts_of_ids("a: osaka\n"), std::vector<std::string>{"osaka"});
  EXPECT_EQ(texts_of_ids("a: [osaka, tokyo]\n"), (std::vector<std::string>{"osaka", "tokyo"}));
  EXPECT_EQ(texts_of_ids("{}"), std::vector<std::string>{});
}

TEST(MapReader, every_wrong_item_of_a_list_of_ids_is_reported) {
  EXPECT_EQ(told_by("a: [osaka, Tokyo, [x], {y: z}, ~, '']\n", [](MapReader& map) { map.ids("a"); }),
            (Told{R"(1:12 "Tokyo" invalid-id id=Tokyo)", R"(1:19 "[" wrong-type key=a expected=text found=list)",
                  R"(1:24 "{" wrong-type key=a expected=text found=map)", R"(1:32 "~" empty-text key=a)",
                  R"(1:35 "'" empty-text key=a)"}));
}

TEST(MapReader, an_empty_list_is_reported) {
  const auto read = [](MapReader& map) {
    map.ids("a");
    map.maps("b", Need::optional, [](MapReader&) { return 0; });
    map.maps("c", Need::required, [](MapReader&) { return 0; });
  };
  EXPECT_EQ(told_by("a: []\nb:\nc: ~\n", read),
            (Told{R"(1:4 "[" empty-list key=a)", R"(2:3 "" empty-list key=b)", R"(3:4 "~" empty-list key=c)"}));
}

TEST(MapReader, items_that_are_no_maps_are_reported_each) {
  const auto read = [](MapReader& map) {
    map.maps("a", Need::required, [](MapReader& item) { return item.text("x", Need::required); });
  };
  EXPECT_EQ(told_by("a: text\n", read), Told{R"(1:4 "text" wrong-type key=a expected=map, list found=text)"});
  EXPECT_EQ(told_by("a: {x: 1}\n", read), Told{});
  EXPECT_EQ(told_by("a:\n  - x: 1\n  - text\n  -\n  - [x]\n  - {}\n", read),
            (Told{R"(3:5 "text" wrong-type key= expected=map found=text)",
                  R"(4:4 "" wrong-type key= expected=map found=nothing)",
                  R"(5:5 "[" wrong-type key= expected=map found=list)", R"(6:5 "{" missing-key key=x)"}));
}

TEST(MapReader, a_text_may_stand_for_a_map_that_has_nothing_else) {
  std::vector<std::string> texts;
  const auto read = [&](MapReader& map) {
    for (const Text& text : map.maps_or_texts("a", "to", Need::required, [](MapReader& item) {
           item.text("label");
           return item.text("to", Need::required);
         })) {
      texts.push_back(text.text);
    }
  };
  EXPECT_EQ(told_by("a: [x, {to: y, label: z}, 'w']\n", read), Told{});
  EXPECT_EQ(told_by("a: v\n", read), Told{});
  EXPECT_EQ(told_by("a: {to: u}\n", read), Told{});
  EXPECT_EQ(texts, (std::vector<std::string>{"x", "y", "w", "v", "u"}));
  EXPECT_EQ(told_by("a: [{label: z}, [x], ~, '']\n", read),
            (Told{R"(1:5 "{" missing-key key=to)", R"(1:17 "[" wrong-type key=a expected=text, map found=list)",
                  R"(1:22 "~" empty-text key=a)", R"(1:25 "'" empty-text key=to)"}));
  EXPECT_EQ(told_by("{}", read), Told{R"(1:1 "{" missing-key key=a)"});
}

TEST(MapReader, maps_may_stand_by_their_id) {
  std::vector<std::string> seen;
  const auto read = [&](MapReader& map) {
    for (const std::string& item : map.maps_by_id("a", Need::required, [](MapReader&each, Text id) {
           return id.text + "=" + each.text("x", Need::required).text;
         })) {
      seen.push_back(item);
    }
  };
  EXPECT_EQ(told_by("a: {b: {x: 1}, a-2: {x: 2}}\n", read), Told{});
  EXPECT_EQ(seen, (std::vector<std::string>{"b=1", "a-2=2"}));
  seen.clear();
  EXPECT_EQ(told_by("a: {B: {other: 1}, c: text, d: , e: {x: 3}}\n", read),
            (Told{R"(1:5 "B" invalid-id id=B)", R"(1:8 "{" missing-key key=x)", R"(1:9 "other" unknown-key key=other)",
                  R"(1:23 "text" wrong-type key= expected=map found=text)",
                  R"(1:32 "," wrong-type key= expected=map found=nothing)"}));
  EXPECT_EQ(seen, (std::vector<std::string>{"c=", "d=", "e=3"}));
  EXPECT_EQ(told_by("a: [b]\n", read), Told{R"(1:4 "[" wrong-type key=a expected=map found=list)"});
  EXPECT_EQ(told_by("a: {}\n", read), Told{R"(1:4 "{" wrong-type key=a expected=map found=nothing)"});
  EXPECT_EQ(told_by("{}", read), Told{R"(1:1 "{" missing-key key=a)"});
}

TEST(MapReader, one_of_several_keys_must_be_there) {
  constexpr std::string_view keys[] = {"days", "weeks"};
  std::optional<MapReader::Chosen> chosen;
  const auto read = [&](MapReader& map) {
    chosen = map.one_of(keys);
    map.raw("to");
  };
  EXPECT_EQ(told_by("to: x\nweeks: 3\n", read), Told{});
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->index, 1U);
  EXPECT_EQ(chosen->span, (Span{FileId{0}, 2, 1, 5}));
  EXPECT_EQ(told_by("to: x\n", read), Told{R"(1:1 "t" one-key)"});
  EXPECT_EQ(told_by("to: x\nmonths: 1\n", read), Told{R"(2:1 "months" unknown-key key=months)"});
  EXPECT_FALSE(chosen);
  EXPECT_EQ(told_by("weeks: 3\ndays: 1\n", read), Told{R"(2:1 "days" one-key hint=several | first-here 1:1 "weeks")"});
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->index, 1U);
}

TEST(MapReader, conditions_are_lists_of_editions) {
  Condition condition;
  EXPECT_EQ(told_by("only: west\nexcept: [osaka, nara]\n", [&](MapReader& map) { condition = map.condition(); }),
            Told{});
  ASSERT_EQ(condition.only.size(), 1U);
  EXPECT_EQ(condition.only[0].text, "west");
  EXPECT_EQ(condition.except.size(), 2U);
}

TEST(MapReader, ids_given_twice_are_reported_with_the_first) {
  const Text first{"a", {FileId{0}, 1, 1, 1}}, second{"b", {FileId{0}, 1, 3, 1}}, again{"a", {FileId{0}, 1, 5, 1}},
      none{};
  Diagnostics diagnostics;
  report_duplicate_ids({&first, &none, &second, &again, &none}, diagnostics);
  EXPECT_EQ(told(diagnostics, "a b a"), Told{R"(1:5 "a" duplicate-id id=a | first-here 1:1 "a")"});
}

}  // namespace
}  // namespace shirube
