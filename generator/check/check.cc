#include "generator/check/check.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/diagnostic_catalogue.h"
#include "base/parallel.h"
#include "generator/check/edition_findings.h"
#include "generator/check/flow_check.h"
#include "generator/check/flow_examples.h"
#include "generator/check/form_check.h"
#include "generator/check/page_check.h"
#include "generator/check/screen_check.h"
#include "generator/model/color.h"
#include "generator/model/pages.h"
#include "generator/model/suggestion.h"
#include "generator/model/value_reference.h"

namespace shirube {
namespace {

/// The values that the edition's contact block shows by itself.
bool is_contact_value(std::string_view name) {
  constexpr std::string_view group = "contact.";
  return name.substr(0, group.size()) == group && std::find(std::begin(contact_parts), std::end(contact_parts),
                                                            name.substr(group.size())) != std::end(contact_parts);
}

class SiteCheck {
 public:
  SiteCheck(const Site& site, Date today, unsigned jobs, Diagnostics& diagnostics)
      : site_(site), today_(today), jobs_(jobs), diagnostics_(diagnostics) {}

  void run() {
    check_settings();
    for (const PageKind kind : page_kinds) check_pages(kind);
    for (const Source& source : site_.sources) check_source(source);
    for (const Editions<Screen>& screen : site_.screens) check_screen_file(screen);
    for (const Editions<Flow>& flow : site_.flows) check_graph(flow);
    for (const Editions<Form>& form : site_.forms) check_form(site_, form, diagnostics_);
    for (std::size_t edition = 0; edition < site_.editions.size(); ++edition) check_edition(edition);
    check_silence();
  }

 private:
  void check_pages(PageKind kind) {
    const std::size_t count = count_pages(site_, kind);
    std::vector<Diagnostics> found(count);
    std::vector<PageUses> uses(std::max(jobs_, 1U));
    for_each_in_parallel(count, jobs_, [&](std::size_t index, unsigned worker) {
      with_page(site_, {kind, index}, [&](const auto& page) {
        check_page({kind, index}, page, uses[worker], found[index]);
      });
    });
    for (const PageUses& used : uses) uses_.add(used);
    for (Diagnostics& diagnostics : found) diagnostics_.append(std::move(diagnostics));
  }

  template <typename Page>
  void check_page(PageId id, const Editions<Page>& page, PageUses& uses, Diagnostics& diagnostics) const {
    PageCheck check(site_, id, uses, diagnostics);
    for (std::uint32_t variant = 0; variant < page.variants.size(); ++variant) {
      const Page& form = page.variants[variant];
      check(form.condition, editions_of_variant(page, variant));
      const EditionSet editions = editions_of(page, variant, site_);
      walk_page(site_, form, editions, check);
      if (!form.contact.empty()) check.check_contact(form.contact, editions);
      if (is_any(editions)) check_review(form.reviewed, form.reviewed_span, diagnostics);
    }
    check.finish();
  }

  void check_review(const std::optional<Date>& reviewed, const Span& span, Diagnostics& diagnostics) const {
    const int months = site_.settings.review_months;
    if (!reviewed || !(add_months(*reviewed, months) < today_)) return;
    diagnostics.add("review-overdue", span, {{"date", format_date(*reviewed)}, {"months", std::to_string(months)}});
  }

  void check_settings() {
    PageCheck check(site_, std::nullopt, uses_, diagnostics_);
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
    Listings listings;
    for (const Topic& topic : settings.topics) check_topic(topic, listings, check);
    check.finish();
  }

  /// Where a page is listed, and in which editions.
  using Listings = std::map<std::pair<PageKind, std::string_view>, std::vector<std::pair<Span, EditionSet>>>;

  void check_topic(const Topic& topic, Listings& listings, PageCheck& check) {
    check(topic.condition, all_editions());
    const EditionSet editions = narrow(all_editions(), topic.condition, site_);
    check(topic.title, editions);
    check(topic.summary, editions);
    check_listed(PageKind::guide, topic.guides, editions, listings, check);
    check_listed(PageKind::flow, topic.flows, editions, listings, check);
    check_listed(PageKind::form, topic.forms, editions, listings, check);
    check_listed(PageKind::reference, topic.references, editions, listings, check);
  }

