#include "generator/render/markdown_cost.h"

#include <algorithm>
#include <cstdint>

namespace shirube {
namespace {

using Steps = std::uint64_t;

// What cmark-gfm does in about a second, and what its trees may take: a node is some 200 bytes.
constexpr Steps step_limit = Steps{1} << 28U;
constexpr Steps node_limit = Steps{1} << 20U;
constexpr Steps copied_byte_limit = Steps{1} << 26U;
constexpr Steps nesting_limit = 100;

// Below this size even the cube is harmless.
constexpr std::size_t smallest_costly_text = 2048;

std::size_t count(std::string_view text, std::string_view sign) {
  std::size_t found = 0;
  for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + sign.size())) ++found;
  return found;
}

bool has_only(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

std::size_t count_character(std::string_view text, char character) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), character));
}

/// Block quotes and list items that a line opens: its marks before the text.
Steps nesting_of(std::string_view line) {
  const std::size_t end = std::min(line.find_first_not_of("> \t-+*0123456789.)"), line.size());
  const std::string_view prefix = line.substr(0, end);
  const std::string_view text = prefix.substr(std::min(prefix.find_first_not_of(" \t"), prefix.size()));
  const bool is_thematic_break = end == line.size() && (has_only(text, "- \t") || has_only(text, "* \t"));
  if (is_thematic_break) return 0;
  Steps opened = 0;
  for (std::size_t at = 0; at < prefix.size(); ++at) {
    const bool before_space = at + 1 < prefix.size() && (prefix[at + 1] == ' ' || prefix[at + 1] == '\t');
    if (prefix[at] == '>' || (before_space && std::string_view("-+*.)").find(prefix[at]) != std::string_view::npos))
      ++opened;
  }
  return opened;
}

/// `)` and `@` make an address cost as much as its length each.
Steps addresses_of(std::string_view line) {
  Steps steps = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
    const std::string_view word = line.substr(at, end - at);
    steps += Steps{count_character(word, ')') + count_character(word, '@')} * word.size();
    at = end + 1;
  }
  return steps;
}

/// Walks a text line by line and adds up what its blocks cost.
class Blocks {
 public:
  explicit Blocks(std::string_view markdown)
      : lines_(count_character(markdown, '\n') + 1), closing_brackets_(count_character(markdown, ']')) {}

  bool is_too_costly() const {
    return nesting_ > nesting_limit || steps_ > step_limit || cells_ > node_limit ||
           copied_ + longest_definition_ * closing_brackets_ > copied_byte_limit;
  }

  void add(std::string_view line) {
    nesting_ = std::max(nesting_, nesting_of(line));
    steps_ += addresses_of(line);
    // For each mail address the rest of its line is copied, and kept.
    copied_ += count_character(line, '@') * line.size();
    add_table_row(line);
    add_definition(line);
    if (has_only(line, "> \t")) {
      paragraph_bytes_ = paragraph_lines_ = 0;
      definition_bytes_ = 0;
    } else {
      paragraph_bytes_ += line.size() + 1;
      ++paragraph_lines_;
    }
  }

 private:
  void add_table_row(std::string_view line) {
    const Steps bars = count_character(line, '|');
    steps_ += bars * bars;
    if (line.find('-') == std::string_view::npos || !has_only(line, "|:- \t>*+")) return;
    if (line.find_first_of("|:") == std::string_view::npos) {  // an underline or a break: the paragraph ends
      paragraph_bytes_ = paragraph_lines_ = 0;
      return;
    }
    // The paragraph before it is searched for a header, each of its lines from the start; every row after it is filled
    // up to the header's width.
    steps_ += paragraph_bytes_ * paragraph_lines_;
    cells_ = std::max(cells_, bars * lines_);
  }

  /// The rest of the paragraph at most is a definition's target and title; each use copies it.
  void add_definition(std::string_view line) {
    const std::size_t colon = line.find("]:");
    if (colon != std::string_view::npos || definition_bytes_ != 0) definition_bytes_ += line.size();
    longest_definition_ = std::max(longest_definition_, definition_bytes_);
  }

  Steps lines_;
  Steps closing_brackets_;
  Steps nesting_ = 0;
  Steps steps_ = 0;
  Steps cells_ = 0;
  Steps copied_ = 0;
  Steps paragraph_bytes_ = 0;
  Steps paragraph_lines_ = 0;
  Steps definition_bytes_ = 0;  // from the paragraph's first definition on
  Steps longest_definition_ = 0;
};

Steps count_nodes(std::string_view markdown) {
  constexpr std::string_view delimiters = "[]*_`<&!\\~:\n>|";
  return static_cast<Steps>(std::count_if(markdown.begin(), markdown.end(), [&](char character) {
    return delimiters.find(character) != std::string_view::npos;
  }));
}

}  // namespace

bool is_too_costly(std::string_view markdown) {
  if (markdown.size() < smallest_costly_text) return false;
  // A declaration or processing instruction that does not end is looked for to the end, each time anew.
  const Steps declarations = count(markdown, "<?") + count(markdown, "<!");
  const Steps images = count(markdown, "![");
  if (declarations * markdown.size() > step_limit || images * count(markdown, "]") > step_limit) return true;
  if (markdown.size() > node_limit && count_nodes(markdown) > node_limit) return true;
  Blocks blocks(markdown);
  for (std::size_t start = 0; start < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', start), markdown.size());
    blocks.add(markdown.substr(start, end - start));
    if (blocks.is_too_costly()) return true;
    start = end + 1;
  }
  return false;
}

}  // namespace shirube
