#include "cgi/request/body.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include "cgi/request/body_parser.h"
#include "cgi/request/header_value.h"
#include "cgi/request/multipart.h"
#include "cgi/request/urlencoded.h"

namespace shirube {
namespace {

using Clock = std::chrono::steady_clock;
using Kind = BodyInput::Read::Kind;

constexpr std::uint64_t greatest_length = std::numeric_limits<std::int64_t>::max();
constexpr std::uint64_t file_overhead = 65'536;  // of a body, a file: what stands around it
// Enough for a photograph that is far too large, so that its sender sees the page that says so.
constexpr std::uint64_t most_dropped = 67'108'864;
// Where nobody knows how long a body is, so much silence is its end.
constexpr std::chrono::milliseconds longest_silence{200};

using Buffer = std::array<char, 16'384>;

Clock::time_point deadline_of(const Limits& limits) {
  constexpr std::uint64_t a_day = 86'400;  // more would overflow the clock
  return Clock::now() + std::chrono::seconds(std::min(limits.body_seconds, a_day));
}

// Nothing where the text is no length, or a greater one than RFC 9110 asks anybody to understand.
std::optional<std::uint64_t> read_length(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::uint64_t length = 0;
  for (const char character : text) {
    if (character < '0' || character > '9') return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(character - '0');
    if (length > (greatest_length - digit) / 10) return std::nullopt;
    length = length * 10 + digit;
  }
  return length;
}

// Reads so many bytes, or to the end or a silence where nobody knows how many there are, and forgets them. What cannot
// be read cannot be dropped either: the refusal is told all the same.
void drop(BodyInput& input, std::optional<std::uint64_t> left, Clock::time_point deadline) {
  Buffer buffer;
  std::uint64_t most = std::min(left.value_or(most_dropped), most_dropped);
  while (most > 0) {
    const Clock::time_point now = Clock::now();
    if (now >= deadline) return;
    const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(most, buffer.size()));
    const Clock::time_point until = left ? deadline : std::min(deadline, now + longest_silence);
    const BodyInput::Read read = input.read(std::span(buffer).first(size), until);
    if (read.kind != Kind::bytes) return;
    most -= read.count;
  }
}

std::uint64_t bounded_sum(std::uint64_t left, std::uint64_t right) {
  return left > greatest_length || right > greatest_length - left ? greatest_length : left + right;
}

std::uint64_t longest_multipart(const BodyOrder& order) {
  const std::uint64_t one_file = bounded_sum(order.limits.upload_bytes, file_overhead);
  const bool is_bounded = order.file_fields == 0 || one_file <= greatest_length / order.file_fields;
  return bounded_sum(order.text_bytes, is_bounded ? one_file * order.file_fields : greatest_length);
}

/// What the Content-Type says of the body.
struct BodyType {
  bool is_multipart = false;
  std::string boundary;
};

std::variant<BodyType, BodyRefusal> read_type(std::string_view content_type) {
  const std::optional<HeaderValue> header = read_header_value(content_type);
  if (!header) return BodyRefusal{415};
  BodyType type;
  type.is_multipart = header->value == "multipart/form-data";
  if (!type.is_multipart && header->value != "application/x-www-form-urlencoded") return BodyRefusal{415};
  if (!has_acceptable_charset(*header)) return BodyRefusal{415};
  if (!type.is_multipart) return type;
  if (header->count("boundary") != 1) return BodyRefusal{400};
  type.boundary = header->find("boundary")->value;
  if (!is_boundary(type.boundary)) return BodyRefusal{400};
  return type;
}

class BodyReader {
 public:
  BodyReader(BodyInput& input, Clock::time_point deadline, std::uint64_t length)
      : input_(input), deadline_(deadline), left_(length) {}

  std::uint64_t left() const { return left_; }

  /// Up to the last byte.
  std::optional<BodyRefusal> read_into(BodyParser& parser) {
    Buffer buffer;
    while (left_ > 0) {
      // Bytes that come one by one must not move the deadline.
      if (Clock::now() >= deadline_) return BodyRefusal{408};
      const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, buffer.size()));
      const BodyInput::Read read = input_.read(std::span(buffer).first(size), deadline_);
      if (read.kind != Kind::bytes) return refusal_of(read.kind);
      left_ -= read.count;
      if (auto refusal = parser.add(std::string_view(buffer.data(), read.count))) return refusal;
    }
    if (auto refusal = refuse_more()) return refusal;
    return parser.finish();
  }

 private:
  static BodyRefusal refusal_of(Kind kind) {
    switch (kind) {
      case Kind::end:  // sooner than the length says
        return {400};
      case Kind::stalled:
        return {408};
      case Kind::bytes:
      case Kind::failed:
        break;
    }
    return {500};
  }

  // A length that is too short would let the rest pass unseen. Only what is there already counts: a server need not
  // close its end (RFC 3875, 4.2).
  std::optional<BodyRefusal> refuse_more() {
    char more = 0;
    switch (input_.read(std::span(&more, 1), Clock::now()).kind) {
      case Kind::bytes:
        drop(input_, std::nullopt, deadline_);
        return BodyRefusal{400};
      case Kind::failed:
        return BodyRefusal{500};
      case Kind::end:
      case Kind::stalled:
        break;
    }
    return std::nullopt;
  }

  BodyInput& input_;
  const Clock::time_point deadline_;
  std::uint64_t left_;
};

std::unique_ptr<BodyParser> make_parser(const BodyType& type, FieldCollector& fields) {
  if (type.is_multipart) return std::make_unique<MultipartParser>(fields, type.boundary);
  return std::make_unique<UrlencodedParser>(fields);
}

}  // namespace

std::variant<SentBody, BodyRefusal> read_body(const Request& request, BodyInput& input, const BodyOrder& order) {
  const Clock::time_point deadline = deadline_of(order.limits);
  const auto refuse = [&](int status, std::optional<std::uint64_t> left) {
    drop(input, left, deadline);
    return BodyRefusal{status};
  };
  if (!request.body_length) return refuse(411, std::nullopt);
  const std::optional<std::uint64_t> length = read_length(*request.body_length);
  if (!length) return refuse(400, std::nullopt);
  const auto type = read_type(request.content_type);
  if (const auto* refusal = std::get_if<BodyRefusal>(&type)) return refuse(refusal->status, length);
  const auto& body_type = std::get<BodyType>(type);
  const std::uint64_t longest = body_type.is_multipart ? longest_multipart(order) : order.text_bytes;
  if (*length > longest) return refuse(413, length);

  FieldCollector fields(order);
  const std::unique_ptr<BodyParser> parser = make_parser(body_type, fields);
  BodyReader reader(input, deadline, *length);
  if (const std::optional<BodyRefusal> refusal = reader.read_into(*parser)) {
    return refuse(refusal->status, reader.left());
  }
  return fields.take();
}

void drop_body(const Request& request, BodyInput& input, const Limits& limits) {
  std::optional<std::uint64_t> length;
  if (request.body_length) length = read_length(*request.body_length);
  drop(input, length, deadline_of(limits));
}

}  // namespace shirube
