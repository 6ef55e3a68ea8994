#include "generator/check/callout_check.h"

#include <algorithm>

#include "base/utf8.h"
#include "generator/check/screen_check.h"
#include "generator/model/suggestion.h"

namespace shirube {
namespace {

/// The number that a sign from ① to ㊿ stands for; 0 for other texts.
std::size_t number_of_sign(std::string_view text) {
  std::size_t end = 0;
  const char32_t sign = text.empty() ? 0 : next_code_point(text, end);
  if (end != text.size()) return 0;
  if (sign >= U'①' && sign <= U'⑳') return sign - U'①' + 1;
  if (sign >= U'㉑' && sign <= U'㉟') return sign - U'㉑' + 21;
  if (sign >= U'㊱' && sign <= U'㊿') return sign - U'㊱' + 36;
  return 0;
}

/// Whether `condition` holds in the edition; without one, it does.
bool holds(const Condition& condition, const Edition* edition) {
  return edition == nullptr || condition.holds(edition->lineage);
}

}  // namespace

void CalloutCheck::check(const Body& body, const EditionSet& editions) {
  if (body.content.points.empty()) return;
  constexpr int most = 100;  // of a text that is nothing but braces
  int reported = 0;
  SpansWithin spans(body.markdown);
  const bool has_numbers = is_of_step(body);
  const StepNumbers numbers = has_numbers ? numbers_for(editions) : StepNumbers{};
  for (const BodyPoint& point : body.content.points) {
    if (reported == most) return;
    constexpr std::size_t braces = 2;
    const Span span = spans.at(point.offset, point.name.size() + braces);
    if (!has_numbers) {
      diagnostics_.add("unknown-point", span, {{"point", point.name}}).hint = "outside";
      ++reported;
    } else if (!check_name(point.name, span, editions, numbers)) {
      ++reported;
    }
  }
}

void CalloutCheck::finish() {
  for (const auto& [mention, found] : mentions_) {
    if (!is_any(found.lacking)) continue;
    const auto& [span, name] = mention;
    if (found.stands_somewhere) {
      findings_.add("point-left-out", span, "point", name, found.lacking, {.left_out_here = found.left_out_here});
      continue;
    }
    Diagnostic& unknown = diagnostics_.add("unknown-point", span, {{"point", name}});
    if (found.suggestion.empty()) continue;
    unknown.parameters.emplace_back("suggestion", found.suggestion);
    unknown.hint = "suggestion";
  }
}

bool CalloutCheck::check_name(std::string_view name, const Span& span, const EditionSet& editions,
                              const StepNumbers& numbers) {
  const auto stands = [&, number = number_of_sign(name)](const Numbers& points) {
    if (number != 0) return number <= points.size();
    return std::any_of(points.begin(), points.end(), [&](const Numbered& point) { return point.id == name; });
  };
  Found& found = mentions_[{span, std::string(name)}];
  found.lacking.resize(editions.size());
  found.stands_somewhere = found.stands_somewhere || stands(numbers.all);
  bool is_there = true;
  bool is_ambiguous = false;
  for (std::size_t index = 0; index < editions.size(); ++index) {
    if (!editions[index]) continue;
    const Edition& edition = site_.editions[index];
    if (stands(numbers.by_edition[index])) {
      is_ambiguous = is_ambiguous || report_ambiguous(name, span, numbers.by_edition[index]);
    } else if (edition.is_whole) {
      // What an edition lacks may have stood in a base that could not be read.
      found.lacking[index] = true;
      if (!found.left_out_here) found.left_out_here = left_out_by(name, edition);
      is_there = false;
    }
  }
  if (is_there || found.stands_somewhere || !found.suggestion.empty()) return is_there;
  std::vector<std::string_view> ids;
  for (const Numbered& point : numbers.all) ids.push_back(point.id);
  found.suggestion = nearest_word(name, ids);
  return is_there;
}

CalloutCheck::StepNumbers CalloutCheck::numbers_for(const EditionSet& editions) const {
  StepNumbers numbers{numbers_in(nullptr), std::vector<Numbers>(editions.size())};
  for (std::size_t edition = 0; edition < editions.size(); ++edition) {
    if (editions[edition]) numbers.by_edition[edition] = numbers_in(&site_.editions[edition]);
  }
  return numbers;
}

CalloutCheck::Numbers CalloutCheck::numbers_in(const Edition* edition) const {
  Numbers points;
  for (const ScreenUse& use : step_->screens) {
    if (!holds(use.condition, edition)) continue;
    for (const ListedId& point : use.points) {
      if (holds(point.condition, edition)) points.push_back({point.id.text, point.id.span, &use});
    }
  }
  for (const Image& image : step_->images) {
    if (!holds(image.condition, edition)) continue;
    for (const Callout& point : image.points) {
      if (holds(point.condition, edition)) points.push_back({point.id.text, point.id.span, &image});
    }
  }
  return points;
}

bool CalloutCheck::report_ambiguous(std::string_view name, const Span& span, const Numbers& numbers) {
  const auto is_it = [&](const Numbered& point) { return point.id == name; };
  const auto first = std::find_if(numbers.begin(), numbers.end(), is_it);
  // Twice on one screen is reported there.
  const auto other =
      std::find_if(first, numbers.end(), [&](const Numbered& point) { return is_it(point) && point.on != first->on; });
  if (other == numbers.end()) return false;
  Diagnostic& ambiguous = diagnostics_.add("ambiguous-point", span, {{"point", std::string(name)}});
  ambiguous.notes = {{"first-here", first->span}, {"also-here", other->span}};
  return true;
}

bool CalloutCheck::is_of_step(const Body& body) const {
  if (step_ == nullptr) return false;
  const auto holds_it = [&](const auto& item) { return &item.body == &body; };
  return holds_it(*step_) || std::any_of(step_->notes.begin(), step_->notes.end(), holds_it) ||
         std::any_of(step_->asides.begin(), step_->asides.end(), holds_it);
}

/// The place of the condition that keeps a call-out of this id out of the edition.
std::optional<Span> CalloutCheck::left_out_by(std::string_view name, const Edition& edition) const {
  std::optional<Span> place;
  const auto look = [&](const auto& shown, const auto& id_of) {
    for (const auto& point : shown.points) {
      if (id_of(point) != name || place) continue;
      for (const Condition* condition : {&shown.condition, &point.condition}) {
        if (!holds(*condition, &edition)) place = condition->place();
      }
    }
  };
  for (const ScreenUse& use : step_->screens) look(use, [](const ListedId& point) { return point.id.text; });
  for (const Image& image : step_->images) look(image, [](const Callout& point) { return point.id.text; });
  return place;
}

}  // namespace shirube
