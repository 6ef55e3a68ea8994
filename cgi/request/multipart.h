// MultipartParser: multipart/form-data (RFC 7578, RFC 2046 5.1).
// Leaves what stands above a part to part_headers.h and what becomes of a file to its UploadSink.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cgi/request/body_parser.h"

namespace shirube {

/// Whether a boundary is 1 to 70 letters, digits and `'()+_,-./:=?` (RFC 2046, bcharsnospace).
bool is_boundary(std::string_view text);

/// 400: not well-formed, no final boundary, a file where none is due, a text that is no UTF-8 or holds a NUL, more than
/// 8 KiB before the first part, in the headers of one or behind the last. 413: too many parts, or too much text in
/// them. 415: a charset. Of the body it keeps no more than the texts.
class MultipartParser : public BodyParser {
 public:
  /// `fields` must outlive it. `boundary` is one (is_boundary).
  MultipartParser(FieldCollector& fields, std::string_view boundary);
  std::optional<BodyRefusal> add(std::string_view bytes) override;
  std::optional<BodyRefusal> finish() override;

 private:
  enum class State { preamble, content, behind_delimiter, headers, epilogue };

  std::optional<BodyRefusal> scan(std::string_view& bytes);
  std::optional<BodyRefusal> read_behind_delimiter(std::string_view& bytes);
  std::optional<BodyRefusal> read_headers(std::string_view& bytes);
  void expect_delimiter_or(State state);
  std::optional<BodyRefusal> give_back_delimiter();
  std::optional<BodyRefusal> end_delimiter(bool is_last);
  std::optional<BodyRefusal> begin_part();
  std::optional<BodyRefusal> take(std::string_view bytes);
  std::optional<BodyRefusal> take_of_file(std::string_view bytes);
  std::optional<BodyRefusal> end_part();

  FieldCollector& fields_;
  const std::string delimiter_;  // CRLF, two hyphens, the boundary
  State state_ = State::preamble;
  State inside_ = State::preamble;  // what the delimiter was met in: preamble or content
  std::size_t matched_ = 0;         // how many bytes of the delimiter were seen last
  std::size_t implied_ = 0;         // how many of those were not sent here: the line break before belongs elsewhere
  std::string behind_delimiter_;    // what was seen of its line
  std::string headers_;
  std::uint64_t outside_ = 0;  // bytes of preamble or epilogue

  bool is_file_ = false;
  std::string name_, text_;
  SentFile file_;
};

}  // namespace shirube
