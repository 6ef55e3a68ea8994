#include "cgi/answer/skeleton.h"

#include <random>

#include <gtest/gtest.h>

#include "base/html.h"
#include "base/slot.h"

namespace shirube {
namespace {

/// `[text x]` for a slot.
std::string with_slots(std::string_view text) {
  std::string skeleton;
  for (const char each : text) {
    if (each == '[') {
      skeleton.append(slot_begin);
    } else if (each == ']') {
      skeleton.append(slot_end);
    } else {
      skeleton.push_back(each);
    }
  }
  return skeleton;
}

std::string filled(std::string_view text, const SlotValues& values) {
  return fill_slots(with_slots(text), values).value_or("(nothing)");
}

TEST(Skeleton, texts_stand_in_their_slots_and_all_else_stays) {
  SlotValues values;
  values.texts = {{"title", "受付"}, {"value field-1", "x"}};
  EXPECT_EQ(filled("<h1>[text title]</h1><p>[text value field-1]、！</p>", values), "<h1>受付</h1><p>x、！</p>");
  EXPECT_EQ(filled("[text nobody]", values), "");
  EXPECT_EQ(filled("", values), "");
  EXPECT_EQ(filled("no slots", values), "no slots");
}

TEST(Skeleton, texts_are_escaped_and_in_mails_they_are_not) {
  SlotValues values;
  values.texts = {{"x", R"(<script>"&"'</script>)"}};
  EXPECT_EQ(filled("<a title=\"[text x]\">", values),
            "<a title=\"&lt;script&gt;&quot;&amp;&quot;&#39;&lt;/script&gt;\">");
  EXPECT_EQ(fill_plain_slots(with_slots("[text x]\n"), values), "<script>\"&\"'</script>\n");
}

TEST(Skeleton, a_value_with_slot_marks_is_only_a_value) {
  SlotValues values;
  values.texts = {{"x", with_slots("[text secret][if x][each list]")}, {"secret", "!"}};
  EXPECT_EQ(filled("<[text x]>", values), "<" + values.texts["x"] + ">");
  values.lists["list"] = {{.texts = {{"x", with_slots("[end]")}}, .truths = {}, .lists = {}}};
  EXPECT_EQ(filled("[each list][text x],[end].", values), with_slots("[end]") + ",.");
}

TEST(Skeleton, a_condition_holds_for_a_truth_a_text_and_a_list_with_items) {
  SlotValues values;
  values.truths = {"truth"};
  values.texts = {{"text", "0"}, {"empty", ""}};
  values.lists = {{"list", {{}}}, {"none", {}}};
  for (const char* name : {"truth", "text", "list"}) {
    const std::string condition(name);
    EXPECT_EQ(filled("[if " + condition + "]yes[end][unless " + condition + "]no[end]", values), "yes") << name;
  }
  for (const char* name : {"empty", "none", "nobody"}) {
    const std::string condition(name);
    EXPECT_EQ(filled("[if " + condition + "]yes[end][unless " + condition + "]no[end]", values), "no") << name;
  }
}

TEST(Skeleton, a_stretch_may_stand_in_a_tag) {
  SlotValues values;
  values.truths = {"wrong a"};
  EXPECT_EQ(filled("<p id=\"a-error\"[unless wrong a] hidden[end]>", values), "<p id=\"a-error\">");
  EXPECT_EQ(filled("<p id=\"b-error\"[unless wrong b] hidden[end]>", values), "<p id=\"b-error\" hidden>");
}

TEST(Skeleton, in_a_list_names_are_looked_for_in_the_item_first) {
  SlotValues inner;
  inner.texts = {{"name", "inner"}, {"note", ""}};
  SlotValues values;
  values.texts = {{"name", "outer"}, {"note", "outer note"}, {"base", "/"}};
  values.lists["list"] = {inner, {}};
  EXPECT_EQ(filled("[each list][text base][text name][if note]+[end] [end]", values), "/inner /outer+ ");
}

TEST(Skeleton, lists_stand_in_lists) {
  SlotValues line;
  line.texts = {{"line", "1"}};
  SlotValues section;
  section.lists["lines"] = {line, line};
  SlotValues values;
  values.lists["sections"] = {section, {}, section};
  EXPECT_EQ(filled("[each sections]([each lines][text line][end])[end]", values), "(11)()(11)");
}

TEST(Skeleton, stretches_that_are_not_closed_properly_give_nothing) {
  for (const char* text : {"[if a]", "[end]", "[if a][end][end]", "[each a][if b][end]", "[unless a]x", "x[end]"}) {
    EXPECT_EQ(fill_slots(with_slots(text), {}), std::nullopt) << text;
    EXPECT_EQ(fill_plain_slots(with_slots(text), {}), std::nullopt) << text;
  }
}

TEST(Skeleton, what_is_no_slot_gives_nothing) {
  for (const char* text : {"[text a", "text a]", "[text a[text b]]", "[]", "[text]", "[text ]", "[if ]", "[TEXT a]",
                           "[end a]", "[what a]"}) {
    EXPECT_EQ(fill_slots(with_slots(text), {}), std::nullopt) << text;
  }
}

TEST(Skeleton, stretches_nested_beyond_any_page_of_ours_give_nothing) {
  const auto nested = [](int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += "[unless a]";
    for (int i = 0; i < depth; ++i) text += "[end]";
    return fill_slots(with_slots(text), {});
  };
  EXPECT_EQ(nested(32), "");
  EXPECT_EQ(nested(33), std::nullopt);
  EXPECT_EQ(nested(1'000'000), std::nullopt);
}

/// A random page and, made beside it by another way, what it has to become.
class RandomPage {
 public:
  explicit RandomPage(unsigned seed) : random_(seed) {}

