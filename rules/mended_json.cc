#include "rules/mended_json.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/utf8.h"

namespace shirube {
namespace {

constexpr std::string_view malformed_mark = "\xEF\xBF\xBE";  // U+FFFE
constexpr std::string_view malformed_escape = "\\ufffe";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// How many bytes at the beginning, which is malformed, belong together: as much as begins a character, or one byte.
std::size_t malformed_size(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
  const unsigned lead = at(0);
  const std::size_t due = lead >= 0xC2 && lead <= 0xDF   ? 1
                          : lead >= 0xE0 && lead <= 0xEF ? 2
                          : lead >= 0xF0 && lead <= 0xF4 ? 3
                                                         : 0;
  // The second byte's bounds (Unicode 15, table 3-7).
  unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned greatest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  std::size_t size = 1;
  while (size <= due && at(size) >= least && at(size) <= greatest) {
    ++size;
    least = 0x80;
    greatest = 0xBF;
  }
  return size;
}

std::string well_formed(std::string_view bytes) {
  std::string mended;
  while (const auto malformed = find_malformed_utf8(bytes)) {
    mended.append(bytes.substr(0, *malformed)).append(malformed_mark);
    bytes.remove_prefix(*malformed);
    bytes.remove_prefix(malformed_size(bytes));
  }
  return mended.append(bytes);
}

/// The code unit of an escape `\uXXXX` at the beginning.
std::optional<std::uint32_t> escaped_unit(std::string_view text) {
  constexpr std::size_t size_of_escape = 6;
  if (text.size() < size_of_escape || !text.starts_with("\\u")) return std::nullopt;
  std::uint32_t unit = 0;
  const char* end = text.data() + size_of_escape;
  const auto [stop, error] = std::from_chars(text.data() + 2, end, unit, 16);
  if (error != std::errc() || stop != end) return std::nullopt;
  return unit;
}

bool is_leading(std::uint32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_trailing(std::uint32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

class Mending {
 public:
  explicit Mending(std::string_view text) : rest_(text) {}

  std::string mend() {
    while (!rest_.empty()) {
      if (is_in_string_) {
        mend_string();
      } else {
        mend_outside();
      }
    }
    return std::move(mended_);
  }

 private:
  void keep(std::size_t count) {
    count = std::min(count, rest_.size());
    mended_.append(rest_.substr(0, count));
    rest_.remove_prefix(count);
  }

  void mend_string() {
    keep(std::min(rest_.find_first_of("\"\\"), rest_.size()));
    if (rest_.empty()) return;
    if (rest_.front() == '"') {
      is_in_string_ = false;
      keep(1);
    } else {
      mend_escape();
    }
  }

  void mend_escape() {
    constexpr std::size_t size_of_escape = 6;
    const auto unit = escaped_unit(rest_);
    // The character after a backslash is no backslash or quotation mark of its own.
    if (!unit) return keep(2);
    if (is_leading(*unit)) {
      const auto next = escaped_unit(rest_.substr(size_of_escape));
      if (next && is_trailing(*next)) return keep(2 * size_of_escape);
    }
    if (!is_leading(*unit) && !is_trailing(*unit)) return keep(size_of_escape);
    mended_.append(malformed_escape);
    rest_.remove_prefix(size_of_escape);
  }

  void mend_outside() {
    const std::size_t at = std::min(rest_.find_first_of("\"0123456789"), rest_.size());
    keep(at);
    if (rest_.empty()) return;
    if (rest_.front() == '"') {
      is_in_string_ = true;
      keep(1);
    } else {
      mend_digits();
    }
  }

  /// A row of digits that becomes shorter is valid where it was, since its beginning stays.
  void mend_digits() {
    const auto end = std::ranges::find_if_not(rest_, is_digit);
    const auto count = static_cast<std::size_t>(end - rest_.begin());
    constexpr std::size_t most = 9;
    const std::size_t kept = is_exponent() ? 1 : most;
    mended_.append(rest_.substr(0, std::min(count, kept)));
    rest_.remove_prefix(count);
  }

  bool is_exponent() const {
    std::string_view before = mended_;
    if (before.ends_with('+') || before.ends_with('-')) before.remove_suffix(1);
    return before.ends_with('e') || before.ends_with('E');
  }

  std::string_view rest_;
  std::string mended_;
  bool is_in_string_ = false;
};

}  // namespace

std::string mended_json(std::string_view bytes) { return Mending(well_formed(bytes)).mend(); }

}  // namespace shirube
