#include "generator/load/load_search.h"

#include <map>
#include <string>
#include <utility>

#include "base/folding.h"
#include "generator/load/map_reader.h"

namespace shirube {
namespace {

/// A phrase of marks that search does not see finds everything.
bool is_searchable(const Text& text, const std::string& folded, Diagnostics& diagnostics) {
  if (folded.empty()) diagnostics.add("empty-text", text.span, {{"key", text.text}});
  return !folded.empty();
}

/// One alternative, or a list of them.
std::vector<Text> load_alternatives(MapReader& synonyms, const Text& phrase, const std::string& folded) {
  std::vector<Text> alternatives;
  for (Text& written : synonyms.texts(phrase.text, Need::required)) {
    const std::string same = fold_text(written.text);
    if (!is_searchable(written, same, synonyms.diagnostics())) continue;
    if (same == folded) {
      synonyms.diagnostics().add("synonym-of-itself", written.span, {{"phrase", phrase.text}});
      continue;
    }
    alternatives.push_back(std::move(written));
  }
  return alternatives;
}

std::vector<Synonym> load_synonyms(YamlNode& node, Diagnostics& diagnostics) {
  std::vector<Text> phrases;  // the reader keeps views of them
  for (const YamlEntry& entry : node.entries) phrases.push_back(entry.key);
  MapReader synonyms(node, diagnostics);
  std::vector<Synonym> loaded;
  std::map<std::string, Span> places;
  for (const Text& phrase : phrases) {
    const std::string folded = fold_text(phrase.text);
    std::vector<Text> alternatives = load_alternatives(synonyms, phrase, folded);
    if (!is_searchable(phrase, folded, diagnostics)) continue;
    const auto [known, is_new] = places.emplace(folded, phrase.span);
    if (!is_new) {
      diagnostics.add("synonym-repeats", phrase.span, {{"phrase", phrase.text}})
          .notes.push_back({"first-here", known->second});
    } else if (!alternatives.empty()) {
      loaded.push_back({phrase, std::move(alternatives)});
    }
  }
  synonyms.finish();
  return loaded;
}

}  // namespace

std::vector<Synonym> load_search(YamlNode& node, Diagnostics& diagnostics) {
  MapReader map(node, diagnostics);
  std::vector<Synonym> synonyms;
  if (YamlNode* written = map.raw("synonyms")) {
    if (written->kind == YamlNode::Kind::map) {
      synonyms = load_synonyms(*written, diagnostics);
    } else {
      map.report_wrong_type("synonyms", "map", *written);
    }
  }
  map.finish();
  return synonyms;
}

}  // namespace shirube
