#include "cgi/request/urlencoded.h"

#include <utility>

namespace shirube {
namespace {

std::optional<unsigned int> value_of_digit(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned int>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned int>(digit - 'a') + 10;
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned int>(digit - 'A') + 10;
  return std::nullopt;
}

}  // namespace

std::optional<BodyRefusal> UrlencodedParser::add(std::string_view bytes) {
  for (const char byte : bytes) {
    if (std::optional<BodyRefusal> refusal = add_byte(byte)) return refusal;
  }
  return std::nullopt;
}

std::optional<BodyRefusal> UrlencodedParser::finish() {
  if (missing_digits_ > 0) return BodyRefusal{400};
  return end_pair();
}

std::optional<BodyRefusal> UrlencodedParser::add_byte(char byte) {
  if (missing_digits_ > 0) return add_hexadecimal_digit(byte);
  if (byte == '&') return end_pair();
  if (!is_in_pair_) {
    if (std::optional<BodyRefusal> refusal = fields_.begin_field()) return refusal;
    is_in_pair_ = true;
  }
  if (byte == '%') {
    missing_digits_ = 2;
    code_ = 0;
    return std::nullopt;
  }
  if (byte == '=' && !is_in_value_) {
    is_in_value_ = true;
    return std::nullopt;
  }
  keep(byte == '+' ? ' ' : byte);
  return std::nullopt;
}

std::optional<BodyRefusal> UrlencodedParser::add_hexadecimal_digit(char byte) {
  const std::optional<unsigned int> digit = value_of_digit(byte);
  if (!digit) return BodyRefusal{400};
  code_ = code_ * 16 + *digit;
  if (--missing_digits_ > 0) return std::nullopt;
  keep(static_cast<char>(static_cast<unsigned char>(code_)));
  return std::nullopt;
}

void UrlencodedParser::keep(char byte) { (is_in_value_ ? value_ : name_).push_back(byte); }

std::optional<BodyRefusal> UrlencodedParser::end_pair() {
  if (!is_in_pair_) return std::nullopt;
  is_in_pair_ = false;
  is_in_value_ = false;
  return fields_.add_text(std::exchange(name_, {}), std::exchange(value_, {}));
}

}  // namespace shirube
