#include "cgi/mail/delivery.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::ElementsAre;
using Kind = SendOutcome::Kind;

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

/// The outbox only, as store.h says it: by due, then id.
class OutboxStore : public Store {
 public:
  OutboxMail& put(const std::string& recipient, MailState state = MailState::waiting, Moment due = {}) {
    OutboxMail mail;
    mail.id = static_cast<std::int64_t>(mails.size()) + 1;
    mail.recipient = recipient;
    mail.message = "message of " + recipient;
    mail.state = state;
    mail.due = due;
    mails.push_back(mail);
    return mails.back();
  }

  StoreResult<std::optional<OutboxMail>> take_mail(Moment now) override {
    return take(MailState::waiting, [now](const OutboxMail& mail) { return mail.due <= now; });
  }
  StoreResult<std::optional<OutboxMail>> take_uncertain_mail(Moment) override {
    return take(MailState::uncertain, [](const OutboxMail&) { return true; });
  }
  StoreResult<Done> settle_mail(std::int64_t id, MailState state, Moment due, std::string_view error, Moment) override {
    ++settlings;
    if (!settle_errors.empty()) {
      const StoreError first = settle_errors.front();
      settle_errors.pop_front();
      return first;
    }
    OutboxMail& mail = mails.at(static_cast<std::size_t>(id) - 1);
    EXPECT_EQ(mail.state, MailState::sending);
    mail.state = state;
    mail.due = due;
    mail.last_error = error;
    if (state == MailState::sent) mail.message = mail.recipient = "";
    return Done{};
  }

  std::deque<OutboxMail> mails;
  std::optional<StoreError> take_error;
  std::deque<StoreError> settle_errors;
  int settlings = 0;

  // Not for delivery, which must not ask for any of them.
  std::optional<StoreError> check() override { return unasked(); }
  StoreResult<std::optional<int>> count_request(std::string_view, std::int64_t, std::uint64_t) override {
    return unasked();
  }
  StoreResult<std::optional<std::string>> receipt_of(std::string_view) override { return unasked(); }
  StoreResult<std::string> add(const NewSubmission&) override { return unasked(); }
  std::string files_folder() const override { return unasked().reason; }
  StoreResult<std::vector<SubmissionSummary>> list() override { return unasked(); }
  StoreResult<std::optional<Submission>> submission(std::string_view) override { return unasked(); }
  StoreResult<std::vector<Submission>> submissions_of(std::string_view) override { return unasked(); }
  StoreResult<Done> mark_exported(const std::vector<std::string>&, std::string_view, Moment) override {
    return unasked();
  }
  StoreResult<std::uint64_t> purge(Moment, std::string_view, Moment) override { return unasked(); }
  StoreResult<StoreStatistics> statistics() override { return unasked(); }

 private:
  static StoreError unasked() {
    ADD_FAILURE() << "delivery asks for what is not its own";
    return {StoreError::Kind::other, "unasked"};
  }

  StoreResult<std::optional<OutboxMail>> take(MailState state, const std::function<bool(const OutboxMail&)>& is_fit) {
    if (take_error) return *take_error;
    OutboxMail* next = nullptr;
    for (OutboxMail& mail : mails) {
      if (mail.state != state || !is_fit(mail)) continue;
      if (next == nullptr || mail.due < next->due) next = &mail;
    }
    if (next == nullptr) return std::optional<OutboxMail>();
    next->state = MailState::sending;
    ++next->attempts;
    return std::optional<OutboxMail>(*next);
  }
};

/// Does with each recipient's mail what the test says, and keeps what it was given.
class ScriptedSender : public MailSender {
 public:
  SendOutcome send(const std::string& recipient, const std::string& message) override {
    EXPECT_EQ(message, "message of " + recipient);
    recipients.push_back(recipient);
    if (on_send) on_send();
    const auto found = outcomes.find(recipient);
    return found == outcomes.end() ? SendOutcome{Kind::accepted, ""} : found->second;
  }

  std::map<std::string, SendOutcome> outcomes;
  std::vector<std::string> recipients;
  std::function<void()> on_send;
};

class DeliveryTest : public testing::Test {
 protected:
  DeliveryReport deliver(DeliveryOrder order = {}) {
    order.now = [this] { return now_; };
    return deliver_mails(store_, sender_, order);
  }
  OutboxMail& mail(std::size_t number) { return store_.mails.at(number); }

