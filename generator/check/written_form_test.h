// A form as tests of its checks write it: a few short lines, so that what is reported can be told with the words that
// it points at. Leaves reading the real files to generator/load.
#pragma once

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/model/form.h"
#include "generator/model/site.h"
#include "generator/model/told_test.h"

namespace shirube {

/// A site of three editions, the last two built on the first, with one form:
///
///     # ID [when:CONDITION] [EDITIONS]                     a section
///     - ID [TYPE] [KEY:VALUE | KEY]… [when:CONDITION] [EDITIONS]   its fields: `length:8..32`, `characters:kanji,!@`,
///                                                          `min:0`, `example:x`, `equals:password`, `free`, `required`
///     * ID [EDITIONS]                                      the field's options
///     = sum A,B TOTAL | required-when A,B | must-be A VALUE | order EARLIER LATER | compare LEFT RIGHT [times:4] |
///       at-least-one A,B | same A,B  [when:CONDITION] [EDITIONS]
///
/// A label stands after `|`; without one the id is the label. EDITIONS: `only:EDITION`, `except:EDITION`. CONDITION:
/// `a=yes`, `a=yes,no`, `a>5`, `a+` (filled), `a-` (empty), a `!` before it for not, `|` between any of them; several
/// `when:` hold together. A `_` in a value is a space.
class WrittenForm {
 public:
  WrittenForm() {
    site.files.add("content/forms/registration.yaml");
    for (const std::string id : {"fukushima", "national", "osaka"}) {
      Edition& edition = site.editions.emplace_back();
      edition.id = id;
      edition.lineage = {id};
      edition.form_endpoint.text = "/cgi-bin/forms.cgi";
      if (id != "national") edition.lineage.push_back("national");
    }
    form.id = "registration";
    form.variant_of_edition.assign(site.editions.size(), 0);
  }

  /// The form of all editions. Must come first.
  void base(const std::string& written) { form.variants.push_back(read(written)); }
  /// The form as an edition's overlay makes it.
  void form_in(const std::string& edition, const std::string& written) {
    form.variant_of_edition.at(site.edition_index(edition).value()) = static_cast<std::uint32_t>(form.variants.size());
    form.variants.push_back(read(written));
  }

  Told told_of(const Diagnostics& diagnostics) const { return told(diagnostics, file_); }

  Site site;
  Editions<Form> form;

 private:
  static Text part_of(const Text& word, std::size_t from, std::size_t size = std::string::npos) {
    Text part = word;
    part.text = word.text.substr(from, size);
    part.span.column += static_cast<std::uint32_t>(count_code_points(word.text.substr(0, from)).value);
    part.span.length = static_cast<std::uint32_t>(count_code_points(part.text).value);
    std::replace(part.text.begin(), part.text.end(), '_', ' ');
    return part;
  }

  static std::vector<Text> split(const Text& word, char separator) {
    std::vector<Text> parts;
    for (std::size_t begin = 0; begin <= word.text.size();) {
      const std::size_t end = std::min(word.text.find(separator, begin), word.text.size());
      parts.push_back(part_of(word, begin, end - begin));
      begin = end + 1;
    }
    return parts;
  }

  struct Line {
    std::string sign;
    std::vector<Text> words;  // without those below
    Text label;
    FormCondition when;
    Condition condition;
  };

  Line read_line(const std::string& line) {
    file_ += line + "\n";
    ++line_;
    Line made;
    bool is_label = false;
    for (std::size_t begin = line.find_first_not_of(' '); begin != std::string::npos;) {
      const std::size_t end = std::min(line.find(' ', begin), line.size());
      const std::string text = line.substr(begin, end - begin);
      const Text word = {
          text,
          {FileId{0}, line_, static_cast<std::uint32_t>(count_code_points(line.substr(0, begin)).value + 1),
           static_cast<std::uint32_t>(count_code_points(text).value)}};
      if (made.sign.empty())
        made.sign = text;
      else if (text == "|")
        is_label = true;
      else if (std::exchange(is_label, false))
        made.label = part_of(word, 0);
      else if (text.starts_with("only:"))
        made.condition.only.push_back(part_of(word, 5));
      else if (text.starts_with("except:"))
        made.condition.except.push_back(part_of(word, 7));
      else if (text.starts_with("when:"))
        add_condition(made.when, read_condition(part_of(word, 5)));
      else
        made.words.push_back(word);
      begin = line.find_first_not_of(' ', end);
    }
    return made;
  }

  static void add_condition(FormCondition& all, FormCondition added) {
    if (all.always()) {
      all = std::move(added);
      return;
    }
    if (all.kind != FieldCondition::Kind::all) {
      FormCondition first = std::exchange(all, {});
      all.kind = FieldCondition::Kind::all;
      all.span = first.span;
      all.parts.push_back(std::move(first));
    }
    all.parts.push_back(std::move(added));
  }

