// RulePack: a form's rules, complete in themselves, for browser, server and command line.
// Leaves its JSON to pack_json.h and making one of a Form to generator/model/form_pack.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "rules/field.h"
#include "rules/rule.h"

namespace shirube {

/// The version of the pack's form: a reader takes this one and no newer.
inline constexpr int rule_pack_version = 1;

struct CodePointRange {
  char32_t first = 0;
  char32_t last = 0;
  auto operator<=>(const CodePointRange&) const = default;
};
/// Sorted, without overlap.
using CodePointRanges = std::vector<CodePointRange>;

struct PackSection {
  std::string title;
  std::vector<std::string> fields;  // ids, in order
  FieldCondition when;
};

/// Texts by key, with `{name}` places: messages.h has the keys.
using TextTable = std::map<std::string, std::string, std::less<>>;

/// A field's rules as people read them, in one language.
struct FieldWords {
  /// 半角英数字と記号（!@%&#）; empty where any character may stand. Of numbers, dates, formats and files: what they
  /// may be (0以上9以下の整数, PDF), since messages say so as `{characters}`.
  std::string characters;
  std::string hint;  // all of its rules; may be empty
  auto operator<=>(const FieldWords&) const = default;
};

struct RulePack {
  std::string form;                        // its id
  std::string edition;                     // its id
  Language language = Language::japanese;  // of the labels
  std::string title;
  bool is_rehearsal = false;  // nothing leaves the page
  bool button_waits = false;  // the button works once the secrets' conditions hold
  std::vector<PackSection> sections;
  std::vector<Field> fields;  // in the order of the sections
  std::vector<Rule> rules;
  /// Filled in by `complete_pack` (messages.h): the classes that fields name, all messages and words.
  std::map<std::string, CodePointRanges, std::less<>> classes;
  TextTable texts[2];                                       // by Language
  std::map<std::string, FieldWords, std::less<>> words[2];  // by Language, then by field

  /// nullptr where there is none.
  const Field* field(std::string_view id) const;
};

}  // namespace shirube
