// The page templates: mustache files, the site's own before the built-in ones.
// Leaves the data to the pages. The only user of mustache is templates.cc; data goes in as TemplateData.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/language.h"
#include "base/source_file.h"
#include "generator/model/html.h"

namespace shirube {

class TemplateData;
using TemplateList = std::vector<TemplateData>;

/// What a template is filled with: named texts (escaped), HTML (as it is), yes or no, lists and single groups of such.
/// Every name that a template may ask for inside a list's items must be set there, or mustache looks further out.
class TemplateData {
 public:
  using Value = std::variant<bool, std::string, Html, TemplateList>;

  TemplateData& set(std::string_view name, bool value) { return put(name, value); }
  /// A text; an empty one counts as absent (false).
  TemplateData& set(std::string_view name, std::string text);
  TemplateData& set(std::string_view name, const char* text) { return set(name, std::string(text)); }
  TemplateData& set(std::string_view name, std::string_view text) { return set(name, std::string(text)); }
  TemplateData& set(std::string_view name, Html html);
  TemplateData& set(std::string_view name, TemplateList list) { return put(name, std::move(list)); }
  /// A group that is there once.
  TemplateData& set(std::string_view name, TemplateData group);

  const std::vector<std::pair<std::string, Value>>& values() const { return values_; }

 private:
  TemplateData& put(std::string_view name, Value value);
  std::vector<std::pair<std::string, Value>> values_;
};

/// Template texts by name (`guide` for guide.mustache).
using TemplateFiles = std::map<std::string, std::string, std::less<>>;

/// Templates with their partials and interface texts in place, read once for both languages.
class Templates {
 public:
  /// `file_of` gives the file of a template of the site's own, for diagnostics. Mistakes: template-broken, unknown-text.
  Templates(const TemplateFiles& files, const std::map<std::string, FileId, std::less<>>& file_of, Diagnostics& diagnostics);
  ~Templates();
  Templates(Templates&&) noexcept;

  /// Renders a template. Safe to call from several threads, as long as each has its own `worker` number.
  Html render(std::string_view name, Language language, const TemplateData& data, unsigned worker) const;
  /// Must be called before `render` with the number of workers.
  void prepare(unsigned workers);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shirube
