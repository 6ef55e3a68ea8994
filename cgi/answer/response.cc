#include "cgi/answer/response.h"

#include <algorithm>
#include <utility>

namespace shirube {
namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";

constexpr std::pair<int, std::string_view> phrases[] = {
    {200, "OK"},
    {303, "See Other"},
    {400, "Bad Request"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
};

/// What every answer has besides its type and length. The policy is the published pages' own; a page in somebody's
/// frame could be laid under a button of theirs.
constexpr std::pair<std::string_view, std::string_view> standing_headers[] = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
     "frame-ancestors 'none'"},
    {"Cache-Control", "no-store"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
};

bool is_token_character(char each) {
  return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') || each == '-';
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char each) { return static_cast<unsigned char>(each) < 0x20 || each == 0x7F; });
}

char lower(char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each; }

bool is_same_name(std::string_view name, std::string_view other) {
  return std::ranges::equal(name, other, {}, lower, lower);
}

/// Those that are ours to write: a second one could contradict the first.
bool is_standing(std::string_view name) {
  for (const std::string_view own : {"Status", "Content-Type", "Content-Length", "Transfer-Encoding"}) {
    if (is_same_name(name, own)) return true;
  }
  return std::ranges::any_of(standing_headers, [&](const auto& each) { return is_same_name(name, each.first); });
}

bool may_be_written(std::string_view name, std::string_view value) {
  return !name.empty() && std::ranges::all_of(name, is_token_character) && !is_standing(name) && !has_control(value);
}

void add_header(std::string& bytes, std::string_view name, std::string_view value) {
  bytes.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string_view reason_phrase(int status) {
  const auto* const found = std::ranges::find(phrases, status, &std::pair<int, std::string_view>::first);
  return found == std::end(phrases) ? std::string_view() : found->second;
}

std::string write_response(const Response& response, bool is_head) {
  constexpr std::size_t length_of_headers = 1024;
  // A status that nobody has thought of is a mistake of ours, and is answered as one.
  const int status = reason_phrase(response.status).empty() ? 500 : response.status;
  std::string bytes;
  bytes.reserve(length_of_headers + (is_head ? 0 : response.body.size()));
  add_header(bytes, "Status", std::to_string(status).append(" ").append(reason_phrase(status)));
  add_header(bytes, "Content-Type", has_control(response.content_type) ? html_type : response.content_type);
  add_header(bytes, "Content-Length", std::to_string(response.body.size()));
  for (const auto& [name, value] : standing_headers) add_header(bytes, name, value);
  for (const auto& [name, value] : response.headers) {
    if (may_be_written(name, value)) add_header(bytes, name, value);
  }
  bytes.append("\r\n");
  if (!is_head) bytes.append(response.body);
  return bytes;
}

}  // namespace shirube
