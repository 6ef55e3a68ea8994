#include "generator/render/markdown_document.h"

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <gtest/gtest.h>

#include "generator/render/markdown.h"
#include "generator/render/markdown_escape.h"

namespace shirube {
namespace {

/// The blocks and links of a tree, and its text without what delimits emphasis.
std::string skeleton(cmark_node* root) {
  std::string all, text;
  const auto add = [&](const char* part) {
    if (part != nullptr) text += without_marks(part);
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '*' || c == '~' || c == '_'; }),
               text.end());
  };
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> events(cmark_iter_new(root), cmark_iter_free);
  for (cmark_event_type event = cmark_iter_next(events.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(events.get())) {
    cmark_node* node = cmark_iter_get_node(events.get());
    const std::string name = cmark_node_get_type_string(node);
    if (name == "emph" || name == "strong" || name == "strikethrough") continue;
    add(cmark_node_get_literal(node));
    add(cmark_node_get_url(node));
    add(cmark_node_get_title(node));
    add(cmark_node_get_fence_info(node));
    if (name == "text" || name == "document") continue;
    all.append(text).append(event == CMARK_EVENT_ENTER ? "<" : ">").append(name).append("\n");
    text.clear();
  }
  return all + text;
}

std::string plain_skeleton(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(markdown_options);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* document = cmark_parser_finish(parser);
  std::string found = skeleton(document);
  cmark_node_free(document);
  cmark_parser_free(parser);
  return found;
}

TEST(MarkdownDocument, marks_change_no_block_no_link_and_no_text) {
  const std::vector<std::string> pieces = {
      "*",  "*", "**", "~~",  "~~~", "「",    "」",   "。", "あ",   "い",  "a",   " ",    " ",   "\n",   "\n",
      "> ", ">", "- ", "1. ", "# ",  "|",     "|",    "|-", "`",    "```", "\\",  "[",    "]",   "](u)", "![",
      "(",  ")", ":",  "<b>", "_",   "&amp;", "]: u", "\t", "    ", "=",   "---", "[x] ", "[あ]"};
  std::mt19937 random(20261121);
  for (int i = 0; i < 30'000; ++i) {
    std::string markdown;
    for (std::size_t length = 2 + random() % 30; length > 0; --length) markdown += pieces[random() % pieces.size()];
    const MarkdownDocument document(markdown);
    ASSERT_EQ(skeleton(document.root()), plain_skeleton(markdown)) << markdown;
  }
}

TEST(MarkdownDocument, two_may_stand_at_once) {
  const MarkdownDocument first("- a");
  std::string text;
  {
    const MarkdownDocument second("# b");
    text = skeleton(second.root());
  }
  EXPECT_EQ(text, MarkdownDocument("# b").root() == nullptr ? "" : "<heading\nb>heading\n");
  EXPECT_EQ(skeleton(first.root()), "<list\n<item\n<paragraph\na>paragraph\n>item\n>list\n");
}

TEST(MarkdownDocument, threads_read_what_one_reads) {
  // Every other text needs the inline extensions, whose special characters cmark-gfm keeps in one table for all.
  std::vector<std::string> texts(800);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i] = "手順" + std::to_string(i);
    texts[i] += i % 2 == 0 ? "は~~古い~~。www.example.jp http://example.jp/ a@example.jp"
                           : "は**「新しい」**: www と a:b\n\n| a | b |\n|--|--|\n| w | : |\n";
  }
  std::vector<std::string> expected(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) expected[i] = read_markdown(texts[i], {}).html.text;
  std::array<int, 4> differing{};
  std::array<std::thread, 4> threads;
  for (std::size_t thread = 0; thread < threads.size(); ++thread) {
    threads[thread] = std::thread([&, thread] {
      for (int round = 0; round < 10; ++round) {
        for (std::size_t i = 0; i < texts.size(); ++i)
          differing[thread] += read_markdown(texts[i], {}).html.text == expected[i] ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(differing, (std::array<int, 4>{}));
}

}  // namespace
}  // namespace shirube
