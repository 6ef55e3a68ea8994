#include "generator/load/load_form_rules.h"

#include <optional>
#include <string_view>
#include <utility>

#include "generator/load/load_form_condition.h"

namespace shirube {
namespace {

/// Whether the kind's own map holds the condition: the rule says nothing without one.
bool needs_condition(Rule::Kind kind) { return kind == Rule::Kind::required_when || kind == Rule::Kind::must_be; }

/// Reads the map under the key of a rule's kind.
class RuleReader {
 public:
  RuleReader(MapReader& map, FormRule& rule) : map_(map), rule_(rule) {}

  void read() {
    switch (rule_.kind) {
      case Rule::Kind::sum:
        rule_.fields = map_.texts("of", Need::required);
        rule_.field = map_.text("equals", Need::required);
        break;
      case Rule::Kind::required_when:
      case Rule::Kind::at_least_one:
      case Rule::Kind::same:
        rule_.fields = map_.texts("fields", Need::required);
        break;
      case Rule::Kind::must_be:
        rule_.field = map_.text("field", Need::required);
        rule_.value = map_.text("value", Need::required);
        break;
      case Rule::Kind::order:
        rule_.other = map_.text("earlier", Need::required);
        rule_.field = map_.text("later", Need::required);
        rule_.or_same = map_.yes_no("or-same");
        break;
      case Rule::Kind::compare:
        read_comparison();
        break;
    }
  }

 private:
  void read_comparison() {
    rule_.other = map_.text("left", Need::required);
    rule_.times = map_.text("times");
    if (const auto comparison = map_.choice("is", comparison_words, Need::required))
      rule_.comparison = static_cast<Rule::Comparison>(*comparison);
    rule_.field = map_.text("right", Need::required);
    rule_.is_warning = map_.choice("severity", {"error", "warning"}) == std::size_t{1};
  }

  MapReader& map_;
  FormRule& rule_;
};

/// A list of fields alone is `{fields: […]}`.
void load_kind(MapReader& item, std::string_view key, FormRule& rule) {
  YamlNode& node = *item.raw(key);
  const bool may_be_list = rule.kind == Rule::Kind::at_least_one || rule.kind == Rule::Kind::same;
  if (may_be_list && node.kind == YamlNode::Kind::list) {
    rule.fields = item.texts(key);
    return;
  }
  if (node.kind != YamlNode::Kind::map) return item.report_wrong_type(key, may_be_list ? "list, map" : "map", node);
  MapReader map(node, item.diagnostics());
  RuleReader(map, rule).read();
  if (rule.message.empty() && !item.has("message")) rule.message = map.text("message");
  if (needs_condition(rule.kind) && !item.has("when")) rule.when = load_form_condition(map, "when", Need::required);
  map.finish();
}

bool is_whole(const FormRule& rule) {
  switch (rule.kind) {
    case Rule::Kind::sum:
      return !rule.fields.empty() && !rule.field.empty();
    case Rule::Kind::required_when:
      return !rule.fields.empty() && !rule.when.always();
    case Rule::Kind::at_least_one:
    case Rule::Kind::same:
      return !rule.fields.empty();
    case Rule::Kind::must_be:
      return !rule.field.empty() && !rule.value.empty() && !rule.when.always();
    case Rule::Kind::order:
    case Rule::Kind::compare:
      return !rule.field.empty() && !rule.other.empty();
  }
  return false;
}

std::optional<FormRule> load_rule(MapReader& item) {
  FormRule rule;
  rule.id = item.id("id");
  rule.when = load_form_condition(item, "when");
  rule.message = item.text("message");
  if (const auto chosen = item.one_of(rule_kind_words)) {
    rule.kind = static_cast<Rule::Kind>(chosen->index);
    rule.span = chosen->span;
    load_kind(item, rule_kind_words[chosen->index], rule);
  }
  rule.condition = item.condition();
  return rule.span != Span{} && is_whole(rule) ? std::optional(std::move(rule)) : std::nullopt;
}

}  // namespace

std::vector<FormRule> load_form_rules(MapReader& form) {
  std::vector<FormRule> rules;
  for (auto& rule : form.maps("rules", Need::optional, load_rule)) {
    if (rule) rules.push_back(std::move(*rule));
  }
  std::vector<const Text*> ids;
  for (const FormRule& rule : rules) ids.push_back(&rule.id);
  report_duplicate_ids(ids, form.diagnostics());
  return rules;
}

}  // namespace shirube
