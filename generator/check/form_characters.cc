#include "generator/check/form_characters.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "generator/check/form_class_names.h"
#include "generator/model/form_pack.h"
#include "rules/characters.h"
#include "rules/normalise.h"

namespace shirube {
namespace {

/// What an entry of `characters` or `contains` stands for: a class, or the characters in it.
CodePointRanges ranges_of(std::string_view entry) {
  if (const auto table = class_table(entry)) return {table->begin(), table->end()};
  CodePointRanges ranges;
  for (std::size_t at = 0; at < entry.size();) {
    const char32_t code_point = next_code_point(entry, at);
    ranges.push_back({code_point, code_point});
  }
  return ranges;
}

CodePointRanges ranges_of(const std::vector<Text>& entries) {
  CodePointRanges all;
  for (const Text& entry : entries) {
    const CodePointRanges ranges = ranges_of(entry.text);
    all.insert(all.end(), ranges.begin(), ranges.end());
  }
  return all;
}

bool overlap(const CodePointRanges& some, const CodePointRanges& others) {
  return std::any_of(some.begin(), some.end(), [&](const CodePointRange& range) {
    return std::any_of(others.begin(), others.end(), [&](const CodePointRange& other) {
      return range.first <= other.last && other.first <= range.last;
    });
  });
}

bool has_all(const CodePointRanges& ranges, char32_t first, char32_t last) {
  for (char32_t code_point = first; code_point <= last; ++code_point) {
    if (!overlap(ranges, {{code_point, code_point}})) return false;
  }
  return true;
}

/// Whether folding leaves anything of the characters. The sound mark ー belongs to hiragana and katakana alike: it
/// alone is no reading.
bool outlives_folding(const Field& field, const CodePointRanges& ranges) {
  constexpr char32_t long_sound = U'ー';
  for (const CodePointRange& range : ranges) {
    for (char32_t code_point = range.first; code_point <= range.last; ++code_point) {
      if (code_point == long_sound && ranges.size() > 1) continue;
      std::string character;
      append_utf8(character, code_point);
      // Between others: spaces at the ends are trimmed.
      const std::string normal = normalise(field, "1" + character + "1").text;
      if (normal.find(character) != std::string::npos) return true;
    }
  }
  return false;
}

class CharacterCheck {
 public:
  CharacterCheck(const FormView& view, const FormField& field, FormFindings& findings)
      : view_(view), field_(field), rules_(field_of(field, *view.edition)), findings_(findings) {}

  bool run() {
    for (const auto* entries : {&field_.characters, &field_.contains}) {
      for (const Text& entry : *entries) check_entry(entry);
    }
    // What an unknown class stands for, nobody knows.
    if (!is_sound_) return false;
    for (const auto* entries : {&field_.characters, &field_.contains}) {
      for (const Text& entry : *entries) check_folding(entry);
    }
    if (is_sound_) check_contains();
    if (is_sound_ && !field_.format.empty()) check_format();
    return is_sound_;
  }

 private:
  void add(Diagnostic found) {
    is_sound_ = false;
    findings_.add(view_.editions, std::move(found));
  }

  void check_entry(const Text& entry) {
    if (entry.empty() || class_table(entry.text)) return;
    if (auto found = misspelt_class(entry)) return add(std::move(*found));
    bool is_plain = to_nfc(entry.text) == entry.text;
    for (std::size_t at = 0; at < entry.text.size();) {
      const std::size_t begin = at;
      next_code_point(entry.text, at);
      is_plain = is_plain && count_cells(entry.text.substr(begin, at - begin)).value > 0;
    }
    if (!is_plain) add(mistake("form-literal", entry.span, {{"text", entry.text}}));
  }

  void check_folding(const Text& entry) {
    if (entry.empty() || outlives_folding(rules_, ranges_of(entry.text))) return;
    add(mistake("form-folded-away", entry.span, {{"class", entry.text}, {"field", field_.id.text}}));
  }

  void check_contains() {
    const CodePointRanges allowed = ranges_of(field_.characters);
    for (const Text& entry : field_.contains) {
      if (entry.empty() || allowed.empty() || overlap(ranges_of(entry.text), allowed)) continue;
      Diagnostic found =
          mistake("form-contains-outside", entry.span, {{"class", entry.text}, {"field", field_.id.text}});
      found.notes.push_back({"does-not-fit", field_.characters.front().span});
      add(std::move(found));
    }
    if (is_sound_ && field_.max_length) check_room(*field_.max_length);
  }

  /// Classes that share no character need one each.
  void check_room(std::uint32_t longest) {
    std::vector<CodePointRanges> apart;
    for (const Text& entry : field_.contains) {
      CodePointRanges ranges = ranges_of(entry.text);
      if (std::any_of(apart.begin(), apart.end(), [&](const auto& other) { return overlap(ranges, other); })) continue;
      apart.push_back(std::move(ranges));
      if (apart.size() <= longest) continue;
      Diagnostic found =
          mistake("form-contains-outside", entry.span,
                  {{"class", entry.text}, {"field", field_.id.text}, {"length", std::to_string(longest)}});
      found.hint = "length";
      found.notes.push_back({"does-not-fit", field_.max_length_span});
      return add(std::move(found));
    }
  }

  Diagnostic format_mistake() const {
    return mistake("form-format-characters", field_.format.span,
                   {{"format", field_.format.text}, {"field", field_.id.text}});
  }

  void check_format() {
    const std::string& format = field_.format.text;
    // As a value of itself it has the signs that any value has.
    if (normalise(rules_, format).text != format) {
      Diagnostic found = format_mistake();
      found.hint = "folded";
      return add(std::move(found));
    }
    check_format_length(count_code_points(format).value);
    if (!field_.characters.empty()) check_format_signs();
  }

  void check_format_length(std::size_t length) {
    const bool is_short = field_.min_length && length < *field_.min_length;
    const bool is_long = field_.max_length && length > *field_.max_length;
    if (!is_short && !is_long) return;
    Diagnostic found = format_mistake();
    found.parameters.emplace_back("length", std::to_string(length));
    found.hint = "length";
    found.notes.push_back({"does-not-fit", is_short ? field_.min_length_span : field_.max_length_span});
    add(std::move(found));
  }

  void check_format_signs() {
    const CodePointRanges allowed = ranges_of(field_.characters);
    const std::string& format = field_.format.text;
    for (std::size_t at = 0; at < format.size();) {
      const std::size_t begin = at;
      const char32_t sign = next_code_point(format, at);
      const bool is_allowed = sign == U'0'   ? has_all(allowed, U'0', U'9')
                              : sign == U'A' ? has_all(allowed, U'A', U'Z')
                              : sign == U'a' ? has_all(allowed, U'a', U'z')
                                             : has_all(allowed, sign, sign);
      if (is_allowed) continue;
      Diagnostic found = format_mistake();
      found.parameters.emplace_back("sign", format.substr(begin, at - begin));
      found.notes.push_back({"does-not-fit", field_.characters.front().span});
      return add(std::move(found));
    }
  }

  const FormView& view_;
  const FormField& field_;
  Field rules_;
  FormFindings& findings_;
  bool is_sound_ = true;
};

}  // namespace

bool check_characters(const FormView& view, const FormField& field, FormFindings& findings) {
  return CharacterCheck(view, field, findings).run();
}

}  // namespace shirube
