#include "generator/model/form_pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generator/model/resolved_form.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Text text(const std::string& written) { return {written, {}}; }
Condition only(const std::string& edition) { return {{text(edition)}, {}}; }

Edition edition(const std::string& id) {
  Edition edition;
  edition.id = id;
  edition.lineage = {id};
  edition.language = Language::english;
  edition.values["name"] = text("GMIS");
  return edition;
}

FormField field(const std::string& id, const std::string& label, Condition condition = {}) {
  FormField field;
  field.id = text(id);
  field.label = text(label);
  field.condition = std::move(condition);
  return field;
}

FormCondition is(const std::string& id, const std::string& value) {
  FormCondition condition;
  condition.kind = FieldCondition::Kind::is;
  condition.field = text(id);
  condition.values = {text(value)};
  return condition;
}

/// Two sections; the second, a field of the first, an option and a rule stand in osaka only.
Form form() {
  Form form;
  form.id = "register";
  form.title = text("For {{ name }}");
  form.button_waits = true;
  FormSection& first = form.sections.emplace_back();
  first.title = text("First {{ name }}");
  first.fields = {field("a", "A {{ name }}"), field("b", "B", only("osaka"))};
  first.fields[0].type = FieldType::select;
  first.fields[0].options = {{text("x"), text("X {{ name }}"), {}}, {text("y"), text("Y"), only("osaka")}};
  FormSection& second = form.sections.emplace_back();
  second.title = text("Second");
  second.fields = {field("c", "C")};
  second.fields[0].when = is("b", "v");
  second.when = is("a", "x");
  second.condition = only("osaka");
  FormRule& rule = form.rules.emplace_back();
  rule.kind = Rule::Kind::same;
  rule.fields = {text("b"), text("c")};
  rule.message = text("As in {{ name }}");
  rule.condition = only("osaka");
  return form;
}

std::vector<std::string> ids(const std::vector<Field>& fields) {
  std::vector<std::string> ids;
  for (const Field& field : fields) ids.push_back(field.id);
  return ids;
}

TEST(ResolveForm, what_the_edition_leaves_out_is_left_out) {
  Form written = form();
  written.audience = {{text("clinic"), only("osaka")}};
  written.notes.resize(1);
  written.notes[0].condition = only("osaka");
  written.related = {{text("guide:a"), {}, only("osaka")}};
  written.sources = {{text("manual"), {}, only("osaka")}};
  const Form tokyo = resolve_form(written, edition("tokyo"));
  ASSERT_EQ(tokyo.sections.size(), 1U);
  ASSERT_EQ(tokyo.sections[0].fields.size(), 1U);
  EXPECT_EQ(tokyo.sections[0].fields[0].options.size(), 1U);
  EXPECT_EQ(tokyo.sections[0].title.text, "First {{ name }}") << "values are not filled in";
  EXPECT_THAT(tokyo.rules, IsEmpty());
  EXPECT_THAT(tokyo.audience, IsEmpty());
  EXPECT_THAT(tokyo.notes, IsEmpty());
  EXPECT_THAT(tokyo.related, IsEmpty());
  EXPECT_THAT(tokyo.sources, IsEmpty());
  const Form osaka = resolve_form(written, edition("osaka"));
  EXPECT_EQ(osaka.sections.size(), 2U);
  EXPECT_EQ(osaka.notes.size(), 1U);
}

TEST(FormPack, a_pack_is_the_form_as_the_edition_has_it) {
  const RulePack pack = pack_of(form(), edition("osaka"));
  EXPECT_EQ(pack.form, "register");
  EXPECT_EQ(pack.edition, "osaka");
  EXPECT_EQ(pack.language, Language::english);
  EXPECT_EQ(pack.title, "For GMIS");
  EXPECT_FALSE(pack.is_rehearsal);
  EXPECT_TRUE(pack.button_waits);
  ASSERT_EQ(pack.sections.size(), 2U);
  EXPECT_EQ(pack.sections[0].title, "First GMIS");
  EXPECT_THAT(pack.sections[0].fields, ElementsAre("a", "b"));
  EXPECT_THAT(pack.sections[1].fields, ElementsAre("c"));
  EXPECT_THAT(ids(pack.fields), ElementsAre("a", "b", "c"));
  EXPECT_EQ(pack.fields[0].label, "A GMIS");
  ASSERT_EQ(pack.fields[0].options.size(), 2U);
  EXPECT_EQ(pack.fields[0].options[0].id, "x");
  EXPECT_EQ(pack.fields[0].options[0].label, "X GMIS");
  ASSERT_EQ(pack.rules.size(), 1U);
  EXPECT_EQ(pack.rules[0].message, "As in GMIS");
  EXPECT_THAT(pack.rules[0].fields, ElementsAre("b", "c"));
}

TEST(FormPack, what_the_edition_leaves_out_is_not_in_it) {
  const RulePack pack = pack_of(form(), edition("tokyo"));
  EXPECT_THAT(ids(pack.fields), ElementsAre("a"));
  EXPECT_EQ(pack.sections.size(), 1U);
  EXPECT_EQ(pack.fields[0].options.size(), 1U);
  EXPECT_THAT(pack.rules, IsEmpty());
}

