#include "cgi/configuration/addresses.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace shirube {
namespace {

constexpr std::size_t longest_name = 253;  // RFC 1035, 2.3.4, without the length bytes
constexpr std::size_t longest_label = 63;
constexpr unsigned int greatest_port = 65'535;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// The text up to the character, which is taken off the front together with it; all of it where there is none.
std::string_view take_until(std::string_view& text, char end) {
  const std::string_view part = text.substr(0, text.find(end));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

// False also where there is a NUL: the system would read only as far as that.
bool read_number(int family, std::string_view text, void* address) {
  return text.find('\0') == std::string_view::npos && ::inet_pton(family, std::string(text).c_str(), address) == 1;
}

std::optional<in_addr> read_four(std::string_view text) {
  in_addr address{};
  if (!read_number(AF_INET, text, &address)) return std::nullopt;
  return address;
}

std::optional<in6_addr> read_six(std::string_view text) {
  in6_addr address{};
  if (!read_number(AF_INET6, text, &address)) return std::nullopt;
  return address;
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > longest_label || label.starts_with('-') || label.ends_with('-')) return false;
  return std::ranges::all_of(label, [](char c) { return is_digit(c) || is_letter(c) || c == '-'; });
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > longest_name || host.ends_with('.')) return false;
  std::string_view rest = host;
  std::string_view label;
  while (!rest.empty()) {
    label = take_until(rest, '.');
    if (!is_label(label)) return false;
  }
  // What ends in a number is an IPv4 address or nothing: some programs read `127.1` or `0x7f.1` as one, some do not.
  const bool is_number = std::ranges::all_of(label, is_digit) || label.starts_with("0x") || label.starts_with("0X");
  return !is_number || read_four(host).has_value();
}

bool is_port(std::string_view text) {
  unsigned int port = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, port);
  return error == std::errc{} && rest == end && text.front() != '0' && port <= greatest_port;
}

// RFC 3986, 3.3: pchar.
bool is_segment(std::string_view segment) {
  if (segment == "." || segment == "..") return false;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    const char c = segment[i];
    if (c == '%') {
      if (i + 2 >= segment.size() || !is_hexadecimal(segment[i + 1]) || !is_hexadecimal(segment[i + 2])) return false;
      i += 2;
      continue;
    }
    if (!is_digit(c) && !is_letter(c) && std::string_view("-._~!$&'()*+,;=:@").find(c) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

bool is_loopback(std::string_view host) {
  if (host.starts_with('[')) {
    const auto six = read_six(host.substr(1, host.size() - 2));
    if (six && IN6_IS_ADDR_V4MAPPED(&*six)) return six->s6_addr[12] == 127;
    return six && IN6_IS_ADDR_LOOPBACK(&*six);
  }
  if (const auto four = read_four(host)) return (ntohl(four->s_addr) >> 24U) == 127;
  std::string lower(host);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower == "localhost";
}

}  // namespace

std::optional<Authority> read_authority(std::string_view text) {
  Authority authority;
  const std::size_t bracket = text.starts_with('[') ? text.find(']') : std::string_view::npos;
  if (bracket != std::string_view::npos) {
    authority.host = text.substr(0, bracket + 1);
    if (!read_six(text.substr(1, bracket - 1))) return std::nullopt;
  } else {
    authority.host = text.substr(0, text.find(':'));
    if (!is_host(authority.host)) return std::nullopt;
  }
  text.remove_prefix(authority.host.size());
  if (text.empty()) return authority;
  authority.port = text.substr(1);
  if (!text.starts_with(':') || !is_port(authority.port)) return std::nullopt;
  return authority;
}

std::optional<std::size_t> find_path(std::string_view base_url) {
  const std::size_t scheme = base_url.starts_with("https://") ? 8 : base_url.starts_with("http://") ? 7 : 0;
  const std::size_t path = base_url.find('/', scheme);
  if (scheme == 0 || path == std::string_view::npos || !base_url.ends_with('/')) return std::nullopt;
  if (!read_authority(base_url.substr(scheme, path - scheme))) return std::nullopt;
  std::string_view rest = base_url.substr(path + 1);
  while (!rest.empty()) {
    if (!is_segment(take_until(rest, '/'))) return std::nullopt;
  }
  return path;
}

std::optional<SmtpAddress> read_smtp_address(std::string_view text) {
  const bool is_encrypted = text.starts_with("smtps://");
  if (!is_encrypted && !text.starts_with("smtp://")) return std::nullopt;
  text.remove_prefix(is_encrypted ? 8 : 7);
  const auto authority = read_authority(text);
  if (!authority) return std::nullopt;
  return SmtpAddress{is_encrypted, is_loopback(authority->host)};
}

}  // namespace shirube
