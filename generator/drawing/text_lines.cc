#include "generator/drawing/text_lines.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "base/utf8.h"

namespace shirube {
namespace {

constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t emoji_variation = 0xFE0F;

bool is_wide(char32_t character) {
  const int width = u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

/// What takes no room of its own: combining marks, format characters, and what joins the Hangul letter before it.
bool is_combining(char32_t character) {
  const auto point = static_cast<UChar32>(character);
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return true;
    default:
      break;
  }
  const int hangul = u_getIntPropertyValue(point, UCHAR_HANGUL_SYLLABLE_TYPE);
  return hangul == U_HST_VOWEL_JAMO || hangul == U_HST_TRAILING_JAMO ||
         u_hasBinaryProperty(point, UCHAR_EMOJI_MODIFIER);
}

std::size_t character_width(char32_t character, char32_t before) {
  if (character == emoji_variation) return before != 0 && before < 0x2600 && !is_wide(before) ? 1 : 0;
  if (is_combining(character)) return 0;
  if (before == zero_width_joiner && u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_EXTENDED_PICTOGRAPHIC))
    return 0;
  const int width = u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH || width == U_EA_AMBIGUOUS ? 2 : 1;
}

/// Fonts agree on kanji, kana and full-width forms; not on emoji, which are wider than an em in most.
bool is_even_character(char32_t character) {
  return is_wide(character) && !u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_EXTENDED_PICTOGRAPHIC);
}

TextLine measured_line(std::string_view text) {
  TextLine line{std::string(text), {}, true};
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    line.width.value += character_width(character, before);
    line.is_even = line.is_even && is_even_character(character);
    before = character;
  }
  return line;
}

/// Runs of spaces and tabs as one space, none at the ends of lines: SVG shows them so.
std::string with_single_spaces(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char letter : text) {
    const bool is_space = letter == ' ' || letter == '\t' || letter == '\r';
    if (is_space && (result.empty() || result.back() == ' ' || result.back() == '\n')) continue;
    if (letter == '\n' && !result.empty() && result.back() == ' ') result.pop_back();
    result += is_space ? ' ' : letter;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

struct CloseIterator {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};

/// One of ICU's iterators over a text.
class Boundaries {
 public:
  Boundaries(UBreakIteratorType type, const char* locale) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(ubrk_open(type, locale, nullptr, 0, &status));
    assert(U_SUCCESS(status) && "ICU without its own data");
    if (U_FAILURE(status)) std::abort();
  }

  /// Sets `mark` in `marks`, which has an entry for each byte of the text and one more, where the text may break.
  void mark(std::string_view text, std::vector<std::uint8_t>& marks, std::uint8_t mark) {
    UErrorCode status = U_ZERO_ERROR;
    UText wrapped = UTEXT_INITIALIZER;
    utext_openUTF8(&wrapped, text.data(), static_cast<std::int64_t>(text.size()), &status);
    ubrk_setUText(iterator_.get(), &wrapped, &status);
    for (std::int32_t at = ubrk_first(iterator_.get()); at != UBRK_DONE; at = ubrk_next(iterator_.get())) {
      marks[static_cast<std::size_t>(at)] |= mark;
    }
    utext_close(&wrapped);
  }

 private:
  std::unique_ptr<UBreakIterator, CloseIterator> iterator_;
};

constexpr std::uint8_t between_phrases = 1;
constexpr std::uint8_t between_words = 2;
constexpr std::uint8_t between_characters = 4;

/// Where the paragraph may break, an entry for each byte. Opening an iterator costs more than most texts: each thread
/// keeps its own.
std::vector<std::uint8_t> break_marks(std::string_view paragraph) {
  thread_local Boundaries phrases(UBRK_LINE, "ja@lb=strict;lw=phrase");
  thread_local Boundaries words(UBRK_LINE, "ja@lb=strict");
  thread_local Boundaries characters(UBRK_CHARACTER, "ja");
  std::vector<std::uint8_t> marks(paragraph.size() + 1, 0);
  phrases.mark(paragraph, marks, between_phrases);
  words.mark(paragraph, marks, between_words);
  characters.mark(paragraph, marks, between_characters);
  return marks;
}

struct Place {
  std::size_t offset = 0;  // 0: none on this line
  CellCount width;         // of the line that would end here
};

/// Cuts one paragraph into lines.
class Paragraph {
 public:
  Paragraph(std::string_view text, CellCount room) : text_(text), room_(room), marks_(break_marks(text)) {}

  void append_lines(std::vector<TextLine>& lines) const {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = line_end(begin);
      std::string_view line = text_.substr(begin, end - begin);
      if (line.ends_with(' ')) line.remove_suffix(1);
      lines.push_back(measured_line(line));
      begin = end;
      if (begin < text_.size() && text_[begin] == ' ') ++begin;
    }
  }

 private:
  std::size_t line_end(std::size_t begin) const {
    Place phrase, word, character, code_point;
    CellCount width;
    char32_t before = 0;
    for (std::size_t at = begin; at < text_.size();) {
      const bool is_space = text_[at] == ' ';
      const char32_t next = next_code_point(text_, at);
      width.value += character_width(next, before);
      before = next;
      // A space at the line's end takes no room.
      if (width > (is_space ? room_ + CellCount{1} : room_)) return best(phrase, word, character, code_point, at);
      code_point = {at, width};
      const std::uint8_t marks = marks_[at];
      if (marks & between_phrases) phrase = code_point;
      if (marks & between_words) word = code_point;
      if (marks & between_characters) character = code_point;
    }
    return text_.size();
  }

  std::size_t best(Place phrase, Place word, Place character, Place code_point, std::size_t past) const {
    const bool is_full_enough = phrase.width.value * 2 >= room_.value;
    for (const Place& place : {is_full_enough ? phrase : Place{}, word, character, code_point}) {
      if (place.offset != 0) return place.offset;
    }
    return past;  // a single character wider than the room
  }

  std::string_view text_;
  CellCount room_;
  std::vector<std::uint8_t> marks_;
};

template <typename Visit>
void for_each_paragraph(std::string_view text, const Visit& visit) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    visit(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace

CellCount line_width(std::string_view line) { return measured_line(line).width; }

CellCount widest_line(std::string_view text) {
  CellCount widest;
  for_each_paragraph(with_single_spaces(text),
                     [&](std::string_view line) { widest = std::max(widest, line_width(line)); });
  return widest;
}

std::vector<TextLine> break_lines(std::string_view text, CellCount room) {
  std::string spaced = with_single_spaces(text);
  while (spaced.ends_with('\n')) spaced.pop_back();  // a literal block ends with one
  room = std::max(room, CellCount{2});
  std::vector<TextLine> lines;
  for_each_paragraph(spaced, [&](std::string_view paragraph) {
    TextLine line = measured_line(paragraph);
    if (line.width <= room) {
      lines.push_back(std::move(line));
    } else {
      Paragraph(paragraph, room).append_lines(lines);
    }
  });
  return lines;
}

}  // namespace shirube
