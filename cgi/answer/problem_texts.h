// What forms.cgi says where something goes wrong: what the person can do now, in Japanese and English side by side.
// Leaves mistakes in fields to rules/messages.h, and what happened to the log.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"

namespace shirube {

/// Of a page that only says what is wrong.
struct ProblemText {
  std::string_view title, message;
};

/// `variant` tells what lies behind a 403: `no-cookie`, `expired`, `forged`. An unknown one, or none, gives the text
/// for all that has the status, an unknown status that of 500.
ProblemText problem_text(int status, std::string_view variant, Language language);
/// Each status with its variants; the first of a status stands for all.
std::vector<std::pair<int, std::string_view>> problem_keys();

/// A sentence or two within a page that still has all that was entered. `store-away` and `changed-rules` stand above a
/// form; `trapped` (the honeypot was filled in), `file-content` and `file-not-kept` beside a field, with a `{label}` to
/// fill in (fill_places of rules/messages.h). Empty where there is no such key.
std::string_view notice_text(std::string_view key, Language language);
std::vector<std::string_view> notice_keys();
/// That there were too many requests, and after how many seconds the next may come.
std::string too_many_notice(int seconds, Language language);

/// A whole page in both languages, for when not even the forms pack can be read. It says nothing of whether something
/// was stored: that is not known.
std::string_view bare_page();

}  // namespace shirube
