#include "cgi/mail/smtp_dialogue.h"

#include <initializer_list>
#include <string>

#include <gtest/gtest.h>

namespace shirube {
namespace {

using Kind = SendOutcome::Kind;

// `> ` begins what was sent, `< ` what was received; `!` is the message's end.
SendOutcome outcome_of(std::initializer_list<std::string_view> lines) {
  SmtpDialogue dialogue;
  for (const std::string_view line : lines) {
    if (line.starts_with("> ")) dialogue.sent(std::string(line.substr(2)) + "\r\n");
    if (line.starts_with("< ")) dialogue.received(std::string(line.substr(2)) + "\r\n");
    if (line == "!") dialogue.handed_over();
  }
  return dialogue.outcome("it broke");
}

#define EXPECT_OUTCOME(outcome_kind, text, ...)          \
  do {                                                   \
    const SendOutcome found = outcome_of({__VA_ARGS__}); \
    EXPECT_EQ(found.kind, outcome_kind) << found.reason; \
    EXPECT_EQ(found.reason, text);                       \
  } while (false)

TEST(SmtpDialogue, what_breaks_before_the_recipient_may_be_tried_again) {
  EXPECT_OUTCOME(Kind::failed, "connection: it broke", "");
  EXPECT_OUTCOME(Kind::failed, "connection: 554", "< 554 no service");
  EXPECT_OUTCOME(Kind::failed, "STARTTLS: it broke", "< 220 hello", "> EHLO a", "< 250 STARTTLS", "> STARTTLS",
                 "< 220 go on");
  EXPECT_OUTCOME(Kind::failed, "AUTH: 535 5.7.8", "< 220 hello", "> AUTH PLAIN", "< 334", "> c2VjcmV0",
                 "< 535 5.7.8 wrong");
  EXPECT_OUTCOME(Kind::failed, "MAIL: 550 5.7.1", "> MAIL FROM:<a@example.jp>", "< 550 5.7.1 <a@example.jp> refused");
}

TEST(SmtpDialogue, a_refused_recipient_or_message_is_refused_for_good) {
  EXPECT_OUTCOME(Kind::refused, "RCPT: 550 5.1.1", "> RCPT TO:<a@example.jp>", "< 550 5.1.1 <a@example.jp> unknown");
  EXPECT_OUTCOME(Kind::refused, "DATA: 554", "> DATA", "< 554 no");
  EXPECT_OUTCOME(Kind::refused, "message: 552 5.3.4", "> DATA", "< 354 go on", "!", "< 552 5.3.4 too big");
}

TEST(SmtpDialogue, a_deferred_recipient_or_message_is_tried_again) {
  EXPECT_OUTCOME(Kind::failed, "RCPT: 451 4.7.1", "> RCPT TO:<a@example.jp>", "< 451 4.7.1 grey");
  EXPECT_OUTCOME(Kind::failed, "message: 421", "> DATA", "< 354 go on", "!", "< 421 closing");
  EXPECT_OUTCOME(Kind::failed, "DATA: it broke", "> DATA", "< 354 go on");
}

TEST(SmtpDialogue, a_message_without_an_answer_is_uncertain) {
  EXPECT_OUTCOME(Kind::uncertain, "message: it broke", "> DATA", "< 354 go on", "!");
  EXPECT_OUTCOME(Kind::uncertain, "message: it broke", "> DATA", "< 354 go on", "!", "< 250-half an");
  EXPECT_OUTCOME(Kind::uncertain, "message: it broke", "> DATA", "< 354 go on", "!", "< 25");
  EXPECT_OUTCOME(Kind::uncertain, "message: it broke", "> DATA", "< 354 go on", "!", "< hello");
}

TEST(SmtpDialogue, any_yes_to_the_message_is_a_yes) {
  EXPECT_OUTCOME(Kind::accepted, "", "> DATA", "< 354 go on", "!", "< 251 forwarded");
}

TEST(SmtpDialogue, a_reply_belongs_to_the_command_before_it) {
  EXPECT_OUTCOME(Kind::failed, "RCPT: it broke", "> MAIL FROM:<a@example.jp>", "< 550 no", "> RCPT TO:<b@example.jp>");
}

TEST(SmtpDialogue, the_farewell_explains_nothing) {
  EXPECT_OUTCOME(Kind::refused, "RCPT: 550 5.1.1", "> RCPT TO:<a@example.jp>", "< 550 5.1.1 no", "> QUIT", "< 221 bye");
  EXPECT_OUTCOME(Kind::uncertain, "message: it broke", "> DATA", "< 354 go on", "!", "> QUIT", "< 221 bye");
  EXPECT_OUTCOME(Kind::refused, "RCPT: 550 5.1.1", "> QUIT", "< 221 bye", "> RCPT TO:<a@example.jp>", "< 550 5.1.1 no");
}

TEST(SmtpDialogue, nothing_of_a_replys_text_is_told) {
  EXPECT_OUTCOME(Kind::refused, "RCPT: 550", "> RCPT TO:<a@example.jp>", "< 550 a@example.jp");
  EXPECT_OUTCOME(Kind::refused, "RCPT: 550", "> RCPT TO:<a@example.jp>", "< 550 5.1.1.a@example.jp");
  EXPECT_OUTCOME(Kind::refused, "RCPT: 550", "> RCPT TO:<a@example.jp>", "< 550 5.1111.1 x");
  EXPECT_OUTCOME(Kind::refused, "RCPT: 550", "> RCPT TO:<a@example.jp>", "< 550");
}

}  // namespace
}  // namespace shirube
