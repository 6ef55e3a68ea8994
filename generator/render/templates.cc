#include "generator/render/templates.h"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

#include "generator/model/suggestion.h"
#include "generator/render/interface_texts.h"

namespace shirube {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::string_view page_templates[] = {
    "home",      "guide",  "flow",      "form",    "form-confirm", "form-done", "form-problem", "reference",
    "audiences", "search", "not-found", "contact", "desk",         "around",    "start",        "outside-addresses",
    "qr-code"};
constexpr int partial_depth_limit = 16;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Puts partials (`{{> name}}`) and interface texts (`{{t.key}}`) in place, so that they cost nothing later.
class Expander {
 public:
  Expander(const TemplateFiles& files, const std::map<std::string, FileId, std::less<>>& file_of, Language language,
           Diagnostics& diagnostics)
      : files_(files), file_of_(file_of), language_(language), diagnostics_(diagnostics) {}

  std::string expand(const std::string& name, int depth) {
    const auto file = files_.find(name);
    if (file == files_.end() || depth > partial_depth_limit) {
      report("template-broken", parent_,
             {{"template", name}, {"problem", file == files_.end() ? "no-such-template" : "circular"}});
      return {};
    }
    const std::string outer = std::exchange(parent_, name);
    std::string expanded;
    std::string_view rest = file->second;
    for (std::size_t open = rest.find("{{"); open != std::string_view::npos; open = rest.find("{{")) {
      const std::size_t close = rest.find("}}", open);
      if (close == std::string_view::npos) break;
      const std::string_view tag = trimmed(rest.substr(open + 2, close - open - 2));
      expanded += rest.substr(0, open);
      std::size_t end = close + 2;
      if (tag.substr(0, 1) == ">") {
        expanded += expand(std::string(trimmed(tag.substr(1))), depth + 1);
        // A partial ends with its own line break, of which there is one where it stands alone, none within a line.
        if (end < rest.size() && rest[end] == '\n') {
          ++end;
        } else if (end < rest.size() && !expanded.empty() && expanded.back() == '\n') {
          expanded.pop_back();
        }
      } else if (tag.substr(0, 2) == "t.") {
        append_text(expanded, tag.substr(2));
      } else {
        expanded += rest.substr(open, end - open);
      }
      rest.remove_prefix(end);
    }
    expanded += rest;
    parent_ = outer;
    return expanded;
  }

 private:
  void append_text(std::string& expanded, std::string_view key) {
    if (const auto text = find_interface_text(key, language_)) return append_escaped(expanded, *text);
    suggest(report("unknown-text", parent_, {{"key", std::string(key)}, {"template", parent_}}), key,
            interface_text_keys());
  }

  Diagnostic& report(std::string_view code, const std::string& name,
                     std::vector<std::pair<std::string_view, std::string>> parameters) {
    const auto file = file_of_.find(name);
    return diagnostics_.add(code, Span{file == file_of_.end() ? FileId{} : file->second, 0, 0, 0},
                            std::move(parameters));
  }

  const TemplateFiles& files_;
  const std::map<std::string, FileId, std::less<>>& file_of_;
  Language language_;
  Diagnostics& diagnostics_;
  std::string parent_;
};

/// What mustache has against a template of the site's own, at its line. False where it has nothing.
bool report_broken(const std::string& name, const std::string& text, FileId file, Diagnostics& diagnostics) {
  const mustache::mustache parsed(text);
  if (parsed.is_valid()) return false;
  std::string problem = parsed.error_message();
  Span span{file, 0, 0, 0};
  // mustache ends its message with " at " and the offset in bytes.
  const std::size_t at = problem.rfind(" at ");
  std::size_t offset = 0;
  if (at != std::string::npos) {
    const char* end = problem.data() + problem.size();
    if (std::from_chars(problem.data() + at + 4, end, offset).ptr == end && offset <= text.size()) {
      const auto start = text.begin() + static_cast<std::ptrdiff_t>(offset);
      span.line = static_cast<std::uint32_t>(std::count(text.begin(), start, '\n')) + 1;
      span.column = span.length = 1;
      problem.erase(at);
    }
  }
  diagnostics.add("template-broken", span, {{"template", name}, {"problem", problem}});
  return true;
}

std::string escape(const std::string& text) {
  std::string html;
  html.reserve(text.size() + text.size() / 8);
  append_escaped(html, text);
  return html;
}

using Parsed = std::map<std::string, mustache::mustache, std::less<>>;

}  // namespace

