#include "base/folding.h"

#include <utf8proc.h>

#include <cstddef>

#include "base/normal_form.h"
#include "base/utf8.h"

namespace shirube {
namespace {

constexpr char32_t soft_hyphen = 0xAD;
constexpr char32_t zero_width_space = 0x200B;
constexpr char32_t capital_i_with_dot = 0x130;

void append_utf16(std::u16string& text, char32_t c) {
  if (c < 0x10000) {
    text += static_cast<char16_t>(c);
  } else {
    text += static_cast<char16_t>(0xD7C0 + (c >> 10));
    text += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
  }
}

bool is_mark(char32_t c) {
  if (c < 0x300) return false;
  if (c == 0xFF9E || c == 0xFF9F) return true;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

/// Whether NFKC leaves the code point alone where no mark comes after it: what Japanese texts are full of. Looked up
/// before the tables, which take ten times as long.
bool is_plain(char32_t c) {
  return c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FE) ||
         (c >= 0x3001 && c <= 0x3029);
}

/// Whether the character that begins at this byte may be a mark; false is certain.
bool may_begin_mark(std::string_view rest) {
  if (rest.empty()) return false;
  const auto lead = static_cast<unsigned char>(rest[0]);
  if (lead < 0xCC || (lead >= 0xE4 && lead <= 0xE9)) return false;
  if (lead != 0xE3 || rest.size() < 3) return true;
  const auto second = static_cast<unsigned char>(rest[1]);
  const auto third = static_cast<unsigned char>(rest[2]);
  // U+302A to U+302F, U+3099 and U+309A are all that this block has.
  if (second == 0x80) return third >= 0xAA && third <= 0xAF;
  return second == 0x82 && (third == 0x99 || third == 0x9A);
}

/// As next_code_point, with what Japanese texts are full of in line.
inline char32_t code_point_at(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned lead = byte(offset);
  if (lead < 0x80) return static_cast<char32_t>(text[offset++]);
  if (lead < 0xE0 || lead > 0xEF) return next_code_point(text, offset);
  const char32_t c = (lead & 0x0FU) << 12 | (byte(offset + 1) & 0x3FU) << 6 | (byte(offset + 2) & 0x3FU);
  offset += 3;
  return c;
}

/// Takes code points in their NFKC form and finishes them.
class Folder {
 public:
  explicit Folder(std::u16string& folded) : folded_(folded), start_(folded.size()) {}

  void add(char32_t c) {
    if (c < 0x80) return add_ascii(c);
    if (c >= 0x30A1 && c <= 0x30FE) {
      const bool is_letter = c <= 0x30F6 || c >= 0x30FD;
      return write(is_letter ? c - 0x60 : c);
    }
    if (c >= 0x3001 && c <= 0x9FFF) return write(c);
    if (c == soft_hyphen || c == zero_width_space) return;
    if (is_white_space(c)) {
      has_space_ = true;
    } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D) {
      write(U'-');
    } else if (c == capital_i_with_dot) {
      write(c);  // its full lower case is two code points
    } else {
      write(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
    }
  }

  /// Adds the NFKC form of a cluster.
  void add_cluster(std::string_view cluster) {
    const std::string normal = to_normal_form(cluster, NormalForm::compatible);
    for (std::size_t offset = 0; offset < normal.size();) add(next_code_point(normal, offset));
  }

 private:
  void add_ascii(char32_t c) {
    if (c == U' ' || (c >= U'\t' && c <= U'\r')) {
      has_space_ = true;
    } else {
      write(c >= U'A' && c <= U'Z' ? c + 0x20 : c);
    }
  }

  void write(char32_t c) {
    if (has_space_ && folded_.size() > start_) folded_ += u' ';
    has_space_ = false;
    append_utf16(folded_, c);
  }

  std::u16string& folded_;
  std::size_t start_;
  bool has_space_ = false;
};

}  // namespace

bool is_white_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

void append_folded(std::u16string& folded, std::string_view text) {
  folded.reserve(folded.size() + text.size() / 2);
  Folder folder(folded);
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    char32_t c = code_point_at(text, offset);
    if (!may_begin_mark(text.substr(offset))) {
      if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;  // as NFKC maps it
      if (is_plain(c)) {
        folder.add(c);
        continue;
      }
    }
    for (std::size_t next = offset; offset < text.size() && is_mark(next_code_point(text, next));) offset = next;
    folder.add_cluster(text.substr(start, offset - start));
  }
}

std::string fold_text(std::string_view text) {
  std::u16string folded;
  append_folded(folded, text);
  std::string utf8;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    char32_t c = folded[i];
    // Folding well-formed text makes no half of a pair alone.
    if (c >= 0xD800 && c < 0xDC00) c = ((c - 0xD7C0) << 10) + (folded[++i] & 0x3FFU);
    append_utf8(utf8, c);
  }
  return utf8;
}

}  // namespace shirube
