#include "cgi/operator/cp932.h"

#include <array>
#include <cstdint>
#include <cstdio>

#include "base/utf8.h"

namespace shirube {
namespace {

struct OtherForm {
  char32_t written;
  char32_t in_cp932;
};

/// Characters that JIS and Microsoft tie to different code points (JIS X 0208 row 1; Microsoft's cp932 table), and the
/// yen sign and overline, of which JIS X 0201 has the code of backslash and tilde.
constexpr std::array other_forms = {
    OtherForm{U'\u301C', U'\uFF5E'}, OtherForm{U'\u2212', U'\uFF0D'}, OtherForm{U'\u2016', U'\u2225'},
    OtherForm{U'\u2014', U'\u2015'}, OtherForm{U'\u00A2', U'\uFFE0'}, OtherForm{U'\u00A3', U'\uFFE1'},
    OtherForm{U'\u00AC', U'\uFFE2'}, OtherForm{U'\u00A6', U'\uFFE4'}, OtherForm{U'\u00A5', U'\uFFE5'},
    OtherForm{U'\u203E', U'\uFFE3'},
};

char32_t in_cp932(char32_t code_point) {
  for (const OtherForm& form : other_forms) {
    if (form.written == code_point) return form.in_cp932;
  }
  return code_point;
}

/// Empty where it cannot be converted.
std::string converted(iconv_t converter, std::string bytes) {
  std::array<char, 16> space{};
  char* from = bytes.data();
  char* to = space.data();
  std::size_t left = bytes.size();
  std::size_t room = space.size();
  ::iconv(converter, nullptr, nullptr, nullptr, nullptr);
  if (::iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1)) return {};
  // What the converter held back for a mark to follow.
  if (::iconv(converter, nullptr, nullptr, &to, &room) == static_cast<std::size_t>(-1)) return {};
  return {space.data(), space.size() - room};
}

}  // namespace

std::unique_ptr<Cp932> Cp932::open() {
  const auto failed = reinterpret_cast<iconv_t>(-1);
  const iconv_t to = ::iconv_open("CP932", "UTF-8");
  if (to == failed) return nullptr;
  const iconv_t from = ::iconv_open("UTF-8", "CP932");
  if (from == failed) {
    ::iconv_close(to);
    return nullptr;
  }
  return std::unique_ptr<Cp932>(new Cp932(to, from));
}

Cp932::~Cp932() {
  ::iconv_close(to_);
  ::iconv_close(from_);
}

std::string Cp932::bytes_of(char32_t code_point) {
  std::string character;
  append_utf8(character, code_point);
  std::string bytes = converted(to_, character);
  if (bytes.empty() || converted(from_, bytes) != character) return {};
  return bytes;
}

std::string Cp932::encode(std::string_view text, std::vector<char32_t>& lacking) {
  std::string encoded;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t code_point = next_code_point(text, offset);
    if (code_point < 0x80) {
      encoded += static_cast<char>(code_point);
      continue;
    }
    const std::string bytes = bytes_of(in_cp932(code_point));
    if (!bytes.empty()) {
      encoded += bytes;
    } else {
      lacking.push_back(code_point);
      encoded += "[" + code_point_name(code_point) + "]";
    }
  }
  return encoded;
}

std::string code_point_name(char32_t code_point) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(code_point));
  return name.data();
}

}  // namespace shirube
