// Sealed files: `shirube1`, the file's key in a sealed box, the stream's header, and then the pieces, each
// crypto_secretstream's 17 bytes longer than what it seals. All pieces seal 64 KiB but the last, which seals less and
// bears the final tag; so a file that was cut, also between pieces, does not open.
#include <algorithm>
#include <array>

#include "cgi/sealing/sealed_box.h"
#include "cgi/sealing/secret_bytes.h"

namespace shirube {
namespace {

constexpr std::string_view mark = "shirube1";
constexpr std::size_t piece_bytes = std::size_t{64} * 1024;
constexpr std::size_t added_bytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t header_bytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t boxed_key_bytes = crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_box_SEALBYTES;
constexpr std::size_t head_bytes = mark.size() + boxed_key_bytes + header_bytes;
static_assert(std::tuple_size_v<SecretKey> == crypto_secretstream_xchacha20poly1305_KEYBYTES);

using Stream = crypto_secretstream_xchacha20poly1305_state;

class WipedStream {
 public:
  WipedStream() = default;
  WipedStream(const WipedStream&) = delete;
  WipedStream& operator=(const WipedStream&) = delete;
  ~WipedStream() { sodium_memzero(&stream_, sizeof stream_); }
  Stream* get() { return &stream_; }

 private:
  Stream stream_{};
};

void append_piece(std::string& sealed, Stream* stream, std::string_view plain, unsigned char tag) {
  const std::size_t begin = sealed.size();
  sealed.resize(begin + plain.size() + added_bytes);
  crypto_secretstream_xchacha20poly1305_push(stream, output_of(sealed) + begin, nullptr, input_of(plain), plain.size(),
                                             nullptr, 0, tag);
}

/// Appends what the piece seals, and says whether it is the last. Nothing where it was changed.
std::optional<bool> open_piece(std::string& plain, Stream* stream, std::string_view piece) {
  if (piece.size() < added_bytes) return std::nullopt;
  const std::size_t begin = plain.size();
  plain.resize(begin + piece.size() - added_bytes);
  unsigned char tag = 0;
  const int refused = crypto_secretstream_xchacha20poly1305_pull(stream, output_of(plain) + begin, nullptr, &tag,
                                                                 input_of(piece), piece.size(), nullptr, 0);
  if (refused != 0) return std::nullopt;
  return tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

}  // namespace

struct StreamSealer::State {
  enum class Progress { new_file, begun, finished };

  std::string office;
  WipedStream stream;
  std::string waiting;  // less than a piece
  Progress progress = Progress::new_file;

  State() { waiting.reserve(piece_bytes); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    waiting.resize(waiting.capacity());  // what earlier pieces left behind the end, too
    sodium_memzero(waiting.data(), waiting.size());
  }

  void go_on(Progress from, Progress to) {
    if (progress != from) stop_sealing("a file's pieces are out of order");
    progress = to;
  }
};

StreamSealer::StreamSealer(std::string_view office) : state_(new State) { state_->office = office; }

StreamSealer::~StreamSealer() { delete state_; }

std::string StreamSealer::begin() {
  state_->go_on(State::Progress::new_file, State::Progress::begun);
  SecretKey key{};
  const WipeAtEnd wipe(key);
  crypto_secretstream_xchacha20poly1305_keygen(key.data());
  std::string sealed(mark);
  sealed.append(seal({reinterpret_cast<const char*>(key.data()), key.size()}, state_->office));
  sealed.resize(head_bytes);
  crypto_secretstream_xchacha20poly1305_init_push(state_->stream.get(), output_of(sealed) + head_bytes - header_bytes,
                                                  key.data());
  return sealed;
}

std::string StreamSealer::add(std::string_view plain) {
  state_->go_on(State::Progress::begun, State::Progress::begun);
  std::string sealed;
  while (!plain.empty()) {
    const std::size_t count = std::min(plain.size(), piece_bytes - state_->waiting.size());
    state_->waiting.append(plain.substr(0, count));
    plain.remove_prefix(count);
    if (state_->waiting.size() < piece_bytes) break;
    append_piece(sealed, state_->stream.get(), state_->waiting, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    state_->waiting.clear();
  }
  return sealed;
}

std::string StreamSealer::finish() {
  state_->go_on(State::Progress::begun, State::Progress::finished);
  std::string sealed;
  append_piece(sealed, state_->stream.get(), state_->waiting, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  return sealed;
}

std::optional<std::string> open_sealed_file(std::string_view sealed, const OfficeKeys& keys) {
  if (sealed.size() < head_bytes || !sealed.starts_with(mark)) return std::nullopt;
  std::optional<std::string> key = open_sealed(sealed.substr(mark.size(), boxed_key_bytes), keys);
  if (!key) return std::nullopt;
  const WipeAtEnd wipe(*key);
  if (key->size() != crypto_secretstream_xchacha20poly1305_KEYBYTES) return std::nullopt;
  WipedStream stream;
  const int refused = crypto_secretstream_xchacha20poly1305_init_pull(
      stream.get(), input_of(sealed) + head_bytes - header_bytes, input_of(*key));
  if (refused != 0) return std::nullopt;

  sealed.remove_prefix(head_bytes);
  std::string plain;
  plain.reserve(sealed.size());
  for (bool is_last = false; !is_last;) {
    const std::string_view piece = sealed.substr(0, piece_bytes + added_bytes);
    const std::optional<bool> opened = open_piece(plain, stream.get(), piece);
    if (!opened) return std::nullopt;
    sealed.remove_prefix(piece.size());
    is_last = *opened;
  }
  if (!sealed.empty()) return std::nullopt;  // somebody has put something behind the end
  return plain;
}

}  // namespace shirube