  void check_listed(PageKind kind, const std::vector<ListedId>& pages, const EditionSet& editions, Listings& listings,
                    PageCheck& check) {
    for (const ListedId& listed : pages) {
      check(listed.condition, editions);
      const Text& id = listed.id;
      if (id.empty()) continue;
      if (!site_.page(kind, id.text)) {
        if (site_.is_unread(word_of(kind), id.text)) continue;
        suggest(diagnostics_.add("unknown-reference", id.span, {{"target", id.text}}), id.text, page_ids(site_, kind));
        continue;
      }
      check_listing(id, narrow(editions, listed.condition, site_), listings[{kind, id.text}]);
    }
  }

  /// A page may be listed again where no edition shows both.
  void check_listing(const Text& id, EditionSet editions, std::vector<std::pair<Span, EditionSet>>& listed) {
    for (const auto& [span, earlier] : listed) {
      if (!is_any(those_of(editions, [&, &there = earlier](std::size_t edition) { return there[edition]; }))) continue;
      diagnostics_.add("duplicate-listing", id.span, {{"id", id.text}}).notes.push_back({"first-here", span});
      return;
    }
    listed.emplace_back(id.span, std::move(editions));
  }

  void check_screen_file(const Editions<Screen>& screen) {
    PageCheck texts(site_, std::nullopt, uses_, diagnostics_);
    check_screen(site_, screen, uses_.screens, texts, diagnostics_);
    texts.finish();
  }

  void check_graph(const Editions<Flow>& flow) {
    check_flow(site_, flow, diagnostics_);
    const auto examples = site_.flow_examples.find(flow.id);
    if (examples != site_.flow_examples.end()) check_flow_examples(site_, flow, examples->second, diagnostics_);
  }

  /// A source's texts stand on the pages of the guides that derive from it.
  void check_source(const Source& source) {
    PageCheck check(site_, std::nullopt, uses_, diagnostics_);
    const EditionSet shown =
        those_of(all_editions(), [&](std::size_t edition) { return uses_.sources.has(source.id, edition); });
    for (const Text* text : {&source.title, &source.publisher, &source.version, &source.date}) check(*text, shown);
    check(source.note, shown);
    for (const Revision& revision : source.revisions) {
      check(revision.condition, shown);
      const EditionSet editions = narrow(shown, revision.condition, site_);
      for (const Text* text : {&revision.version, &revision.date, &revision.author, &revision.text}) {
        check(*text, editions);
      }
    }
    check.finish();
  }

  void check_edition(std::size_t index) {
    const Edition& edition = site_.editions[index];
    EditionSet itself(site_.editions.size());
    itself[index] = true;
    PageCheck check(site_, std::nullopt, uses_, diagnostics_);
    check(edition.name, itself);
    check(edition.summary, itself);
    check.finish();
    check_accent(edition.accent);
    check_own_values(edition);
  }

  void check_accent(const Text& accent) {
    if (accent.empty()) return;
    constexpr double needed = 4.5;  // WCAG 2.2, success criterion 1.4.3
    const double ratio = contrast(parse_color(accent.text), {255, 255, 255});
    if (ratio >= needed) return;
    const auto tenths = static_cast<int>(std::floor(ratio * 10));
    diagnostics_.add(
        "low-contrast", accent.span,
        {{"color", accent.text}, {"ratio", std::to_string(tenths / 10) + "." + std::to_string(tenths % 10)}});
  }

  void check_own_values(const Edition& edition) {
    for (const auto& [name, text] : edition.own_values) {
      // Values are not filled into values: `{{` in one would reach readers as it is.
      for_each_value_reference(text.text, [&, &text = text](const ValueReference& reference) {
        diagnostics_
            .add("malformed-value", span_within(text, reference.offset, reference.length),
                 {{"text", text.text.substr(reference.offset, reference.length)}})
            .hint = "in-value";
      });
      if (!is_contact_value(name) && !is_used(name, text))
        diagnostics_.add("unused-value", text.span, {{"name", name}});
    }
  }

  /// Whether an edition that has this value, its own or taken over, uses it. What could not be read may have used it.
  bool is_used(std::string_view name, const Text& text) const {
    if (!site_.unread.empty()) return true;
    for (std::size_t edition = 0; edition < site_.editions.size(); ++edition) {
      const auto taken = site_.editions[edition].values.find(name);
      const bool is_this = taken != site_.editions[edition].values.end() && taken->second.span == text.span;
      if (is_this && uses_.values.has(name, edition)) return true;
    }
    return false;
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
  PageUses uses_;
};

}  // namespace

void check_site(const Site& site, Date today, unsigned jobs, Diagnostics& diagnostics) {
  SiteCheck(site, today, jobs, diagnostics).run();
}

}  // namespace shirube
