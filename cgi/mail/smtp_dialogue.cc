#include "cgi/mail/smtp_dialogue.h"

#include <algorithm>
#include <array>

namespace shirube {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// `5.1.1` at the beginning of a reply's text, as RFC 3463 has it; empty where there is none. The rest of the text is
// the server's own and mostly repeats the address.
std::string_view enhanced_code(std::string_view text) {
  std::size_t at = 0;
  for (int part = 0; part < 3; ++part) {
    if (part > 0 && (at >= text.size() || text[at++] != '.')) return {};
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at]) && at - begin < 3) ++at;
    if (at == begin) return {};
  }
  if (at < text.size() && text[at] != ' ' && text[at] != '\r' && text[at] != '\n') return {};
  return text.substr(0, at);
}

}  // namespace

void SmtpDialogue::sent(std::string_view line) {
  constexpr std::array<std::string_view, 8> commands = {"EHLO", "HELO", "STARTTLS", "AUTH",
                                                        "MAIL", "RCPT", "DATA",     "QUIT"};
  const std::string_view word = line.substr(0, line.find_first_of(" \r\n"));
  const auto* found = std::find(commands.begin(), commands.end(), word);
  if (found == commands.end()) return;
  is_farewell_ = *found == "QUIT";
  if (is_farewell_ || phase_ == Phase::handed_over) return;
  command_ = *found;
  if (command_ == "MAIL") phase_ = Phase::sender;
  if (command_ == "RCPT") phase_ = Phase::recipient;
  if (command_ == "DATA") phase_ = Phase::data;
  reply_ = 0;
  enhanced_.clear();
}

void SmtpDialogue::received(std::string_view line) {
  if (is_farewell_) return;  // `221` answers QUIT, not what went wrong before
  const bool is_coded = line.size() >= 3 && is_digit(line[0]) && is_digit(line[1]) && is_digit(line[2]);
  // `250-` has more to come: only the last line is the answer.
  if (!is_coded || (line.size() > 3 && line[3] == '-')) return;
  reply_ = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
  enhanced_ = enhanced_code(line.substr(std::min<std::size_t>(4, line.size())));
}

void SmtpDialogue::handed_over() {
  phase_ = Phase::handed_over;
  command_ = "message";
  reply_ = 0;
  enhanced_.clear();
}

bool SmtpDialogue::is_about_mail() const { return phase_ != Phase::opening; }

SendOutcome SmtpDialogue::outcome(std::string_view error) const {
  const int kind = reply_ / 100;
  const bool is_refusal = kind == 4 || kind == 5;
  std::string reason = std::string(command_) + ": ";
  if (is_refusal) {
    reason += std::to_string(reply_);
    if (!enhanced_.empty()) reason += ' ' + enhanced_;
  } else {
    reason += error;
  }
  if (phase_ == Phase::handed_over) {
    // libcurl takes only 250 for a yes; by RFC 5321, 4.2.1 the first digit says it.
    if (kind == 2) return {SendOutcome::Kind::accepted, ""};
    if (!is_refusal) return {SendOutcome::Kind::uncertain, reason};
  }
  // Before RCPT the server speaks of us or of itself (greeting, AUTH, MAIL FROM): the operator can mend that, and then
  // the mail goes.
  const bool is_for_good = kind == 5 && phase_ >= Phase::recipient;
  return {is_for_good ? SendOutcome::Kind::refused : SendOutcome::Kind::failed, reason};
}

}  // namespace shirube
