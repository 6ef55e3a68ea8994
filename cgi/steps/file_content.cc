#include "cgi/steps/file_content.h"

#include <algorithm>

namespace shirube {
namespace {

constexpr std::size_t longest_signature = 12;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\f' && c != '\r') || byte == 0x7f;
}

}  // namespace

void FileContent::add(std::string_view bytes) {
  const std::size_t missing = longest_signature - beginning_.size();
  beginning_ += bytes.substr(0, missing);
  has_controls_ = has_controls_ || std::any_of(bytes.begin(), bytes.end(), is_control);
}

bool FileContent::fits(std::string_view type) const {
  using namespace std::string_view_literals;
  const std::string_view beginning = beginning_;
  if (type == "pdf") return beginning.starts_with("%PDF-");
  if (type == "png") return beginning.starts_with("\x89PNG\r\n\x1a\n"sv);
  if (type == "jpeg") return beginning.starts_with("\xff\xd8\xff"sv);
  if (type == "webp")
    return beginning.size() == longest_signature && beginning.starts_with("RIFF") && beginning.ends_with("WEBP");
  if (type == "csv" || type == "text") return !has_controls_;
  return true;
}

}  // namespace shirube