std::span<const std::string_view> page_template_names() { return page_templates; }

struct TemplateData::Mustache {
  mustache::data data{mustache::data::type::object};
};

TemplateData::TemplateData() : mustache_(std::make_unique<Mustache>()) {}
TemplateData::~TemplateData() = default;
TemplateData::TemplateData(TemplateData&&) noexcept = default;
TemplateData& TemplateData::operator=(TemplateData&&) noexcept = default;

TemplateData& TemplateData::set(const std::string& name, bool value) {
  mustache_->data[name] = mustache::data(value);
  return *this;
}

TemplateData& TemplateData::set(const std::string& name, std::string text) {
  if (text.empty()) return set(name, false);
  mustache::data& value = mustache_->data[name] = mustache::data(mustache::data::type::string);
  // mustache hands out what it holds as constant and takes new contents only by copy; the object itself is not
  // constant.
  const_cast<std::string&>(value.string_value()) = std::move(text);
  return *this;
}

TemplateData& TemplateData::set(const std::string& name, TemplateList list) {
  if (list.empty()) return set(name, false);
  mustache::data& value = mustache_->data[name] = mustache::data(mustache::data::type::list);
  auto& items = const_cast<mustache::list&>(value.list_value());  // as above
  items.reserve(list.size());
  for (TemplateData& item : list) items.push_back(std::move(item.mustache_->data));
  return *this;
}

TemplateData& TemplateData::set(const std::string& name, TemplateData group) {
  mustache_->data[name] = std::move(group.mustache_->data);
  return *this;
}

struct Templates::State {
  std::map<std::string, std::string, std::less<>> texts[2];  // by language
  std::vector<std::array<Parsed, 2>> parsed;                 // by worker: mustache's render changes its object
};

Templates::Templates(const TemplateFiles& files, const std::map<std::string, FileId, std::less<>>& file_of,
                     Diagnostics& diagnostics)
    : state_(std::make_unique<State>()) {
  // Each template must stand by itself: a section may not begin in one and end in another.
  for (const auto& [name, file] : file_of) report_broken(name, files.find(name)->second, file, diagnostics);
  for (const Language language : {Language::japanese, Language::english}) {
    Diagnostics same_again;  // the other language finds the same
    for (const std::string_view page : page_templates) {
      const std::string name(page);
      std::string text =
          Expander(files, file_of, language, language == Language::japanese ? diagnostics : same_again).expand(name, 0);
      state_->texts[static_cast<int>(language)].emplace(name, std::move(text));
    }
  }
}

Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;

void Templates::prepare(unsigned workers) {
  state_->parsed.resize(workers);
  for (auto& languages : state_->parsed) {
    for (std::size_t language = 0; language < languages.size(); ++language) {
      for (const auto& [name, text] : state_->texts[language]) {
        auto& parsed = languages[language].emplace(name, mustache::mustache(text)).first->second;
        parsed.set_custom_escape(escape);
      }
    }
  }
}

Html Templates::render(std::string_view name, Language language, const TemplateData& data, unsigned worker) const {
  auto& parsed = state_->parsed[worker][static_cast<std::size_t>(language)];
  const auto found = parsed.find(name);
  assert(found != parsed.end() && "a page asks for a template that is not in the list");
  Html html;
  found->second.render(data.mustache_->data, [&](const std::string& text) { html.text += text; });
  return html;
}

}  // namespace shirube