  void write(int depth) {
    for (int pieces = number_below(5); pieces > 0; --pieces) write_piece(depth);
  }
  const std::string& skeleton() const { return skeleton_; }

  SlotValues random_values(int depth) {
    SlotValues values;
    for (const char* name : names) {
      if (number_below(3) == 0) values.texts[name] = texts[number_below(std::size(texts))];
      if (number_below(4) == 0) values.truths.insert(name);
      if (depth == 0 || number_below(3) != 0) continue;
      for (int items = number_below(3); items > 0; --items) {
        values.lists[name].push_back(random_values(depth - 1));
      }
    }
    return values;
  }

  /// Takes the text apart as it goes, with nothing made ready before.
  static std::string expected(std::string_view& rest, const std::vector<const SlotValues*>& scopes, bool is_shown) {
    std::string text;
    while (!rest.empty()) {
      const std::size_t begin = std::min(rest.find(slot_begin), rest.size());
      if (is_shown) text += rest.substr(0, begin);
      rest.remove_prefix(begin);
      if (rest.empty()) break;
      const std::size_t end = rest.find(slot_end);
      const std::string directive(rest.substr(slot_begin.size(), end - slot_begin.size()));
      rest.remove_prefix(end + slot_end.size());
      if (directive == "end") return text;
      const std::string name = directive.substr(directive.find(' ') + 1);
      if (directive[0] == 't') {
        if (is_shown) append_escaped(text, text_of(name, scopes));
      } else if (directive[0] == 'e') {
        text += expected_list(rest, name, scopes, is_shown);
      } else {
        text += expected(rest, scopes, is_shown && holds(name, scopes) == (directive[0] == 'i'));
      }
    }
    return text;
  }

 private:
  static constexpr const char* names[] = {"a", "b", "value a", "list b"};
  static constexpr const char* texts[] = {"", "<&>", "値", "\xEF\xB7\x93text a\xEF\xB7\x94",
                                          "\xEF\xB7\x93"
                                          "end\xEF\xB7\x94"};

