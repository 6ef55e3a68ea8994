#include "generator/load/load_form_field.h"

#include <gtest/gtest.h>

#include "generator/model/told_test.h"

namespace shirube {
namespace {

struct Loaded {
  FormField field;
  Told told;
};

/// The keys begin at line 3, column 1. Known already: a secret `password`, a katakana field `reading`.
Loaded load(const std::string& keys) {
  const std::string text = "id: f\nlabel: F\n" + keys;
  Diagnostics diagnostics;
  auto node = read_yaml({FileId{0}, text}, diagnostics);
  EXPECT_TRUE(node) << text;
  FormField field;
  if (node) {
    FieldForms earlier = {{"password", {FieldType::secret, WidthFolding::none, false}},
                          {"reading", {FieldType::text, WidthFolding::full, true}}};
    MapReader item(*node, diagnostics);
    field = load_form_field(item, earlier);
    item.finish();
    EXPECT_TRUE(earlier.contains("f"));
  }
  return {std::move(field), told(diagnostics, text)};
}

std::vector<std::string> texts(const std::vector<Text>& list) {
  std::vector<std::string> texts;
  for (const Text& text : list) texts.push_back(text.text);
  return texts;
}

TEST(LoadFormField, a_field_is_a_text_unless_it_says_otherwise) {
  const auto [field, told] = load("");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(field.id.text, "f");
  EXPECT_EQ(field.label.text, "F");
  EXPECT_EQ(field.type, FieldType::text);
  EXPECT_EQ(field.type_span, (Span{FileId{0}, 1, 5, 1}));
  EXPECT_FALSE(field.required);
  EXPECT_TRUE(field.when.always());
}

TEST(LoadFormField, all_that_a_text_may_have_is_read) {
  const auto [field, told] = load(R"(type: text
required: true
help: |
  決めます。
example: yamada12
width: full
kana: katakana
characters: [ascii-letter, "!@%&#"]
contains: ascii-digit
length: {min: 8, max: 32}
format: 000-0000
equals: password
autocomplete: new-password
when: {field: a, is: x}
only: osaka
)");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(field.type_span, (Span{FileId{0}, 3, 7, 4}));
  EXPECT_TRUE(field.required);
  EXPECT_EQ(field.help.markdown.text, "決めます。");
  EXPECT_EQ(field.example.text, "yamada12");
  EXPECT_EQ(field.width, WidthFolding::full);
  EXPECT_TRUE(field.katakana);
  EXPECT_EQ(texts(field.characters), (std::vector<std::string>{"ascii-letter", "!@%&#"}));
  EXPECT_EQ(texts(field.contains), std::vector<std::string>{"ascii-digit"});
  EXPECT_EQ(field.min_length, 8U);
  EXPECT_EQ(field.max_length, 32U);
  EXPECT_EQ(field.min_length_span, (Span{FileId{0}, 12, 15, 1}));
  EXPECT_EQ(field.max_length_span, (Span{FileId{0}, 12, 23, 2}));
  EXPECT_EQ(field.format.text, "000-0000");
  EXPECT_EQ(field.equals.text, "password");
  EXPECT_EQ(field.autocomplete.text, "new-password");
  EXPECT_EQ(field.when.field.text, "a");
  EXPECT_EQ(field.condition.only.size(), 1U);
}

TEST(LoadFormField, a_length_alone_is_both_bounds) {
  const auto [field, told] = load("length: 8\n");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(field.min_length, 8U);
  EXPECT_EQ(field.max_length, 8U);
  EXPECT_EQ(field.max_length_span, (Span{FileId{0}, 3, 9, 1}));
  const FormField open = load("length: {max: 15}\n").field;
  EXPECT_EQ(open.min_length, std::nullopt);
  EXPECT_EQ(open.max_length, 15U);
}

TEST(LoadFormField, lengths_are_numbers_from_1) {
  EXPECT_EQ(load("length: many\n").told, Told{R"(3:9 "many" wrong-type key=length expected=number found=text)"});
  EXPECT_EQ(load("length: [8]\n").told, Told{R"(3:9 "[" wrong-type key=length expected=number, map found=list)"});
  EXPECT_EQ(load("length: {}\n").told, Told{R"(3:9 "{" wrong-type key=length expected=number, map found=nothing)"});
  EXPECT_EQ(load("length: {min: 0, mx: 3}\n").told, (Told{R"(3:15 "0" number-out-of-range key=min from=1 to=100000)",
                                                          R"(3:18 "mx" unknown-key key=mx suggestion=max)"}));
}

TEST(LoadFormField, blanks_between_quotation_marks_are_characters) {
  EXPECT_EQ(texts(load("characters: ['ab ']\n").field.characters), std::vector<std::string>{"ab "});
  EXPECT_EQ(load("characters: [' ']\n").told, Told{R"(3:15 " " empty-text key=characters)"});
}

TEST(LoadFormField, a_number_has_bounds_decimals_and_a_unit) {
  const auto [field, told] = load("type: number\nmin: 0\nmax: 99999\ndecimals: 2\nunit: 枚\nexample: 1.5\n");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(field.least.text, "0");
  EXPECT_EQ(field.greatest.text, "99999");
  EXPECT_EQ(field.greatest.span, (Span{FileId{0}, 5, 6, 5}));
  EXPECT_EQ(field.decimals, 2);
  EXPECT_EQ(field.unit.text, "枚");
  EXPECT_EQ(load("type: number\ndecimals: 7\n").told, Told{R"(4:11 "7" number-out-of-range key=decimals from=0 to=6)"});
}

TEST(LoadFormField, options_are_labels_by_their_ids) {
  const auto [field, told] = load("type: choice\noptions:\n  \"yes\": はい\n  \"no\": {label: いいえ, only: osaka}\n");
  EXPECT_EQ(told, Told{});
  ASSERT_EQ(field.options.size(), 2U);
  EXPECT_EQ(field.options[0].id.text, "yes");
  EXPECT_EQ(field.options[0].label.text, "はい");
  EXPECT_EQ(field.options[1].label.text, "いいえ");
  EXPECT_EQ(field.options[1].condition.only.size(), 1U);
  for (const std::string type : {"choice", "choices", "select", "suggest"}) {
    EXPECT_EQ(load("type: " + type + "\n").told, Told{R"(1:1 "i" missing-key key=options)"}) << type;
  }
  EXPECT_EQ(load("type: select\noptions: [a, b]\n").told,
            Told{R"(4:10 "[" wrong-type key=options expected=map found=list)"});
  EXPECT_EQ(load("type: select\noptions: {内科: 内科, b: {only: osaka}}\n").told,
            (Told{R"(4:11 "内科" invalid-id id=内科)", R"(4:22 "{" missing-key key=label)"}));
}

TEST(LoadFormField, free_suggestions_may_have_characters) {
  const std::string suggest = "type: suggest\noptions: {a: A}\n";
  const auto [field, told] = load(suggest + "free: true\nlength: {max: 50}\nwidth: full\nexample: A\n");
  EXPECT_EQ(told, Told{});
  EXPECT_TRUE(field.free);
  EXPECT_EQ(load("type: suggest\nfree: true\n").told, Told{}) << "a list that is not known here";
  EXPECT_EQ(field.max_length, 50U);
  EXPECT_EQ(load(suggest + "length: {max: 50}\n").told, Told{R"(5:1 "length" unknown-key key=length)"});
}

TEST(LoadFormField, files_have_types_and_a_size) {
  const auto [field, told] = load("type: file\nfiles: [pdf, png]\nmax-bytes: 5000000\n");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(texts(field.file_types), (std::vector<std::string>{"pdf", "png"}));
  EXPECT_EQ(field.max_bytes, 5'000'000U);
  EXPECT_EQ(load("type: file\nfiles: [pdf, doc]\nmax-bytes: 5 MB\n").told,
            (Told{R"(4:14 "doc" unknown-choice value=doc)",
                  R"(5:12 "5 MB" wrong-type key=max-bytes expected=number found=text)"}));
}

TEST(LoadFormField, a_text_of_several_lines_has_lines) {
  const auto [field, told] = load("type: multiline\nlines: 6\nexample: |\n  一\n  二\n");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(field.lines, 6);
  EXPECT_EQ(field.example.text, "一\n二");
}

TEST(LoadFormField, keys_that_do_not_suit_the_type_are_unknown) {
  struct Unsuitable {
    std::string type, keys;
  };
  for (const Unsuitable& each : {Unsuitable{"text", "min: 1"}, {"text", "unit: 枚"},
                                 {"text", "options: {a: A}"},  {"text", "lines: 3"},
                                 {"multiline", "format: '0'"}, {"secret", "width: half"},
                                 {"secret", "kana: katakana"}, {"email", "format: a"},
                                 {"tel", "width: half"},       {"number", "length: 3"},
                                 {"number", "width: half"},    {"number", "characters: kanji"},
                                 {"date", "decimals: 1"},      {"date", "format: '0'"},
                                 {"year-month", "length: 3"},  {"consent", "equals: password"},
                                 {"consent", "example: x"},    {"file", "autocomplete: email"},
                                 {"file", "example: x"},       {"consent", "options: {}"}}) {
    const std::string key = each.keys.substr(0, each.keys.find(':'));
    EXPECT_EQ(load("type: " + each.type + "\n" + each.keys + "\n").told,
              Told{"4:1 \"" + key + "\" unknown-key key=" + key})
        << each.type;
  }
  for (const std::string key : {"equals", "example", "free", "length", "width"}) {
    EXPECT_EQ(load("type: choice\noptions: {a: A}\n" + key + ": x\n").told,
              Told{"5:1 \"" + key + "\" unknown-key key=" + key});
  }
}

TEST(LoadFormField, of_a_type_that_is_not_known_only_keys_that_no_type_has_are_mistakes) {
  EXPECT_EQ(load("type: textt\nlines: 3\nmin: 1\nhelp: h\nx: y\n").told,
            (Told{R"(3:7 "textt" unknown-choice value=textt suggestion=text)", R"(7:1 "x" unknown-key key=x)"}));
}

TEST(LoadFormField, a_confirmation_is_as_what_it_confirms) {
  const auto [again, told] = load("equals: password\ncontains: ascii-digit\n");
  EXPECT_EQ(told, Told{});
  EXPECT_EQ(again.type, FieldType::secret);
  EXPECT_EQ(again.type_span, again.id.span);
  EXPECT_EQ(again.equals.text, "password");
  const FormField reading = load("equals: reading\n").field;
  EXPECT_EQ(reading.type, FieldType::text);
  EXPECT_EQ(reading.width, WidthFolding::full);
  EXPECT_TRUE(reading.katakana);
  EXPECT_EQ(load("equals: reading\nwidth: half\n").field.width, WidthFolding::half);
  EXPECT_EQ(load("equals: password\ntype: text\n").field.type, FieldType::text);
  EXPECT_EQ(load("equals: password\nwidth: half\n").told, Told{R"(4:1 "width" unknown-key key=width)"});
}

TEST(LoadFormField, of_a_confirmation_of_nothing_no_key_is_a_mistake) {
  const auto [field, told] = load("equals: pasword\nlines: 3\n");
  EXPECT_EQ(told, Told{}) << "the checks look up what it confirms";
  EXPECT_EQ(field.equals.text, "pasword");
}

}  // namespace
}  // namespace shirube
