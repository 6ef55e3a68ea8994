#include "generator/render/markdown_document.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <array>
#include <mutex>

#include "generator/render/markdown_marks.h"

namespace shirube {
namespace {

struct Extensions {
  std::array<cmark_syntax_extension*, 2> blocks{};   // table, tasklist
  std::array<cmark_syntax_extension*, 2> inlines{};  // strikethrough, autolink
};

const Extensions& extensions() {
  static const Extensions all = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return Extensions{{cmark_find_syntax_extension("table"), cmark_find_syntax_extension("tasklist")},
                      {cmark_find_syntax_extension("strikethrough"), cmark_find_syntax_extension("autolink")}};
  }();
  return all;
}

/// Whether strikethrough or autolinks could find anything: `~`, an address, an `@` however it is written.
bool needs_inline_extensions(std::string_view markdown) {
  for (const std::string_view sign : {"~", "@", "://", "www.", "&#", "&commat"}) {
    if (markdown.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

/// cmark-gfm notes the inline extensions' special characters (`~`, `:`, `w`) in one table for the whole process while
/// it reads a text, and takes them out again afterwards; two threads at once would undo each other's. So texts that
/// need these extensions are finished one after the other. Those that need none may run beside them: to them the
/// characters are text, whether the table has them or not, and `~` they do not hold.
std::mutex& inline_extensions_in_use() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace

MarkdownDocument::MarkdownDocument(std::string_view markdown) {
  std::string storage;
  const std::string_view marked = with_marks(markdown, storage);
  const bool with_inline_extensions = needs_inline_extensions(markdown);
  cmark_parser* parser = cmark_parser_new_with_mem(markdown_options, MarkdownMemory::functions());
  for (cmark_syntax_extension* extension : extensions().blocks) cmark_parser_attach_syntax_extension(parser, extension);
  if (with_inline_extensions) {
    for (cmark_syntax_extension* extension : extensions().inlines)
      cmark_parser_attach_syntax_extension(parser, extension);
  }
  cmark_parser_feed(parser, marked.data(), marked.size());
  std::unique_lock<std::mutex> lock(inline_extensions_in_use(), std::defer_lock);
  if (with_inline_extensions) lock.lock();
  root_ = cmark_parser_finish(parser);
}

}  // namespace shirube
