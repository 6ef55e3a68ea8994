// The page templates: mustache files, the site's own before the built-in ones.
// Leaves the data to the pages. The only user of mustache is templates.cc; data goes in as TemplateData.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/html.h"
#include "base/language.h"
#include "base/source_file.h"

namespace shirube {

class TemplateData;
using TemplateList = std::vector<TemplateData>;

/// What a template is filled with: named texts (escaped), HTML (as it is), yes or no, lists and single groups of such.
/// Every name that a template may ask for inside a list's items must be set there, or mustache looks further out.
/// A name that is set again takes the new value.
class TemplateData {
 public:
  TemplateData();
  ~TemplateData();
  TemplateData(TemplateData&&) noexcept;
  TemplateData& operator=(TemplateData&&) noexcept;

  TemplateData& set(const std::string& name, bool value);
  /// A text; an empty one counts as absent (false).
  TemplateData& set(const std::string& name, std::string text);
  TemplateData& set(const std::string& name, const char* text) { return set(name, std::string(text)); }
  TemplateData& set(const std::string& name, std::string_view text) { return set(name, std::string(text)); }
  TemplateData& set(const std::string& name, Html html) { return set(name, std::move(html.text)); }
  TemplateData& set(const std::string& name, TemplateList list);
  /// A group that is there once.
  TemplateData& set(const std::string& name, TemplateData group);
  /// The same on a value in the making: `TemplateData().with("id", id).with("title", title)`.
  template <typename Value>
  TemplateData&& with(const std::string& name, Value&& value) && {
    set(name, std::forward<Value>(value));
    return std::move(*this);
  }

 private:
  friend class Templates;
  struct Mustache;  // mustache's own data, so that nothing is copied on the way to it
  std::unique_ptr<Mustache> mustache_;
};

/// Template texts by name (`guide` for guide.mustache).
using TemplateFiles = std::map<std::string, std::string, std::less<>>;

/// The templates that must be there: those of pages, and of the blocks that editions fill in.
std::span<const std::string_view> page_template_names();

/// Templates with their partials and interface texts in place, read once for both languages.
class Templates {
 public:
  /// `file_of` gives the file of a template of the site's own, for diagnostics. Mistakes: template-broken,
  /// unknown-text.
  Templates(const TemplateFiles& files, const std::map<std::string, FileId, std::less<>>& file_of,
            Diagnostics& diagnostics);
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