  OutboxStore store_;
  ScriptedSender sender_;
  Moment now_{1'800'000'000};
};

TEST_F(DeliveryTest, every_mail_that_is_due_is_sent_once) {
  store_.put("a@example.jp");
  store_.put("b@example.jp");
  store_.put("later@example.jp", MailState::waiting, {now_.seconds + 1});
  store_.put("done@example.jp", MailState::sent);
  store_.put("unknown@example.jp", MailState::uncertain);
  store_.put("elsewhere@example.jp", MailState::sending);
  const DeliveryReport report = deliver();
  EXPECT_EQ(report.sent, 2U);
  EXPECT_EQ(report.retried + report.dead + report.uncertain, 0U);
  EXPECT_FALSE(report.error);
  EXPECT_THAT(sender_.recipients, ElementsAre("a@example.jp", "b@example.jp"));
  EXPECT_EQ(mail(0).state, MailState::sent);
  EXPECT_EQ(mail(0).last_error, "");
  deliver();
  EXPECT_EQ(sender_.recipients.size(), 2U);
}

TEST_F(DeliveryTest, no_more_mails_are_tried_than_ordered) {
  for (int i = 0; i < 3; ++i) store_.put("a@example.jp");
  EXPECT_EQ(deliver({false, 2, {}}).sent, 2U);
  EXPECT_EQ(mail(2).state, MailState::waiting);
  EXPECT_EQ(mail(2).attempts, 0);
}

TEST_F(DeliveryTest, a_mail_that_fails_waits_longer_each_time_and_is_dead_after_five_days) {
  store_.put("a@example.jp");
  sender_.outcomes["a@example.jp"] = {Kind::failed, "connection: refused"};
  const Moment first = now_;
  std::vector<std::int64_t> minutes;
  while (mail(0).state != MailState::dead) {
    const DeliveryReport report = deliver();
    if (mail(0).state == MailState::dead) {
      EXPECT_EQ(report.dead, 1U);
      break;
    }
    ASSERT_EQ(report.retried, 1U);
    ASSERT_EQ(mail(0).state, MailState::waiting);
    EXPECT_EQ(mail(0).last_error, "connection: refused");
    minutes.push_back((mail(0).due.seconds - now_.seconds) / minute);
    now_.seconds = mail(0).due.seconds - 1;
    EXPECT_EQ(deliver().retried, 0U) << "a second before it is due";
    now_.seconds += 1;
    ASSERT_LE(minutes.size(), 100U);
  }
  std::vector<std::int64_t> expected = {1, 2, 4, 8, 16, 32, 64, 128, 256};
  expected.resize(27, 360);
  EXPECT_EQ(minutes, expected);
  EXPECT_GT(now_.seconds - first.seconds, 5 * day - 6 * hour);
  EXPECT_LE(now_.seconds - first.seconds, 5 * day);
  EXPECT_EQ(mail(0).message, "message of a@example.jp") << "a dead mail is kept for the operator";
  now_.seconds += 100 * day;
  deliver();
  EXPECT_EQ(sender_.recipients.size(), 28U);
}

TEST_F(DeliveryTest, a_mail_that_fails_is_sent_once_the_server_takes_it) {
  store_.put("a@example.jp");
  sender_.outcomes["a@example.jp"] = {Kind::failed, "RCPT: 451 4.7.1"};
  deliver();
  sender_.outcomes.clear();
  now_.seconds += minute;
  EXPECT_EQ(deliver().sent, 1U);
  EXPECT_EQ(mail(0).state, MailState::sent);
  EXPECT_EQ(mail(0).attempts, 2);
}

TEST_F(DeliveryTest, a_mail_refused_for_good_is_dead_and_others_go) {
  store_.put("bad@example.jp");
  store_.put("a@example.jp");
  sender_.outcomes["bad@example.jp"] = {Kind::refused, "RCPT: 550 5.1.1"};
  const DeliveryReport report = deliver();
  EXPECT_EQ(report.dead, 1U);
  EXPECT_EQ(report.sent, 1U);
  EXPECT_EQ(mail(0).state, MailState::dead);
  EXPECT_EQ(mail(0).last_error, "RCPT: 550 5.1.1");
}

TEST_F(DeliveryTest, an_uncertain_mail_is_kept_and_sent_again_only_by_order) {
  store_.put("a@example.jp");
  sender_.outcomes["a@example.jp"] = {Kind::uncertain, "message: no answer"};
  EXPECT_EQ(deliver().uncertain, 1U);
  EXPECT_EQ(mail(0).state, MailState::uncertain);
  EXPECT_EQ(mail(0).last_error, "message: no answer");
  now_.seconds += 10 * day;
  sender_.outcomes.clear();
  deliver();
  EXPECT_EQ(sender_.recipients.size(), 1U);
  EXPECT_EQ(deliver({true, 0, {}}).sent, 1U);
  EXPECT_EQ(mail(0).state, MailState::sent);
}

TEST_F(DeliveryTest, the_order_for_uncertain_mails_sends_each_once_though_they_stay_uncertain) {
  for (const char* recipient : {"a@example.jp", "b@example.jp", "c@example.jp"}) {
    store_.put(recipient, MailState::uncertain, {now_.seconds - 5});
    sender_.outcomes[recipient] = {Kind::uncertain, "message: no answer"};
  }
  sender_.outcomes.erase("b@example.jp");
  store_.put("due@example.jp");
  const DeliveryReport report = deliver({true, 0, {}});
  EXPECT_EQ(report.uncertain, 2U);
  EXPECT_EQ(report.sent, 2U);
  EXPECT_THAT(sender_.recipients, ElementsAre("a@example.jp", "b@example.jp", "c@example.jp", "due@example.jp"));
  EXPECT_EQ(mail(0).state, MailState::uncertain);
  EXPECT_EQ(mail(0).last_error, "message: no answer");
  EXPECT_EQ(mail(2).state, MailState::uncertain);
}

TEST_F(DeliveryTest, an_uncertain_mail_that_fails_when_sent_again_is_retried_by_itself) {
  store_.put("a@example.jp", MailState::uncertain).attempts = 1;
  sender_.outcomes["a@example.jp"] = {Kind::failed, "connection: refused"};
  EXPECT_EQ(deliver({true, 0, {}}).retried, 1U);
  EXPECT_EQ(mail(0).state, MailState::waiting);
  EXPECT_EQ(mail(0).due.seconds, now_.seconds + 2 * minute);
}

TEST_F(DeliveryTest, a_store_that_fails_is_told_and_nothing_is_sent) {
  store_.put("a@example.jp");
  store_.take_error = StoreError{StoreError::Kind::missing, "no such file"};
  const DeliveryReport report = deliver({true, 0, {}});
  ASSERT_TRUE(report.error);
  EXPECT_EQ(report.error->kind, StoreError::Kind::missing);
  EXPECT_EQ(report.error->reason, "no such file");
  EXPECT_TRUE(sender_.recipients.empty());
}

TEST_F(DeliveryTest, a_store_that_cannot_settle_ends_the_delivery_and_the_mail_is_not_sent_again) {
  for (int i = 0; i < 3; ++i) store_.put("a@example.jp");
  sender_.on_send = [this] {
    if (sender_.recipients.size() == 2) store_.settle_errors.push_back({StoreError::Kind::full, "disk full"});
  };
  const DeliveryReport report = deliver();
  ASSERT_TRUE(report.error);
  EXPECT_EQ(report.error->kind, StoreError::Kind::full);
  EXPECT_EQ(report.sent, 1U);
  EXPECT_EQ(mail(1).state, MailState::sending);
  EXPECT_EQ(mail(2).state, MailState::waiting);
  EXPECT_EQ(deliver().sent, 1U) << "the third";
  EXPECT_EQ(mail(1).state, MailState::sending);
}

TEST_F(DeliveryTest, a_locked_store_is_asked_again_to_keep_that_a_mail_is_out) {
  store_.put("a@example.jp");
  store_.settle_errors.resize(5, {StoreError::Kind::locked, "database is locked"});
  EXPECT_EQ(deliver().sent, 1U);
  EXPECT_EQ(mail(0).state, MailState::sent);

  store_.put("b@example.jp");
  store_.settle_errors.resize(6, {StoreError::Kind::locked, "database is locked"});
  store_.settlings = 0;
  const DeliveryReport report = deliver();
  ASSERT_TRUE(report.error);
  EXPECT_EQ(report.error->kind, StoreError::Kind::locked);
  EXPECT_EQ(report.sent, 0U);
  EXPECT_EQ(store_.settlings, 6);
  EXPECT_EQ(mail(1).state, MailState::sending);
}

TEST_F(DeliveryTest, a_server_that_is_away_is_left_alone_after_five_minutes) {
  for (int i = 0; i < 100; ++i) {
    const std::string recipient = "a" + std::to_string(i) + "@example.jp";
    store_.put(recipient, MailState::waiting, {i});
    sender_.outcomes[recipient] = {Kind::failed, "connection: timeout"};
  }
  sender_.on_send = [this] { now_.seconds += 29; };
  EXPECT_EQ(deliver().retried, 11U);
  EXPECT_EQ(mail(11).attempts, 0);
}

TEST_F(DeliveryTest, a_slow_server_that_accepts_gets_all) {
  for (int i = 0; i < 50; ++i) store_.put("a@example.jp");
  sender_.on_send = [this] { now_.seconds += 100; };
  EXPECT_EQ(deliver().sent, 50U);
}

}  // namespace
}  // namespace shirube
