#include "generator/render/markdown_html.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "generator/model/hole.h"
#include "generator/model/target.h"
#include "generator/render/markdown_escape.h"
#include "generator/render/markdown_image.h"
#include "generator/render/markdown_point.h"
#include "generator/render/markdown_soft_break.h"
#include "generator/render/markdown_source.h"
#include "generator/render/markdown_table.h"
#include "generator/render/page_fill.h"

namespace shirube {
namespace {

constexpr int deepest_heading = 6;

std::string_view view_of(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

std::string_view literal_of(cmark_node* node) { return view_of(cmark_node_get_literal(node)); }

/// Walks a tree once, without recursion.
class Renderer {
 public:
  Renderer(std::string_view markdown, const MarkdownPlace& place)
      : source_(markdown), place_(place), last_heading_(place.heading_level - 1) {
    content_.html.text.reserve(markdown.size() + markdown.size() / 2 + 64);
  }

  BodyContent render(cmark_node* root) {
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> events(cmark_iter_new(root), cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(events.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(events.get())) {
      cmark_node* node = cmark_iter_get_node(events.get());
      const bool entering = event == CMARK_EVENT_ENTER;
      if (image_ != nullptr && node != image_) {
        if (entering) add_to_alternative(node);
      } else if (entering) {
        enter(node);
      } else {
        leave(node);
      }
    }
    return std::move(content_);
  }

 private:
  void enter(cmark_node* node);
  void leave(cmark_node* node);

  void enter_list(cmark_node* node);
  void enter_item(cmark_node* node);
  void enter_heading(cmark_node* node);
  void enter_link(cmark_node* node);
  void leave_image();
  void add_text(cmark_node* node);
  void add_verbatim(std::string_view literal);
  void add_to_alternative(cmark_node* node);
  void add_code_block(cmark_node* node);
  void add_html_block(cmark_node* node);
  void add_soft_break();
  void leave_inlines() {
    settle_soft_breaks(html_, soft_breaks_);
    soft_breaks_.clear();
  }

  bool in_tight_list(cmark_node* paragraph) const;
  bool has_text(cmark_node* link) const;
  std::string text_of_target(std::string_view target) const;
  std::size_t place_of(std::string_view target, MarkdownSource::Kind kind) {
    return source_.find_target(target, kind, cmark_node_get_start_line(block_), cmark_node_get_end_line(block_));
  }

  /// What looks like points in code, an address or a title is text; they are passed for the places of those behind.
  void pass_points(std::string_view literal) {
    for (auto point = next_marked_point(literal, 0); point;
         point = next_marked_point(literal, point->offset + point->length)) {
      source_.pass_point(point->name, cmark_node_get_start_line(block_), cmark_node_get_end_line(block_));
    }
  }

  void start_line() {
    if (!html_.empty() && html_.back() != '\n') html_ += '\n';
  }
  void start_line_with(std::string_view tag) {
    start_line();
    html_ += tag;
  }
  void add_title(cmark_node* node) {
    const std::string title = without_marks(view_of(cmark_node_get_title(node)));
    if (title.empty()) return;
    html_ += " title=\"";
    append_verbatim(html_, title);
    html_ += '"';
  }

  BodyContent content_;
  std::string& html_ = content_.html.text;
  MarkdownSource source_;
  const MarkdownPlace& place_;
  int last_heading_;
  cmark_node* block_ = nullptr;           // the block whose inlines come
  std::vector<std::size_t> soft_breaks_;  // in `html_`, of that block
  std::vector<bool> links_;               // those around the place: whether each has a tag
  bool in_address_ = false;               // in a link whose text is its target
  MarkdownTable table_;

  cmark_node* image_ = nullptr;  // the image that the place is in
  TextAlternative alternative_;
};

void Renderer::enter(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
      return add_text(node);
    case CMARK_NODE_PARAGRAPH:
      block_ = node;
      if (!in_tight_list(node)) start_line_with("<p>");
      return;
    case CMARK_NODE_HEADING:
      return enter_heading(node);
    case CMARK_NODE_LIST:
      return enter_list(node);
    case CMARK_NODE_ITEM:
      return enter_item(node);
    case CMARK_NODE_BLOCK_QUOTE:
      return start_line_with("<blockquote>\n");
    case CMARK_NODE_CODE_BLOCK:
      return add_code_block(node);
    case CMARK_NODE_HTML_BLOCK:
      return add_html_block(node);
    case CMARK_NODE_THEMATIC_BREAK:
      return start_line_with("<hr>\n");
    case CMARK_NODE_SOFTBREAK:
      return add_soft_break();
    case CMARK_NODE_LINEBREAK:
      html_ += "<br>\n";
      return;
    case CMARK_NODE_CODE:
      html_ += "<code>";
      add_verbatim(literal_of(node));
      html_ += "</code>";
      return;
    case CMARK_NODE_HTML_INLINE:
      return add_verbatim(literal_of(node));
    case CMARK_NODE_EMPH:
      html_ += "<em>";
      return;
    case CMARK_NODE_STRONG:
      html_ += "<strong>";
      return;
    case CMARK_NODE_LINK:
      return enter_link(node);
    case CMARK_NODE_IMAGE:
      image_ = node;
      return;
    default:
      break;
  }
  if (is_strikethrough(node)) {
    html_ += "<del>";
    return;
  }
  if (table_.enter(node, html_)) block_ = node;
}

void Renderer::leave(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
      leave_inlines();
      if (!in_tight_list(node)) html_ += "</p>\n";
      return;
    case CMARK_NODE_HEADING:
      leave_inlines();
      if (cmark_node_first_child(node) != nullptr)
        html_.append("</h").append(1, static_cast<char>('0' + last_heading_)).append(">\n");
      return;
    case CMARK_NODE_LIST:
      html_ += cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n";
      return;
    case CMARK_NODE_ITEM:
      html_ += "</li>\n";
      return;
    case CMARK_NODE_BLOCK_QUOTE:
      return start_line_with("</blockquote>\n");
    case CMARK_NODE_EMPH:
      html_ += "</em>";
      return;
    case CMARK_NODE_STRONG:
      html_ += "</strong>";
      return;
    case CMARK_NODE_LINK:
      if (links_.back()) html_ += "</a>";
      links_.pop_back();
      in_address_ = false;
      pass_points(view_of(cmark_node_get_url(node)));
      pass_points(view_of(cmark_node_get_title(node)));
      return;
    case CMARK_NODE_IMAGE:
      return leave_image();
    case CMARK_NODE_DOCUMENT:
      return;
    default:
      break;
  }
  if (is_strikethrough(node)) {
    html_ += "</del>";
    return;
  }
  if (is_table_cell(node)) leave_inlines();
  table_.leave(node, html_);
}

/// A paragraph of a tight list's item has no tag of its own.
bool Renderer::in_tight_list(cmark_node* paragraph) const {
  cmark_node* list = cmark_node_parent(cmark_node_parent(paragraph));
  return list != nullptr && cmark_node_get_list_tight(list) != 0;
}

void Renderer::enter_list(cmark_node* node) {
  const int start = cmark_node_get_list_start(node);
  if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST) {
    start_line_with("<ul>\n");
  } else if (start == 1) {
    start_line_with("<ol>\n");
  } else {
    start_line_with("<ol start=\"");
    html_.append(std::to_string(start)).append("\">\n");
  }
}

void Renderer::enter_item(cmark_node* node) {
  const bool is_task = cmark_node_get_syntax_extension(node) != nullptr;
  if (!is_task) return start_line_with("<li>");
  const bool is_done = cmark_gfm_extensions_get_tasklist_item_checked(node);
  start_line_with("<li class=\"task\"><input type=\"checkbox\"");
  html_.append(is_done ? " checked" : "").append(" disabled aria-label=\"");
  html_.append(hole(is_done ? "text:task-done" : "text:task")).append("\"> ");
}

void Renderer::enter_heading(cmark_node* node) {
  block_ = node;
  const int level = cmark_node_get_heading_level(node);
  content_.headings.push_back(
      {level, source_.offset_of(cmark_node_get_start_line(node), cmark_node_get_start_column(node))});
  if (cmark_node_first_child(node) == nullptr) return;  // a heading without text says nothing, and is no valid one
  last_heading_ = std::min({place_.heading_level + level - 1, last_heading_ + 1, deepest_heading});
  start_line_with("<h");
  html_.append(1, static_cast<char>('0' + last_heading_)).append(">");
}

void Renderer::add_text(cmark_node* node) {
  const std::string_view literal = literal_of(node);
  if (in_address_) return append_verbatim(html_, literal);
  std::size_t done = 0;
  for (auto point = next_marked_point(literal, 0); point; point = next_marked_point(literal, done)) {
    append_markdown_text(html_, literal.substr(done, point->offset - done));
    html_.append(point_begin).append(hole(std::string("point:").append(point->name))).append(point_end);
    const std::size_t place =
        source_.find_point(point->name, cmark_node_get_start_line(block_), cmark_node_get_end_line(block_));
    content_.points.push_back({std::string(point->name), place});
    done = point->offset + point->length;
  }
  append_markdown_text(html_, literal.substr(done));
}

void Renderer::add_verbatim(std::string_view literal) {
  pass_points(literal);
  append_verbatim(html_, literal);
}

void Renderer::add_to_alternative(cmark_node* node) {
  pass_points(literal_of(node));
  alternative_.add(node);
}

void Renderer::add_code_block(cmark_node* node) {
  start_line_with("<pre><code");
  const std::string info = without_marks(view_of(cmark_node_get_fence_info(node)));
  if (!info.empty()) {
    html_ += " class=\"language-";
    append_verbatim(html_, info.substr(0, info.find_first_of(" \t\n")));
    html_ += '"';
  }
  html_ += '>';
  append_verbatim(html_, literal_of(node));
  html_ += "</code></pre>\n";
}

/// Raw HTML is shown as the text that it is.
void Renderer::add_html_block(cmark_node* node) {
  std::string_view literal = literal_of(node);
  while (!literal.empty() && literal.back() == '\n') literal.remove_suffix(1);
  start_line_with("<p>");
  append_verbatim(html_, literal);
  html_ += "</p>\n";
}

void Renderer::add_soft_break() {
  soft_breaks_.push_back(html_.size());
  html_ += soft_break;
}

bool Renderer::has_text(cmark_node* link) const {
  for (cmark_node* child = cmark_node_first_child(link); child != nullptr; child = cmark_node_next(child)) {
    const bool is_blank = cmark_node_get_type(child) == CMARK_NODE_SOFTBREAK ||
                          (cmark_node_get_type(child) == CMARK_NODE_TEXT &&
                           without_marks(literal_of(child)).find_first_not_of(" \t") == std::string::npos);
    if (!is_blank) return true;
  }
  return false;
}

/// What a link without a text shows: a page's or step's title, else the address.
std::string Renderer::text_of_target(std::string_view target) const {
  const Target::Kind kind = parse_target(target).kind;
  if (kind == Target::Kind::page) return hole(std::string("title:").append(target));
  if (kind == Target::Kind::anchor) return hole(std::string("title:").append(place_.page).append(target));
  for (const std::string_view scheme : {"mailto:", "tel:"}) {
    if (target.substr(0, scheme.size()) == scheme) target.remove_prefix(scheme.size());
  }
  return std::string(target);
}

/// Whether a link's text is its address, but for the scheme that an autolink may add.
bool is_autolink(cmark_node* link, std::string_view target) {
  const std::string text = without_marks(literal_of(cmark_node_first_child(link)));
  if (text.empty() || target.size() < text.size()) return false;
  const std::string_view scheme = target.substr(0, target.size() - text.size());
  return target.substr(scheme.size()) == text && (scheme.empty() || scheme == "mailto:" || scheme == "http://");
}

void Renderer::enter_link(cmark_node* node) {
  const std::string target = without_marks(view_of(cmark_node_get_url(node)));
  std::string written = with_references(target);
  const bool shows_address = is_autolink(node, target);
  const std::size_t place =
      place_of(target, shows_address ? MarkdownSource::Kind::autolink : MarkdownSource::Kind::in_parentheses);
  content_.links.push_back({written, place});
  // cmark makes links within links of addresses in a link's text; HTML has none.
  const bool is_in_link = std::find(links_.begin(), links_.end(), true) != links_.end();
  const std::string href = is_in_link ? std::string() : href_of(target, place_.root);
  const bool values_decide = !is_in_link && href.empty() && written.find("{{") != std::string::npos;
  links_.push_back(!href.empty() || values_decide);
  in_address_ = shows_address;
  if (links_.back()) {
    html_ += "<a href=\"";
    if (values_decide) {
      html_ += link_hole(written, place_.root);
    } else {
      append_href(html_, href);
    }
    html_ += shows_address ? "\" class=\"address\"" : "\"";  // paper shows the addresses of the other links
    add_title(node);
    html_ += '>';
  }
  if (!has_text(node)) append_verbatim(html_, text_of_target(target));
}

void Renderer::leave_image() {
  const std::string target = without_marks(view_of(cmark_node_get_url(image_)));
  std::string file = file_of_image(with_references(target));
  html_.append("<img src=\"").append(place_.root).append(hole_begin_in_url).append("asset:");
  append_encoded_path(html_, file);
  html_.append(hole_end_in_url).append("\" alt=\"").append(alternative_.html()).append("\"");
  add_title(image_);
  html_ += '>';
  const std::size_t place = place_of(target, MarkdownSource::Kind::in_parentheses);
  content_.images.push_back({std::move(file), alternative_.plain(), place});
  pass_points(view_of(cmark_node_get_url(image_)));
  pass_points(view_of(cmark_node_get_title(image_)));
  image_ = nullptr;
  alternative_ = TextAlternative();
}

}  // namespace

BodyContent render_markdown(const MarkdownDocument& document, std::string_view markdown, const MarkdownPlace& place) {
  return Renderer(markdown, place).render(document.root());
}

}  // namespace shirube
