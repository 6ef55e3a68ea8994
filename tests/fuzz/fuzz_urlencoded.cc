// Fuzzes urlencoded bodies. The first byte says into which pieces the body is cut: that must change nothing. What comes
// out must be UTF-8 without NUL, within its limits, and come out again once it is encoded anew.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/utf8.h"
#include "cgi/request/body.h"
#include "cgi/request/body_in_memory.h"

namespace {

using namespace shirube;

constexpr std::size_t most_fields = 50;

void require(bool holds) {
  if (!holds) std::abort();
}

std::variant<SentBody, BodyRefusal> read(const std::string& bytes, std::size_t piece) {
  Request request;
  request.content_type = "application/x-www-form-urlencoded";
  request.body_length = std::to_string(bytes.size());
  BodyOrder order;
  order.text_bytes = 100'000;
  order.limits.fields = most_fields;
  BodyInMemory input(bytes, {piece});
  auto result = read_body(request, input, order);
  require(input.taken() == bytes.size());
  return result;
}

std::string encode(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string encoded;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    encoded.push_back('%');
    encoded.push_back(digits[byte >> 4U]);
    encoded.push_back(digits[byte & 15U]);
  }
  return encoded;
}

std::vector<std::string> list_of(const SentValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return {*text};
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  require(list != nullptr && list->size() > 1);
  return *list;
}

void check_values(const SentValues& values) {
  std::string encoded;
  std::size_t count = 0;
  for (const auto& [name, value] : values) {
    for (const std::string& text : list_of(value)) {
      for (const std::string& part : {name, text}) {
        require(!find_malformed_utf8(part) && part.find('\0') == std::string::npos);
      }
      encoded += encode(name) + '=' + encode(text) + '&';
      ++count;
    }
  }
  require(count <= most_fields);
  if (encoded.size() > 100'000) return;
  const auto again = read(encoded, encoded.size());
  require(std::get<SentBody>(again).values == values);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto whole = read(bytes, bytes.size());
  const auto in_pieces = read(bytes, data[0]);
  require(whole.index() == in_pieces.index());
  if (const auto* refusal = std::get_if<BodyRefusal>(&whole)) {
    require(refusal->status == std::get<BodyRefusal>(in_pieces).status);
    require(refusal->status == 400 || refusal->status == 413);
    return 0;
  }
  const auto& body = std::get<SentBody>(whole);
  require(body.values == std::get<SentBody>(in_pieces).values && body.files.empty());
  check_values(body.values);
  return 0;
}
