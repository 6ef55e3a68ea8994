// Publishing the search indexes of all editions: pages are taken in order, so that the same pages give the same files.
// Leaves what a page says to generator/render/search_text.h and the files' form to search_index.h.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/bundle/search_index.h"
#include "generator/bundle/search_keys.h"
#include "generator/model/site.h"
#include "generator/render/page_fill.h"
#include "generator/render/search_text.h"

namespace shirube {

/// Used in this order: for each stretch of at most `pages_at_once` pages, `read` for all of them from any thread, then
/// `take`; at last `finish`.
class SearchPublisher {
 public:
  /// So many pages' texts stand in memory at once.
  static constexpr std::size_t pages_at_once = 256;

  /// Writes a file of the edition, numbered as its filler in `editions`. Called from any thread.
  using Write = std::function<void(std::size_t edition, std::string path, std::string_view bytes)>;

  /// `editions` must outlive this; `jobs` is the number of threads.
  SearchPublisher(std::vector<const HoleFiller*> editions, unsigned jobs, Write write);

  /// Reads a page for the editions that share it; `place` is its place in the stretch. Editions of one page come from
  /// one thread.
  void read(std::size_t place, const SearchText& text, const std::vector<std::size_t>& editions, unsigned worker);
  /// Takes the stretch into the indexes, and writes the files that it fills.
  void take();
  /// Writes all that is left. Gives the path of each edition's head.
  std::vector<std::string> finish(const std::vector<Synonym>& synonyms);

 private:
  struct Shared {
    IndexedPage page;
    std::vector<std::size_t> editions;
  };
  void write_texts();
  void write_words(const std::vector<std::uint32_t>& by_key);
  void write(std::size_t edition, SearchShard& shard, std::string_view bytes) const;

  std::vector<const HoleFiller*> editions_;
  unsigned jobs_;
  Write write_;
  SearchKeyNumbers numbers_;
  std::vector<SearchKeyReader> readers_;      // by worker
  std::vector<std::vector<Shared>> stretch_;  // by place
  std::vector<SearchIndex> indexes_;          // by edition
};

}  // namespace shirube