  static std::string text_of(const std::string& name, const std::vector<const SlotValues*>& scopes) {
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
      if ((*scope)->texts.contains(name)) return (*scope)->texts.at(name);
    }
    return "";
  }
  static bool holds(const std::string& name, const std::vector<const SlotValues*>& scopes) {
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
      const SlotValues& values = **scope;
      if (values.truths.contains(name)) return true;
      if (values.texts.contains(name) && !values.texts.at(name).empty()) return true;
      if (values.lists.contains(name) && !values.lists.at(name).empty()) return true;
      if (values.texts.contains(name) || values.lists.contains(name)) return false;
    }
    return false;
  }
  static std::string expected_list(std::string_view& rest, const std::string& name,
                                   const std::vector<const SlotValues*>& scopes, bool is_shown) {
    std::string text;
    std::string_view behind = rest;
    expected(behind, scopes, false);
    for (auto scope = scopes.rbegin(); is_shown && scope != scopes.rend(); ++scope) {
      if (!(*scope)->lists.contains(name)) continue;
      for (const SlotValues& item : (*scope)->lists.at(name)) {
        std::string_view stretch = rest;
        std::vector<const SlotValues*> inner = scopes;
        inner.push_back(&item);
        text += expected(stretch, inner, true);
      }
      break;
    }
    rest = behind;
    return text;
  }

  void write_piece(int depth) {
    const std::string name = names[number_below(std::size(names))];
    const int kind = number_below(depth == 0 ? 2 : 5);
    if (kind == 0) {
      skeleton_ += "<p>『文』";
    } else if (kind == 1) {
      skeleton_ += slot("text " + name);
    } else {
      constexpr const char* openings[] = {"if ", "unless ", "each "};
      skeleton_ += slot(openings[kind - 2] + name);
      write(depth - 1);
      skeleton_ += slot("end");
    }
  }

  int number_below(std::size_t end) {
    return std::uniform_int_distribution<int>(0, static_cast<int>(end) - 1)(random_);
  }

  std::mt19937 random_;
  std::string skeleton_;
};

TEST(Skeleton, random_nestings_become_what_a_reader_without_preparation_makes_of_them) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    RandomPage page(seed);
    page.write(4);
    const SlotValues values = page.random_values(3);
    std::string_view rest = page.skeleton();
    const std::string expected = RandomPage::expected(rest, {&values}, true);
    ASSERT_EQ(fill_slots(page.skeleton(), values), expected) << "seed " << seed;
  }
}

TEST(Skeleton, a_random_page_that_lost_one_mark_gives_nothing) {
  unsigned tried = 0;
  for (unsigned seed = 0; seed < 1000; ++seed) {
    RandomPage page(seed);
    page.write(3);
    for (const std::string_view mark : {slot_begin, slot_end}) {
      std::string broken = page.skeleton();
      const std::size_t at = broken.find(mark);
      if (at == std::string::npos) continue;
      broken.erase(at, mark.size());
      ASSERT_EQ(fill_slots(broken, {}), std::nullopt) << "seed " << seed;
      ++tried;
    }
  }
  EXPECT_GT(tried, 1000U);
}

TEST(Skeleton, random_bytes_are_taken_or_refused_and_nothing_else) {
  std::mt19937 random(1);
  const std::string parts[] = {std::string(slot_begin),
                               std::string(slot_end),
                               "text a",
                               "if a",
                               "each a",
                               "end",
                               "\xEF",
                               "\xE3\x81",
                               std::string(1, '\0'),
                               "<"};
  SlotValues values;
  values.lists["a"] = {{}, {}};
  for (int round = 0; round < 20'000; ++round) {
    std::string skeleton;
    for (int i = 0; i < 12; ++i) {
      skeleton += parts[std::uniform_int_distribution<std::size_t>(0, std::size(parts) - 1)(random)];
    }
    if (const auto page = fill_slots(skeleton, values)) {
      EXPECT_EQ(page->find(slot_begin), std::string::npos);
      EXPECT_EQ(page->find(slot_end), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace shirube
