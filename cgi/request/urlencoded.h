// UrlencodedParser: application/x-www-form-urlencoded (URL Standard, 5.1), but what is not well-formed is refused and
// not passed over.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cgi/request/body_parser.h"

namespace shirube {

/// 400: a `%` without two hexadecimal digits, and a name or value that is no UTF-8 or holds a NUL.
/// 413: too many pairs. How long they are the body's length bounds: decoded they are no longer.
class UrlencodedParser : public BodyParser {
 public:
  /// `fields` must outlive it.
  explicit UrlencodedParser(FieldCollector& fields) : fields_(fields) {}
  std::optional<BodyRefusal> add(std::string_view bytes) override;
  std::optional<BodyRefusal> finish() override;

 private:
  std::optional<BodyRefusal> add_byte(char byte);
  std::optional<BodyRefusal> add_hexadecimal_digit(char byte);
  void keep(char byte);
  std::optional<BodyRefusal> end_pair();

  FieldCollector& fields_;
  std::string name_, value_;
  bool is_in_pair_ = false;
  bool is_in_value_ = false;
  int missing_digits_ = 0;  // of a `%` that was seen
  unsigned int code_ = 0;   // what its digits say so far
};

}  // namespace shirube
