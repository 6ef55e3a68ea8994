#include "generator/render/start_page.h"

#include "generator/model/hole.h"
#include "generator/render/interface_texts.h"
#include "generator/render/page_frame.h"
#include "generator/render/published_files.h"

namespace shirube {
namespace {

TemplateData told_in(Language language, const CopyFacts& facts) {
  const auto text = [&](std::string_view key) { return interface_text(key, language); };
  TemplateData told;
  told.set("tag", language_tag(language));
  told.set("heading", text("start-heading"));
  told.set("text", text("start-text"));
  told.set("edition-label", text("edition"));
  told.set("edition", hole("edition:name"));
  told.set("made-label", text("start-made"));
  told.set("made-iso", format_date(facts.as_of));
  told.set("made", date_in_words(facts.as_of, language));
  told.set("expires-label", text("start-expires"));
  told.set("expires-iso", facts.expires ? format_date(*facts.expires) : std::string());
  told.set("expires", facts.expires ? date_in_words(*facts.expires, language) : text("start-never"));
  told.set("after", facts.expires ? text("start-after") : std::string());
  told.set("version-label", text("start-version"));
  told.set("version", facts.version);
  told.set("home", home_path);
  told.set("open", text("start-open"));
  return told;
}

}  // namespace

Html render_start(const EditionView& view, const CopyFacts& facts, const Templates& templates, unsigned worker) {
  const Language language = view.edition().language;
  PageFrame frame;
  frame.language = language;
  frame.path = start_path;
  frame.title = interface_text("start-title", language);
  frame.has_audiences = !view.audiences.empty();
  frame.is_bundle = view.is_bundle;
  TemplateData data = page_frame(*view.site, frame);
  data.set("topic", false);
  const Language other = language == Language::japanese ? Language::english : Language::japanese;
  TemplateList languages;
  languages.push_back(told_in(language, facts));
  languages.push_back(told_in(other, facts));
  data.set("languages", std::move(languages));
  return templates.render("start", language, data, worker);
}

}  // namespace shirube
