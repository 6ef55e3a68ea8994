#include "generator/check/check.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/diagnostic_catalogue.h"
#include "base/parallel.h"
#include "generator/check/page_check.h"
#include "generator/model/color.h"
#include "generator/model/suggestion.h"
#include "generator/model/value_reference.h"

namespace shirube {
namespace {

/// The values that the edition's contact block shows by itself.
bool is_contact_value(std::string_view name) {
  constexpr std::string_view group = "contact.";
  return name.substr(0, group.size()) == group &&
         std::find(std::begin(contact_parts), std::end(contact_parts), name.substr(group.size())) != std::end(contact_parts);
}

class SiteCheck {
 public:
  SiteCheck(const Site& site, Date today, unsigned jobs, Diagnostics& diagnostics)
      : site_(site), today_(today), jobs_(jobs), diagnostics_(diagnostics), uses_(site.editions.size()) {}

  void run() {
    check_settings();
    for (const Source& source : site_.sources) check_source(source);
    check_guides();
    for (std::size_t edition = 0; edition < site_.editions.size(); ++edition) check_edition(edition);
    check_silence();
  }

 private:
  void check_guides() {
    const std::size_t count = site_.guides.size();
    std::vector<Diagnostics> found(count);
    std::vector<ValueUses> uses(std::max(jobs_, 1U), ValueUses(site_.editions.size()));
    for_each_in_parallel(count, jobs_, [&](std::size_t i, unsigned worker) {
      check_guide(site_.guides[i], uses[worker], found[i]);
    });
    for (const ValueUses& used : uses) uses_.add(used);
    for (Diagnostics& diagnostics : found) diagnostics_.append(std::move(diagnostics));
  }

  void check_guide(const Editions<Guide>& guide, ValueUses& uses, Diagnostics& diagnostics) const {
    PageCheck check(site_, &guide, uses, diagnostics);
    for (std::uint32_t variant = 0; variant < guide.variants.size(); ++variant) {
      const Guide& form = guide.variants[variant];
      check(form.condition, all_editions());
      const EditionSet editions = editions_of(guide, variant, site_);
      walk_guide(site_, form, editions, check);
      if (!form.contact.empty()) check.check_contact(form.contact, editions);
      if (form.reviewed && add_months(*form.reviewed, site_.settings.review_months) < today_) {
        diagnostics.add("review-overdue", form.reviewed_span,
                        {{"date", format_date(*form.reviewed)}, {"months", std::to_string(site_.settings.review_months)}});
      }
    }
  }

  void check_settings() {
    PageCheck check(site_, nullptr, uses_, diagnostics_);
    const SiteSettings& settings = site_.settings;
    check(settings.title, all_editions());
    check(settings.summary, all_editions());
    check(settings.introduction, all_editions());
    check(settings.publisher, all_editions());
    for (const Audience& audience : settings.audiences) {
      check(audience.condition, all_editions());
      const EditionSet editions = narrow(all_editions(), audience.condition, site_);
      check(audience.title, editions);
      check(audience.summary, editions);
    }
    std::map<std::string_view, Span> listed;
    for (const Topic& topic : settings.topics) check_topic(topic, listed, check);
  }

  void check_topic(const Topic& topic, std::map<std::string_view, Span>& listed, PageCheck& check) {
    check(topic.condition, all_editions());
    const EditionSet editions = narrow(all_editions(), topic.condition, site_);
    check(topic.title, editions);
    check(topic.summary, editions);
    for (const ListedId& guide : topic.guides) {
      check(guide.condition, editions);
      const Text& id = guide.id;
      if (id.empty()) continue;
      if (!site_.guide_index(id.text)) {
        if (site_.is_unread("guide", id.text)) continue;
        std::vector<std::string_view> ids;
        for (const Editions<Guide>& other : site_.guides) ids.push_back(other.id);
        suggest(diagnostics_.add("unknown-reference", id.span, {{"target", id.text}}), id.text, ids);
        continue;
      }
      const auto [first, is_new] = listed.emplace(id.text, id.span);
      if (is_new) continue;
      diagnostics_.add("duplicate-listing", id.span, {{"id", id.text}}).notes.push_back({"first-here", first->second});
    }
  }

  void check_source(const Source& source) {
    PageCheck check(site_, nullptr, uses_, diagnostics_);
    for (const Text* text : {&source.title, &source.publisher, &source.version, &source.date}) {
      check(*text, all_editions());
    }
    check(source.note, all_editions());
    for (const Revision& revision : source.revisions) {
      check(revision.condition, all_editions());
      const EditionSet editions = narrow(all_editions(), revision.condition, site_);
      for (const Text* text : {&revision.version, &revision.date, &revision.author, &revision.text}) {
        check(*text, editions);
      }
    }
  }

  void check_edition(std::size_t index) {
    const Edition& edition = site_.editions[index];
    EditionSet itself(site_.editions.size());
    itself[index] = true;
    PageCheck check(site_, nullptr, uses_, diagnostics_);
    check(edition.name, itself);
    check(edition.summary, itself);
    if (!edition.accent.empty()) {
      constexpr double needed = 4.5;  // WCAG 2.2, success criterion 1.4.3
      const double ratio = contrast(parse_color(edition.accent.text), {255, 255, 255});
      if (ratio < needed) {
        const auto tenths = static_cast<int>(std::floor(ratio * 10));
        diagnostics_.add("low-contrast", edition.accent.span,
                         {{"color", edition.accent.text},
                          {"ratio", std::to_string(tenths / 10) + "." + std::to_string(tenths % 10)}});
      }
    }
    check_own_values(edition);
  }

  void check_own_values(const Edition& edition) {
    for (const auto& [name, text] : edition.own_values) {
      // Values are not filled into values: `{{` in one would reach readers as it is.
      for_each_value_reference(text.text, [&, &text = text](const ValueReference& reference) {
        diagnostics_.add("malformed-value", span_within(text, reference.offset, reference.length),
                         {{"text", text.text.substr(reference.offset, reference.length)}})
            .hint = "in-value";
      });
      if (is_contact_value(name)) continue;
      bool used = false;
      for (std::size_t other = 0; other < site_.editions.size() && !used; ++other) {
        const auto taken = site_.editions[other].values.find(name);
        used = taken != site_.editions[other].values.end() && taken->second.span == text.span && uses_.has(name, other);
      }
      if (!used) diagnostics_.add("unused-value", text.span, {{"name", name}});
    }
  }

  void check_silence() {
    for (const Text& code : site_.settings.silence) {
      const CatalogueEntry* entry = find_diagnostic(code.text);
      if (entry != nullptr && entry->severity == Severity::warning) continue;
      auto& diagnostic = diagnostics_.add("unknown-code", code.span, {{"code", code.text}});
      if (entry != nullptr) {
        diagnostic.hint = "error";
        continue;
      }
      std::vector<std::string_view> codes;
      for (const CatalogueEntry& other : diagnostic_catalogue()) {
        if (other.severity == Severity::warning) codes.push_back(other.code);
      }
      suggest(diagnostic, code.text, codes);
    }
  }

  EditionSet all_editions() const { return EditionSet(site_.editions.size(), true); }

  const Site& site_;
  Date today_;
  unsigned jobs_;
  Diagnostics& diagnostics_;
  ValueUses uses_;
};

}  // namespace

void check_site(const Site& site, Date today, unsigned jobs, Diagnostics& diagnostics) {
  SiteCheck(site, today, jobs, diagnostics).run();
}

}  // namespace shirube
