#include "cgi/store/store_test.h"

namespace shirube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Outbox : public StoreTest {
 protected:
  std::optional<OutboxMail> take(std::int64_t now) { return value_of(store_->take_mail({now})); }
  void settle(std::int64_t id, MailState state, std::int64_t due, std::int64_t now, const std::string& error = "") {
    value_of(store_->settle_mail(id, state, {due}, error, {now}));
  }
  std::vector<std::string> states() { return rows("SELECT state FROM mail ORDER BY id"); }
};

TEST_F(Outbox, a_mail_is_taken_once_and_as_it_was_written) {
  NewSubmission submission = submission_of("A");
  submission.mails.push_back({"sender", "a@example.jp", "<1@example.jp>", std::string("Subject: \0題", 13)});
  value_of(store_->add(submission));
  EXPECT_EQ(take(999), std::nullopt);
  const auto mail = take(1000);
  ASSERT_TRUE(mail);
  EXPECT_EQ(mail->receipt, "RECEIPT-A");
  EXPECT_EQ(mail->purpose, "sender");
  EXPECT_EQ(mail->recipient, "a@example.jp");
  EXPECT_EQ(mail->message_id, "<1@example.jp>");
  EXPECT_EQ(mail->message, std::string("Subject: \0題", 13));
  EXPECT_EQ(mail->state, MailState::sending);
  EXPECT_EQ(mail->attempts, 1);
  EXPECT_EQ(mail->due, Moment{1000});
  EXPECT_EQ(take(1000), std::nullopt);
  EXPECT_THAT(states(), ElementsAre("sending"));
}

TEST_F(Outbox, those_that_are_due_first_come_first) {
  value_of(store_->add(submission_with_mail("C", 30)));
  value_of(store_->add(submission_with_mail("A", 10)));
  value_of(store_->add(submission_with_mail("B", 10)));
  EXPECT_EQ(take(100)->message_id, "<A@example.jp>");
  EXPECT_EQ(take(100)->message_id, "<B@example.jp>");
  EXPECT_EQ(take(100)->message_id, "<C@example.jp>");
  EXPECT_EQ(take(100), std::nullopt);
}

TEST_F(Outbox, one_that_failed_waits_until_it_is_due_again) {
  value_of(store_->add(submission_with_mail("A")));
  const std::int64_t id = take(1000)->id;
  settle(id, MailState::waiting, 1060, 1001, "450");
  EXPECT_EQ(take(1059), std::nullopt);
  const auto again = take(1060);
  EXPECT_EQ(again->id, id);
  EXPECT_EQ(again->attempts, 2);
  EXPECT_EQ(again->last_error, "450");
}

TEST_F(Outbox, one_that_was_sent_keeps_neither_recipient_nor_message) {
  NewSubmission submission = submission_of("A");
  submission.mails.push_back({"sender", "taro@example.jp", "<1@example.jp>", "Dear Taro" + std::string(9000, '!')});
  value_of(store_->add(submission));
  settle(take(1000)->id, MailState::sent, 0, 1001);
  EXPECT_THAT(rows("SELECT state, recipient, length(message), message_id FROM mail"),
              ElementsAre("sent||0|<1@example.jp>"));
  EXPECT_THAT(rows("SELECT action, actor, receipt FROM audit ORDER BY number"),
              ElementsAre("received|forms.cgi|RECEIPT-A", "mail-sent|delivery|RECEIPT-A"));
  // Nor do the file, where what is freed is overwritten, and the log, which is moved into it.
  EXPECT_THAT(bytes(), Not(HasSubstr("taro@example.jp")));
  EXPECT_THAT(bytes(), Not(HasSubstr("Dear Taro")));
}

TEST_F(Outbox, one_left_sending_for_more_than_ten_minutes_is_uncertain) {
  value_of(store_->add(submission_with_mail("A")));
  take(1000);
  EXPECT_EQ(take(1600), std::nullopt);
  EXPECT_THAT(states(), ElementsAre("sending"));
  EXPECT_EQ(take(1601), std::nullopt);
  EXPECT_THAT(states(), ElementsAre("uncertain"));
  EXPECT_THAT(rows("SELECT action, time FROM audit ORDER BY number"),
              ElementsAre("received|1000", "mail-uncertain|1601"));
}

TEST_F(Outbox, an_uncertain_one_is_taken_only_when_asked_for) {
  value_of(store_->add(submission_with_mail("A")));
  const std::int64_t id = take(1000)->id;
  settle(id, MailState::uncertain, 0, 1001, "no answer");
  EXPECT_EQ(take(9000), std::nullopt);
  const auto mail = value_of(store_->take_uncertain_mail({9000}));
  EXPECT_EQ(mail->id, id);
  EXPECT_EQ(mail->attempts, 2);
  EXPECT_EQ(value_of(store_->take_uncertain_mail({9000})), std::nullopt);
}

