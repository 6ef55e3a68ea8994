// One field of a form, as data for the partial form-field: its label, what is said of it, its input.
// Leaves what stands around fields to form_page.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/model/form.h"
#include "generator/render/templates.h"
#include "rules/rule_pack.h"

namespace shirube {

/// What the page is for: published as it is; filled in by the server, with slots (base/slot.h) for what people entered;
/// or copied into a bundle, from which nothing can be sent.
enum class FormUse { published, served, copied };

/// `rules` is the same field in the pack.
TemplateData field_data(const FormField& field, const Field& rules, const RulePack& pack,
                        FormUse use = FormUse::published);

/// The author's example, else one that the rules give; may be empty. For the table: an input's hint tells of forms
/// with examples of its own.
std::string shown_example(const Field& field);

/// What is to be known of the field's value, a text each: its own rules, the author's example, what the form's rules
/// ask of it. The table has columns of its own for options and examples.
enum class HintUse { input, table };
std::vector<std::string> hints_of(const Field& field, const RulePack& pack, HintUse use);

/// The keyboard that a phone shows, an HTML `inputmode`; empty for the usual one.
std::string_view input_mode_of(const Field& field);

/// How many characters wide the input is, in half-width ones; 0 where its length does not tell.
std::uint32_t input_size_of(const Field& field);

/// 必須, 任意, 条件により必須.
std::string need_in_words(const Field& field, const RulePack& pack);

}  // namespace shirube
