#include "generator/render/form_words.h"

#include <algorithm>

#include "generator/render/interface_texts.h"

namespace shirube {
namespace {

std::string label_of(std::string_view id, const RulePack& pack) {
  const Field* field = pack.field(id);
  return field == nullptr ? std::string(id) : field->label;
}

/// The label of an option, else the value itself.
std::string value_in_words(const Field* field, const std::string& value) {
  if (field == nullptr) return value;
  for (const FieldOption& option : field->options) {
    if (option.id == value) return option.label;
  }
  return value;
}

/// 『名前』と『住所』
std::string fields_in_words(const std::vector<std::string>& ids, const RulePack& pack) {
  std::string list;
  for (const std::string& id : ids) {
    if (!list.empty()) list += interface_text("form-fields-and", pack.language);
    list += interface_text("form-field", pack.language, {{"field", label_of(id, pack)}});
  }
  return list;
}

/// Conditions in words. A negation is carried inward (De Morgan), since 「〜ではないとき」 around a whole list of
/// conditions is hard to follow.
class ConditionWords {
 public:
  explicit ConditionWords(const RulePack& pack) : pack_(pack) {}

  std::string words(const FieldCondition& condition, bool holds) const {
    switch (condition.kind) {
      case FieldCondition::Kind::always:
        return {};
      case FieldCondition::Kind::negation:
        return words(condition.parts.front(), !holds);
      case FieldCondition::Kind::all:
        return joined(condition.parts, holds, holds ? "form-and" : "form-or");
      case FieldCondition::Kind::any:
        return joined(condition.parts, holds, holds ? "form-or" : "form-and");
      case FieldCondition::Kind::filled:
        return filled(condition.field, condition.filled == holds);
      case FieldCondition::Kind::more_than:
        return text(holds ? "form-over" : "form-not-over", condition.field,
                    {{"value", condition.values.empty() ? std::string() : condition.values.front()}});
      case FieldCondition::Kind::is:
      case FieldCondition::Kind::in:
        break;
    }
    return has_value(condition, holds);
  }

 private:
  using Places = std::vector<std::pair<std::string_view, std::string>>;

  std::string text(std::string_view key, std::string_view field, Places places = {}) const {
    places.emplace_back("field", label_of(field, pack_));
    return interface_text(key, pack_.language, places);
  }

  std::string filled(std::string_view id, bool is_filled) const {
    const Field* field = pack_.field(id);
    if (field != nullptr && field->type == FieldType::consent) {
      return text(is_filled ? "form-ticked" : "form-not-ticked", id);
    }
    const bool is_picked = field != nullptr && (has_options(field->type) || field->type == FieldType::file);
    if (is_picked) return text(is_filled ? "form-picked" : "form-not-picked", id);
    return text(is_filled ? "form-filled" : "form-empty", id);
  }

  std::string has_value(const FieldCondition& condition, bool holds) const {
    const Field* field = pack_.field(condition.field);
    // Consent has one value, which people never see.
    if (field != nullptr && field->type == FieldType::consent) return filled(condition.field, holds);
    std::string values;
    for (const std::string& value : condition.values) {
      if (!values.empty()) values += interface_text("form-value-or", pack_.language);
      values += interface_text("flow-quoted", pack_.language, {{"text", value_in_words(field, value)}});
    }
    const bool is_chosen = field != nullptr && has_options(field->type);
    const std::string_view key =
        is_chosen ? (holds ? "form-chosen" : "form-not-chosen") : (holds ? "form-has-value" : "form-not-value");
    return text(key, condition.field, {{"values", values}});
  }

  std::string joined(const std::vector<FieldCondition>& parts, bool holds, std::string_view joint) const {
    if (parts.size() == 1) return words(parts.front(), holds);
    std::string list;
    for (const FieldCondition& part : parts) {
      if (!list.empty()) list += interface_text(joint, pack_.language);
      const std::string inner = words(part, holds);
      list += is_compound(part) ? interface_text("form-part", pack_.language, {{"condition", inner}}) : inner;
    }
    return list;
  }

  static bool is_compound(const FieldCondition& condition) {
    if (condition.kind == FieldCondition::Kind::negation) return is_compound(condition.parts.front());
    const bool is_list = condition.kind == FieldCondition::Kind::all || condition.kind == FieldCondition::Kind::any;
    return is_list && !condition.parts.empty() && (condition.parts.size() > 1 || is_compound(condition.parts.front()));
  }

