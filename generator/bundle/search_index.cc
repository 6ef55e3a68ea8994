#include "generator/bundle/search_index.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/folding.h"
#include "base/utf8.h"
#include "generator/model/hole.h"
#include "generator/render/plain_text.h"

namespace shirube {
namespace {

// A shard ends at a page or key that its name chooses, once it is half as large as most; where none chooses, it ends at
// the limit. So a changed text moves the ends of few shards, not of all that come after it.
constexpr std::size_t texts_least = 32 * 1024, texts_most = 64 * 1024;
constexpr std::size_t words_least = 16 * 1024, words_most = 32 * 1024;
constexpr std::uint32_t pages_an_end = 8, keys_an_end = 64;

std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash ^ hash >> 16;
}

std::uint32_t hash_of(SearchKey key) { return (key * 0x9E3779B1U) >> 16; }

void append_unit(std::string& json, std::uint32_t unit) {
  constexpr std::string_view digits = "0123456789abcdef";
  json += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) json += digits[unit >> shift & 0xF];
}

/// Scripts older than ECMAScript 2019 end their lines at U+2028 and U+2029, even in a text.
bool is_escaped(char32_t c) { return c < 0x20 || c == 0x2028 || c == 0x2029 || (c >= 0xD800 && c <= 0xDFFF); }

/// The bytes at which a text has to be looked at; 0xE2 begins U+2028 and U+2029.
constexpr std::array<bool, 256> make_special_bytes() {
  std::array<bool, 256> special{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) special[byte] = true;
  for (const unsigned char byte : {'"', '\\', '\xE2'}) special[byte] = true;
  return special;
}

void append_json(std::string& json, std::string_view text) {
  constexpr std::array<bool, 256> special = make_special_bytes();
  json += '"';
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (!special[byte]) continue;
    const std::string_view rest = text.substr(at);
    const bool is_separator = rest.starts_with("\u2028") || rest.starts_with("\u2029");
    if (byte == 0xE2 && !is_separator) continue;
    json += text.substr(done, at - done);
    if (is_separator) {
      append_unit(json, text[at + 2] == '\xA8' ? 0x2028 : 0x2029);
      at += 2;
    } else if (byte < 0x20) {
      append_unit(json, byte);
    } else {
      json.append(1, '\\').append(1, text[at]);
    }
    done = at + 1;
  }
  json.append(text.substr(done)).append("\"");
}

std::string key_as_json(SearchKey key) {
  std::string json = "\"";
  for (const std::uint32_t unit : {key >> 16, key & 0xFFFF}) {
    if (unit == 0) continue;
    if (is_escaped(unit)) {
      append_unit(json, unit);
    } else {
      if (unit == '"' || unit == '\\') json += '\\';
      append_utf8(json, unit);
    }
  }
  return json += '"';
}

/// Base64 VLQ: five bits a digit, the least first; the sixth says that more follow.
void append_number(std::string& digits, std::uint32_t number) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (; number >= 32; number >>= 5) digits += alphabet[(number & 31) + 32];
  digits += alphabet[number];
}

constexpr std::string_view call_end = ");\n";

/// The beginning of a file, up to its JSON.
std::string call_begin(std::string_view key) { return std::string("shirubeSearch(\"").append(key).append("\","); }

bool has_holes(std::string_view text) { return text.find(hole_begin) != std::string_view::npos; }

/// Reads a page's texts in their order.
class PageIndexer {
 public:
  explicit PageIndexer(SearchKeyReader& reader) : reader_(reader) { reader_.begin(); }

  IndexedPage index(const SearchText& text) {
    page_.json.reserve(size_of(text));
    page_.json = "[";
    append_json(page_.json, text.path);
    add(text.title, SearchPlace::title);
    page_.json += ",[";
    for (const SearchSection& section : text.sections) {
      if (page_.json.back() == ']') page_.json += ',';
      page_.json += '[';
      append_json(page_.json, section.anchor);
      add(section.heading, SearchPlace::heading);
      for (const std::string& each : section.texts) add(each, SearchPlace::text);
      page_.json += ']';
    }
    page_.json += "]]";
    page_.keys = reader_.found();
    return std::move(page_);
  }

 private:
  /// About that of its JSON.
  static std::size_t size_of(const SearchText& text) {
    std::size_t size = text.path.size() + text.title.size() + 16;
    for (const SearchSection& section : text.sections) {
      size += section.anchor.size() + section.heading.size() + 16;
      for (const std::string& each : section.texts) size += each.size() + 4;
    }
    return size;
  }

  void add(const std::string& text, SearchPlace place) {
    page_.json += ',';
    if (has_holes(text)) {
      page_.waiting.push_back({page_.json.size(), text, place});
    } else {
      append_json(page_.json, text);
      reader_.add(text, place);
    }
  }

  SearchKeyReader& reader_;
  IndexedPage page_;
};

std::string filled(const std::string& text, const HoleFiller& filler) {
  std::string line;
  append_on_one_line(line, without_soft_breaks(fill_text(text, filler)));
  return line;
}

}  // namespace

IndexedPage index_page(const SearchText& text, SearchKeyReader& reader) { return PageIndexer(reader).index(text); }

std::string search_shard_path(std::string_view name) { return std::string("search/").append(name).append(".js"); }

