// The search index of an edition: what stands where, and the texts for the results, as the files that client/search.ts
// reads (docs/search.md). Leaves which pages there are, and writing the files, to publish_search.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/bundle/search_keys.h"
#include "generator/model/site.h"
#include "generator/render/page_fill.h"
#include "generator/render/search_text.h"

namespace shirube {

/// A page read once for all the editions that share it. Texts with holes wait for an edition.
struct IndexedPage {
  struct Waiting {
    std::size_t offset = 0;  // where it stands in `json`
    std::string text;        // with holes
    SearchPlace place = SearchPlace::text;
  };
  std::string json;  // `[PATH,TITLE,[[ANCHOR,HEADING,TEXT…]…]]`
  std::vector<Waiting> waiting;
  std::vector<PlacedKey> keys;  // of the texts without holes
};

IndexedPage index_page(const SearchText& text, SearchKeyReader& reader);

/// A file of the index, being made.
struct SearchShard {
  std::string first;  // what stands for it in the head: the first key, or the number of the first page, as JSON
  std::string bytes;  // empty once it is written
  std::string name;   // 12 digits of its bytes' hash
};

/// `search/NAME.js`
std::string search_shard_path(std::string_view name);

class SearchIndex {
 public:
  /// Adds the edition's next page. `reader` is the thread's own.
  void add(const IndexedPage& page, const HoleFiller& filler, SearchKeyReader& reader);
  /// Cuts the rest of the texts and all words into shards; `by_key` are the numbers of all keys in the keys' order.
  void finish(const std::vector<std::uint32_t>& by_key, const std::vector<SearchKey>& keys);

  /// Those with bytes are to be named and written. Words are there after `finish`, without bytes: `words_bytes` makes
  /// them, so that not all of them stand in memory.
  std::vector<SearchShard>& texts() { return texts_; }
  std::vector<SearchShard>& words() { return words_; }
  std::string words_bytes(std::size_t shard, const std::vector<std::uint32_t>& by_key,
                          const std::vector<SearchKey>& keys) const;
  /// Once all shards have their names.
  std::string head(const std::vector<Synonym>& synonyms) const;

 private:
  struct Postings {
    std::string digits;
    std::uint32_t last_page = 0;
  };
  /// A key may be in both.
  void post(const std::vector<PlacedKey>& shared, const std::vector<PlacedKey>& own);
  void post(std::uint32_t number, SearchPlace place);
  void close_texts();

  std::uint32_t page_count_ = 0;
  std::vector<Postings> postings_;        // by the key's number
  std::vector<std::uint8_t> own_places_;  // by number: of the page's own keys, the place and 1; 0 between calls
  std::string open_texts_;                // the pages of the shard that is being filled, as JSON, with commas
  std::uint32_t open_first_ = 0;          // its first page
  std::vector<SearchShard> texts_;
  std::vector<SearchShard> words_;
  std::vector<std::size_t> words_begin_;  // where each begins in `by_key`
};

}  // namespace shirube