  const RulePack& pack_;
};

std::string order_in_words(const Rule& rule, const RulePack& pack) {
  const Field* field = pack.field(rule.field);
  const bool is_number = field != nullptr && field->type == FieldType::number;
  const std::string_view key = is_number ? (rule.or_same ? "form-number-larger-or-same" : "form-number-larger")
                                         : (rule.or_same ? "form-earlier-or-same" : "form-later");
  return interface_text(key, pack.language, {{"other", label_of(rule.other, pack)}});
}

/// `times × other` stands to the field as the comparison says; the words say it from the field's side.
std::string comparison_in_words(const Rule& rule, const RulePack& pack) {
  constexpr std::string_view keys[] = {"form-at-most", "form-at-least", "form-less-than", "form-more-than",
                                       "form-equal"};
  const std::string times =
      rule.times == "1" ? std::string() : interface_text("form-times", pack.language, {{"times", rule.times}});
  const std::string words = interface_text(keys[static_cast<std::size_t>(rule.comparison)], pack.language,
                                           {{"field", label_of(rule.other, pack)}, {"times", times}});
  return rule.is_warning ? interface_text("form-usually", pack.language, {{"rule", words}}) : words;
}

/// What the rule asks, without its condition.
std::string demand_in_words(const Rule& rule, const RulePack& pack) {
  const auto fields = [&] { return fields_in_words(rule.fields, pack); };
  switch (rule.kind) {
    case Rule::Kind::sum:
      return interface_text("form-sum", pack.language, {{"fields", fields()}});
    case Rule::Kind::required_when:
      return interface_text("form-must-answer", pack.language);
    case Rule::Kind::must_be:
      return interface_text("form-must-be", pack.language,
                            {{"value", value_in_words(pack.field(rule.field), rule.value)}});
    case Rule::Kind::order:
      return order_in_words(rule, pack);
    case Rule::Kind::compare:
      return comparison_in_words(rule, pack);
    case Rule::Kind::at_least_one:
      return interface_text("form-at-least-one", pack.language, {{"fields", fields()}});
    case Rule::Kind::same:
      break;
  }
  return interface_text("form-same", pack.language, {{"fields", fields()}});
}

/// Whether somebody who fills in the field has to know the rule.
bool asks_of(const Rule& rule, const std::string& field) {
  const bool names_field = std::find(rule.fields.begin(), rule.fields.end(), field) != rule.fields.end();
  switch (rule.kind) {
    case Rule::Kind::required_when:
    case Rule::Kind::at_least_one:
    case Rule::Kind::same:
      return names_field;
    case Rule::Kind::sum:
    case Rule::Kind::must_be:
    case Rule::Kind::order:
    case Rule::Kind::compare:
      break;
  }
  return rule.field == field;
}

}  // namespace

std::string condition_in_words(const FieldCondition& condition, const RulePack& pack) {
  return ConditionWords(pack).words(condition, true);
}

std::string rule_in_words(const Rule& rule, const RulePack& pack) {
  std::string words = demand_in_words(rule, pack);
  if (rule.when.kind != FieldCondition::Kind::always) {
    words = interface_text("form-when", pack.language,
                           {{"condition", condition_in_words(rule.when, pack)}, {"rule", words}});
  }
  return interface_text("form-sentence", pack.language, {{"text", words}});
}

std::vector<std::string> rules_in_words(const Field& field, const RulePack& pack) {
  std::vector<std::string> sentences;
  for (const Rule& rule : pack.rules) {
    if (asks_of(rule, field.id)) sentences.push_back(rule_in_words(rule, pack));
  }
  return sentences;
}

FieldNeed need_of(const Field& field, const RulePack& pack) {
  if (field.required) return FieldNeed::required;
  if (!field.equals.empty()) {
    // It is to be filled in where its original is.
    const Field* original = pack.field(field.equals);
    if (original != nullptr && original->required && original->when.kind == FieldCondition::Kind::always) {
      return FieldNeed::required;
    }
    return FieldNeed::depends;
  }
  const bool depends = std::any_of(pack.rules.begin(), pack.rules.end(), [&](const Rule& rule) {
    const bool demands = rule.kind == Rule::Kind::required_when || rule.kind == Rule::Kind::at_least_one ||
                         rule.kind == Rule::Kind::must_be || rule.kind == Rule::Kind::same;
    return demands && asks_of(rule, field.id);
  });
  return depends ? FieldNeed::depends : FieldNeed::optional;
}

}  // namespace shirube
