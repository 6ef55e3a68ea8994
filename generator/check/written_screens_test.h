// A site with screens and references as tests of their checks write it: three editions, two of them built on the
// first, and a guide whose one step shows what a test gives it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "generator/check/written_site_test.h"

namespace shirube {

class WrittenScreens : public WrittenSite {
 public:
  WrittenScreens() {
    edition("national");
    edition("osaka", "national");
    edition("tokyo", "national");
    guide("log-in");
  }

  Step& step() { return site.guides[0].variants[0].steps[0]; }

  /// Good until the next one is added.
  Screen& screen(const std::string& id, std::vector<ScreenElement> elements) {
    Screen screen;
    screen.id = id;
    screen.span = text("screen " + id).span;
    screen.elements = std::move(elements);
    return add(site.screens, std::move(screen));
  }
  Reference& reference(const std::string& id) {
    Reference reference;
    reference.id = id;
    return add(site.references, std::move(reference));
  }

  /// What an edition's overlay makes of the page that was added last, as the base for now.
  Screen& screen_in(const std::string& edition) { return form_of(site.screens, edition); }
  Reference& reference_in(const std::string& edition) { return form_of(site.references, edition); }

  ScreenElement element(ElementKind kind, const std::string& id, const std::string& label = "x",
                        ElementState state = ElementState::normal) {
    ScreenElement element;
    element.kind = kind;
    element.state = state;
    element.span = text(id.empty() ? "element" : "element " + id).span;
    if (!id.empty()) element.id = text(id);
    element.label = text(label);
    return element;
  }
  ScreenElement holder(const std::string& id, std::vector<ScreenElement> elements,
                       ElementState state = ElementState::normal) {
    ScreenElement holder = element(ElementKind::group, id, "x", state);
    holder.elements = std::move(elements);
    return holder;
  }

  ScreenUse use(const std::string& screen, const std::vector<std::string>& points = {}) {
    ScreenUse use;
    use.screen = text(screen);
    for (const std::string& each : points) use.points.push_back(point(each));
    return use;
  }
  ListedId point(const std::string& id, Condition condition = {}) { return {text(id), std::move(condition)}; }

  /// A picture with points of these ids.
  Image picture(const std::vector<std::string>& ids) {
    Image image;
    for (const std::string& id : ids) {
      Callout& callout = image.points.emplace_back();
      if (!id.empty()) callout.id = text(id);
    }
    return image;
  }

  /// A Markdown text with the call-outs that it names.
  Body body(const std::string& markdown) {
    Body body = WrittenSite::body(markdown);
    for (std::size_t open = markdown.find('{'); open != std::string::npos; open = markdown.find('{', open + 1)) {
      const std::size_t close = markdown.find('}', open);
      body.content.points.push_back({markdown.substr(open + 1, close - open - 1), open});
    }
    return body;
  }

  Told check() {
    for (Editions<Screen>& screen : site.screens) decide_variants(screen, "screen:" + screen.id);
    for (Editions<Reference>& reference : site.references) decide_variants(reference, "reference:" + reference.id);
    return WrittenSite::check();
  }

 private:
  template <typename Page>
  Page& add(std::vector<Editions<Page>>& pages, Page page) {
    const auto place = std::find_if(pages.begin(), pages.end(), [&](const auto& other) { return other.id > page.id; });
    Editions<Page> forms;
    forms.id = last_ = page.id;
    forms.variants.push_back(std::move(page));
    return pages.insert(place, std::move(forms))->variants[0];
  }

  template <typename Page>
  Page& form_of(std::vector<Editions<Page>>& pages, const std::string& edition) {
    auto& page = *std::find_if(pages.begin(), pages.end(), [&](const auto& each) { return each.id == last_; });
    const std::string kind = std::is_same_v<Page, Screen> ? "screen:" : "reference:";
    variant_of_[kind + page.id][edition] = static_cast<std::uint32_t>(page.variants.size());
    page.variants.emplace_back(Page(page.variants.front()));
    return page.variants.back();
  }

  template <typename Page>
  void decide_variants(Editions<Page>& page, const std::string& name) {
    page.variant_of_edition.assign(site.editions.size(), 0);
    for (const auto& [edition, variant] : variant_of_[name]) {
      page.variant_of_edition.at(site.edition_index(edition).value()) = variant;
    }
  }

  std::string last_;
  std::map<std::string, std::map<std::string, std::uint32_t>> variant_of_;
};

}  // namespace shirube