TEST_F(Outbox, of_the_uncertain_ones_that_not_tried_for_the_longest_time_comes_first) {
  value_of(store_->add(submission_with_mail("A", 10)));
  value_of(store_->add(submission_with_mail("B", 20)));
  const std::int64_t first = take(100)->id;
  const std::int64_t second = take(100)->id;
  settle(first, MailState::uncertain, 0, 101);
  settle(second, MailState::uncertain, 0, 101);
  EXPECT_EQ(value_of(store_->take_uncertain_mail({200}))->id, first);
  settle(first, MailState::uncertain, 0, 201);
  EXPECT_EQ(value_of(store_->take_uncertain_mail({300}))->id, second);
}

TEST_F(Outbox, a_late_answer_settles_what_was_given_up_but_not_what_is_settled) {
  value_of(store_->add(submission_with_mail("A")));
  const std::int64_t id = take(1000)->id;
  take(2000);
  settle(id, MailState::sent, 0, 2001);
  EXPECT_EQ(error_of(store_->settle_mail(id, MailState::waiting, {0}, "", {2002})).reason,
            "no such mail is being sent");
  EXPECT_THAT(states(), ElementsAre("sent"));
  EXPECT_EQ(kind_of(store_->settle_mail(99, MailState::sent, {0}, "", {2002})), StoreError::Kind::other);
}

TEST_F(Outbox, a_dead_one_is_audited_and_never_taken) {
  value_of(store_->add(submission_with_mail("A")));
  settle(take(1000)->id, MailState::dead, 0, 1001, "550");
  EXPECT_EQ(take(9000), std::nullopt);
  EXPECT_THAT(rows("SELECT action FROM audit ORDER BY number"), ElementsAre("received", "mail-dead"));
}

TEST_F(Outbox, processes_that_deliver_together_take_each_mail_once) {
  for (int number = 0; number < 40; ++number) value_of(store_->add(submission_with_mail(std::to_string(number))));
  store_ = nullptr;
  std::vector<pid_t> children;
  for (int process = 0; process < 4; ++process) {
    children.push_back(::fork());
    if (children.back() != 0) continue;
    store_ = opened(path_, 60'000);
    while (const auto mail = take(2000)) settle(mail->id, MailState::sent, 0, 2000);
    ::_exit(testing::Test::HasFailure() ? 1 : 0);
  }
  for (const pid_t child : children) {
    int status = -1;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
  EXPECT_THAT(rows("SELECT state, attempts, count(*) FROM mail GROUP BY state, attempts"), ElementsAre("sent|1|40"));
}

class Statistics : public Outbox {};

TEST_F(Statistics, an_empty_store_has_none) {
  const StoreStatistics statistics = value_of(store_->statistics());
  EXPECT_THAT(statistics.submissions, IsEmpty());
  EXPECT_THAT(statistics.mails, testing::Each(0U));
  EXPECT_THAT(statistics.troubled, IsEmpty());
  EXPECT_EQ(statistics.oldest, std::nullopt);
  EXPECT_EQ(statistics.newest, std::nullopt);
}

TEST_F(Statistics, they_count_by_form_and_by_state_and_name_the_troubled) {
  for (int number = 1; number <= 5; ++number) {
    NewSubmission submission = submission_with_mail(std::to_string(number), number);
    submission.form = number == 1 ? "z" : "a";
    value_of(store_->add(submission));
  }
  settle(take(10)->id, MailState::dead, 0, 11, "550");
  settle(take(10)->id, MailState::uncertain, 0, 11, "no answer");
  settle(take(10)->id, MailState::sent, 0, 11);
  take(10);
  const StoreStatistics statistics = value_of(store_->statistics());
  EXPECT_THAT(statistics.submissions, ElementsAre(testing::Pair("a", 4U), testing::Pair("z", 1U)));
  EXPECT_THAT(statistics.mails, ElementsAre(1U, 1U, 1U, 1U, 1U));
  EXPECT_EQ(statistics.oldest, Moment{1});
  EXPECT_EQ(statistics.newest, Moment{5});
  ASSERT_EQ(statistics.troubled.size(), 2U);
  EXPECT_EQ(statistics.troubled[0].state, MailState::dead);
  EXPECT_EQ(statistics.troubled[0].receipt, "RECEIPT-1");
  EXPECT_EQ(statistics.troubled[0].last_error, "550");
  EXPECT_EQ(statistics.troubled[1].state, MailState::uncertain);
  EXPECT_EQ(statistics.troubled[1].message_id, "<2@example.jp>");
  for (const OutboxMail& mail : statistics.troubled) EXPECT_EQ(mail.recipient + mail.message, "");
}

}  // namespace
}  // namespace shirube
