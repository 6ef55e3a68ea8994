#include "cgi/mail/smtp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cgi/mail/message.h"
#include "cgi/mail/smtp_settings.h"
#include "cgi/mail/smtp_sink_test.h"

namespace shirube {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using Kind = SendOutcome::Kind;
using std::chrono::milliseconds;

const std::string recipient = "hanako.yamada@clinic.example.jp";

// Longer than a buffer of libcurl's.
std::string long_text() {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += std::string(74, 'x') + "\r\n.\r\n";
  return text;
}

// Lines that a careless sender cuts or doubles: a dot alone, dots at the beginning, long lines.
const std::string message =
    "Subject: dots\r\nFrom: a@example.jp\r\n\r\n.\r\n..\r\n.a\r\nb.\r\n\r\n" + long_text() + ".\r\n";

class SmtpTest : public testing::Test {
 protected:
  SmtpTest() {
    settings_.configuration.encryption = MailEncryption::none;
    settings_.configuration.from = "forms@pref.example.jp";
  }

  SmtpSink sink(std::vector<std::string> options) const { return {folder_, options}; }

  void connect(const std::string& address) {
    settings_.configuration.smtp = address;
    auto made = make_smtp_sender(settings_);
    ASSERT_TRUE(std::holds_alternative<std::unique_ptr<MailSender>>(made)) << std::get<std::string>(made);
    sender_ = std::get<std::unique_ptr<MailSender>>(std::move(made));
  }

  SendOutcome send(const std::string& text = message) { return sender_->send(recipient, text); }

  SendOutcome send_to(const SmtpSink& server, const std::string& scheme = "smtp") {
    connect(server.address(scheme));
    return send();
  }

  TestFolder folder_;
  SmtpSettings settings_;
  std::unique_ptr<MailSender> sender_;
};

TEST_F(SmtpTest, an_accepted_mail_arrives_byte_for_byte) {
  const SmtpSink server = sink({});
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::accepted) << outcome.reason;
  EXPECT_EQ(outcome.reason, "");
  EXPECT_EQ(server.message(1), message);
  EXPECT_EQ(server.envelope(1), "{\"from\": \"forms@pref.example.jp\", \"to\": [\"" + recipient +
                                    "\"], \"connection\": 1, \"encrypted\": false, \"user\": null}\n");
  EXPECT_EQ(server.message(2), "");
}

TEST_F(SmtpTest, a_message_that_begins_with_a_dot_keeps_it) {
  const SmtpSink server = sink({});
  connect(server.address());
  EXPECT_EQ(send(".\r\n.\r\n").kind, Kind::accepted);
  EXPECT_EQ(server.message(1), ".\r\n.\r\n");
}

TEST_F(SmtpTest, several_mails_go_over_one_connection) {
  const SmtpSink server = sink({});
  connect(server.address());
  for (int number = 1; number <= 3; ++number) {
    EXPECT_EQ(send("Subject: " + std::to_string(number) + "\r\n\r\n").kind, Kind::accepted);
    EXPECT_EQ(server.message(number), "Subject: " + std::to_string(number) + "\r\n\r\n");
    EXPECT_THAT(server.envelope(number), HasSubstr("\"connection\": 1,"));
  }
}

TEST_F(SmtpTest, a_refused_mail_is_refused_and_the_address_is_not_told) {
  {
    const SmtpSink server = sink({"--mode", "refuse", "--at", "recipient"});
    const SendOutcome outcome = send_to(server);
    EXPECT_EQ(outcome.kind, Kind::refused);
    EXPECT_EQ(outcome.reason, "RCPT: 550 5.1.1");
  }
  const SmtpSink server = sink({"--mode", "refuse"});
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::refused);
  EXPECT_EQ(outcome.reason, "message: 550 5.1.1");
  EXPECT_EQ(server.message(1), "");
}

TEST_F(SmtpTest, a_deferred_mail_has_failed_for_now) {
  {
    const SmtpSink server = sink({"--mode", "defer", "--at", "recipient"});
    const SendOutcome outcome = send_to(server);
    EXPECT_EQ(outcome.kind, Kind::failed);
    EXPECT_EQ(outcome.reason, "RCPT: 451 4.7.1");
  }
  const SmtpSink server = sink({"--mode", "defer"});
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_EQ(outcome.reason, "message: 451 4.7.1");
}

