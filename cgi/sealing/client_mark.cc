#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

#include "cgi/sealing/secret_bytes.h"
#include "cgi/sealing/server_secret.h"

namespace shirube {
namespace {

constexpr std::size_t mark_bytes = 16;
constexpr std::size_t network_bytes = 8;  // of an IPv6 address: one household has as many addresses as it likes

std::string bytes_of(const void* address, std::size_t size) { return {static_cast<const char*>(address), size}; }

// What of an address counts, with a letter for its kind before it.
std::string counted_part(std::string_view address) {
  // Link-local addresses come with the name of an interface behind them.
  const std::string text(address.substr(0, address.find('%')));
  const bool has_nul = text.find('\0') != std::string::npos;  // the system would read on only as far as that
  in_addr four{};
  if (!has_nul && ::inet_pton(AF_INET, text.c_str(), &four) == 1) return '4' + bytes_of(&four, sizeof four);
  in6_addr six{};
  if (!has_nul && ::inet_pton(AF_INET6, text.c_str(), &six) == 1) {
    if (IN6_IS_ADDR_V4MAPPED(&six)) return '4' + bytes_of(&six.s6_addr[12], sizeof four);
    return '6' + bytes_of(&six, network_bytes);
  }
  // A server that listens on a Unix socket gives none: all of its clients are one then.
  return '?' + std::string(address);
}

}  // namespace

std::string client_mark(const ServerSecret& secret, std::string_view address) {
  SecretKey key = secret.derive(KeyPurpose::client_mark);
  const WipeAtEnd wipe_key(key);
  const std::string part = counted_part(address);
  std::array<unsigned char, mark_bytes> mark{};
  crypto_generichash(mark.data(), mark.size(), input_of(part), part.size(), key.data(), key.size());
  std::string text(2 * mark.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), mark.data(), mark.size());
  text.pop_back();
  return text;
}

}  // namespace shirube
