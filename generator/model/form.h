// Form: sections of fields with rules, as authors write them; every part knows its place.
// Leaves judging values to rules/ (form_pack.h makes a RulePack of a form) and finding contradictions to
// generator/check.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "generator/model/condition.h"
#include "generator/model/guide.h"
#include "generator/model/overlay_change.h"
#include "generator/model/text.h"
#include "rules/field.h"
#include "rules/rule.h"

namespace shirube {

/// FieldCondition with places.
struct FormCondition {
  FieldCondition::Kind kind = FieldCondition::Kind::always;
  Span span;  // of the key that names the kind
  Text field;
  std::vector<Text> values;  // of is, in, more_than
  bool filled = true;
  std::vector<FormCondition> parts;

  bool always() const { return kind == FieldCondition::Kind::always; }
};

struct FormOption {
  Text id;
  Text label;
  Condition condition;
};

struct FormField {
  Text id;
  Text label;
  FieldType type = FieldType::text;
  Span type_span;  // where the type is not written, the id's
  bool required = false;
  Body help;     // what to know before filling it in; Markdown
  Text unit;     // shown behind the input: 枚
  Text example;  // a value, shown as one
  WidthFolding width = WidthFolding::none;
  bool katakana = false;
  std::vector<Text> characters;
  std::vector<Text> contains;
  std::optional<std::uint32_t> min_length, max_length;
  Span min_length_span, max_length_span;
  Text format;
  Text equals;
  std::vector<FormOption> options;
  bool free = false;
  int decimals = 0;
  Text least, greatest;  // as written; checked by generator/check
  std::vector<Text> file_types;
  std::uint64_t max_bytes = 0;
  int lines = 0;      // of multiline: the rows that are shown; 0: ours
  Text autocomplete;  // HTML's token: `email`, `new-password`
  FormCondition when;
  Condition condition;
};

struct FormSection {
  Text id;
  Text title;
  Body body;
  std::vector<FormField> fields;
  FormCondition when;
  Condition condition;
};

/// Rule with places. `fields`, `field`, `other` and `value` as there.
struct FormRule {
  Text id;  // may be empty; for overlays
  Rule::Kind kind = Rule::Kind::sum;
  Span span;  // of the key that names the kind
  std::vector<Text> fields;
  Text field;
  Text other;
  Text value;
  Rule::Comparison comparison = Rule::Comparison::at_least;
  Text times;  // empty: 1
  bool or_same = false;
  bool is_warning = false;
  Text message;
  FormCondition when;
  Condition condition;
};

/// A mail that the server sends once a form has come in; plain text. What `{{ … }}` stands for in it, mail_reference.h
/// tells.
struct WrittenMail {
  Text subject;  // empty: ours
  Text body;     // empty: ours
};

struct WrittenMails {
  Span span;           // of what stands under `mail`; none where the form has no such key
  WrittenMail office;  // to the office
  Text sender_field;   // the id of the field whose address gets the sender's mail; empty: no such mail
  WrittenMail sender;  // has a body where there is a sender_field

  bool empty() const { return span == Span{}; }
};

struct Form {
  std::string id;
  Span span;
  Text title;
  Text summary;
  std::vector<ListedId> audience;
  std::vector<Note> notes;
  bool is_rehearsal = false;  // `submit: none`
  Span rehearsal_span;        // of `none`
  Text button;                // the button's label; empty: ours
  bool button_waits = false;  // it works once the secrets' conditions hold
  std::vector<FormSection> sections;
  std::vector<FormRule> rules;
  Body finish;  // what happens next
  WrittenMails mails;
  std::vector<Link> related;
  std::vector<SourceReference> sources;
  Text contact;
  std::optional<Date> reviewed;
  Span reviewed_span;
  Condition condition;
  std::vector<OverlayChange> changes;
};

}  // namespace shirube
