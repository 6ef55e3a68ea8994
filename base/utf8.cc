#include "base/utf8.h"

#include <cstring>

#include <utf8proc.h>

namespace shirube {
namespace {

// A byte that goes on a character and starts none: 10xxxxxx.
bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// What table 3-7 allows after a lead byte: how many bytes the character has, and the range of its second byte.
// That range alone is what shuts out overlong forms, surrogates and code points above U+10FFFF.
struct LeadByte {
  std::size_t length = 0;  // 0: no character starts with it
  unsigned char second_from = 0x80;
  unsigned char second_to = 0xBF;
};

LeadByte lead_byte(unsigned char lead) {
  if (lead < 0x80) return {.length = 1};
  if (lead < 0xC2) return {};
  if (lead < 0xE0) return {.length = 2};
  if (lead == 0xE0) return {.length = 3, .second_from = 0xA0};
  if (lead == 0xED) return {.length = 3, .second_to = 0x9F};
  if (lead < 0xF0) return {.length = 3};
  if (lead == 0xF0) return {.length = 4, .second_from = 0x90};
  if (lead < 0xF4) return {.length = 4};
  if (lead == 0xF4) return {.length = 4, .second_to = 0x8F};
  return {};
}

// The length of the well-formed character that starts at `offset`; 0 where there is none.
std::size_t well_formed_length(std::string_view bytes, std::size_t offset) {
  const LeadByte lead = lead_byte(static_cast<unsigned char>(bytes[offset]));
  if (lead.length < 2) return lead.length;
  if (bytes.size() - offset < lead.length) return 0;
  const auto second = static_cast<unsigned char>(bytes[offset + 1]);
  if (second < lead.second_from || second > lead.second_to) return 0;
  for (std::size_t next = 2; next < lead.length; ++next) {
    if (!is_continuation(bytes[offset + next])) return 0;
  }
  return lead.length;
}

// Moves past whole words of eight ASCII bytes.
void skip_ascii_words(std::string_view bytes, std::size_t& offset) {
  constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080U;
  while (bytes.size() - offset >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + offset, sizeof word);
    if ((word & high_bits) != 0) return;
    offset += sizeof word;
  }
}

}  // namespace

std::optional<std::size_t> find_malformed_utf8(std::string_view bytes) {
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const auto lead = static_cast<unsigned char>(bytes[offset]);
    if (lead < 0x80) {
      skip_ascii_words(bytes, offset);
      while (offset < bytes.size() && static_cast<unsigned char>(bytes[offset]) < 0x80) ++offset;
      continue;
    }
    // Japanese text is almost wholly three-byte characters whose second byte has the full range.
    if (lead >= 0xE1 && lead <= 0xEC && bytes.size() - offset >= 3) {
      if (!is_continuation(bytes[offset + 1]) || !is_continuation(bytes[offset + 2])) return offset;
      offset += 3;
      continue;
    }
    const std::size_t length = well_formed_length(bytes, offset);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t distance) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[offset + distance]));
  };
  const char32_t lead = byte(0);
  char32_t code_point = lead;
  std::size_t length = 1;
  if (lead >= 0xF0) {
    code_point = (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    length = 4;
  } else if (lead >= 0xE0) {
    code_point = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    length = 3;
  } else if (lead >= 0xC0) {
    code_point = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    length = 2;
  }
  offset += length;
  return code_point;
}

char32_t code_point_before(std::string_view text, std::size_t offset) {
  if (offset == 0) return U'\0';
  std::size_t start = offset - 1;
  while (start > 0 && is_continuation(text[start])) --start;
  return next_code_point(text, start);
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto append = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code_point < 0x80) {
    append(code_point);
  } else if (code_point < 0x800) {
    append(0xC0 | code_point >> 6);
    append(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    append(0xE0 | code_point >> 12);
    append(0x80 | (code_point >> 6 & 0x3F));
    append(0x80 | (code_point & 0x3F));
  } else {
    append(0xF0 | code_point >> 18);
    append(0x80 | (code_point >> 12 & 0x3F));
    append(0x80 | (code_point >> 6 & 0x3F));
    append(0x80 | (code_point & 0x3F));
  }
}

CodePointCount count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += is_continuation(byte) ? 0U : 1U;
  return {count};
}

CellCount count_cells(std::string_view text) {
  CellCount cells;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t code_point = next_code_point(text, offset);
    if (code_point == U'\t') {
      cells += CellCount{1};
    } else {
      const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point));
      cells += CellCount{static_cast<std::size_t>(width)};
    }
  }
  return cells;
}

std::size_t offset_of_code_point(std::string_view text, CodePointCount count) {
  std::size_t passed = 0;
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    if (is_continuation(text[offset])) continue;
    if (passed == count.value) return offset;
    ++passed;
  }
  return text.size();
}

}  // namespace shirube
