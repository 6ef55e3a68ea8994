#include "generator/render/markdown_memory.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace shirube {
namespace {

constexpr std::size_t first_block_size = std::size_t{256} * 1024;  // kept; enough for a text of some 10 kB
constexpr std::size_t alignment = alignof(std::max_align_t);

struct Free {
  void operator()(std::byte* block) const { std::free(block); }
};
using Block = std::unique_ptr<std::byte, Free>;

// Before each piece stands its size, for realloc.
constexpr std::size_t header_size = std::max(alignment, sizeof(std::size_t));

std::size_t rounded_up(std::size_t size) { return (size + alignment - 1) / alignment * alignment; }

std::size_t& size_of(void* piece) {
  return *reinterpret_cast<std::size_t*>(static_cast<std::byte*>(piece) - header_size);
}

class Arena {
 public:
  void* take(std::size_t size) {
    const std::size_t needed = header_size + rounded_up(size);
    if (needed > capacity_ - used_) add_block(needed);
    last_ = blocks_.back().get() + used_ + header_size;
    used_ += needed;
    size_of(last_) = size;
    return last_;
  }

  void* resize(void* piece, std::size_t size) {
    if (piece == nullptr) return take(size);
    const std::size_t old_size = size_of(piece);
    if (piece == last_) {
      const std::size_t used = used_ - rounded_up(old_size) + rounded_up(size);
      if (used <= capacity_) {
        used_ = used;
        size_of(piece) = size;
        return piece;
      }
    } else if (size <= old_size) {
      return piece;
    }
    void* bigger = take(size);
    std::memcpy(bigger, piece, std::min(old_size, size));
    return bigger;
  }

  void give_back(void* piece) {
    if (piece == nullptr || piece != last_) return;
    used_ -= header_size + rounded_up(size_of(piece));
    last_ = nullptr;
  }

  void clear() {
    if (blocks_.size() > 1) blocks_.resize(1);
    capacity_ = blocks_.empty() ? 0 : first_block_size;
    used_ = 0;
    last_ = nullptr;
  }

  int users = 0;

 private:
  void add_block(std::size_t needed) {
    // The first block has one size, so that clear() may keep it whatever the text was.
    capacity_ = blocks_.empty() ? first_block_size : std::max(capacity_ * 2, needed);
    blocks_.emplace_back(static_cast<std::byte*>(std::malloc(capacity_)));
    // As cmark-gfm's own allocator does: an exception must not pass through C.
    if (!blocks_.back()) std::abort();
    used_ = 0;
    if (needed > capacity_) add_block(needed);
  }

  std::vector<Block> blocks_;
  std::size_t capacity_ = 0;  // of the last block
  std::size_t used_ = 0;      // of the last block
  void* last_ = nullptr;      // the piece taken last
};

Arena& arena() {
  thread_local Arena memory;
  return memory;
}

void* take_zeroed(std::size_t count, std::size_t size) {
  void* piece = arena().take(count * size);
  return std::memset(piece, 0, count * size);
}

void* resize(void* piece, std::size_t size) { return arena().resize(piece, size); }

void give_back(void* piece) { arena().give_back(piece); }

}  // namespace

MarkdownMemory::MarkdownMemory() { ++arena().users; }

MarkdownMemory::~MarkdownMemory() {
  if (--arena().users == 0) arena().clear();
}

cmark_mem* MarkdownMemory::functions() {
  static cmark_mem all{take_zeroed, resize, give_back};
  return &all;
}

}  // namespace shirube
