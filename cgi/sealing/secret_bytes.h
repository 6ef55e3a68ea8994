// Strings as libsodium takes them, wiped where they are secret.
#pragma once

#include <sodium.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace shirube {

inline const unsigned char* input_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* output_of(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

/// Wipes a string or an array of bytes when its block is left. The string may not grow meanwhile, or what it held
/// before would stay in memory: reserve first.
template <typename Bytes>
class WipeAtEnd {
 public:
  explicit WipeAtEnd(Bytes& bytes) : bytes_(bytes) {}
  WipeAtEnd(const WipeAtEnd&) = delete;
  WipeAtEnd& operator=(const WipeAtEnd&) = delete;
  ~WipeAtEnd() { sodium_memzero(bytes_.data(), bytes_.size()); }

 private:
  Bytes& bytes_;
};

/// Eight bytes, the least significant first.
inline void append_number(std::string& bytes, std::uint64_t number) {
  for (unsigned int shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<char>(number >> shift));
}

/// With its length before it, so that no two rows of texts are the same bytes.
inline void append_measured(std::string& bytes, std::string_view text) {
  append_number(bytes, text.size());
  bytes.append(text);
}

/// What append_number wrote; takes it off the front.
inline std::optional<std::uint64_t> take_number(std::string_view& bytes) {
  if (bytes.size() < 8) return std::nullopt;
  std::uint64_t number = 0;
  for (unsigned int i = 0; i < 8; ++i) {
    number |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  bytes.remove_prefix(8);
  return number;
}

/// What append_measured wrote; takes it off the front.
inline std::optional<std::string_view> take_measured(std::string_view& bytes) {
  const std::optional<std::uint64_t> size = take_number(bytes);
  if (!size || *size > bytes.size()) return std::nullopt;
  const std::string_view text = bytes.substr(0, *size);
  bytes.remove_prefix(*size);
  return text;
}

/// For what only a bug of ours can bring about. Going on would store or send what should be sealed.
[[noreturn]] inline void stop_sealing(const char* what) {
  std::fprintf(stderr, "shirube: sealing: %s\n", what);
  std::abort();
}

}  // namespace shirube
