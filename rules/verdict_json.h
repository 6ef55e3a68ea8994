// Values and verdicts as JSON, a line each.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"
#include "rules/verdict.h"

namespace shirube {

/// Reads `{field: value or [values]}`. Nothing where the line is no JSON object. What is no well-formed text in it
/// (bytes that are no UTF-8, lone surrogates) becomes U+FFFE, which no field takes.
std::optional<SentValues> read_values(std::string_view line);

/// The verdict of a line that is no JSON object: one error, of field "".
Verdict malformed_verdict(Language language);

/// Keys sorted, compact, one line without its end. Secrets are `true`.
std::string write_verdict(const Verdict& verdict);

}  // namespace shirube
