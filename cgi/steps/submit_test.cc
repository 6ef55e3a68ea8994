#include "cgi/answer/problem_texts.h"
#include "cgi/sealing/receipt.h"
#include "cgi/sealing/sealed_box.h"
#include "cgi/steps/steps_test.h"

namespace shirube {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

constexpr std::int64_t day = 24 * 3600 * 1000;
const std::string done_address = "https://example.jp/cgi-bin/forms.cgi/application/done?receipt=";

class SubmitTest : public StepsTest {
 protected:
  static std::string title(std::string_view variant) {
    return std::string(problem_text(403, variant, Language::japanese).title);
  }
};

TEST_F(SubmitTest, what_was_confirmed_is_stored_and_leads_to_its_receipt) {
  const Answer answer = submit(token_of(fine_values()));
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.body, "");
  ASSERT_THAT(store_.submissions, SizeIs(1));
  const NewSubmission& stored = store_.submissions[0];
  EXPECT_EQ(read_receipt(stored.receipt), stored.receipt);
  EXPECT_EQ(answer.header("Location"), done_address + stored.receipt);
  EXPECT_EQ(stored.form, "application");
  EXPECT_EQ(stored.edition, "national");
  EXPECT_EQ(stored.time, Moment{now_ / 1000});
  EXPECT_FALSE(stored.is_sealed);
  EXPECT_EQ(stored.content,
            R"({"files":{},"secrets":{},"values":{"mail":"yamada@example.jp","memo":"一\n二","name":"Ｙａｍａｄａ",)"
            R"("plan":"new"},"warnings":[]})");
  EXPECT_EQ(courier_calls_, 1);
}

TEST_F(SubmitTest, a_token_sent_again_leads_to_the_same_receipt_and_stores_nothing) {
  const std::string token = token_of(fine_values());
  const std::string location = submit(token).header("Location");
  for (int again = 0; again < 3; ++again) EXPECT_EQ(submit(token).header("Location"), location);
  EXPECT_THAT(store_.submissions, SizeIs(1));
  EXPECT_EQ(courier_calls_, 1);
}

TEST_F(SubmitTest, two_at_the_same_moment_get_the_same_receipt) {
  const std::string token = token_of(fine_values());
  std::string first;
  store_.before_add = [&] { first = submit(token).header("Location"); };
  EXPECT_EQ(submit(token).header("Location"), first);
  EXPECT_THAT(first, StartsWith(done_address));
  EXPECT_THAT(store_.submissions, SizeIs(1));
}

TEST_F(SubmitTest, a_token_is_good_for_its_hours_to_the_second) {
  const std::string in_time = token_of(fine_values());
  const std::string too_late = token_of(fine_values());
  now_ += day - 1;
  EXPECT_EQ(submit(in_time).status, 303);
  now_ += 1;
  const Answer refused = submit(too_late);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.part("title"), title("expired"));
  now_ += 1000;
  EXPECT_EQ(submit(too_late).status, 403);
  EXPECT_THAT(store_.submissions, SizeIs(1));
}

TEST_F(SubmitTest, the_hours_are_those_of_the_configuration) {
  configuration_.limits.token_hours = 1;
  const std::string token = token_of(fine_values());
  now_ += day / 24 - 1000;
  EXPECT_EQ(submit(token).status, 303);
  const std::string other = token_of(fine_values());
  now_ += day / 24;
  EXPECT_EQ(submit(other).status, 403);
}

TEST_F(SubmitTest, a_receipt_stays_good_when_the_token_is_old) {
  const std::string token = token_of(fine_values());
  const std::string location = submit(token).header("Location");
  now_ += 30 * day;
  const Answer again = submit(token);
  EXPECT_EQ(again.status, 303);
  EXPECT_EQ(again.header("Location"), location);
  EXPECT_THAT(store_.submissions, SizeIs(1));
}