  static FormCondition read_condition(const Text& written) {
    FormCondition condition;
    condition.span = written.span;
    if (written.text.find('|') != std::string::npos) {
      condition.kind = FieldCondition::Kind::any;
      for (const Text& part : split(written, '|')) condition.parts.push_back(read_condition(part));
      return condition;
    }
    if (written.text.starts_with('!')) {
      condition.kind = FieldCondition::Kind::negation;
      condition.parts.push_back(read_condition(part_of(written, 1)));
      return condition;
    }
    const std::size_t sign = written.text.find_first_of("=>");
    if (sign == std::string::npos) {
      condition.kind = FieldCondition::Kind::filled;
      condition.filled = written.text.back() == '+';
      condition.field = part_of(written, 0, written.text.size() - 1);
      return condition;
    }
    condition.field = part_of(written, 0, sign);
    condition.values = split(part_of(written, sign + 1), ',');
    condition.kind = written.text[sign] == '>'      ? FieldCondition::Kind::more_than
                     : condition.values.size() == 1 ? FieldCondition::Kind::is
                                                    : FieldCondition::Kind::in;
    return condition;
  }

  Form read(const std::string& written) {
    Form made;
    made.id = form.id;
    std::istringstream stream(written);
    for (std::string line; std::getline(stream, line);) {
      Line read = read_line(line);
      if (made.span.line == 0 && !read.words.empty()) made.span = read.words[0].span;
      if (read.sign == "#")
        read_section(made, std::move(read));
      else if (read.sign == "-")
        read_field(made.sections.back(), std::move(read));
      else if (read.sign == "*")
        read_option(made.sections.back().fields.back(), std::move(read));
      else if (read.sign == "=")
        read_rule(made, std::move(read));
      else if (read.sign == "rehearsal")
        made.is_rehearsal = true;
    }
    return made;
  }

  static void read_section(Form& form, Line line) {
    FormSection& section = form.sections.emplace_back();
    section.id = line.words[0];
    section.title = line.words[0];
    section.when = std::move(line.when);
    section.condition = std::move(line.condition);
  }

  static void read_field(FormSection& section, Line line) {
    FormField& field = section.fields.emplace_back();
    field.id = line.words[0];
    field.label = line.label.empty() ? line.words[0] : line.label;
    field.type_span = field.id.span;
    field.when = std::move(line.when);
    field.condition = std::move(line.condition);
    for (std::size_t each = 1; each < line.words.size(); ++each) read_key(field, line.words[each]);
  }

  static void read_key(FormField& field, const Text& word) {
    const auto type = std::find(std::begin(field_type_words), std::end(field_type_words), word.text);
    if (type != std::end(field_type_words)) {
      field.type = static_cast<FieldType>(type - std::begin(field_type_words));
      field.type_span = word.span;
      return;
    }
    const std::size_t colon = word.text.find(':');
    const std::string key = word.text.substr(0, colon);
    const Text value = colon == std::string::npos ? Text{} : part_of(word, colon + 1);
    if (key == "required") field.required = true;
    if (key == "free") field.free = true;
    if (key == "kana") field.katakana = true;
    if (key == "width") field.width = value.text == "half" ? WidthFolding::half : WidthFolding::full;
    if (key == "characters") field.characters = split(value, ',');
    if (key == "contains") field.contains = split(value, ',');
    if (key == "format") field.format = value;
    if (key == "equals") field.equals = value;
    if (key == "example") field.example = value;
    if (key == "min") field.least = value;
    if (key == "max") field.greatest = value;
    if (key == "decimals") field.decimals = std::stoi(value.text);
    if (key == "length") read_length(field, value);
  }

  /// `8`, `8..32`, `8..`, `..32`
  static void read_length(FormField& field, const Text& value) {
    const std::size_t dots = value.text.find("..");
    const Text least = part_of(value, 0, dots);
    const Text greatest = dots == std::string::npos ? least : part_of(value, dots + 2);
    const auto number = [](const Text& text) { return static_cast<std::uint32_t>(std::stoul(text.text)); };
    if (!least.empty()) field.min_length = number(least), field.min_length_span = least.span;
    if (!greatest.empty()) field.max_length = number(greatest), field.max_length_span = greatest.span;
  }

  static void read_option(FormField& field, Line line) {
    const Text& label = line.label.empty() ? line.words[0] : line.label;
    field.options.push_back({line.words[0], label, std::move(line.condition)});
  }

  static void read_rule(Form& form, Line line) {
    FormRule& rule = form.rules.emplace_back();
    const std::vector<Text>& words = line.words;
    const auto kind = std::find(std::begin(rule_kind_words), std::end(rule_kind_words), words[0].text);
    rule.kind = static_cast<Rule::Kind>(kind - std::begin(rule_kind_words));
    rule.span = words[0].span;
    rule.when = std::move(line.when);
    rule.condition = std::move(line.condition);
    switch (rule.kind) {
      case Rule::Kind::sum:
        rule.fields = split(words[1], ',');
        rule.field = words[2];
        break;
      case Rule::Kind::must_be:
        rule.field = words[1];
        rule.value = words[2];
        break;
      case Rule::Kind::order:
      case Rule::Kind::compare:
        rule.other = words[1];
        rule.field = words[2];
        if (words.size() > 3) rule.times = part_of(words[3], std::string_view("times:").size());
        break;
      default:
        rule.fields = split(words[1], ',');
        break;
    }
  }

  std::string file_;
  std::uint32_t line_ = 0;
};

}  // namespace shirube
