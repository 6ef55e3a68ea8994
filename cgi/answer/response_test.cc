#include "cgi/answer/response.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shirube {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view standing =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
    "Cache-Control: no-store\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n";

std::string with_header(std::string name, std::string value) {
  Response response;
  response.headers = {{std::move(name), std::move(value)}};
  return write_response(response);
}

const std::string without_headers = write_response({});

TEST(Response, a_page_has_all_headers_to_the_byte) {
  EXPECT_EQ(write_response({422, {{"Set-Cookie", "shirube=x; HttpOnly"}}, "<p>値</p>"}),
            "Status: 422 Unprocessable Content\r\n"
            "Content-Type: text/html; charset=utf-8\r\n"
            "Content-Length: 10\r\n" +
                std::string(standing) +
                "Set-Cookie: shirube=x; HttpOnly\r\n"
                "\r\n"
                "<p>値</p>");
}

TEST(Response, a_redirection_without_a_body_has_them_too) {
  EXPECT_EQ(write_response({303, {{"Location", "https://example.jp/forms.cgi/a/done?receipt=ABCDE-FGHJK"}}, ""}),
            "Status: 303 See Other\r\n"
            "Content-Type: text/html; charset=utf-8\r\n"
            "Content-Length: 0\r\n" +
                std::string(standing) +
                "Location: https://example.jp/forms.cgi/a/done?receipt=ABCDE-FGHJK\r\n"
                "\r\n");
}

TEST(Response, to_head_the_body_is_left_out_and_its_length_told) {
  const Response response{200, {}, "ok\n", "text/plain; charset=utf-8"};
  const std::string head = write_response(response, true);
  EXPECT_THAT(head, HasSubstr("Content-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n"));
  EXPECT_EQ(head + "ok\n", write_response(response));
}

TEST(Response, every_status_of_ours_has_its_words) {
  for (const int status : {200, 303, 400, 403, 404, 405, 408, 411, 413, 415, 422, 429, 500, 503}) {
    EXPECT_FALSE(reason_phrase(status).empty()) << status;
    EXPECT_THAT(write_response({status, {}, ""}), StartsWith("Status: " + std::to_string(status) + " "));
  }
  EXPECT_EQ(reason_phrase(418), "");
}

TEST(Response, a_status_that_nobody_thought_of_is_our_mistake) {
  for (const int status : {0, -1, 99, 418, 1000}) {
    EXPECT_THAT(write_response({status, {}, ""}), StartsWith("Status: 500 Internal Server Error\r\n"));
  }
}

TEST(Response, a_header_whose_value_has_a_control_character_is_left_out) {
  for (int control = 0; control < 0x20; ++control) {
    EXPECT_EQ(with_header("Location", std::string("a") + static_cast<char>(control) + "b"), without_headers) << control;
  }
  EXPECT_EQ(with_header("Location", "a\x7F"), without_headers);
  EXPECT_EQ(with_header("Location", "a\r\nSet-Cookie: x=y"), without_headers);
}

TEST(Response, a_header_whose_name_is_none_is_left_out) {
  for (const char* name : {"", "A B", "A:", "A\r\nB", "名"}) {
    EXPECT_EQ(with_header(name, "x"), without_headers) << name;
  }
}

TEST(Response, a_header_that_every_answer_has_cannot_be_there_twice) {
  for (const char* name : {"Status", "content-type", "CONTENT-LENGTH", "Transfer-Encoding", "content-security-policy",
                           "Cache-control", "x-content-type-options", "Referrer-Policy"}) {
    EXPECT_EQ(with_header(name, "x"), without_headers) << name;
  }
}

TEST(Response, a_type_with_a_control_character_becomes_that_of_pages) {
  const std::string bytes = write_response({200, {}, "", "text/plain\r\nX: y"});
  EXPECT_THAT(bytes, HasSubstr("\r\nContent-Type: text/html; charset=utf-8\r\n"));
  EXPECT_THAT(bytes, Not(HasSubstr("X: y")));
}

}  // namespace
}  // namespace shirube
