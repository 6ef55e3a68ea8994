#include "cgi/answer/problem_texts.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cgi/answer/response.h"

namespace shirube {
namespace {

using testing::AnyOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

constexpr Language both[] = {Language::japanese, Language::english};

bool has_japanese(std::string_view text) { return text.find("\xE3\x81") != std::string_view::npos; }

/// Sentences in the language, and nothing of how the program works.
void expect_plain(std::string_view text, Language language) {
  EXPECT_EQ(has_japanese(text), language == Language::japanese) << text;
  EXPECT_THAT(std::string(text), EndsWith(language == Language::japanese ? "。" : "."));
  for (const char* word : {"SQL", "CGI", "JSON", "shirube", "Shirube", "token", "トークン", "/", "error", "エラー"}) {
    EXPECT_THAT(std::string(text), Not(HasSubstr(word)));
  }
}

TEST(ProblemTexts, every_problem_has_a_title_and_says_what_to_do_in_both_languages) {
  std::set<std::string_view> titles;
  for (const auto& [status, variant] : problem_keys()) {
    EXPECT_NE(reason_phrase(status), "") << status;
    for (const Language language : both) {
      const ProblemText text = problem_text(status, variant, language);
      EXPECT_FALSE(text.title.empty());
      EXPECT_EQ(has_japanese(text.title), language == Language::japanese) << text.title;
      EXPECT_TRUE(titles.insert(text.title).second) << text.title;
      expect_plain(text.message, language);
    }
  }
}

TEST(ProblemTexts, every_status_that_is_refused_with_a_page_has_one) {
  std::set<int> statuses;
  for (const auto& [status, variant] : problem_keys()) statuses.insert(status);
  EXPECT_EQ(statuses, (std::set<int>{400, 403, 404, 405, 408, 411, 413, 415, 429, 500, 503}));
}

TEST(ProblemTexts, what_is_not_known_falls_back_to_what_is) {
  const auto title = [](int status, std::string_view variant) {
    return problem_text(status, variant, Language::english).title;
  };
  EXPECT_EQ(title(403, ""), title(403, "forged"));
  EXPECT_EQ(title(403, "unheard-of"), title(403, "forged"));
  EXPECT_NE(title(403, "expired"), title(403, "forged"));
  EXPECT_EQ(title(404, "expired"), title(404, ""));
  EXPECT_EQ(title(418, ""), title(500, ""));
}

TEST(ProblemTexts, where_nothing_was_accepted_it_is_said) {
  for (const int status : {400, 403, 408, 411, 413, 415, 429}) {
    EXPECT_THAT(std::string(problem_text(status, "", Language::english).message), HasSubstr("has not been accepted"));
    EXPECT_THAT(std::string(problem_text(status, "", Language::japanese).message),
                AnyOf(HasSubstr("まだ受け付けていません"), HasSubstr("受け付けていません")));
  }
}

TEST(ProblemTexts, where_it_is_not_known_whether_something_was_accepted_nothing_else_is_claimed) {
  for (const int status : {500, 503}) {
    EXPECT_THAT(std::string(problem_text(status, "", Language::english).message), Not(HasSubstr("accepted")));
    EXPECT_THAT(std::string(problem_text(status, "", Language::english).message),
                HasSubstr("does not submit them twice"));
  }
  EXPECT_THAT(std::string(bare_page()), Not(HasSubstr("accepted")));
}

TEST(ProblemTexts, notices_stand_in_both_languages) {
  for (const std::string_view key : notice_keys()) {
    for (const Language language : both) expect_plain(notice_text(key, language), language);
  }
  EXPECT_EQ(notice_text("unheard-of", Language::english), "");
}

TEST(ProblemTexts, notices_beside_a_field_name_it) {
  for (const char* key : {"file-content", "file-not-kept"}) {
    for (const Language language : both) EXPECT_THAT(std::string(notice_text(key, language)), HasSubstr("{label}"));
  }
}

TEST(ProblemTexts, the_notice_of_too_many_requests_says_how_long_to_wait) {
  EXPECT_THAT(too_many_notice(12, Language::japanese), HasSubstr("12秒待って"));
  EXPECT_THAT(too_many_notice(1, Language::english), HasSubstr("Time to wait before you send it again: 1 s."));
}

TEST(ProblemTexts, the_bare_page_is_whole_and_loads_nothing) {
  const std::string page(bare_page());
  EXPECT_EQ(page.rfind("<!DOCTYPE html>\n<html lang=\"ja\">", 0), 0U);
  EXPECT_THAT(page, EndsWith("</html>\n"));
  for (const char* part : {"<meta charset=\"utf-8\">", "<title>", "<main>", "<h1>", "<section lang=\"en\">"}) {
    EXPECT_THAT(page, HasSubstr(part));
  }
  for (const char* part : {"href", "src", "style", "script", "http"}) EXPECT_THAT(page, Not(HasSubstr(part)));
}

}  // namespace
}  // namespace shirube
