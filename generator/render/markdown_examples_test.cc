// The examples of specifications, tests/markdown/*.txt: GFM's own against cmark-gfm itself, and what becomes of its
// emphasis in Japanese.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "generator/render/markdown.h"
#include "generator/render/markdown_document.h"
#include "generator/render/markdown_escape.h"

namespace shirube {
namespace {

struct Example {
  int line = 0;  // in its file
  std::string markdown;
  std::string html;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// The examples of a file: between fences of 32 backticks, Markdown and HTML with a line of one full stop between.
std::vector<Example> read_examples(const std::string& name) {
  const std::string fence(32, '`');
  std::ifstream file(SHIRUBE_SOURCE_FOLDER "/tests/markdown/" + name);
  std::vector<Example> examples;
  std::string* part = nullptr;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.rfind(fence + " example", 0) == 0) {
      examples.emplace_back().line = number;
      part = &examples.back().markdown;
    } else if (part != nullptr && line == fence) {
      part = nullptr;
    } else if (part != nullptr && line == "." && part == &examples.back().markdown) {
      part = &examples.back().html;
    } else if (part != nullptr) {
      replace_all(line, "→", "\t");
      *part += line + "\n";
    }
  }
  return examples;
}

std::string taken(char* html) {
  std::string text(html);
  std::free(html);
  return text;
}

constexpr int shown_html = markdown_options | CMARK_OPT_UNSAFE;

/// What cmark-gfm makes of it by itself.
std::string plain_gfm(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(shown_html);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* document = cmark_parser_finish(parser);
  std::string html = taken(cmark_render_html(document, shown_html, nullptr));
  cmark_node_free(document);
  cmark_parser_free(parser);
  return html;
}

/// What cmark-gfm's own renderer makes of our tree: our dialect without our HTML.
std::string dialect(const std::string& markdown) {
  const MarkdownDocument document(markdown);
  std::string html(cmark_render_html(document.root(), shown_html, nullptr));
  // The marks that a URL has percent-encoded.
  for (const std::string_view mark : {"%EF%B7%93", "%EF%B7%94", "%09%EF%B7%95", "%EF%B7%95"})
    replace_all(html, mark, "");
  return without_marks(html);
}

TEST(MarkdownExamples, gfm_specification_is_whole) { EXPECT_GE(read_examples("gfm-spec.txt").size(), 670U); }

TEST(MarkdownExamples, gfm_specification_keeps_its_results) {
  for (const Example& example : read_examples("gfm-spec.txt"))
    EXPECT_EQ(dialect(example.markdown), plain_gfm(example.markdown)) << "line " << example.line;
}

TEST(MarkdownExamples, whole_specification_as_one_text_keeps_its_result) {
  std::ifstream file(SHIRUBE_SOURCE_FOLDER "/tests/markdown/gfm-spec.txt");
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(dialect(text.str()), plain_gfm(text.str()));
}

/// Whether our HTML says such a text the way cmark-gfm does.
bool is_rendered_alike(const MarkdownDocument& document) {
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> events(cmark_iter_new(document.root()),
                                                                       cmark_iter_free);
  while (cmark_iter_next(events.get()) != CMARK_EVENT_DONE) {
    cmark_node* node = cmark_iter_get_node(events.get());
    const std::string_view name = cmark_node_get_type_string(node);
    if (name.substr(0, 4) == "html" || name.substr(0, 5) == "table") return false;
    if (name == "heading" || name == "link" || name == "image" || name == "tasklist") return false;
  }
  return true;
}

TEST(MarkdownExamples, html_of_the_rest_is_that_of_cmark_gfm) {
  int compared = 0;
  for (const Example& example : read_examples("gfm-spec.txt")) {
    if (!is_rendered_alike(MarkdownDocument(example.markdown))) continue;
    std::string expected = plain_gfm(example.markdown);
    replace_all(expected, "<br />", "<br>");
    replace_all(expected, "<hr />", "<hr>");
    EXPECT_EQ(read_markdown(example.markdown, {}).html.text, expected) << "line " << example.line;
    ++compared;
  }
  EXPECT_GE(compared, 300);
}

TEST(MarkdownExamples, emphasis_of_the_specification_in_japanese) {
  const std::vector<Example> examples = read_examples("japanese-emphasis.txt");
  EXPECT_GE(examples.size(), 130U);
  for (const Example& example : examples) EXPECT_EQ(dialect(example.markdown), example.html) << "line " << example.line;
}

}  // namespace
}  // namespace shirube
