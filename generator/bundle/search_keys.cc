#include "generator/bundle/search_keys.h"

#include <algorithm>
#include <utility>

#include "base/folding.h"

namespace shirube {
namespace {

constexpr unsigned first_size_bits = 12;
constexpr std::uint32_t golden_ratio = 0x9E3779B1;  // Knuth's multiplicative hashing

}  // namespace

std::uint32_t SearchKeyNumbers::number_of(SearchKey key) {
  const std::lock_guard lock(mutex_);
  const auto [found, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
  if (is_new) keys_.push_back(key);
  return found->second;
}

SearchKeyReader::SearchKeyReader(SearchKeyNumbers& numbers)
    : numbers_(numbers), slots_(std::size_t{1} << first_size_bits), shift_(32 - first_size_bits) {}

void SearchKeyReader::begin() {
  ++page_;
  found_.clear();
}

void SearchKeyReader::add(std::string_view text, SearchPlace place) {
  folded_.clear();
  append_folded(folded_, text);
  for (std::size_t i = 0; i < folded_.size(); ++i) {
    const std::uint32_t next = i + 1 < folded_.size() ? folded_[i + 1] : 0;
    note(static_cast<std::uint32_t>(folded_[i]) << 16 | next, place);
  }
}

std::vector<PlacedKey> SearchKeyReader::found() const {
  std::vector<PlacedKey> keys;
  keys.reserve(found_.size());
  for (const std::uint32_t at : found_) {
    keys.push_back({slots_[at].number, static_cast<SearchPlace>(slots_[at].mark % 4)});
  }
  return keys;
}

void SearchKeyReader::note(SearchKey key, SearchPlace place) {
  if (key >> 16 == 0) return;  // U+0000, which no text that was read holds
  const std::size_t at = look_up(key);
  std::uint32_t& mark = slots_[at].mark;
  const std::uint32_t here = page_ * 4 + static_cast<std::uint32_t>(place);
  if (mark / 4 != page_) {
    mark = here;
    found_.push_back(static_cast<std::uint32_t>(at));
  } else if (here < mark) {
    mark = here;
  }
}

std::size_t SearchKeyReader::look_up(SearchKey key) {
  const auto slot_of = [&] {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key * golden_ratio) >> shift_;
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  };
  const std::size_t at = slot_of();
  if (slots_[at].key != 0) return at;
  slots_[at] = {key, numbers_.number_of(key), 0};
  if (++used_ * 2 <= slots_.size()) return at;
  grow();
  return slot_of();
}

void SearchKeyReader::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  --shift_;
  found_.clear();
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t at = (slot.key * golden_ratio) >> shift_;
    while (slots_[at].key != 0) at = (at + 1) & mask;
    slots_[at] = slot;
    if (slot.mark / 4 == page_) found_.push_back(static_cast<std::uint32_t>(at));
  }
}

}  // namespace shirube