void SearchIndex::add(const IndexedPage& page, const HoleFiller& filler, SearchKeyReader& reader) {
  const std::size_t start = open_texts_.size();
  const bool is_end = hash_of(std::string_view(page.json).substr(0, page.json.find(','))) % pages_an_end == 0;
  if ((start >= texts_least && is_end) || start >= texts_most) close_texts();
  if (open_texts_.empty()) {
    open_texts_.reserve(texts_most + texts_most / 4);
    open_texts_ = call_begin("t" + std::to_string(texts_.size())) + '[';
  } else {
    open_texts_ += ',';
  }
  reader.begin();
  std::size_t done = 0;
  for (const IndexedPage::Waiting& waiting : page.waiting) {
    const std::string text = filled(waiting.text, filler);
    open_texts_.append(page.json, done, waiting.offset - done);
    append_json(open_texts_, text);
    done = waiting.offset;
    reader.add(text, waiting.place);
  }
  open_texts_.append(page.json, done);
  post(page.keys, reader.found());
  ++page_count_;
}

void SearchIndex::post(const std::vector<PlacedKey>& shared, const std::vector<PlacedKey>& own) {
  for (const PlacedKey& key : own) {
    if (key.number >= own_places_.size()) own_places_.resize(key.number + 1);
    own_places_[key.number] = static_cast<std::uint8_t>(key.place) + 1;
  }
  for (const PlacedKey& key : shared) {
    if (own.empty() || key.number >= own_places_.size() || own_places_[key.number] == 0) {
      post(key.number, key.place);
    } else {
      post(key.number, std::min(key.place, static_cast<SearchPlace>(own_places_[key.number] - 1)));
      own_places_[key.number] = 0;
    }
  }
  for (const PlacedKey& key : own) {
    if (own_places_[key.number] == 0) continue;
    post(key.number, key.place);
    own_places_[key.number] = 0;
  }
}

void SearchIndex::post(std::uint32_t number, SearchPlace place) {
  if (number >= postings_.size()) postings_.resize(std::max<std::size_t>(number + 1, postings_.size() * 3 / 2));
  Postings& postings = postings_[number];
  append_number(postings.digits, (page_count_ - postings.last_page) * 4 + static_cast<std::uint32_t>(place));
  postings.last_page = page_count_;
}

void SearchIndex::close_texts() {
  if (open_texts_.empty()) return;
  open_texts_.append("]").append(call_end);
  texts_.push_back({std::to_string(open_first_), std::exchange(open_texts_, {}), {}});
  open_first_ = page_count_;
}

void SearchIndex::finish(const std::vector<std::uint32_t>& by_key, const std::vector<SearchKey>& keys) {
  close_texts();
  postings_.resize(keys.size());
  std::size_t size = 0;
  for (std::size_t i = 0; i < by_key.size(); ++i) {
    const Postings& postings = postings_[by_key[i]];
    if (postings.digits.empty()) continue;
    const bool is_end = hash_of(keys[by_key[i]]) % keys_an_end == 0;
    if (words_.empty() || (size >= words_least && is_end) || size >= words_most) {
      words_.push_back({key_as_json(keys[by_key[i]]), {}, {}});
      words_begin_.push_back(i);
      size = 0;
    }
    size += postings.digits.size() + 12;  // about what stands around them
  }
}

std::string SearchIndex::words_bytes(std::size_t shard, const std::vector<std::uint32_t>& by_key,
                                     const std::vector<SearchKey>& keys) const {
  const std::size_t end = shard + 1 < words_begin_.size() ? words_begin_[shard + 1] : by_key.size();
  std::string bytes = call_begin("w" + std::to_string(shard)) + '{';
  for (std::size_t i = words_begin_[shard]; i < end; ++i) {
    const Postings& postings = postings_[by_key[i]];
    if (postings.digits.empty()) continue;
    if (bytes.back() != '{') bytes += ',';
    bytes.append(key_as_json(keys[by_key[i]])).append(":\"").append(postings.digits).append("\"");
  }
  return bytes.append("}").append(call_end);
}

std::string SearchIndex::head(const std::vector<Synonym>& synonyms) const {
  const auto list = [](const std::vector<SearchShard>& shards) {
    std::string json;
    for (const SearchShard& shard : shards) {
      json.append(json.empty() ? "[" : ",[").append(shard.first).append(",\"").append(shard.name).append("\"]");
    }
    return "[" + json + "]";
  };
  std::map<std::string, std::string> alternatives;
  for (const Synonym& synonym : synonyms) {
    std::string& json = alternatives[fold_text(synonym.phrase.text)];
    for (const Text& alternative : synonym.alternatives) {
      json += json.empty() ? '[' : ',';
      append_json(json, alternative.text);
    }
  }
  std::string json = call_begin("head") + "{\"pages\":" + std::to_string(page_count_) + ",\"words\":" + list(words_) +
                     ",\"texts\":" + list(texts_) + ",\"synonyms\":{";
  for (const auto& [phrase, list_of_alternatives] : alternatives) {
    if (json.back() != '{') json += ',';
    append_json(json, phrase);
    json.append(":").append(list_of_alternatives).append("]");
  }
  return json.append("}}").append(call_end);
}

}  // namespace shirube
