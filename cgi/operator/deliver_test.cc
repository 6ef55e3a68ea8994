#include <gtest/gtest.h>

#include "cgi/operator/commands.h"
#include "cgi/operator/fake_store_test.h"

namespace shirube {
namespace {

class FakeSender : public MailSender {
 public:
  explicit FakeSender(SendOutcome::Kind kind) : kind_(kind) {}
  SendOutcome send(const std::string&, const std::string&) override { return {kind_, "reason"}; }

 private:
  SendOutcome::Kind kind_;
};

struct Delivered {
  OperatorStatus status;
  std::string results, messages;
};

Delivered deliver(FakeStore& store, SendOutcome::Kind kind, bool json = false, bool uncertain = false) {
  FakeSender sender(kind);
  FakeConsole console;
  const OperatorStatus status =
      run_deliver(store, sender, {.uncertain = uncertain, .json = json, .now = [] { return Moment{0}; }}, console);
  return {status, console.results, console.messages};
}

TEST(Deliver, prints_one_line) {
  FakeStore store;
  store.mails.resize(2);
  const Delivered delivered = deliver(store, SendOutcome::Kind::accepted);
  EXPECT_EQ(delivered.status, OperatorStatus::fine);
  EXPECT_EQ(delivered.results, "sent 2, to be retried 0, uncertain 0, dead 0\n");
  EXPECT_EQ(delivered.messages, "");
  EXPECT_FALSE(store.asked_for_uncertain);
}

TEST(Deliver, prints_one_json_object) {
  FakeStore store;
  store.mails.resize(1);
  const Delivered delivered = deliver(store, SendOutcome::Kind::accepted, true);
  EXPECT_EQ(delivered.results, "{\"dead\":0,\"retried\":0,\"sent\":1,\"uncertain\":0}\n");
}

TEST(Deliver, ends_with_1_where_a_mail_is_refused_or_nobody_knows_of_it) {
  for (const auto kind : {SendOutcome::Kind::refused, SendOutcome::Kind::uncertain}) {
    FakeStore store;
    store.mails.resize(1);
    const Delivered delivered = deliver(store, kind);
    EXPECT_EQ(delivered.status, OperatorStatus::not_done);
    EXPECT_EQ(delivered.messages,
              "there are mails that did not arrive, or of which nobody knows it; shirube-forms stats lists them\n");
  }
}

TEST(Deliver, of_mails_that_were_dead_before_a_timer_hears_nothing) {
  FakeStore store;
  store.counts.mails[static_cast<std::size_t>(MailState::dead)] = 3;
  EXPECT_EQ(deliver(store, SendOutcome::Kind::accepted).status, OperatorStatus::fine);
}

TEST(Deliver, sends_uncertain_mails_again_where_it_is_told_to) {
  FakeStore store;
  EXPECT_EQ(deliver(store, SendOutcome::Kind::accepted, false, true).status, OperatorStatus::fine);
  EXPECT_TRUE(store.asked_for_uncertain);
}

TEST(Deliver, says_what_was_done_before_the_store_failed) {
  FakeStore store;
  store.take_error = StoreError{StoreError::Kind::missing, ""};
  const Delivered delivered = deliver(store, SendOutcome::Kind::accepted);
  EXPECT_EQ(delivered.status, OperatorStatus::system_failed);
  EXPECT_EQ(delivered.results, "sent 0, to be retried 0, uncertain 0, dead 0\n");
  EXPECT_EQ(delivered.messages, "the store is not there; shirube-forms init makes it\n");
}

}  // namespace
}  // namespace shirube
