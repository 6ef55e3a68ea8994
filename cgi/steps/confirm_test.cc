#include <sys/stat.h>

#include "cgi/answer/problem_texts.h"
#include "cgi/steps/steps_test.h"

namespace shirube {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

constexpr const char* password = "correct-horse";
const std::string pdf = "%PDF-1.7\nof a test";

class ConfirmTest : public StepsTest {
 protected:
  static Pairs with_password(const std::string& value, const std::string& again) {
    return with(with(fine_values(), "password", value), "password-again", again);
  }
  /// Sends again what came back, with its kept token.
  Answer confirm_kept(const Pairs& pairs, const std::string& kept) {
    return post("/application/confirm", with(pairs, "_kept", kept), "kept");
  }
  std::string content_of_file() const {
    std::ifstream file(files_in_folder().at(0), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
};

TEST_F(ConfirmTest, values_come_as_they_will_be_stored_and_nothing_is_stored_yet) {
  const Answer answer = confirm(fine_values());
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, StartsWith("CONFIRM"));
  EXPECT_EQ(answer.part("name"), "Ｙａｍａｄａ;");
  EXPECT_EQ(answer.part("plan"), "新規;");
  EXPECT_EQ(answer.part("memo"), "一;二;");
  EXPECT_EQ(answer.part("action"), "https://example.jp/cgi-bin/forms.cgi/application/submit");
  EXPECT_EQ(answer.part("change"), "https://example.jp/cgi-bin/forms.cgi/application/confirm?change");
  EXPECT_EQ(store_.additions, 0);
  EXPECT_EQ(courier_calls_, 0);
}

TEST_F(ConfirmTest, a_new_visitor_gets_a_cookie_and_a_known_one_does_not) {
  const std::string set = confirm(fine_values()).header("Set-Cookie");
  EXPECT_THAT(set, testing::MatchesRegex("__Host-shirube=[0-9a-f]+; Path=/; HttpOnly; SameSite=Strict; Secure"));
  EXPECT_EQ(confirm(fine_values()).headers.count("Set-Cookie"), 0U);
}

TEST_F(ConfirmTest, over_http_the_cookie_has_another_name_and_is_not_secure) {
  configuration_.base_url = "http://127.0.0.1:8080/";
  EXPECT_THAT(confirm(fine_values()).header("Set-Cookie"),
              testing::MatchesRegex("shirube=[0-9a-f]+; Path=/; HttpOnly; SameSite=Strict"));
}

TEST_F(ConfirmTest, wrong_values_come_back_as_typed_with_a_summary) {
  const Answer answer = confirm(with(with(fine_values(), "mail", "yamada"), "name", ""));
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, StartsWith("FORM"));
  EXPECT_EQ(answer.part("mail"), "yamada");
  EXPECT_EQ(answer.part("memo"), "一\n二");
  EXPECT_EQ(answer.part("plan"), "new");
  EXPECT_THAT(answer.part("errors"), AllOf(StartsWith("name: "), HasSubstr(";mail: ")));
  EXPECT_EQ(answer.part("kept"), "") << "there is nothing to be kept";
  EXPECT_EQ(answer.part("action"), "https://example.jp/cgi-bin/forms.cgi/application/confirm");
}

TEST_F(ConfirmTest, markup_in_a_value_is_text) {
  const std::string script = "\"'><script>alert(1)</script>";
  for (const bool is_fine : {true, false}) {
    const Answer answer = confirm(with(with(fine_values(), "memo", script), "mail", is_fine ? "" : script));
    EXPECT_EQ(answer.status, is_fine ? 200 : 422);
    EXPECT_THAT(answer.body, AllOf(Not(HasSubstr("<script")), HasSubstr("&lt;script&gt;"), Not(HasSubstr("\"'"))));
  }
}

TEST_F(ConfirmTest, a_secret_is_kept_over_a_mistake_elsewhere_and_never_shown) {
  const Answer wrong = confirm(with(with_password(password, password), "mail", "yamada"));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(wrong.part("password"), "kept");
  EXPECT_EQ(wrong.part("again"), "kept");
  EXPECT_THAT(wrong.body, Not(HasSubstr(password)));
  EXPECT_EQ(wrong.part("action"), "https://example.jp/cgi-bin/forms.cgi/application/confirm?kept");

  const Answer fine = confirm_kept(with_password("", ""), wrong.part("kept"));
  ASSERT_EQ(fine.status, 200) << fine.body;
  EXPECT_EQ(fine.part("password"), "filled");
  EXPECT_THAT(fine.body, Not(HasSubstr(password)));
  ASSERT_EQ(submit(fine.part("token")).status, 303);
  EXPECT_THAT(content_of(0)["secrets"]["password"].get<std::string>(), StartsWith("$argon2id$"));
  EXPECT_THAT(content_of(0)["secrets"], SizeIs(1)) << "a confirmation is not stored";
  EXPECT_THAT(store_.submissions[0].content, Not(HasSubstr(password)));
}

TEST_F(ConfirmTest, a_secret_that_is_wrong_or_not_confirmed_is_not_kept) {
  for (const auto& [value, again] : Pairs{{"short", "short"}, {password, "something else"}, {password, ""}}) {
    const Answer answer = confirm(with_password(value, again));
    EXPECT_EQ(answer.status, 422) << again;
    EXPECT_EQ(answer.part("password").find("kept"), std::string::npos) << again;
    EXPECT_EQ(answer.part("kept"), "") << again;
    EXPECT_THAT(answer.body, Not(HasSubstr(password)));
  }
}

TEST_F(ConfirmTest, a_secret_typed_anew_counts_more_than_the_kept_one) {
  const Answer wrong = confirm(with(with_password(password, password), "mail", "yamada"));
  const Answer half = confirm_kept(with_password("another-horse", ""), wrong.part("kept"));
  EXPECT_EQ(half.status, 422) << "the kept confirmation is that of the old one";
  EXPECT_EQ(confirm_kept(with_password("another-horse", "another-horse"), wrong.part("kept")).status, 200);
}

TEST_F(ConfirmTest, a_kept_token_is_good_for_its_browser_form_server_and_time_only) {
  const std::string kept = confirm(with(with_password(password, password), "mail", "yamada")).part("kept");
  const std::string cookie = cookie_;
  const auto is_taken = [&] { return confirm_kept(with_password("", ""), kept).part("password") == "filled"; };
  EXPECT_TRUE(is_taken());
  cookie_ = "__Host-shirube=0123456789abcdef0123456789abcdef";
  EXPECT_FALSE(is_taken());
  cookie_.clear();
  EXPECT_FALSE(is_taken());
  cookie_ = cookie;
  EXPECT_NE(post("/other/confirm", with(fine_values(), "_kept", kept), "kept").part("password"), "filled");
  configuration_.edition = "osaka";
  EXPECT_FALSE(is_taken());
  configuration_.edition = "national";
  secret_ = ServerSecret(SecretKey{4});
  EXPECT_FALSE(is_taken());
  secret_ = ServerSecret(SecretKey{1, 2, 3});
  now_ += 24 * 3600 * 1000 - 1000;
  EXPECT_TRUE(is_taken());
  now_ += 1000;
  EXPECT_FALSE(is_taken());
}

TEST_F(ConfirmTest, tokens_of_the_two_kinds_are_not_mistaken_for_one_another) {
  const std::string kept = confirm(with(with_password(password, password), "mail", "yamada")).part("kept");
  const std::string token = token_of(with_password(password, password));
  EXPECT_EQ(submit(kept).status, 403);
  EXPECT_EQ(post("/application/confirm", {{"_token", kept}}, "change").status, 403);
  EXPECT_EQ(confirm_kept(with_password("", ""), token).part("password"), "");
  EXPECT_EQ(store_.additions, 0);
}

TEST_F(ConfirmTest, a_file_lies_in_the_folder_for_its_owner_alone_and_is_kept) {
  const Answer wrong =
      post("/application/confirm", with(fine_values(), "mail", "yamada"), {{"document", "C:\\scan\\届出.pdf", pdf}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(wrong.part("document"), "kept");
  ASSERT_THAT(files_in_folder(), SizeIs(1));
  EXPECT_THAT(files_in_folder()[0], Not(HasSubstr("pdf"))) << "the server names files";
  EXPECT_EQ(content_of_file(), pdf);
  struct stat state = {};
  ASSERT_EQ(::stat(files_in_folder()[0].c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777, 0600U);

  const Answer fine =
      post("/application/confirm", with(fine_values(), "_kept", wrong.part("kept")), {{"document", "", ""}}, "kept");
  ASSERT_EQ(fine.status, 200) << fine.body;
  EXPECT_EQ(fine.part("document"), "届出.pdf (0.1 kB)");
  ASSERT_EQ(submit(fine.part("token")).status, 303);
  ASSERT_THAT(store_.submissions[0].files, SizeIs(1));
  EXPECT_EQ(store_.submissions[0].files[0].name, "届出.pdf");
  EXPECT_EQ(store_.submissions[0].files[0].size, pdf.size());
  EXPECT_THAT(files_in_folder(), SizeIs(1));
}

TEST_F(ConfirmTest, a_file_that_is_not_what_it_should_be_leaves_nothing_behind) {
  const std::vector<SentTestFile> files = {{"document", "a.pdf", "<html><script>alert(1)</script>"},
                                           {"document", "a.pdf", std::string(1001, 'x')},
                                           {"document", "a.pdf", ""},
                                           {"document", "a.exe", "MZ"},
                                           {"document", "a.png", pdf}};
  for (const SentTestFile& file : files) {
    const Answer answer = post("/application/confirm", fine_values(), {file});
    EXPECT_EQ(answer.status, 422) << file.name;
    EXPECT_NE(answer.part("document"), "") << file.name;
    EXPECT_EQ(answer.part("document").find("kept"), std::string::npos) << file.name;
    EXPECT_THAT(files_in_folder(), IsEmpty()) << file.name;
  }
}

TEST_F(ConfirmTest, a_file_of_a_field_that_is_not_asked_is_not_taken) {
  RulePack rules = rules_of_application();
  rules.fields.back().when.kind = FieldCondition::Kind::is;
  rules.fields.back().when.field = "plan";
  rules.fields.back().when.values = {"change"};
  publish(rules);
  EXPECT_EQ(post("/application/confirm", fine_values(), {{"document", "a.pdf", pdf}}).status, 200);
  EXPECT_THAT(files_in_folder(), IsEmpty());
}

TEST_F(ConfirmTest, a_text_in_the_place_of_a_file_is_no_file) {
  const Answer answer = confirm(with(fine_values(), "document", "a.pdf"));
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.part("document"), HasSubstr("受け取れませんでした"));
}

TEST_F(ConfirmTest, a_file_where_none_is_due_is_refused) {
  for (const char* field : {"name", "_token", "_kept", "_homepage", "_change", "nothing", ""}) {
    EXPECT_EQ(post("/application/confirm", {}, {{field, "a.pdf", pdf}}).status, 400) << field;
  }
  EXPECT_THAT(files_in_folder(), IsEmpty());
}

TEST_F(ConfirmTest, change_brings_everything_back_but_what_is_secret) {
  const Pairs values = with_password(password, password);
  const Answer confirmed = post("/application/confirm", values, {{"document", "a.pdf", pdf}});
  const Answer changed =
      post("/application/confirm", {{"_token", confirmed.part("token")}, {"_change", "name"}}, "change");
  EXPECT_EQ(changed.status, 200);
  EXPECT_THAT(changed.body, AllOf(StartsWith("FORM"), Not(HasSubstr(password))));
  EXPECT_EQ(changed.part("name"), "Ｙａｍａｄａ");
  EXPECT_EQ(changed.part("plan"), "new");
  EXPECT_EQ(changed.part("password"), "kept");
  EXPECT_EQ(changed.part("document"), "kept");
  EXPECT_EQ(changed.part("errors"), "");
  const Answer again = confirm_kept(with(fine_values(), "name", "Tanaka"), changed.part("kept"));
  EXPECT_EQ(again.part("name"), "Ｔａｎａｋａ;");
  EXPECT_EQ(again.part("password"), "filled");
  EXPECT_EQ(again.part("document"), "a.pdf (0.1 kB)");
}

TEST_F(ConfirmTest, change_takes_only_a_token_that_submit_would_take) {
  const std::string token = token_of(fine_values());
  const auto change = [&](const std::string& text) {
    return post("/application/confirm", {{"_token", text}, {"_change", "name"}}, "change");
  };
  EXPECT_EQ(change(token + "A").status, 403);
  EXPECT_EQ(change("0").status, 403);
  const std::string cookie = std::exchange(cookie_, "");
  EXPECT_EQ(change(token).part("title"), problem_text(403, "no-cookie", Language::japanese).title);
  cookie_ = cookie;
  now_ += 24 * 3600 * 1000;
  EXPECT_EQ(change(token).part("title"), problem_text(403, "expired", Language::japanese).title);
}

TEST_F(ConfirmTest, what_fills_in_the_trap_comes_back) {
  const Answer answer = confirm(with(fine_values(), "_homepage", "https://spam.example/"));
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, AllOf(HasSubstr("|trapped|"), Not(HasSubstr("spam.example"))));
  EXPECT_THAT(answer.part("errors"), StartsWith("homepage_: "));
  EXPECT_EQ(answer.part("name"), "Yamada");
  EXPECT_EQ(answer.part("token"), "(none)");
}

TEST_F(ConfirmTest, a_store_that_is_away_loses_nothing_of_what_was_typed) {
  using Kind = StoreError::Kind;
  for (const Kind kind : {Kind::missing, Kind::locked, Kind::full, Kind::refused, Kind::foreign, Kind::other}) {
    for (const bool is_open : {false, true}) {
      (is_open ? store_.error : open_error_) = StoreError{kind, "the reason"};
      const Answer answer = confirm(with_password(password, password));
      store_.error.reset();
      open_error_.reset();
      EXPECT_EQ(answer.status, 503);
      EXPECT_EQ(answer.part("notice"), notice_text("store-away", Language::japanese));
      EXPECT_EQ(answer.part("name"), "Yamada");
      EXPECT_EQ(answer.part("memo"), "一\n二");
      EXPECT_EQ(answer.part("password"), "kept");
      EXPECT_THAT(answer.body, AllOf(Not(HasSubstr(password)), Not(HasSubstr("the reason"))));
      EXPECT_EQ(lines_.at(lines_.size() - 2), "error: the store cannot be used: the reason");
      EXPECT_EQ(confirm_kept(with_password("", ""), answer.part("kept")).part("password"), "filled");
    }
  }
}

TEST_F(ConfirmTest, a_file_that_cannot_be_kept_is_asked_for_again) {
  std::filesystem::remove(store_.folder);
  const Answer answer = post("/application/confirm", fine_values(), {{"document", "a.pdf", pdf}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.part("document"), HasSubstr("受け取れませんでした"));
}

TEST_F(ConfirmTest, too_many_requests_of_one_client_wait_without_losing_anything) {
  configuration_.limits.per_minute = 2;
  EXPECT_EQ(confirm(fine_values()).status, 200);
  now_ += 10'000;
  const std::string token = token_of(fine_values());
  const Answer refused = confirm(with_password(password, password));
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.header("Retry-After"), "50");
  EXPECT_EQ(refused.part("notice"), too_many_notice(50, Language::japanese));
  EXPECT_EQ(refused.part("name"), "Yamada");
  EXPECT_EQ(refused.part("password"), "kept");
  const Answer change = post("/application/confirm", {{"_token", token}}, "change");
  EXPECT_EQ(change.status, 429);
  EXPECT_EQ(change.part("name"), "Ｙａｍａｄａ");
  client_ = "192.0.2.2";
  EXPECT_EQ(confirm(fine_values()).status, 200);
  client_ = "192.0.2.1";
  now_ += 50'000;
  EXPECT_EQ(confirm(fine_values()).status, 200);
}

TEST_F(ConfirmTest, the_store_knows_no_address_of_anybody) {
  confirm(fine_values());
  ASSERT_THAT(store_.requests, SizeIs(1));
  EXPECT_THAT(store_.requests.begin()->first, AllOf(SizeIs(32), Not(HasSubstr("192"))));
}

TEST_F(ConfirmTest, a_query_does_not_let_more_values_in) {
  configuration_.limits.body_bytes = 1000;
  const std::string memo(1500, 'x');
  EXPECT_EQ(confirm(with(fine_values(), "memo", memo)).status, 413);
  for (const char* query : {"kept", "change", "anything"}) {
    EXPECT_EQ(post("/application/confirm", with(fine_values(), "memo", memo), query).status, 413) << query;
  }
  EXPECT_EQ(post("/application/confirm", with(fine_values(), "_kept", memo), "kept").status, 200) << "that is no value";
}

TEST_F(ConfirmTest, of_several_tokens_the_first_counts) {
  const std::string token = token_of(fine_values());
  EXPECT_EQ(post("/application/confirm", {{"_token", token}, {"_token", "x"}}, "change").status, 200);
  EXPECT_EQ(post("/application/confirm", {{"_token", "x"}, {"_token", token}}, "change").status, 403);
}

TEST_F(ConfirmTest, names_that_no_page_has_are_told) {
  const Answer answer = confirm(with(fine_values(), "_other", "1"));
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.part("errors"), HasSubstr("「_other」"));
}

}  // namespace
}  // namespace shirube