TEST(FormPack, a_sections_condition_is_not_repeated_in_its_fields) {
  const RulePack pack = pack_of(form(), edition("osaka"));
  EXPECT_EQ(pack.sections[0].when.kind, FieldCondition::Kind::always);
  EXPECT_EQ(pack.sections[1].when.field, "a");
  EXPECT_EQ(pack.fields[2].when.field, "b");
  EXPECT_THAT(pack.fields[2].when.values, ElementsAre("v"));
}

TEST(FormPack, a_pack_is_complete) {
  Form written = form();
  written.sections[0].fields[1].characters = {text("ascii-digit")};
  const RulePack pack = pack_of(written, edition("osaka"));
  EXPECT_EQ(pack.classes.count("ascii-digit"), 1U);
  EXPECT_EQ(pack.words[0].count("b"), 1U);
  EXPECT_FALSE(pack.texts[1].empty());
}

TEST(FormPack, a_field_has_all_that_was_written) {
  FormField written = field("f", "F");
  written.type = FieldType::suggest;
  written.required = true;
  written.width = WidthFolding::half;
  written.katakana = true;
  written.characters = {text("ascii-digit"), text("-")};
  written.contains = {text("ascii-digit")};
  written.min_length = 2;
  written.max_length = 9;
  written.format = text("00-0");
  written.equals = text("g");
  written.free = true;
  written.file_types = {text("pdf")};
  written.max_bytes = 7;
  written.example = text("{{ name }}");
  const Field field = field_of(written, edition("osaka"));
  EXPECT_EQ(field.type, FieldType::suggest);
  EXPECT_TRUE(field.required);
  EXPECT_EQ(field.width, WidthFolding::half);
  EXPECT_TRUE(field.katakana);
  EXPECT_THAT(field.characters, ElementsAre("ascii-digit", "-"));
  EXPECT_THAT(field.contains, ElementsAre("ascii-digit"));
  EXPECT_EQ(field.min_length, 2U);
  EXPECT_EQ(field.max_length, 9U);
  EXPECT_EQ(field.format, "00-0");
  EXPECT_EQ(field.equals, "g");
  EXPECT_TRUE(field.free);
  EXPECT_THAT(field.file_types, ElementsAre("pdf"));
  EXPECT_EQ(field.max_bytes, 7U);
  EXPECT_EQ(field.example, "GMIS");
}

TEST(FormPack, bounds_are_in_their_normal_form) {
  const auto bounds = [](FieldType type, const std::string& least, const std::string& greatest) {
    FormField written = field("f", "F");
    written.type = type;
    written.least = text(least);
    written.greatest = text(greatest);
    const Field made = field_of(written, edition("osaka"));
    return made.least + " to " + made.greatest;
  };
  EXPECT_EQ(bounds(FieldType::number, "007", "1,000.50"), "7 to 1000.5");
  EXPECT_EQ(bounds(FieldType::number, "", "-0"), " to 0");
  EXPECT_EQ(bounds(FieldType::date, "1926-1-5", "2026/12/31"), "1926-01-05 to 2026-12-31");
  EXPECT_EQ(bounds(FieldType::year_month, "1926-1", "2026-12"), "1926-01 to 2026-12");
  EXPECT_EQ(bounds(FieldType::number, "few", "1.0000001"), " to ") << "what cannot be read is no bound";
}

TEST(FormPack, conditions_keep_their_parts) {
  FormCondition written;
  written.kind = FieldCondition::Kind::any;
  FormCondition& more = written.parts.emplace_back();
  more.kind = FieldCondition::Kind::more_than;
  more.field = text("n");
  more.values = {text("05")};
  FormCondition& empty = written.parts.emplace_back();
  empty.kind = FieldCondition::Kind::filled;
  empty.filled = false;
  const FieldCondition condition = condition_of(written);
  EXPECT_EQ(condition.kind, FieldCondition::Kind::any);
  ASSERT_EQ(condition.parts.size(), 2U);
  EXPECT_THAT(condition.parts[0].values, ElementsAre("5"));
  EXPECT_FALSE(condition.parts[1].filled);
}

TEST(FormPack, a_rule_has_all_that_was_written) {
  Form written = form();
  FormRule& rule = written.rules.emplace_back();
  rule.kind = Rule::Kind::compare;
  rule.field = text("a");
  rule.other = text("b");
  rule.value = text("v");
  rule.comparison = Rule::Comparison::less_than;
  rule.times = text("4.0");
  rule.or_same = true;
  rule.is_warning = true;
  rule.when = is("a", "x");
  const RulePack pack = pack_of(written, edition("osaka"));
  EXPECT_EQ(pack.rules.at(0).times, "1");
  const Rule& made = pack.rules.at(1);
  EXPECT_EQ(made.kind, Rule::Kind::compare);
  EXPECT_EQ(made.field, "a");
  EXPECT_EQ(made.other, "b");
  EXPECT_EQ(made.value, "v");
  EXPECT_EQ(made.comparison, Rule::Comparison::less_than);
  EXPECT_EQ(made.times, "4");
  EXPECT_TRUE(made.or_same);
  EXPECT_TRUE(made.is_warning);
  EXPECT_EQ(made.when.field, "a");
}

}  // namespace
}  // namespace shirube
