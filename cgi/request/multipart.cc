#include "cgi/request/multipart.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/utf8.h"
#include "cgi/request/part_headers.h"

namespace shirube {
namespace {

constexpr std::size_t longest_boundary = 70;
constexpr std::size_t most_header_bytes = 8192;
constexpr std::uint64_t most_outside_bytes = 8192;
constexpr std::size_t longest_padding = 80;

/// What the bytes behind a delimiter say (RFC 2046: blanks may follow it).
enum class Ending { unknown_yet, next_part, last, no_delimiter };

bool is_last_delimiter(std::string_view behind) { return behind.starts_with("--"); }

Ending read_ending(std::string_view behind) {
  if (behind == "-") return Ending::unknown_yet;
  const bool is_last = is_last_delimiter(behind);
  if (is_last) behind.remove_prefix(2);
  behind.remove_prefix(std::min(behind.find_first_not_of(" \t"), behind.size()));
  if (behind.empty() || behind == "\r") return Ending::unknown_yet;
  if (behind != "\r\n") return Ending::no_delimiter;
  return is_last ? Ending::last : Ending::next_part;
}

}  // namespace

bool is_boundary(std::string_view text) {
  constexpr std::string_view marks = "'()+_,-./:=?";
  const auto is_allowed = [&](char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || marks.find(character) != std::string_view::npos;
  };
  return !text.empty() && text.size() <= longest_boundary && std::all_of(text.begin(), text.end(), is_allowed);
}

MultipartParser::MultipartParser(FieldCollector& fields, std::string_view boundary)
    : fields_(fields), delimiter_(std::string("\r\n--").append(boundary)) {
  expect_delimiter_or(State::preamble);
}

std::optional<BodyRefusal> MultipartParser::add(std::string_view bytes) {
  while (!bytes.empty()) {
    std::optional<BodyRefusal> refusal;
    switch (state_) {
      case State::preamble:
      case State::content:
        refusal = scan(bytes);
        break;
      case State::behind_delimiter:
        refusal = read_behind_delimiter(bytes);
        break;
      case State::headers:
        refusal = read_headers(bytes);
        break;
      case State::epilogue:
        outside_ += bytes.size();
        if (outside_ > most_outside_bytes) refusal = BodyRefusal{400};
        bytes = {};
        break;
    }
    if (refusal) return refusal;
  }
  return std::nullopt;
}

std::optional<BodyRefusal> MultipartParser::finish() {
  if (state_ == State::epilogue) return std::nullopt;
  // The last line needs no line break.
  const bool is_last = state_ == State::behind_delimiter && is_last_delimiter(behind_delimiter_);
  return is_last ? end_delimiter(true) : BodyRefusal{400};
}

// The first line, and the first of a part's content, may be a delimiter at once: the line break that belongs to it is
// the one before, or the beginning of the body.
void MultipartParser::expect_delimiter_or(State state) {
  state_ = state;
  matched_ = implied_ = 2;
}

// Takes what is no delimiter, to the end of `bytes` or of the next delimiter. A CR stands at the delimiter's beginning
// and nowhere else in it, so when one breaks off, no other can have begun within it.
std::optional<BodyRefusal> MultipartParser::scan(std::string_view& bytes) {
  while (!bytes.empty()) {
    if (matched_ == 0) {
      const std::string_view content = bytes.substr(0, bytes.find('\r'));
      if (std::optional<BodyRefusal> refusal = take(content)) return refusal;
      bytes.remove_prefix(content.size());
      if (bytes.empty()) return std::nullopt;
    }
    if (bytes.front() != delimiter_[matched_]) {
      if (std::optional<BodyRefusal> refusal = give_back_delimiter()) return refusal;
      continue;
    }
    bytes.remove_prefix(1);
    if (++matched_ < delimiter_.size()) continue;
    inside_ = std::exchange(state_, State::behind_delimiter);
    behind_delimiter_.clear();
    return std::nullopt;
  }
  return std::nullopt;
}

// What looked like a delimiter is content after all.
std::optional<BodyRefusal> MultipartParser::give_back_delimiter() {
  const std::size_t begin = std::exchange(implied_, 0);
  const std::size_t end = std::exchange(matched_, 0);
  return take(std::string_view(delimiter_).substr(begin, end - begin));
}

std::optional<BodyRefusal> MultipartParser::read_behind_delimiter(std::string_view& bytes) {
  behind_delimiter_.push_back(bytes.front());
  switch (read_ending(behind_delimiter_)) {
    case Ending::unknown_yet:
      bytes.remove_prefix(1);
      if (behind_delimiter_.size() > longest_padding) return BodyRefusal{400};
      return std::nullopt;
    case Ending::next_part:
      bytes.remove_prefix(1);
      return end_delimiter(false);
    case Ending::last:
      bytes.remove_prefix(1);
      return end_delimiter(true);
    case Ending::no_delimiter:  // a line that begins like one: `--boundaryX`
      break;
  }
  // The byte that told is looked at again: a delimiter may begin with it.
  behind_delimiter_.pop_back();
  state_ = inside_;
  if (std::optional<BodyRefusal> refusal = give_back_delimiter()) return refusal;
  return take(behind_delimiter_);
}

std::optional<BodyRefusal> MultipartParser::end_delimiter(bool is_last) {
  state_ = is_last ? State::epilogue : State::headers;
  headers_.clear();
  outside_ = 0;
  return inside_ == State::content ? end_part() : std::nullopt;
}

std::optional<BodyRefusal> MultipartParser::read_headers(std::string_view& bytes) {
  while (!bytes.empty()) {
    if (headers_.size() == most_header_bytes) return BodyRefusal{400};
    headers_.push_back(bytes.front());
    bytes.remove_prefix(1);
    if (headers_.back() != '\n') continue;
    if (headers_ == "\r\n" || headers_.ends_with("\r\n\r\n")) return begin_part();
  }
  return std::nullopt;
}

std::optional<BodyRefusal> MultipartParser::begin_part() {
  if (std::optional<BodyRefusal> refusal = fields_.begin_field()) return refusal;
  auto read = read_part_headers(std::string_view(headers_).substr(0, headers_.size() - 2));
  if (const auto* refusal = std::get_if<BodyRefusal>(&read)) return *refusal;
  auto& headers = std::get<PartHeaders>(read);
  expect_delimiter_or(State::content);

  is_file_ = headers.filename.has_value();
  name_ = std::move(headers.name);
  text_.clear();
  if (std::optional<BodyRefusal> refusal = fields_.expect_text(name_.size())) return refusal;
  if (!is_file_) return std::nullopt;
  if (find_malformed_utf8(*headers.filename)) return BodyRefusal{400};
  if (std::optional<BodyRefusal> refusal = fields_.expect_text(headers.filename->size())) return refusal;
  file_ = SentFile();
  file_.field = name_;
  file_.name = bare_file_name(*headers.filename);
  const BodyOrder& order = fields_.order();
  if (order.open_upload) file_.sink = order.open_upload(name_);
  if (file_.sink == nullptr) return BodyRefusal{400};
  return std::nullopt;
}

std::optional<BodyRefusal> MultipartParser::take(std::string_view bytes) {
  if (state_ == State::preamble) {
    outside_ += bytes.size();
    return outside_ > most_outside_bytes ? std::optional(BodyRefusal{400}) : std::nullopt;
  }
  if (is_file_) return take_of_file(bytes);
  if (std::optional<BodyRefusal> refusal = fields_.expect_text(bytes.size())) return refusal;
  text_.append(bytes);
  return std::nullopt;
}

std::optional<BodyRefusal> MultipartParser::take_of_file(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  file_.size += bytes.size();
  if (file_.size > fields_.order().limits.upload_bytes) {
    file_.is_too_large = true;
    file_.sink.reset();
  } else if (file_.sink != nullptr && !file_.sink->add(bytes)) {
    file_.failed = true;
    file_.sink.reset();
  }
  return std::nullopt;
}

std::optional<BodyRefusal> MultipartParser::end_part() {
  if (is_file_) return fields_.add_file(std::exchange(file_, SentFile()));
  return fields_.add_text(std::exchange(name_, {}), std::exchange(text_, {}));
}

}  // namespace shirube
