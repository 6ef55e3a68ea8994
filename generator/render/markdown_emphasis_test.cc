// Emphasis as cmark-gfm reads our marks, against a second reading after the specification's words.
#include <array>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "generator/render/markdown.h"
#include "generator/render/markdown_japanese.h"

namespace shirube {
namespace {

struct Run {
  std::size_t length = 0;
  std::size_t left = 0;  // characters not used yet
  bool opens = false;
  bool closes = false;
  std::size_t token = 0;  // where it stands
};

/// What a paragraph of letters, punctuation and `*` comes to: CommonMark 6.4, "Emphasis and strong emphasis", rules 1
/// to 17 by the method of its appendix, with flanking as the CJK-friendly amendments have it.
std::string emphasised(const std::u32string& text) {
  std::vector<std::string> tokens;  // a letter, or what has become of a run
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] == '*') ++end;
    if (end == at) {
      append_utf8(tokens.emplace_back(), text[at++]);
      continue;
    }
    const Neighbour before = neighbour_of(at == 0 ? U' ' : text[at - 1]);
    const Neighbour after = neighbour_of(end == text.size() ? U' ' : text[end]);
    const auto flanks = [](Neighbour inner, Neighbour outer) {
      if (inner == Neighbour::space) return false;
      return inner != Neighbour::punctuation || outer == Neighbour::space || outer == Neighbour::punctuation ||
             is_cjk(outer);
    };
    runs.push_back({end - at, end - at, flanks(after, before), flanks(before, after), tokens.size()});
    tokens.emplace_back();
    at = end;
  }
  std::vector<std::string> after_run(runs.size()), before_run(runs.size());
  std::array<std::size_t, 3> openers_bottom{};
  for (std::size_t closer = 0; closer < runs.size(); ++closer) {
    while (runs[closer].closes && runs[closer].left > 0) {
      std::size_t opener = closer;
      bool found = false;
      while (!found && opener-- > openers_bottom[runs[closer].length % 3]) {
        const Run& candidate = runs[opener];
        const bool both = (candidate.closes || runs[closer].opens) &&
                          (candidate.length + runs[closer].length) % 3 == 0 &&
                          (candidate.length % 3 != 0 || runs[closer].length % 3 != 0);
        found = candidate.opens && candidate.left > 0 && !both;
      }
      if (!found) {
        openers_bottom[runs[closer].length % 3] = closer;
        break;
      }
      const std::size_t used = runs[opener].left >= 2 && runs[closer].left >= 2 ? 2 : 1;
      const std::string name = used == 2 ? "strong" : "em";
      after_run[opener] = "<" + name + ">" + after_run[opener];
      before_run[closer] += "</" + name + ">";
      runs[opener].left -= used;
      runs[closer].left -= used;
      for (std::size_t between = opener + 1; between < closer; ++between)
        runs[between].opens = runs[between].closes = false;
    }
  }
  for (std::size_t run = 0; run < runs.size(); ++run)
    tokens[runs[run].token] = before_run[run] + std::string(runs[run].left, '*') + after_run[run];
  std::string all;
  for (const std::string& token : tokens) all += token;
  return all;
}

/// Compares both readings of a text that begins with a letter, so that it is a paragraph.
void compare(const std::u32string& text) {
  std::u32string paragraph = U"x " + text;
  paragraph.resize(paragraph.find_last_not_of(U' ') + 1);
  std::string markdown;
  for (const char32_t character : paragraph) append_utf8(markdown, character);
  ASSERT_EQ(read_markdown(markdown, {}).html.text, "<p>" + emphasised(paragraph) + "</p>\n") << markdown;
}

TEST(MarkdownEmphasis, every_short_text_is_emphasised_by_the_amended_rules) {
  const std::u32string alphabet = U"*あ「。a(: ";
  const std::size_t base = alphabet.size();
  for (std::size_t length = 1; length <= 5; ++length) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < length; ++i) count *= base;
    for (std::size_t number = 0; number < count; ++number) {
      std::u32string text;
      for (std::size_t rest = number, i = 0; i < length; ++i, rest /= base) text += alphabet[rest % base];
      compare(text);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(MarkdownEmphasis, long_texts_are_emphasised_by_the_amended_rules) {
  const std::u32string alphabet = U"***あ漢「」。、（）：…a(:);!ー한 ";
  std::mt19937 random(20261121);
  for (int i = 0; i < 20'000; ++i) {
    std::u32string text;
    for (std::size_t length = 6 + random() % 20; length > 0; --length) text += alphabet[random() % alphabet.size()];
    compare(text);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace shirube
