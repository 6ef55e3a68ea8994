#include "rules/email.h"

#include <algorithm>
#include <cstddef>

namespace shirube {
namespace {

constexpr std::size_t longest_address = 254;
constexpr std::size_t longest_label = 63;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_of_local_part(char c) {
  return is_letter_or_digit(c) || std::string_view(".!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > longest_label || label.front() == '-' || label.back() == '-') return false;
  return std::all_of(label.begin(), label.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

bool is_domain(std::string_view domain) {
  const std::size_t dot = domain.find('.');
  if (!is_label(domain.substr(0, dot))) return false;
  return dot == std::string_view::npos || is_domain(domain.substr(dot + 1));
}

}  // namespace

bool is_email_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (text.size() > longest_address || at == std::string_view::npos || at == 0) return false;
  const std::string_view local_part = text.substr(0, at);
  const std::string_view domain = text.substr(at + 1);
  return std::all_of(local_part.begin(), local_part.end(), is_of_local_part) &&
         domain.find('.') != std::string_view::npos && is_domain(domain);
}

}  // namespace shirube