TEST_F(SubmitTest, a_clock_that_was_put_back_refuses_nobody) {
  const std::string token = token_of(fine_values());
  now_ -= 3600 * 1000;
  EXPECT_EQ(submit(token).status, 303);
}

TEST_F(SubmitTest, a_token_is_good_for_its_browser_form_edition_and_server_only) {
  const std::string token = token_of(fine_values());
  const std::string cookie = cookie_;
  EXPECT_EQ(post("/other/submit", {{"_token", token}}).part("title"), title("forged"));
  cookie_ = "__Host-shirube=0123456789abcdef0123456789abcdef";
  EXPECT_EQ(submit(token).part("title"), title("forged"));
  cookie_ = "shirube=" + cookie.substr(cookie.find('=') + 1);
  EXPECT_EQ(submit(token).part("title"), title("no-cookie")) << "that name belongs to http";
  cookie_.clear();
  EXPECT_EQ(submit(token).part("title"), title("no-cookie"));
  cookie_ = cookie;
  configuration_.edition = "osaka";
  EXPECT_EQ(submit(token).part("title"), title("forged"));
  configuration_.edition = "national";
  secret_ = ServerSecret(SecretKey{9});
  EXPECT_EQ(submit(token).part("title"), title("forged"));
  EXPECT_THAT(store_.submissions, IsEmpty());
  secret_ = ServerSecret(SecretKey{1, 2, 3});
  EXPECT_EQ(submit(token).status, 303);
}

TEST_F(SubmitTest, a_token_that_lacks_or_changes_anything_is_refused) {
  configuration_.limits.per_minute = 100'000;
  const std::string token = token_of({{"name", "山"}});
  for (std::size_t length = 0; length < token.size(); ++length) {
    EXPECT_EQ(submit(token.substr(0, length)).status, 403) << length;
  }
  for (std::size_t at = 0; at < token.size(); ++at) {
    std::string flipped = token;
    flipped[at] = flipped[at] == 'A' ? 'B' : 'A';
    EXPECT_EQ(submit(flipped).status, 403) << at;
  }
  for (const std::string& longer : {token + "A", token + "=", " " + token, token + token, token + "\n"}) {
    EXPECT_EQ(submit(longer).status, 403) << longer;
  }
  EXPECT_EQ(post("/application/submit", {}).status, 403);
  EXPECT_EQ(post("/application/submit", fine_values()).status, 403);
  EXPECT_EQ(store_.additions, 0);
  EXPECT_EQ(submit(token).status, 303);
}

TEST_F(SubmitTest, values_beside_the_token_count_nothing) {
  const std::string token = token_of(fine_values());
  EXPECT_EQ(post("/application/submit", with(with(fine_values(), "name", "Evil"), "_token", token)).status, 303);
  EXPECT_EQ(content_of(0)["values"]["name"], "Ｙａｍａｄａ");
}

TEST_F(SubmitTest, a_form_that_changed_meanwhile_comes_back_with_what_was_entered) {
  const std::string token = token_of(fine_values());
  RulePack rules = rules_of_application();
  rules.fields[0].max_length = 3;
  publish(rules);
  const Answer answer = submit(token);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, StartsWith("FORM"));
  EXPECT_EQ(answer.part("notice"), notice_text("changed-rules", Language::japanese));
  EXPECT_EQ(answer.part("name"), "Ｙａｍａｄａ");
  EXPECT_THAT(answer.part("errors"), StartsWith("name: "));
  EXPECT_THAT(store_.submissions, IsEmpty());
}

TEST_F(SubmitTest, a_form_that_changed_meanwhile_keeps_secrets_and_files) {
  const Answer confirmed = post(
      "/application/confirm", with(with(fine_values(), "password", "correct-horse"), "password-again", "correct-horse"),
      {{"document", "a.pdf", "%PDF-1.7"}});
  RulePack rules = rules_of_application();
  rules.fields[0].max_length = 3;
  publish(rules);
  const Answer answer = submit(confirmed.part("token"));
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.part("password"), "kept") << "the notice says that everything is still on the page";
  EXPECT_EQ(answer.part("document"), "kept");
  const Answer again =
      post("/application/confirm", with(with(fine_values(), "name", "山田"), "_kept", answer.part("kept")), "kept");
  EXPECT_EQ(again.part("password"), "filled");
  EXPECT_EQ(again.part("document"), "a.pdf (0.1 kB)");
}

