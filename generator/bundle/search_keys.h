// The keys of the search index: every two UTF-16 units of a folded text that stand side by side, and the last one
// alone. Leaves folding to base/folding.h and what stands under the keys to search_index.h.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace shirube {

/// Where on a page a key stands; the best place counts.
enum class SearchPlace : std::uint8_t { title, heading, text };

/// Two units, the first above the second; the second is 0 where the first ends its text. So numbers stand in the order
/// of their texts' units.
using SearchKey = std::uint32_t;

/// A key's number and the best place in which it stands on a page.
struct PlacedKey {
  std::uint32_t number = 0;
  SearchPlace place = SearchPlace::text;
};

/// Numbers the keys of all pages and editions, in the order in which threads happen to meet them: no output may depend
/// on the numbers.
class SearchKeyNumbers {
 public:
  /// Thread-safe.
  std::uint32_t number_of(SearchKey key);
  /// By number. Not while a thread still asks for numbers.
  const std::vector<SearchKey>& keys() const { return keys_; }

 private:
  std::mutex mutex_;
  std::unordered_map<SearchKey, std::uint32_t> numbers_;
  std::vector<SearchKey> keys_;
};

/// Finds the keys of one page at a time. One for each thread; what it has met it looks up without waiting for others.
class SearchKeyReader {
 public:
  explicit SearchKeyReader(SearchKeyNumbers& numbers);

  /// Begins a page.
  void begin();
  /// Folds a text of the page, in UTF-8, and notes its keys.
  void add(std::string_view text, SearchPlace place);
  /// All keys noted since `begin`, each once, and in no order that means anything.
  std::vector<PlacedKey> found() const;

 private:
  struct Slot {
    SearchKey key = 0;  // 0: empty, since no text holds U+0000
    std::uint32_t number = 0;
    std::uint32_t mark = 0;  // the page in which it was last met, four times, and the best place there
  };
  std::size_t look_up(SearchKey key);
  void grow();
  void note(SearchKey key, SearchPlace place);

  SearchKeyNumbers& numbers_;
  std::vector<Slot> slots_;  // a power of two
  std::size_t used_ = 0;
  unsigned shift_ = 0;
  std::uint32_t page_ = 0;
  std::vector<std::uint32_t> found_;  // slots
  std::u16string folded_;
};

}  // namespace shirube
