#include "generator/bundle/publish_search.h"

#include <algorithm>
#include <numeric>

#include "base/hash.h"
#include "base/parallel.h"

namespace shirube {
namespace {

constexpr std::size_t digits_in_names = 12;

std::string name_of(std::string_view bytes) { return sha256_hex(bytes).substr(0, digits_in_names); }

}  // namespace

SearchPublisher::SearchPublisher(std::vector<const HoleFiller*> editions, unsigned jobs, Write write)
    : editions_(std::move(editions)),
      jobs_(std::max(jobs, 1U)),
      write_(std::move(write)),
      stretch_(pages_at_once),
      indexes_(editions_.size()) {
  readers_.reserve(jobs_);
  for (unsigned worker = 0; worker < jobs_; ++worker) readers_.emplace_back(numbers_);
}

void SearchPublisher::read(std::size_t place, const SearchText& text, const std::vector<std::size_t>& editions,
                           unsigned worker) {
  stretch_[place].push_back({index_page(text, readers_[worker]), editions});
}

void SearchPublisher::take() {
  std::vector<std::vector<const IndexedPage*>> pages(editions_.size());
  for (const std::vector<Shared>& shared : stretch_) {
    for (const Shared& each : shared) {
      for (const std::size_t edition : each.editions) pages[edition].push_back(&each.page);
    }
  }
  for_each_in_parallel(editions_.size(), jobs_, [&](std::size_t edition, unsigned worker) {
    for (const IndexedPage* page : pages[edition]) {
      indexes_[edition].add(*page, *editions_[edition], readers_[worker]);
    }
  });
  for (std::vector<Shared>& shared : stretch_) shared.clear();
  write_texts();
}

std::vector<std::string> SearchPublisher::finish(const std::vector<Synonym>& synonyms) {
  const std::vector<SearchKey>& keys = numbers_.keys();
  std::vector<std::uint32_t> by_key(keys.size());
  std::iota(by_key.begin(), by_key.end(), 0U);
  std::sort(by_key.begin(), by_key.end(), [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  for (SearchIndex& index : indexes_) index.finish(by_key, keys);
  write_texts();
  write_words(by_key);
  std::vector<std::string> heads(editions_.size());
  for (std::size_t edition = 0; edition < editions_.size(); ++edition) {
    const std::string head = indexes_[edition].head(synonyms);
    heads[edition] = search_shard_path("head-" + name_of(head));
    write_(edition, heads[edition], head);
  }
  return heads;
}

void SearchPublisher::write_texts() {
  std::vector<std::pair<std::size_t, SearchShard*>> filled;
  for (std::size_t edition = 0; edition < editions_.size(); ++edition) {
    std::vector<SearchShard>& shards = indexes_[edition].texts();
    for (auto shard = shards.rbegin(); shard != shards.rend() && shard->name.empty(); ++shard) {
      filled.emplace_back(edition, &*shard);
    }
  }
  for_each_in_parallel(filled.size(), jobs_, [&](std::size_t i, unsigned) {
    const auto& [edition, shard] = filled[i];
    write(edition, *shard, shard->bytes);
    std::string().swap(shard->bytes);
  });
}

void SearchPublisher::write_words(const std::vector<std::uint32_t>& by_key) {
  std::vector<std::pair<std::size_t, std::size_t>> all;
  for (std::size_t edition = 0; edition < editions_.size(); ++edition) {
    for (std::size_t shard = 0; shard < indexes_[edition].words().size(); ++shard) all.emplace_back(edition, shard);
  }
  for_each_in_parallel(all.size(), jobs_, [&](std::size_t i, unsigned) {
    const auto& [edition, shard] = all[i];
    SearchIndex& index = indexes_[edition];
    write(edition, index.words()[shard], index.words_bytes(shard, by_key, numbers_.keys()));
  });
}

void SearchPublisher::write(std::size_t edition, SearchShard& shard, std::string_view bytes) const {
  shard.name = name_of(bytes);
  write_(edition, search_shard_path(shard.name), bytes);
}

}  // namespace shirube
