#include "generator/check/link_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "generator/model/suggestion.h"
#include "generator/model/value_reference.h"

namespace shirube {
namespace {

template <typename Page>
std::optional<Anchor> find_anchor(const Page& page, std::string_view id) {
  for (const Anchor& anchor : anchors_of(page)) {
    if (anchor.id == id) return anchor;
  }
  return std::nullopt;
}

/// All anchors of a page's forms.
std::vector<Anchor> all_anchors(const Site& site, PageId page) {
  std::vector<Anchor> all;
  with_page(site, page, [&](const auto& pages) {
    for (const auto& form : pages.variants) {
      for (Anchor& anchor : anchors_of(form)) all.push_back(std::move(anchor));
    }
  });
  return all;
}

/// A link with the edition's values in place; nothing where one of them is missing, which is reported by itself.
std::optional<std::string> filled(std::string_view written, const Edition& edition) {
  std::string text;
  std::size_t end = 0;
  bool is_whole = true;
  for_each_value_reference(written, [&](const ValueReference& reference) {
    const std::string* value = reference.well_formed ? edition.value(reference.name) : nullptr;
    is_whole = is_whole && value != nullptr;
    if (!is_whole) return;
    text.append(written.substr(end, reference.offset - end)).append(*value);
    end = reference.offset + reference.length;
  });
  if (!is_whole) return std::nullopt;
  return text.append(written.substr(end));
}

}  // namespace

void LinkCheck::check(std::string_view written, const Span& span, const EditionSet& editions) {
  if (written.find("{{") == std::string_view::npos) return check_target(written, span, editions);
  // Editions whose values give the link the same form are checked as one.
  std::map<std::string, EditionSet> forms;
  for (std::size_t edition = 0; edition < editions.size(); ++edition) {
    if (!editions[edition]) continue;
    if (const auto form = filled(written, site_.editions[edition])) {
      forms.try_emplace(*form, EditionSet(editions.size())).first->second[edition] = true;
    }
  }
  for (const auto& [form, set] : forms) check_target(form, span, set);
}

void LinkCheck::check_target(std::string_view link, const Span& span, const EditionSet& editions) {
  const Target target = parse_target(link);
  switch (target.kind) {
    case Target::Kind::page:
      return check_page(link, span, target, editions);
    case Target::Kind::anchor:
      return !page_ ? report_unsupported(link, span) : check_anchor(link, span, *page_, target.anchor, editions);
    case Target::Kind::address:
    case Target::Kind::plain_http:
      if (!is_well_formed_address(link)) {
        diagnostics_.add("invalid-address", span, {{"value", std::string(link)}});
      } else if (target.kind == Target::Kind::plain_http) {
        diagnostics_.add("plain-http", span, {{"target", std::string(link)}});
      }
      return;
    case Target::Kind::unsupported:
      return report_unsupported(link, span);
  }
}

void LinkCheck::check_page(std::string_view link, const Span& span, const Target& target, const EditionSet& editions) {
  const auto page = site_.page(target.page_kind, target.id);
  const std::string kind(word_of(target.page_kind));
  if (!page) {
    if (site_.is_unread(kind, target.id)) return;
    suggest(diagnostics_.add("unknown-reference", span, {{"target", std::string(link)}}), target.id,
            page_ids(site_, target.page_kind), kind + ":");
    return;
  }
  const auto stands = [&](std::size_t edition) {
    return face_of(site_, *page, edition).condition->holds(site_.editions[edition].lineage);
  };
  const EditionSet lacking =
      those_of(editions, [&](std::size_t edition) { return !stands(edition) && site_.editions[edition].is_whole; });
  if (is_any(lacking)) {
    const auto first = static_cast<std::size_t>(std::find(lacking.begin(), lacking.end(), true) - lacking.begin());
    findings_.add("reference-left-out", span, "target", link, lacking,
                  {.left_out_here = face_of(site_, *page, first).condition->place()});
  }
  if (!target.anchor.empty()) check_anchor(link, span, *page, target.anchor, those_of(editions, stands));
}

void LinkCheck::check_anchor(std::string_view link, const Span& span, PageId page, std::string_view anchor,
                             const EditionSet& editions) {
  with_page(site_, page, [&](const auto& pages) {
    // An overlay that could not be read may have the anchor.
    if (site_.is_unread(word_of(page.kind), pages.id)) return;
    EditionFindings::More more;
    const EditionSet lacking = those_of(editions, [&](std::size_t edition) {
      if (!site_.editions[edition].is_whole) return false;
      const auto found = find_anchor(pages.in(edition), anchor);
      const Condition* condition = found ? found->left_out_by(site_.editions[edition]) : nullptr;
      if (condition != nullptr && !more.left_out_here) more.left_out_here = condition->place();
      return !found || condition != nullptr;
    });
    if (!is_any(lacking)) return;
    const bool stands_somewhere = std::any_of(pages.variants.begin(), pages.variants.end(),
                                              [&](const auto& form) { return find_anchor(form, anchor).has_value(); });
    if (stands_somewhere) {
      findings_.add("reference-left-out", span, "target", link, lacking, std::move(more));
      return;
    }
    const std::vector<Anchor> anchors = all_anchors(site_, page);
    suggest(diagnostics_.add("unknown-anchor", span, {{"target", std::string(link)}, {"anchor", std::string(anchor)}}),
            anchor, ids_of(anchors), link.substr(0, link.find('#') + 1));
  });
}

void LinkCheck::report_unsupported(std::string_view link, const Span& span) {
  Diagnostic& diagnostic = diagnostics_.add("unsupported-link", span, {{"target", std::string(link)}});
  std::string better = supported_form(link);
  if (better.empty()) return;
  diagnostic.parameters.emplace_back("suggestion", std::move(better));
  diagnostic.hint = "suggestion";
}

/// What the author of `www.example.jp`, `desk@example.jp`, `0570-000-000` or `gmis-login.html` most likely meant; empty
/// for others.
std::string LinkCheck::supported_form(std::string_view link) const {
  for (const std::string_view scheme : {"https://", "mailto:", "tel:"}) {
    const bool has_scheme = link.find(':') != std::string_view::npos;
    const bool looks_like_it = scheme == "https://" ? link.starts_with("www.") : !has_scheme;
    std::string address = std::string(scheme).append(link);
    if (looks_like_it && is_well_formed_address(address)) return address;
  }
  const std::size_t hash = std::min(link.find('#'), link.size());
  std::string_view id = link.substr(0, hash);
  id.remove_prefix(id.find_last_of("/:") + 1);
  id = id.substr(0, id.find('.'));
  const bool has_anchor = hash < link.size() && is_id(link.substr(hash + 1));
  for (const PageKind kind : page_kinds) {
    const std::string_view nearest = nearest_word(id, page_ids(site_, kind));
    if (nearest.empty()) continue;
    return std::string(word_of(kind)).append(":").append(nearest).append(has_anchor ? link.substr(hash) : "");
  }
  return {};
}

}  // namespace shirube
