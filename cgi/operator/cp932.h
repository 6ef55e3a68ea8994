// Text as Japanese Windows has it: code page 932, by the C library's iconv.
// Leaves telling of characters that it lacks to export.cc.
#pragma once

#include <iconv.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace shirube {

class Cp932 {
 public:
  /// nullptr where the C library lacks its table.
  static std::unique_ptr<Cp932> open();
  ~Cp932();
  Cp932(const Cp932&) = delete;
  Cp932& operator=(const Cp932&) = delete;

  /// Well-formed UTF-8 as cp932. A character for which cp932 has only Microsoft's other form is written as that one
  /// (U+301C as U+FF5E, U+2212 as U+FF0D, U+2016, U+2014, U+00A2, U+00A3, U+00A5, U+00A6, U+00AC, U+203E likewise). One
  /// that it lacks becomes `[U+20BB7]` and is added to `lacking`, in order, once for each place.
  std::string encode(std::string_view text, std::vector<char32_t>& lacking);

 private:
  Cp932(iconv_t to, iconv_t from) : to_(to), from_(from) {}
  /// Empty where there is none that reads back as the same character: the C library would drop or change some.
  std::string bytes_of(char32_t code_point);

  iconv_t to_, from_;
};

/// `U+20BB7`.
std::string code_point_name(char32_t code_point);

}  // namespace shirube
