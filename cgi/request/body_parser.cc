#include "cgi/request/body_parser.h"

#include <utility>

#include "base/utf8.h"

namespace shirube {
namespace {

bool is_text(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos && !find_malformed_utf8(bytes).has_value();
}

// Several values of one name become a list, in the order in which they were sent.
void add_value(SentValues& values, std::string name, std::string value) {
  const auto [entry, is_new] = values.try_emplace(std::move(name));
  if (is_new) {
    entry->second = std::move(value);
  } else if (auto* list = std::get_if<std::vector<std::string>>(&entry->second)) {
    list->push_back(std::move(value));
  } else {
    std::vector<std::string> both;
    both.push_back(std::move(std::get<std::string>(entry->second)));
    both.push_back(std::move(value));
    entry->second = std::move(both);
  }
}

}  // namespace

std::optional<BodyRefusal> FieldCollector::begin_field() {
  if (fields_ >= order_.limits.fields) return BodyRefusal{413};
  ++fields_;
  return std::nullopt;
}

std::optional<BodyRefusal> FieldCollector::expect_text(std::size_t size) {
  if (size > order_.text_bytes - text_bytes_) return BodyRefusal{413};
  text_bytes_ += size;
  return std::nullopt;
}

std::optional<BodyRefusal> FieldCollector::add_text(std::string name, std::string value) {
  if (!is_text(name) || !is_text(value)) return BodyRefusal{400};
  add_value(body_.values, std::move(name), std::move(value));
  return std::nullopt;
}

std::optional<BodyRefusal> FieldCollector::add_file(SentFile file) {
  if (std::optional<BodyRefusal> refusal = add_text(file.field, file.name)) return refusal;
  // Browsers send a part without name and bytes for an input in which no file was chosen.
  if (!file.name.empty() || file.size > 0) body_.files.push_back(std::move(file));
  return std::nullopt;
}

}  // namespace shirube
