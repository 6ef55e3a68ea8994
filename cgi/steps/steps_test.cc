#include "cgi/steps/steps_test.h"
#include "cgi/answer/problem_texts.h"

namespace shirube {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

TEST_F(StepsTest, whatever_is_no_form_of_ours_is_not_found) {
  for (const char* path :
       {"", "/", "/application", "/application/", "/application/confirm/", "/application/confirm/x", "/nothing/confirm",
        "/APPLICATION/confirm", "/application/../other/confirm", "//application/confirm", "/application/export",
        "/health/", "application/confirm", "/<script>/confirm", "/application\r\nX: y/confirm"}) {
    for (const char* method : {"GET", "POST", "HEAD", "PUT", "DELETE"}) {
      const Answer answer = get(path, "", method);
      EXPECT_EQ(answer.status, 404) << method << ' ' << path;
      EXPECT_EQ(answer.headers.count("Allow"), 0U);
      if (std::string_view(method) == "HEAD") continue;
      EXPECT_THAT(answer.body, AllOf(StartsWith("PROBLEM"), Not(HasSubstr("script")))) << path;
    }
  }
}

TEST_F(StepsTest, other_methods_are_told_which_are_taken) {
  for (const char* method : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "post", "", "POST "}) {
    for (const char* path : {"/application/confirm", "/application/submit"}) {
      const Answer answer = get(path, "", method);
      EXPECT_EQ(answer.status, 405) << method << path;
      EXPECT_EQ(answer.header("Allow"), "POST");
    }
  }
  for (const char* path : {"/application/done", "/health"}) {
    for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "get", ""}) {
      const Answer answer = get(path, "", method);
      EXPECT_EQ(answer.status, 405) << method << path;
      EXPECT_EQ(answer.header("Allow"), "GET, HEAD");
    }
  }
}

TEST_F(StepsTest, health_is_a_line) {
  EXPECT_EQ(get("/health").body, "ok\n");
  EXPECT_EQ(get("/health").header("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(get("/health", "", "HEAD").body, "");
  const StoreError error{StoreError::Kind::full, "the reason"};
  for (const int broken : {0, 1, 2}) {
    if (broken == 0) store_.error = error;
    if (broken == 1) open_error_ = error;
    if (broken == 2) pack_error_ = FormsPackError{"the reason"};
    const Answer answer = get("/health");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.body, "not ready\n");
    EXPECT_THAT(lines_, Contains(AllOf(StartsWith("error: "), HasSubstr("the reason"))));
    store_.error.reset();
    open_error_.reset();
    pack_error_.reset();
    lines_.clear();
  }
}

TEST_F(StepsTest, a_pack_that_cannot_be_used_is_told_to_the_operator_alone) {
  pack_error_ = FormsPackError{"the reason"};
  for (const char* path : {"/application/confirm", "/nothing"}) {
    const Answer answer = get(path, "", "POST");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body, bare_page());
    EXPECT_EQ(lines_.at(lines_.size() - 2), "error: the forms pack cannot be used: the reason");
  }
}

TEST_F(StepsTest, every_answer_has_the_headers_that_protect_it) {
  const std::vector<Answer> answers = {
      confirm(fine_values()),     confirm({}), submit("x"), get("/health"), get("/x"), get("/application/done"),
      get("/application/confirm")};
  for (const Answer& answer : answers) {
    EXPECT_EQ(answer.header("Content-Security-Policy"),
              "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri "
              "'none'; frame-ancestors 'none'");
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(answer.header("Content-Length"), std::to_string(answer.body.size()));
  }
}

TEST_F(StepsTest, a_line_of_the_log_tells_how_it_went_and_nothing_of_anybody) {
  submit(token_of(fine_values()));
  confirm(with(fine_values(), "mail", "yamada"));
  get("/nothing/confirm");
  get("/ya\nmada/confirm");
  get("/application/done", "receipt=yamada");
  EXPECT_THAT(lines_,
              testing::ElementsAre(MatchesRegex("request=[0-9a-f]+ form=application step=confirm status=200 .*"),
                                   MatchesRegex("request=[0-9a-f]+ form=application step=submit status=303 .*"),
                                   MatchesRegex("request=[0-9a-f]+ form=application step=confirm status=422 .*"),
                                   MatchesRegex("request=[0-9a-f]+ form=- step=confirm status=404 .*"),
                                   MatchesRegex("request=[0-9a-f]+ form=- step=- status=404 milliseconds=0"),
                                   MatchesRegex("request=[0-9a-f]+ form=application step=done status=404 .*")));
  EXPECT_THAT(lines_, Each(AllOf(Not(HasSubstr("amada")), Not(HasSubstr("192.0.2")), Not(HasSubstr("\n")))));
}

TEST_F(StepsTest, addresses_stay_on_the_configured_server) {
  for (const char* script : {"", "/", "//evil.example", "///evil.example/forms.cgi", "https://evil.example/",
                             "@evil.example", ":80@evil", "/forms.cgi\r\nSet-Cookie: a=b",
                             "/forms.cgi\"><script>alert(1)</script>", "/\\evil.example", "\t/x", "?x", "#x"}) {
    script_name_ = script;
    const Answer confirmed = confirm(fine_values());
    EXPECT_THAT(confirmed.part("action"), StartsWith("https://example.jp/")) << script;
    EXPECT_THAT(confirmed.body, Not(HasSubstr("<script"))) << script;
    const Answer sent = submit(confirmed.part("token"));
    ASSERT_EQ(sent.status, 303);
    EXPECT_THAT(sent.header("Location"), StartsWith("https://example.jp/")) << script;
    EXPECT_EQ(sent.headers.count("Set-Cookie"), 0U) << script;
  }
}

TEST_F(StepsTest, one_requests_values_do_not_reach_the_next) {
  confirm(with(fine_values(), "name", "Suzuki"));
  cookie_.clear();
  const Answer next = confirm({{"mail", "x"}});
  EXPECT_EQ(next.part("name"), "");
  EXPECT_EQ(next.part("memo"), "");
  EXPECT_THAT(next.headers, SizeIs(8)) << "a cookie of its own";
}

}  // namespace
}  // namespace shirube