TEST_F(SubmitTest, a_receipt_stays_good_when_the_rules_have_changed) {
  const std::string token = token_of(fine_values());
  const std::string location = submit(token).header("Location");
  RulePack rules = rules_of_application();
  rules.fields[0].max_length = 3;
  publish(rules);
  EXPECT_EQ(submit(token).header("Location"), location);
}

TEST_F(SubmitTest, a_file_whose_field_went_is_not_stored) {
  const Answer confirmed = post("/application/confirm", fine_values(), {{"document", "a.pdf", "%PDF-1.7"}});
  RulePack rules = rules_of_application();
  rules.fields.pop_back();
  rules.sections[0].fields.pop_back();
  publish(rules);
  EXPECT_EQ(submit(confirmed.part("token")).status, 422);
  EXPECT_THAT(store_.submissions, IsEmpty());
}

TEST_F(SubmitTest, a_store_that_fails_leaves_the_page_ready_to_be_sent_again) {
  using Kind = StoreError::Kind;
  for (const Kind kind : {Kind::missing, Kind::locked, Kind::full, Kind::refused, Kind::foreign, Kind::other}) {
    for (std::optional<StoreError>* place : {&open_error_, &store_.error, &store_.read_error, &store_.add_error}) {
      store_.submissions.clear();
      const std::string token =
          token_of(with(with(fine_values(), "password", "correct-horse"), "password-again", "correct-horse"));
      *place = StoreError{kind, "the reason"};
      const Answer answer = submit(token);
      place->reset();
      EXPECT_EQ(answer.status, 503);
      EXPECT_EQ(answer.part("token"), token) << "pressing the button once more is enough";
      EXPECT_EQ(answer.part("notice"), notice_text("store-away", Language::japanese));
      EXPECT_EQ(answer.part("name"), "Ｙａｍａｄａ;");
      EXPECT_EQ(answer.part("password"), "filled");
      EXPECT_THAT(answer.body, AllOf(Not(HasSubstr("correct-horse")), Not(HasSubstr("the reason"))));
      EXPECT_THAT(store_.submissions, IsEmpty());
      EXPECT_EQ(submit(token).status, 303);
      now_ += 60'000;
    }
  }
}

TEST_F(SubmitTest, too_many_requests_wait_with_the_page_that_was_confirmed) {
  configuration_.limits.per_minute = 1;
  const std::string token = token_of(fine_values());
  const Answer refused = submit(token);
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("Retry-After"), "60");
  EXPECT_EQ(refused.part("token"), token);
  now_ += 60'000;
  EXPECT_EQ(submit(token).status, 303);
}

TEST_F(SubmitTest, a_store_in_which_every_receipt_is_taken_is_told_as_one_that_is_away) {
  const std::string token = token_of(fine_values());
  store_.is_every_receipt_taken = true;
  EXPECT_EQ(submit(token).status, 503);
  EXPECT_EQ(store_.additions, 8);
}

TEST_F(SubmitTest, a_file_that_is_gone_is_not_promised_to_the_office) {
  const Answer confirmed = post("/application/confirm", fine_values(), {{"document", "a.pdf", "%PDF-1.7"}});
  std::filesystem::remove(files_in_folder().at(0));
  EXPECT_EQ(submit(confirmed.part("token")).status, 503);
  EXPECT_THAT(store_.submissions, IsEmpty());
}

