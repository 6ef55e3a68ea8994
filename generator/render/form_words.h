// What a form's conditions and rules say in words. A field's own rules in words are the pack's (rules/messages.h).
// Leaves the page to form_page.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rule_pack.h"

namespace shirube {

/// 「『配布の希望』で「はい」を選んだとき」, “Wanted” is “Yes”: in the pack's language. Empty where it always holds.
std::string condition_in_words(const FieldCondition& condition, const RulePack& pack);

/// A rule as a sentence for the field that it asks something of.
std::string rule_in_words(const Rule& rule, const RulePack& pack);

/// What the form's rules ask of a field, a sentence each, in their order.
std::vector<std::string> rules_in_words(const Field& field, const RulePack& pack);

/// Whether a field may be left empty: `depends` where only the other answers tell.
enum class FieldNeed { required, optional, depends };
FieldNeed need_of(const Field& field, const RulePack& pack);

/// The words for it, as the style sheet and the texts name them.
inline constexpr std::string_view need_words[] = {"required", "optional", "depends"};

}  // namespace shirube
