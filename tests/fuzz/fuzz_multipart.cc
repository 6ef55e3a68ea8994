// Fuzzes multipart bodies. The first line is the Content-Type's parameters, its first byte the size of the pieces into
// which the body is cut: that must change nothing. What comes out must be within its limits, texts and names UTF-8, and
// of a file every byte that its size says.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/utf8.h"
#include "cgi/request/body.h"
#include "cgi/request/body_in_memory.h"

namespace {

using namespace shirube;

constexpr std::size_t most_fields = 20;
constexpr std::size_t most_upload_bytes = 1000;
constexpr std::size_t most_text_bytes = 10'000;

void require(bool holds) {
  if (!holds) std::abort();
}

/// What the sinks were given; those that were not finished are emptied again by their end.
class Sink : public UploadSink {
 public:
  explicit Sink(std::string& bytes) : bytes_(bytes) {}
  bool add(std::string_view bytes) override {
    require(!bytes.empty());
    bytes_.append(bytes);
    require(bytes_.size() <= most_upload_bytes);
    return bytes_.find("full") == std::string::npos;
  }

 private:
  std::string& bytes_;
};

struct Reading {
  std::variant<SentBody, BodyRefusal> result = BodyRefusal();
  std::vector<std::unique_ptr<std::string>> files;
};

Reading read(const std::string& parameters, const std::string& bytes, std::size_t piece) {
  Reading reading;
  Request request;
  request.content_type = "multipart/form-data" + parameters;
  request.body_length = std::to_string(bytes.size());
  BodyOrder order;
  order.text_bytes = most_text_bytes;
  order.limits.fields = most_fields;
  order.limits.upload_bytes = most_upload_bytes;
  order.file_fields = 2;
  order.open_upload = [&](std::string_view field) -> std::unique_ptr<UploadSink> {
    if (!field.starts_with("file")) return nullptr;
    reading.files.push_back(std::make_unique<std::string>());
    return std::make_unique<Sink>(*reading.files.back());
  };
  BodyInMemory input(bytes, {piece});
  reading.result = read_body(request, input, order);
  require(input.taken() == bytes.size());
  return reading;
}

std::size_t check_texts(const SentValues& values) {
  std::size_t count = 0;
  std::size_t size = 0;
  const auto check = [&](const std::string& text) {
    require(!find_malformed_utf8(text) && text.find('\0') == std::string::npos);
    size += text.size();
  };
  for (const auto& [name, value] : values) {
    check(name);
    if (const auto* text = std::get_if<std::string>(&value)) {
      check(*text);
      ++count;
      continue;
    }
    const auto& list = std::get<std::vector<std::string>>(value);
    require(list.size() > 1);
    for (const std::string& text : list) check(text);
    count += list.size();
  }
  require(count <= most_fields && size <= most_text_bytes);
  return count;
}

void check_file(const SentFile& file, std::size_t body_size) {
  require(file.field.starts_with("file"));
  require(file.name.find_first_of("/\\\r\n\t") == std::string::npos && !find_malformed_utf8(file.name));
  require(!file.name.empty() || file.size > 0);
  require(file.size <= body_size);
  require(file.is_too_large == (file.size > most_upload_bytes));
  require((file.sink != nullptr) == (!file.is_too_large && !file.failed));
}

void require_equal(const SentBody& left, const SentBody& right) {
  require(left.values == right.values && left.files.size() == right.files.size());
  for (std::size_t i = 0; i < left.files.size(); ++i) {
    require(left.files[i].name == right.files[i].name && left.files[i].size == right.files[i].size);
    require(left.files[i].field == right.files[i].field);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string parameters(text.substr(std::min<std::size_t>(1, end), end - std::min<std::size_t>(1, end)));
  const std::string bytes(text.substr(std::min(end + 1, text.size())));
  const Reading whole = read(parameters, bytes, bytes.size());
  const Reading in_pieces = read(parameters, bytes, data[0]);
  require(whole.result.index() == in_pieces.result.index());
  if (const auto* refusal = std::get_if<BodyRefusal>(&whole.result)) {
    require(refusal->status == std::get<BodyRefusal>(in_pieces.result).status);
    require(refusal->status == 400 || refusal->status == 413 || refusal->status == 415);
    return 0;
  }
  const auto& body = std::get<SentBody>(whole.result);
  require_equal(body, std::get<SentBody>(in_pieces.result));
  require(check_texts(body.values) >= body.files.size());
  for (const SentFile& file : body.files) check_file(file, bytes.size());
  for (std::size_t i = 0; i < whole.files.size() && i < body.files.size() && body.files.size() == whole.files.size();
       ++i) {
    if (body.files[i].sink == nullptr) continue;
    require(whole.files[i]->size() == body.files[i].size && *whole.files[i] == *in_pieces.files[i]);
  }
  return 0;
}
