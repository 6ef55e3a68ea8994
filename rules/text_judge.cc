#include "rules/text_judge.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "rules/characters.h"

namespace shirube {
namespace {

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// What a list of classes and literal characters allows.
class Alphabet {
 public:
  Alphabet(const RulePack& pack, std::span<const std::string> entries) {
    for (const std::string& entry : entries) {
      const auto found = pack.classes.find(entry);
      if (found == pack.classes.end()) {
        add_literals(entry);
      } else {
        classes_.emplace_back(found->second);
        if (entry == "kanji") kanji_ = found->second;
      }
    }
    std::sort(literals_.begin(), literals_.end());
  }

  bool has(char32_t code_point) const {
    if (std::binary_search(literals_.begin(), literals_.end(), code_point)) return true;
    return std::any_of(classes_.begin(), classes_.end(),
                       [&](const auto& ranges) { return contains(ranges, code_point); });
  }

  /// A variation selector belongs to the kanji before it.
  bool has_after(char32_t code_point, char32_t before) const {
    return has(code_point) || (is_variation_selector(code_point) && contains(kanji_, before));
  }

 private:
  void add_literals(std::string_view entry) {
    for (std::size_t offset = 0; offset < entry.size();) literals_ += next_code_point(entry, offset);
  }

  std::vector<std::span<const CodePointRange>> classes_;
  std::span<const CodePointRange> kanji_;  // empty where they are not among the classes
  std::u32string literals_;                // sorted
};

bool has_format(std::string_view text, std::string_view format) {
  std::size_t of_text = 0;
  std::size_t of_format = 0;
  while (of_text < text.size() && of_format < format.size()) {
    const char32_t c = next_code_point(text, of_text);
    const char32_t place = next_code_point(format, of_format);
    const bool fits = place == U'0'   ? is_between(c, U'0', U'9')
                      : place == U'A' ? is_between(c, U'A', U'Z')
                      : place == U'a' ? is_between(c, U'a', U'z')
                                      : c == place;
    if (!fits) return false;
  }
  return of_text == text.size() && of_format == format.size();
}

std::optional<char32_t> first_refused(const Alphabet& alphabet, std::string_view text) {
  char32_t before = U'\0';
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (!alphabet.has_after(c, before)) return c;
    before = c;
  }
  return std::nullopt;
}

bool has_one_of(const Alphabet& alphabet, std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (alphabet.has(next_code_point(text, offset))) return true;
  }
  return false;
}

void judge_characters(const RulePack& pack, const Field& field, std::string_view text, std::vector<Finding>& findings) {
  static const std::vector<std::string> of_telephones = {"0123456789-"};
  const bool is_plain_telephone = field.type == FieldType::tel && field.characters.empty();
  const auto& characters = is_plain_telephone ? of_telephones : field.characters;
  if (characters.empty()) return;
  if (const auto refused = first_refused(Alphabet(pack, characters), text)) {
    std::string character;
    append_utf8(character, *refused);
    findings.push_back({"characters", {{"character", std::move(character)}}});
  }
}

void judge_length(const Field& field, std::string_view text, std::vector<Finding>& findings) {
  const auto length = static_cast<std::int64_t>(count_code_points(text).value);
  const auto least = field.min_length;
  const auto most = field.max_length;
  const bool is_short = least && length < std::int64_t{*least};
  const bool is_long = most && length > std::int64_t{*most};
  if (!is_short && !is_long) return;
  if (least && least == most) {
    findings.push_back(
        {"wrong-length", {{"length", length}, {"min", std::int64_t{*least}}, {"max", std::int64_t{*most}}}});
  } else if (is_short) {
    findings.push_back({"too-short", {{"length", length}, {"min", std::int64_t{*least}}}});
  } else {
    findings.push_back({"too-long", {{"length", length}, {"max", std::int64_t{*most}}}});
  }
}

}  // namespace

std::vector<Finding> judge_text(const RulePack& pack, const Field& field, std::string_view text) {
  std::vector<Finding> findings;
  if (!field.format.empty()) {
    if (!has_format(text, field.format)) findings.push_back({"format", {{"format", field.format}}});
    return findings;
  }
  judge_characters(pack, field, text, findings);
  judge_length(field, text, findings);
  for (const std::string& entry : field.contains) {
    if (!has_one_of(Alphabet(pack, std::span(&entry, 1)), text)) {
      findings.push_back({"missing-class", {{"class", entry}}});
    }
  }
  return findings;
}

}  // namespace shirube