TEST_F(SubmitTest, a_file_in_the_token_field_is_refused) {
  const std::string token = token_of(fine_values());
  EXPECT_EQ(post("/application/submit", {}, {{"_token", "token", token}}).status, 400);
  EXPECT_EQ(post("/application/submit", {{"_token", token}}, {{"document", "a.pdf", "%PDF-1.7"}}).status, 400);
  EXPECT_THAT(files_in_folder(), IsEmpty());
}

TEST_F(SubmitTest, office_and_sender_get_a_mail_each) {
  submit(token_of(fine_values()));
  const std::vector<NewMail>& mails = store_.submissions.at(0).mails;
  ASSERT_THAT(mails, SizeIs(2));
  EXPECT_EQ(mails[0].purpose, "office");
  EXPECT_EQ(mails[0].recipient, "office@example.jp");
  EXPECT_EQ(mails[1].purpose, "sender");
  EXPECT_EQ(mails[1].recipient, "yamada@example.jp");
  EXPECT_NE(mails[0].message_id, mails[1].message_id);
}

TEST_F(SubmitTest, nobody_gets_a_mail_where_none_is_configured_or_no_address_was_given) {
  submit(token_of(with(fine_values(), "mail", "")));
  configuration_.mail.office.clear();
  submit(token_of(fine_values()));
  configuration_.mail.smtp.clear();
  submit(token_of(fine_values()));
  ASSERT_THAT(store_.submissions, SizeIs(3));
  EXPECT_EQ(store_.submissions[0].mails.at(0).purpose, "office");
  EXPECT_THAT(store_.submissions[0].mails, SizeIs(1));
  EXPECT_EQ(store_.submissions[1].mails.at(0).purpose, "sender");
  EXPECT_THAT(store_.submissions[2].mails, IsEmpty());
  EXPECT_EQ(courier_calls_, 2) << "the courier is not called for nothing";
}

TEST_F(SubmitTest, no_value_becomes_a_header_of_a_mail) {
  const std::string evil = "x\r\nBcc: victim@example.com\r\n\r\nbody";
  submit(token_of(with(fine_values(), "memo", evil)));
  const std::string& message = store_.submissions.at(0).mails.at(1).message;
  EXPECT_THAT(message.substr(0, message.find("\r\n\r\n")), Not(HasSubstr("\nBcc")));
}

TEST_F(SubmitTest, no_secret_is_mailed) {
  submit(token_of(with(with(fine_values(), "password", "correct-horse"), "password-again", "correct-horse")));
  for (const NewMail& mail : store_.submissions.at(0).mails) {
    EXPECT_THAT(mail.message, AllOf(Not(HasSubstr("correct-horse")), Not(HasSubstr("argon2"))));
  }
}

TEST_F(SubmitTest, a_sealed_submission_is_open_to_the_office_alone) {
  const OfficeKeys keys = make_office_keys();
  configuration_.seal_to.assign(keys.open.begin(), keys.open.end());
  const std::string pdf = "%PDF-1.7\n" + std::string(300, 'x');
  const Answer confirmed = post("/application/confirm", fine_values(), {{"document", "秘密.pdf", pdf}});
  ASSERT_EQ(submit(confirmed.part("token")).status, 303);
  const NewSubmission& stored = store_.submissions.at(0);
  EXPECT_TRUE(stored.is_sealed);
  EXPECT_THAT(stored.content, Not(HasSubstr("yamada")));
  EXPECT_EQ(stored.files.at(0).name, "");
  EXPECT_EQ(stored.files.at(0).type, "pdf");
  const auto content = open_sealed(stored.content, keys);
  ASSERT_TRUE(content);
  EXPECT_EQ(Json::parse(*content)["values"]["mail"], "yamada@example.jp");
  EXPECT_EQ(Json::parse(*content)["files"]["document"]["name"], "秘密.pdf");
  std::ifstream file(files_in_folder().at(0), std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  EXPECT_THAT(bytes, AllOf(Not(HasSubstr("%PDF")), Not(HasSubstr("xxxx"))));
}

}  // namespace
}  // namespace shirube