TEST_F(SmtpTest, a_server_that_wants_nobody_has_failed_for_now) {
  const SmtpSink server = sink({"--mode", "refuse", "--at", "connection"});
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_EQ(outcome.reason, "connection: 550 5.1.1");
}

TEST_F(SmtpTest, the_next_mail_goes_after_one_that_was_refused) {
  const SmtpSink server = sink({"--mode", "refuse", "--at", "recipient"});
  connect(server.address());
  EXPECT_EQ(send().kind, Kind::refused);
  EXPECT_EQ(send().kind, Kind::refused);
  EXPECT_EQ(sender_->send("no address", message).kind, Kind::refused);
}

TEST_F(SmtpTest, no_server_at_all_has_failed_for_now) {
  {
    const SmtpSink server = sink({});
    connect(server.address());
  }
  const SendOutcome outcome = send();
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_THAT(outcome.reason, StartsWith("connection: Failed to connect to 127.0.0.1 port "));
}

TEST_F(SmtpTest, a_server_too_slow_to_greet_has_failed_for_now) {
  settings_.whole = milliseconds(700);
  const SmtpSink server = sink({"--mode", "slow", "--seconds", "30", "--at", "connection"});
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_THAT(outcome.reason, StartsWith("connection: "));
}

TEST_F(SmtpTest, a_server_too_slow_for_a_recipient_has_failed_for_now) {
  settings_.whole = milliseconds(2000);
  const SmtpSink server = sink({"--mode", "slow", "--seconds", "30", "--at", "recipient"});
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_EQ(outcome.reason, "RCPT: Timeout was reached");
}

TEST_F(SmtpTest, a_server_too_slow_to_answer_the_message_leaves_it_uncertain) {
  settings_.whole = milliseconds(2000);
  const SmtpSink server = sink({"--mode", "slow", "--seconds", "30"});
  connect(server.address());
  const SendOutcome outcome = send(".\r\n");
  EXPECT_EQ(outcome.kind, Kind::uncertain);
  EXPECT_EQ(outcome.reason, "message: Timeout was reached");
}

TEST_F(SmtpTest, a_server_slower_than_others_is_waited_for) {
  const SmtpSink server = sink({"--mode", "slow", "--seconds", "1"});
  EXPECT_EQ(send_to(server).kind, Kind::accepted);
  EXPECT_EQ(server.message(1), message);
}

TEST_F(SmtpTest, a_connection_lost_after_the_message_leaves_it_uncertain_and_it_is_not_sent_again) {
  const SmtpSink server = sink({"--mode", "drop"});
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::uncertain);
  EXPECT_THAT(outcome.reason, StartsWith("message: "));
  EXPECT_EQ(server.dropped(1), message);
  EXPECT_EQ(server.envelope(2), "");
  EXPECT_EQ(send().kind, Kind::uncertain);
  EXPECT_EQ(server.dropped(2), message);
  EXPECT_EQ(server.envelope(3), "");
}

TEST_F(SmtpTest, a_connection_lost_after_the_second_message_is_uncertain_and_not_sent_again) {
  const SmtpSink server = sink({"--mode", "drop", "--after", "1"});
  connect(server.address());
  EXPECT_EQ(send().kind, Kind::accepted);
  EXPECT_EQ(send().kind, Kind::uncertain);
  EXPECT_THAT(server.envelope(2), HasSubstr("\"connection\": 1,"));
  EXPECT_EQ(server.dropped(2), message);
  EXPECT_EQ(server.envelope(3), "");
}

TEST_F(SmtpTest, required_encryption_that_is_not_offered_has_failed_before_any_address) {
  settings_.configuration.encryption = MailEncryption::required;
  const SmtpSink server = sink({});
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_EQ(outcome.reason, "EHLO: STARTTLS not supported.");
  EXPECT_EQ(server.envelope(1), "");
}

TEST_F(SmtpTest, required_encryption_takes_a_certificate_that_is_trusted_and_right) {
  const TestCertificate own(folder_, "IP:127.0.0.1");
  settings_.configuration.encryption = MailEncryption::required;
  settings_.authorities = own.certificate;
  const SmtpSink server = sink(own.options());
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::accepted) << outcome.reason;
  EXPECT_THAT(server.envelope(1), HasSubstr("\"encrypted\": true"));
  EXPECT_EQ(server.message(1), message);
}

TEST_F(SmtpTest, required_encryption_refuses_a_certificate_that_nobody_vouches_for) {
  const TestCertificate own(folder_, "IP:127.0.0.1");
  settings_.configuration.encryption = MailEncryption::required;
  const SmtpSink server = sink(own.options());
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_EQ(outcome.reason, "STARTTLS: SSL certificate problem: self-signed certificate");
  EXPECT_EQ(server.envelope(1), "");
}

