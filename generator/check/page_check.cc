#include "generator/check/page_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "generator/check/reference_check.h"
#include "generator/model/mail_reference.h"
#include "generator/model/suggestion.h"
#include "generator/model/value_reference.h"

namespace shirube {

void PageCheck::operator()(const Condition& condition, const EditionSet& editions) {
  if (condition.always()) return;
  bool are_known = true;
  for (const auto* list : {&condition.only, &condition.except}) {
    for (const Text& edition : *list) {
      if (site_.edition_index(edition.text)) continue;
      are_known = false;
      if (site_.is_unread("edition", edition.text)) continue;
      suggest(diagnostics_.add("unknown-edition", edition.span, {{"edition", edition.text}}), edition.text,
              ids_of(site_.editions));
    }
  }
  if (!are_known || !is_any(editions)) return;
  bool& holds = conditions_[condition.place()];
  holds = holds || is_any(narrow(editions, condition, site_));
}

void PageCheck::finish() {
  callouts_.finish();
  findings_.report(site_, diagnostics_);
  for (const auto& [span, holds] : conditions_) {
    if (!holds) diagnostics_.add("edition-never", span);
  }
}

void PageCheck::operator()(const Text& text, const EditionSet& editions) {
  check_references(text, editions, [](std::string_view) { return false; }, {});
}

void PageCheck::operator()(const MailedText& mailed, const EditionSet& editions) {
  const auto is_known = [](std::string_view name) {
    return read_mail_reference(name).kind != MailReference::Kind::value;
  };
  check_references(mailed.text, editions, is_known, mail_words);
}

void PageCheck::check_references(const Text& text, const EditionSet& editions,
                                 const std::function<bool(std::string_view name)>& is_known,
                                 std::span<const std::string_view> words) {
  constexpr int most = 100;  // of a text that is nothing but braces
  int reported = 0;
  SpansWithin spans(text);
  for_each_value_reference(text.text, [&](const ValueReference& reference) {
    if (reported == most) return;
    const Span span = spans.at(reference.offset, reference.length);
    if (reference.well_formed) {
      if (!is_known(reference.name) && !check_value(reference.name, span, editions, words)) ++reported;
    } else {
      diagnostics_.add("malformed-value", span, {{"text", text.text.substr(reference.offset, reference.length)}});
      ++reported;
    }
  });
}

void PageCheck::operator()(const Body& body, const EditionSet& editions) {
  (*this)(body.markdown, editions);
  callouts_.check(body, editions);
  SpansWithin spans(body.markdown);
  for (const BodyLink& link : body.content.links) {
    links_.check(link.target, spans.at(link.offset, link.target.size()), editions);
  }
  for (const BodyImage& image : body.content.images) {
    const Span span = spans.at(image.offset, image.file.size());
    check_picture(image.file, span);
    if (image.alternative.empty()) diagnostics_.add("image-without-text", span, {{"file", image.file}});
  }
  int above = 0;
  for (const BodyHeading& heading : body.content.headings) {
    if (heading.level > above + 1) {
      diagnostics_.add("heading-jump", spans.at(heading.offset, static_cast<std::size_t>(heading.level)),
                       {{"from", std::to_string(above)}, {"to", std::to_string(heading.level)}});
    }
    above = heading.level;
  }
}

void PageCheck::operator()(const Link& link, const EditionSet& editions) {
  if (link.to.empty()) return;
  (*this)(link.to, editions);
  links_.check(link.to.text, link.to.span, editions);
}

void PageCheck::operator()(const Image& image, const EditionSet&) {
  if (!image.file.empty()) check_picture(image.file.text, image.file.span);
}

void PageCheck::operator()(const ListedAudience& audience, const EditionSet&) {
  const Text& id = audience.id;
  if (id.empty() || site_.is_unread("site", "")) return;
  const std::vector<Audience>& known = site_.settings.audiences;
  const auto is_it = [&](const Audience& other) { return other.id.text == id.text; };
  if (std::any_of(known.begin(), known.end(), is_it)) return;
  suggest(diagnostics_.add("unknown-reference", id.span, {{"target", id.text}}), id.text, ids_of(known));
}

void PageCheck::operator()(const SourceReference& reference, const EditionSet& editions) {
  const Text& document = reference.document;
  if (document.empty()) return;
  uses_.sources.add(document.text, editions);
  if (site_.source(document.text) != nullptr || site_.is_unread("source", document.text)) return;
  suggest(diagnostics_.add("unknown-reference", document.span, {{"target", document.text}}), document.text,
          ids_of(site_.sources));
}

void PageCheck::operator()(const Step& step, const EditionSet&) { callouts_.enter(step); }

void PageCheck::operator()(const ScreenUse& use, const EditionSet& editions) { screens_.check(use, editions); }

void PageCheck::operator()(const ListedReference& shown, const EditionSet& editions) {
  check_shown_reference(site_, shown.id, editions, findings_, diagnostics_);
}

void PageCheck::operator()(const Outcome& outcome, const EditionSet& editions) {
  if (!outcome.contact.empty()) check_contact(outcome.contact, editions);
}

void PageCheck::operator()(const Reference& reference, const EditionSet& editions) {
  check_rows(site_, reference, editions, links_, findings_);
}

bool PageCheck::check_value(std::string_view name, const Span& span, const EditionSet& editions,
                            std::span<const std::string_view> words) {
  uses_.values.add(name, editions);
  const EditionSet lacking = those_of(editions, [&](std::size_t edition) {
    return site_.editions[edition].is_whole && site_.editions[edition].value(name) == nullptr;
  });
  if (!is_any(lacking)) return true;
  std::vector<std::string_view> names(words.begin(), words.end());
  for (const Edition& edition : site_.editions) {
    for (const auto& value : edition.values) names.push_back(value.first);
  }
  // Where another edition has it, its name is no slip.
  const std::string_view nearest = nearest_word(name, names);
  findings_.add("missing-value", span, "name", name, lacking,
                {.suggestion = std::string(nearest == name ? "" : nearest)});
  return false;
}

void PageCheck::check_contact(const Text& group, const EditionSet& editions) {
  for (const std::string_view part : contact_parts) {
    const std::string name = group.text + "." + std::string(part);
    if (part == "name") {
      check_value(name, group.span, editions);
    } else {
      uses_.values.add(name, editions);
    }
  }
}

void PageCheck::check_picture(std::string_view file, const Span& span) {
  const auto found = site_.assets.find(file);
  if (found == site_.assets.end()) return;
  const Asset& asset = found->second;
  std::vector<std::pair<std::string_view, std::string>> parameters = {{"file", std::string(file)}};
  switch (asset.state) {
    case Asset::State::published:
      return;
    case Asset::State::missing: {
      Diagnostic& missing = diagnostics_.add("image-missing", span, std::move(parameters));
      if (asset.suggestion.empty()) return;
      missing.parameters.emplace_back("suggestion", asset.suggestion);
      missing.hint = "suggestion";
      return;
    }
    case Asset::State::outside:
      diagnostics_.add("image-outside", span, std::move(parameters));
      return;
    case Asset::State::unreadable:
      parameters.emplace_back("reason", asset.reason);
      diagnostics_.add("image-unreadable", span, std::move(parameters));
      return;
  }
}

}  // namespace shirube
