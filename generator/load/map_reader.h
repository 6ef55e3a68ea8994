// Reads a YAML map key by key into model values and reports everything that does not fit: unknown and missing keys,
// wrong types, empty texts, bad ids and dates. Leaves what only the whole site can tell to generator/check.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "generator/load/yaml.h"
#include "generator/model/condition.h"
#include "generator/model/text.h"

namespace shirube {

enum class Need { optional, required };
/// What becomes of the line breaks in a text: it is read as one line, or keeps them.
enum class LineBreaks { joined, kept };

class MapReader {
 public:
  /// `node` must outlive the reader; texts are moved out of it. A node that is no map is reported, and reads as an
  /// empty one that may be empty.
  MapReader(YamlNode& node, Diagnostics& diagnostics);
  MapReader(const MapReader&) = delete;
  MapReader& operator=(const MapReader&) = delete;

  /// A text without line breaks, unless they are kept (Markdown: any); trimmed at both ends. Empty where missing or
  /// wrong.
  Text text(std::string_view key, Need need = Need::optional, LineBreaks breaks = LineBreaks::joined);
  /// A list of such texts, without those that are wrong.
  std::vector<Text> texts(std::string_view key, Need need = Need::optional, LineBreaks breaks = LineBreaks::joined);
  Body markdown(std::string_view key, Need need = Need::optional);
  Text id(std::string_view key, Need need = Need::optional);
  std::optional<Date> date(std::string_view key, Span& place);
  bool yes_no(std::string_view key);
  std::optional<int> number(std::string_view key, int from, int to);
  /// A number from 0 to 100 with at most two decimals, in hundredths.
  int per_cent(std::string_view key);
  /// The place of the chosen word in `words`; nothing where missing or wrong.
  std::optional<std::size_t> choice(std::string_view key, std::span<const std::string_view> words,
                                    Need need = Need::optional);
  std::optional<std::size_t> choice(std::string_view key, std::initializer_list<std::string_view> words) {
    return choice(key, std::span(words.begin(), words.size()));
  }
  /// The place of a text in `words`; a text that is none of them is reported.
  std::optional<std::size_t> find_choice(const Text& text, std::span<const std::string_view> words);
  /// A `#rrggbb` colour, an https address: the text, empty where wrong.
  Text color(std::string_view key);
  Text web_address(std::string_view key);

  /// What `read` makes of each map of a list. A single one stands for a list of one; `[]` is reported.
  template <typename Read>
  auto maps(std::string_view key, Need need, const Read& read) {
    std::vector<std::invoke_result_t<Read, MapReader&>> all;
    all.reserve(count(key));
    each_map(key, need, [&](MapReader& item) { all.push_back(read(item)); });
    return all;
  }
  /// The same for a list whose items may also be texts: such a one is read as a map with the text under `short_key`.
  template <typename Read>
  auto maps_or_texts(std::string_view key, std::string_view short_key, Need need, const Read& read) {
    std::vector<std::invoke_result_t<Read, MapReader&>> all;
    all.reserve(count(key));
    each_map_or_text(key, short_key, need, [&](MapReader& item) { all.push_back(read(item)); });
    return all;
  }
  /// What `read` makes of each map of a map whose keys are ids, in the order of the file. One whose key is no id is
  /// read for its mistakes only.
  template <typename Read>
  auto maps_by_id(std::string_view key, Need need, const Read& read) {
    return maps_or_texts_by_id(key, "", need, read);
  }
  /// The same where a text may stand for a map with only that text, under `short_key`.
  template <typename Read>
  auto maps_or_texts_by_id(std::string_view key, std::string_view short_key, Need need, const Read& read) {
    std::vector<std::invoke_result_t<Read, MapReader&, Text>> all;
    all.reserve(count(key));
    each_map_by_id(key, short_key, need, [&](MapReader& item, Text id) {
      const bool has_id = !id.empty();
      auto made = read(item, std::move(id));
      if (has_id) all.push_back(std::move(made));
    });
    return all;
  }
  /// Which of the keys is there. None is reported; so is every further one, and the first counts.
  struct Chosen {
    std::size_t index = 0;  // in `keys`
    Span span;              // of the key
  };
  std::optional<Chosen> one_of(std::span<const std::string_view> keys);
  /// A list of ids.
  std::vector<Text> ids(std::string_view key);
  /// The items of a list, whatever they are. A single one stands for a list of one; `[]` is reported.
  std::vector<YamlNode*> items(std::string_view key, Need need = Need::optional);
  /// Gives each entry of a map whose keys are ids, in the order of the file.
  void each_by_id(std::string_view key, const std::function<void(Text id, YamlNode& value)>& read);
  /// `only` and `except`.
  Condition condition();
  /// The raw value; nullptr where missing.
  YamlNode* raw(std::string_view key);
  /// The text, as `text` reads one, that stands in `node` under `key`.
  Text take_line(YamlNode& node, std::string_view key) { return take_text(node, key, LineBreaks::joined); }
  Text take_text(YamlNode& node, std::string_view key, LineBreaks breaks);

  bool has(std::string_view key) const;
  const Span& span() const { return span_; }
  Diagnostics& diagnostics() { return diagnostics_; }
  void report_missing(std::string_view key);
  /// `expected`: words of the catalogue, separated by `, `.
  void report_wrong_type(std::string_view key, std::string_view expected, const YamlNode& found);
  void report_wrong_text(std::string_view key, std::string_view expected, const Text& text);
  /// Reports the keys that nothing asked for, and what is missing. To be called once, last.
  void finish();

 private:
  YamlNode* find(std::string_view key, Need need);
  void ask(std::string_view key);
  void report_out_of_range(std::string_view key, int from, int to, const Text& text);
  Text take_id(YamlNode& node, std::string_view key);
  std::size_t count(std::string_view key) const;
  void each_map(std::string_view key, Need need, const std::function<void(MapReader&)>& read);
  void each_map_or_text(std::string_view key, std::string_view short_key, Need need,
                        const std::function<void(MapReader&)>& read);
  void each_map_by_id(std::string_view key, std::string_view short_key, Need need,
                      const std::function<void(MapReader&, Text id)>& read);
  YamlNode* map_or_text(YamlNode& item, std::string_view key, std::string_view short_key, YamlNode& made);

  YamlNode* node_;  // nullptr: no map
  Span span_;
  Text added_;  // the id of an item that an overlay adds
  Diagnostics& diagnostics_;
  std::vector<std::string_view> asked_;
  std::vector<std::string_view> missing_;
  std::vector<std::string_view> missing_one_of_;  // none of these is there
};

/// What a value is, as a word of the catalogue.
std::string_view type_word(const YamlNode& node);

/// Reports ids that stand twice in a list.
void report_duplicate_ids(const std::vector<const Text*>& ids, Diagnostics& diagnostics);

}  // namespace shirube
