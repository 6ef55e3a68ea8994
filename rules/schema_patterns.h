// Regular expressions (ECMA-262 with the flag `u`, as JSON Schema has them) for what fields take. They go out in
// schemas only: nothing of ours runs them.
// Leaves the schema around them to json_schema.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rule_pack.h"

namespace shirube {

/// A text of these classes and literal characters alone; of none, the empty text.
std::string characters_pattern(const RulePack& pack, const std::vector<std::string>& characters);
/// A text with one of the class or the literal characters in it.
std::string contained_pattern(const RulePack& pack, const std::string& entry);
std::string format_pattern(std::string_view format);
/// A number in its normal form; of any size.
std::string number_pattern(int decimals);
/// A day that exists, of the years 1 to 9999, in its normal form.
std::string date_pattern();
std::string year_month_pattern();
std::string email_pattern();
/// A file's name that ends as one of the types does.
std::string file_name_pattern(const std::vector<std::string>& file_types);

}  // namespace shirube
