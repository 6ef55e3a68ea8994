// A site as tests of the checks write it: every text stands on lines of its own in one file without a name, so that
// what is reported can be told with the words that it points at.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/check/check.h"
#include "generator/model/told_test.h"

namespace shirube {

class WrittenSite {
 public:
  WrittenSite() { site.files.add(""); }

  /// A text of one line.
  Text text(const std::string& written) {
    Text text{written, {FileId{0}, next_line(), 1, static_cast<std::uint32_t>(count_code_points(written).value)}};
    text.layout = TextLayout::one_line;
    file_ += written + "\n";
    return text;
  }

  /// A Markdown text, with the links, images and headings that a reader finds in the simplest ones.
  Body body(const std::string& markdown) {
    Body body;
    body.markdown = {markdown, {FileId{0}, next_line(), 1, 1}};
    body.markdown.layout = TextLayout::block;
    body.markdown.first_line = next_line();
    file_ += markdown + "\n";
    for (std::size_t at = markdown.find("]("); at != std::string::npos; at = markdown.find("](", at + 1)) {
      const std::size_t target = at + 2;
      const std::string link = markdown.substr(target, markdown.find(')', target) - target);
      const std::size_t open = markdown.rfind('[', at);
      if (open > 0 && markdown[open - 1] == '!') {
        body.content.images.push_back({link, markdown.substr(open + 1, at - open - 1), target});
      } else {
        body.content.links.push_back({link, target});
      }
    }
    for (std::size_t line = 0; line != std::string::npos; line = next_line_of(markdown, line)) {
      const std::size_t level = std::min(markdown.find_first_not_of('#', line), markdown.size()) - line;
      if (level > 0) body.content.headings.push_back({static_cast<int>(level), line});
    }
    return body;
  }

  std::vector<Text> texts(const std::vector<std::string>& written) {
    std::vector<Text> texts;
    texts.reserve(written.size());
    for (const std::string& each : written) texts.push_back(text(each));
    return texts;
  }
  Condition only(const std::vector<std::string>& editions) { return {texts(editions), {}}; }
  Condition except(const std::vector<std::string>& editions) { return {{}, texts(editions)}; }

  /// An edition; its base must have been added. Good until the next one is added.
  Edition& edition(const std::string& id, const std::string& base = "",
                   const std::vector<std::pair<std::string, std::string>>& values = {}) {
    Edition edition;
    edition.id = id;
    edition.lineage = {id};
    for (const auto& [name, value] : values) edition.own_values.emplace(name, text(value));
    edition.values = edition.own_values;
    if (const auto index = site.edition_index(base)) {
      const Edition& built_on = site.editions[*index];
      edition.lineage.insert(edition.lineage.end(), built_on.lineage.begin(), built_on.lineage.end());
      edition.values.insert(built_on.values.begin(), built_on.values.end());
      edition.is_whole = built_on.is_whole;
    }
    const auto place =
        std::find_if(site.editions.begin(), site.editions.end(), [&](const auto& other) { return other.id > id; });
    return *site.editions.insert(place, std::move(edition));
  }

  /// A guide with one step `first`. Good until the next one is added.
  Guide& guide(const std::string& id) {
    Editions<Guide> guide{id, {}, {}};
    guide.variants.push_back({});
    guide.variants[0].id = id;
    guide.variants[0].steps = {step("first")};
    const auto place =
        std::find_if(site.guides.begin(), site.guides.end(), [&](const auto& other) { return other.id > id; });
    return site.guides.insert(place, std::move(guide))->variants[0];
  }

  /// The guide's form in an edition with an overlay of its own: as the base for now, texts at the same places.
  Guide& form_in(const std::string& guide, const std::string& edition) {
    auto& variants = site.guides.at(site.guide_index(guide).value()).variants;
    variant_of_[guide][edition] = static_cast<std::uint32_t>(variants.size());
    variants.emplace_back(Guide(variants.front()));
    return variants.back();
  }

  Step step(const std::string& id) {
    Step step;
    step.id = text(id);
    step.title = text("title of " + id);
    return step;
  }

  Told check(Date today = {2026, 11, 21}, unsigned jobs = 2) {
    for (Editions<Guide>& guide : site.guides) {
      guide.variant_of_edition.assign(site.editions.size(), 0);
      for (const auto& [edition, variant] : variant_of_[guide.id]) {
        guide.variant_of_edition.at(site.edition_index(edition).value()) = variant;
      }
    }
    Diagnostics diagnostics;
    check_site(site, today, jobs, diagnostics);
    return told(diagnostics, site.files, [&](FileId) { return file_; });
  }

  Site site;

 private:
  std::uint32_t next_line() const {
    return static_cast<std::uint32_t>(std::count(file_.begin(), file_.end(), '\n')) + 1;
  }
  static std::size_t next_line_of(const std::string& text, std::size_t from) {
    const std::size_t line_break = text.find('\n', from);
    return line_break == std::string::npos ? line_break : line_break + 1;
  }

  std::string file_;
  std::map<std::string, std::map<std::string, std::uint32_t>> variant_of_;
};

}  // namespace shirube