TEST_F(SmtpTest, required_encryption_refuses_a_certificate_of_another_host) {
  const TestCertificate own(folder_, "DNS:mail.example.jp");
  settings_.configuration.encryption = MailEncryption::required;
  settings_.authorities = own.certificate;
  const SmtpSink server = sink(own.options());
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_THAT(outcome.reason, HasSubstr("127.0.0.1"));
  EXPECT_EQ(server.envelope(1), "");
}

TEST_F(SmtpTest, opportunistic_encryption_takes_what_there_is) {
  const TestCertificate own(folder_, "DNS:mail.example.jp");
  settings_.configuration.encryption = MailEncryption::opportunistic;
  {
    const SmtpSink server = sink(own.options());
    EXPECT_EQ(send_to(server).kind, Kind::accepted);
    EXPECT_THAT(server.envelope(1), HasSubstr("\"encrypted\": true"));
  }
  const SmtpSink server = sink({});
  EXPECT_EQ(send_to(server).kind, Kind::accepted);
  EXPECT_THAT(server.envelope(1), HasSubstr("\"encrypted\": false"));
}

TEST_F(SmtpTest, smtps_is_encrypted_from_the_first_byte_and_always_verified) {
  const TestCertificate own(folder_, "IP:127.0.0.1");
  std::vector<std::string> options = own.options();
  options.emplace_back("--implicit-tls");
  const SmtpSink server = sink(options);
  settings_.configuration.encryption = MailEncryption::opportunistic;
  EXPECT_EQ(send_to(server, "smtps").kind, Kind::failed);
  settings_.configuration.encryption = MailEncryption::required;
  settings_.authorities = own.certificate;
  EXPECT_EQ(send_to(server, "smtps").kind, Kind::accepted);
  EXPECT_THAT(server.envelope(1), HasSubstr("\"encrypted\": true"));
}

TEST_F(SmtpTest, a_user_is_authenticated_by_the_password) {
  const TestCertificate own(folder_, "IP:127.0.0.1");
  std::vector<std::string> options = own.options();
  options.insert(options.end(), {"--user", "forms", "--password", "correct horse: 電池"});
  const SmtpSink server = sink(options);
  settings_.configuration.encryption = MailEncryption::required;
  settings_.authorities = own.certificate;
  settings_.configuration.user = "forms";
  settings_.password = "correct horse: 電池";
  const SendOutcome outcome = send_to(server);
  EXPECT_EQ(outcome.kind, Kind::accepted) << outcome.reason;
  EXPECT_THAT(server.envelope(1), HasSubstr("\"user\": \"forms\""));

  settings_.password = "wrong";
  const SendOutcome refused = send_to(server);
  EXPECT_EQ(refused.kind, Kind::failed);
  EXPECT_EQ(refused.reason, "AUTH: 535 5.7.8");

  settings_.configuration.user = "";
  EXPECT_EQ(send_to(server).kind, Kind::failed);
}

TEST_F(SmtpTest, no_proxy_of_the_environment_is_asked) {
  for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY", "smtp_proxy"}) {
    ::setenv(name, "http://127.0.0.1:1", 1);
  }
  const SmtpSink server = sink({});
  EXPECT_EQ(send_to(server).kind, Kind::accepted);
  for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY", "smtp_proxy"}) ::unsetenv(name);
}

TEST_F(SmtpTest, a_message_that_could_be_cut_in_two_is_not_sent) {
  const SmtpSink server = sink({});
  connect(server.address());
  for (const char* text : {"a\n.\r\n", "a\r.\r\n", "a\r\n.\n", "a", "a\r", ""}) {
    EXPECT_EQ(send(text).reason, "the message has lines without CRLF");
  }
  EXPECT_EQ(sender_->send("a@example.jp>\r\nRCPT TO:<b@example.jp", message).reason,
            "the recipient is no mail address");
  EXPECT_EQ(server.envelope(1), "");
}

TEST_F(SmtpTest, only_smtp_is_spoken) {
  connect("file:///etc/passwd");
  EXPECT_EQ(send().kind, Kind::failed);
  EXPECT_EQ(std::get<std::string>(make_smtp_sender(MailConfiguration(), "")), "no mail server is configured");
}

}  // namespace
}  // namespace shirube
