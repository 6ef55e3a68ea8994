// What numbers, dates, months and files may be, in words.
// Leaves a field's other rules to words.cc.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "rules/field.h"

namespace shirube {

/// `0以上99999以下の整数`. With `limits`, what has no bound of its own says how many digits it may have.
std::string number_in_words(const Field& field, bool limits, Language language);

/// Of a date or a month: `2000年1月1日以降の日付`.
std::string date_in_words(const Field& field, Language language);

/// A day within the field's bounds, as an example, in its normal form.
std::string example_date(const Field& field);

/// A day or a month as it stands in Japanese papers: `昭和55年4月1日`, `令和元年5月`. Empty before 1873, when Japan
/// took the calendar that we reckon in.
std::string era_date(std::string_view normal);

/// `PDF、PNG`.
std::string file_types_in_words(const Field& field, Language language);
/// `5MB以内`; empty where the field has no limit of its own.
std::string file_size_in_words(const Field& field, Language language);

}  // namespace shirube
