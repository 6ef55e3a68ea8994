#include "generator/model/target.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace shirube {
namespace {

/// A scheme that browsers understand without doing anything but going there; the rest must not be empty.
bool is_address(std::string_view link, std::string_view scheme) {
  return link.starts_with(scheme) && link.size() > scheme.size();
}

/// The rest of `link` after a scheme; nothing where it has another.
std::optional<std::string_view> after(std::string_view scheme, std::string_view link) {
  if (!link.starts_with(scheme)) return std::nullopt;
  return link.substr(scheme.size());
}

bool has_only_url_characters(std::string_view text) {
  constexpr std::string_view never = "\"<>\\^`{|}";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool is_full_width = c == 0x3000 || c == 0xA0 || (c >= 0xFF01 && c <= 0xFF5E);
    if (c <= 0x20 || c == 0x7F || is_full_width) return false;
    if (c < 0x80 && never.find(static_cast<char>(c)) != std::string_view::npos) return false;
  }
  return true;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Target parse_target(std::string_view link) {
  Target target;
  if (is_address(link, "https://") || is_address(link, "mailto:") || is_address(link, "tel:")) {
    target.kind = Target::Kind::address;
    return target;
  }
  if (is_address(link, "http://")) {
    target.kind = Target::Kind::plain_http;
    return target;
  }
  const std::size_t hash = link.find('#');
  const std::string_view before = link.substr(0, hash);
  if (hash != std::string_view::npos) target.anchor = link.substr(hash + 1);
  const bool anchor_is_fine = hash == std::string_view::npos || is_id(target.anchor);
  if (!anchor_is_fine) return target;
  if (before.empty() && hash == 0) {
    target.kind = Target::Kind::anchor;
    return target;
  }
  const std::size_t colon = before.find(':');
  if (colon == std::string_view::npos || !is_id(before.substr(colon + 1))) return target;
  for (const PageKind kind : page_kinds) {
    if (before.substr(0, colon) != word_of(kind)) continue;
    target.kind = Target::Kind::page;
    target.page_kind = kind;
    target.id = before.substr(colon + 1);
  }
  return target;
}

bool is_well_formed_address(std::string_view link) {
  if (!has_only_url_characters(link)) return false;
  if (const auto number = after("tel:", link)) {
    constexpr std::string_view signs = "0123456789+-().";
    return number->find_first_of("0123456789") != std::string_view::npos &&
           number->find_first_not_of(signs) == std::string_view::npos;
  }
  if (const auto mail = after("mailto:", link)) {
    const std::string_view address = mail->substr(0, mail->find('?'));
    const std::size_t at = address.find('@');
    return is_ascii(address) && at != std::string_view::npos && at > 0 && at + 1 < address.size();
  }
  for (const std::string_view scheme : {"https://", "http://"}) {
    const auto rest = after(scheme, link);
    if (rest && !rest->substr(0, rest->find_first_of("/?#")).empty()) return true;
  }
  return false;
}

std::string_view word_of(PageKind kind) {
  switch (kind) {
    case PageKind::guide:
      return "guide";
    case PageKind::flow:
      return "flow";
    case PageKind::form:
      return "form";
    case PageKind::reference:
      return "reference";
  }
  return {};
}

std::string_view folder_of(PageKind kind) {
  switch (kind) {
    case PageKind::guide:
      return "guides";
    case PageKind::flow:
      return "flows";
    case PageKind::form:
      return "forms";
    case PageKind::reference:
      return "references";
  }
  return {};
}

std::string page_path(PageKind kind, std::string_view id) {
  return std::string(folder_of(kind)).append("/").append(id).append(".html");
}

std::string href_of(std::string_view link, std::string_view root) {
  const Target target = parse_target(link);
  switch (target.kind) {
    case Target::Kind::page: {
      std::string href(root);
      href += page_path(target.page_kind, target.id);
      if (!target.anchor.empty()) href.append("#").append(target.anchor);
      return href;
    }
    case Target::Kind::anchor:
    case Target::Kind::address:
    case Target::Kind::plain_http:
      return std::string(link);
    case Target::Kind::unsupported:
      return {};
  }
  return {};
}

}  // namespace shirube
