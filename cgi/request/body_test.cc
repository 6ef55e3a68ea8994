#include "cgi/request/body.h"

#include <chrono>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cgi/request/body_in_memory.h"

namespace shirube {
namespace {

using Kind = BodyInput::Read::Kind;

BodyOrder order_of(std::uint64_t text_bytes = 262'144) {
  BodyOrder order;
  order.text_bytes = text_bytes;
  return order;
}

Request request_of(std::string length, std::string type = "application/x-www-form-urlencoded") {
  Request request;
  request.method = "POST";
  request.content_type = std::move(type);
  request.body_length = std::move(length);
  return request;
}

// The status; 200 where the body was read.
int status_of(const std::variant<SentBody, BodyRefusal>& read) {
  const auto* refusal = std::get_if<BodyRefusal>(&read);
  return refusal != nullptr ? refusal->status : 200;
}

int status_of(const Request& request, const std::string& bytes, const BodyOrder& order = order_of()) {
  BodyInMemory input(bytes);
  return status_of(read_body(request, input, order));
}

int status_of_text(const std::string& bytes, const BodyOrder& order = order_of()) {
  return status_of(request_of(std::to_string(bytes.size())), bytes, order);
}

SentValues values_of(const std::string& bytes, std::vector<std::size_t> pieces = {}) {
  BodyInMemory input(bytes, std::move(pieces));
  auto read = read_body(request_of(std::to_string(bytes.size())), input, order_of());
  EXPECT_EQ(status_of(read), 200) << bytes;
  return status_of(read) == 200 ? std::move(std::get<SentBody>(read).values) : SentValues();
}

TEST(BodyLength, absent_is_411) {
  Request request = request_of("");
  request.body_length.reset();
  EXPECT_EQ(status_of(request, "a=b"), 411);
}

TEST(BodyLength, is_digits_and_nothing_else) {
  for (const char* length : {"", "+5", "-5", " 5", "5 ", "0x5", "5,5", "5;", "five", "５", "1e3", "5\n", "5 5"}) {
    EXPECT_EQ(status_of(request_of(length), "a=b&c"), 400) << length;
  }
  EXPECT_EQ(status_of(request_of("00000000000000000000003"), "a=b"), 200);
}

TEST(BodyLength, is_at_most_two_to_the_63rd_less_one) {
  EXPECT_EQ(status_of(request_of("9223372036854775807"), "a=b"), 413);
  for (const char* length : {"9223372036854775808", "18446744073709551615", "18446744073709551616",
                             "18446744073709551619", "99999999999999999999999999999999999999999"}) {
    EXPECT_EQ(status_of(request_of(length), "a=b"), 400) << length;
  }
}

TEST(BodyLength, greater_than_the_body_is_400) { EXPECT_EQ(status_of(request_of("4"), "a=b"), 400); }

TEST(BodyLength, smaller_than_the_body_is_400) {
  EXPECT_EQ(status_of(request_of("2"), "a=b"), 400);
  EXPECT_EQ(status_of(request_of("0"), "a"), 400);
}

TEST(BodyLength, is_enough_where_the_end_stays_open) {
  BodyInMemory input("a=b", {}, Kind::stalled);
  EXPECT_EQ(status_of(read_body(request_of("3"), input, order_of())), 200);
}

TEST(BodyLength, greater_than_allowed_is_413_and_the_body_is_read_to_its_end) {
  const std::string bytes(100'001, 'a');
  BodyInMemory input(bytes);
  EXPECT_EQ(status_of(read_body(request_of("100001"), input, order_of(100'000))), 413);
  EXPECT_EQ(input.taken(), bytes.size());
  EXPECT_EQ(status_of_text(bytes, order_of(100'001)), 200);
}

TEST(BodyLength, of_files_is_allowed_in_multipart_only) {
  BodyOrder order = order_of(100);
  order.limits.upload_bytes = 1000;
  order.file_fields = 1;
  EXPECT_EQ(status_of(request_of("101"), std::string(101, 'a'), order), 413);
  const std::string type = "multipart/form-data; boundary=b";
  EXPECT_EQ(status_of(request_of("66636", type), "", order), 400);  // too short, but not too long
  EXPECT_EQ(status_of(request_of("66637", type), "", order), 413);
}

TEST(BodyLength, limits_do_not_overflow) {
  BodyOrder order = order_of(UINT64_MAX);
  order.limits.upload_bytes = UINT64_MAX;
  order.file_fields = SIZE_MAX;
  EXPECT_EQ(status_of(request_of("9223372036854775807", "multipart/form-data; boundary=b"), "", order), 400);
}

TEST(BodyLength, of_a_refused_body_is_not_believed_for_ever) {
  class Endless : public BodyInput {
   public:
    Read read(std::span<char> buffer, std::chrono::steady_clock::time_point) override {
      taken += buffer.size();
      return {Kind::bytes, buffer.size()};
    }
    std::uint64_t taken = 0;
  };
  Endless input;
  EXPECT_EQ(status_of(read_body(request_of("9223372036854775807"), input, order_of())), 413);
  EXPECT_EQ(input.taken, 67'108'864U);
}

TEST(BodyType, is_one_of_two) {
  for (const char* type : {"", "text/plain", "application/json", "multipart/mixed; boundary=b", "multipart/form-data2",
                           "application/x-www-form-urlencoded, text/plain", "application/x-www-form-urlencoded;charset",
                           "application / x-www-form-urlencoded", ";", "\r\n"}) {
    EXPECT_EQ(status_of(request_of("3", type), "a=b"), 415) << type;
  }
  for (const char* type : {"APPLICATION/X-WWW-Form-UrlEncoded", "application/x-www-form-urlencoded;",
                           "application/x-www-form-urlencoded ; charset=utf-8 ;; x=y"}) {
    EXPECT_EQ(status_of(request_of("3", type), "a=b"), 200) << type;
  }
}

TEST(BodyType, has_no_other_charset_than_utf8) {
  const std::string type = "application/x-www-form-urlencoded; charset=";
  for (const char* charset : {"utf-8", "UTF-8", "\"Utf-8\""}) {
    EXPECT_EQ(status_of(request_of("3", type + charset), "a=b"), 200) << charset;
  }
  for (const char* charset : {"Shift_JIS", "utf-16", "utf-7", "iso-8859-1", "utf-8; charset=Shift_JIS", "\"\""}) {
    EXPECT_EQ(status_of(request_of("3", type + charset), "a=b"), 415) << charset;
  }
  EXPECT_EQ(status_of(request_of("3", "multipart/form-data; boundary=b; charset=euc-jp"), "a=b"), 415);
}

TEST(BodyType, of_multipart_has_one_boundary_of_70_characters_at_most) {
  const auto status = [](const std::string& parameter, const std::string& boundary) {
    const std::string bytes = "--" + boundary + "--";
    return status_of(request_of(std::to_string(bytes.size()), "multipart/form-data" + parameter), bytes);
  };
  const std::string longest(70, 'x');
  EXPECT_EQ(status("; boundary=" + longest, longest), 200);
  EXPECT_EQ(status("; boundary=\"" + longest + '"', longest), 200);
  EXPECT_EQ(status("; boundary=\"a'()+_,-./:=?\"", "a'()+_,-./:=?"), 200);
  EXPECT_EQ(status("; boundary=" + longest + 'x', longest + 'x'), 400);
  EXPECT_EQ(status("", ""), 400);
  EXPECT_EQ(status("; boundary=\"\"", ""), 400);
  EXPECT_EQ(status("; boundary=\"a b\"", "a b"), 400);
  EXPECT_EQ(status("; boundary=\"a\\\"b\"", "a\"b"), 400);
  EXPECT_EQ(status("; boundary=\"あ\"", "あ"), 400);
  EXPECT_EQ(status("; boundary=a; boundary=a", "a"), 400);
}

TEST(BodyTime, stalling_is_408) {
  BodyInMemory input("a=", {}, Kind::stalled);
  EXPECT_EQ(status_of(read_body(request_of("3"), input, order_of())), 408);
}

TEST(BodyTime, is_that_of_the_whole_body) {
  class Dripping : public BodyInput {
   public:
    Read read(std::span<char> buffer, std::chrono::steady_clock::time_point) override {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      buffer[0] = 'a';
      return {Kind::bytes, 1};
    }
  };
  Dripping input;
  BodyOrder order = order_of();
  order.limits.body_seconds = 1;
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(status_of(read_body(request_of("1000"), input, order)), 408);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(3));
}

TEST(BodyTime, of_a_reading_that_fails_is_500) {
  BodyInMemory input("a=", {}, Kind::failed);
  EXPECT_EQ(status_of(read_body(request_of("3"), input, order_of())), 500);
}

TEST(DroppedBody, is_read_to_its_length_and_not_further) {
  BodyInMemory input("abcdef");
  drop_body(request_of("4"), input, {});
  EXPECT_EQ(input.taken(), 4U);
}

TEST(DroppedBody, without_a_length_is_read_to_its_end) {
  for (const std::optional<std::string>& length : {std::optional<std::string>(), std::optional<std::string>("+4")}) {
    BodyInMemory input("abcdef");
    Request request;
    request.body_length = length;
    drop_body(request, input, {});
    EXPECT_EQ(input.taken(), 6U);
  }
}

TEST(UrlencodedBody, has_names_and_values) {
  EXPECT_EQ(values_of("name=%E5%B1%B1%e7%94%b0+%e8%8A%B1&_token=a%2Bb%3D%26&empty=&alone"),
            (SentValues{{"name", "山田 花"}, {"_token", "a+b=&"}, {"empty", ""}, {"alone", ""}}));
  EXPECT_EQ(values_of("a=b=c&=d&%3D=e"), (SentValues{{"a", "b=c"}, {"", "d"}, {"=", "e"}}));
  EXPECT_EQ(values_of("生=あ"), (SentValues{{"生", "あ"}}));
  EXPECT_EQ(values_of(""), SentValues());
}

TEST(UrlencodedBody, skips_empty_pairs) { EXPECT_EQ(values_of("&&a=b&&&c=d&"), (SentValues{{"a", "b"}, {"c", "d"}})); }

TEST(UrlencodedBody, leaves_line_breaks_as_they_are) {
  EXPECT_EQ(values_of("a=1%0D%0A2%0A3%0D4"), (SentValues{{"a", "1\r\n2\n3\r4"}}));
}

TEST(UrlencodedBody, makes_a_list_of_several_values_in_order) {
  EXPECT_EQ(values_of("a=3&b=x&a=1&a=&a=1"),
            (SentValues{{"a", std::vector<std::string>{"3", "1", "", "1"}}, {"b", "x"}}));
}

TEST(UrlencodedBody, with_a_stray_percent_sign_is_400) {
  for (const char* bytes : {"a=%", "a=%4", "a=%g1", "a=%1g", "a=%%41", "%=b", "a=%&b=c", "a=%4&b=c", "a=100%+b",
                            "%u3042=", "a=%+1", "a=%-1", "a=% 1"}) {
    EXPECT_EQ(status_of_text(bytes), 400) << bytes;
  }
}

TEST(UrlencodedBody, that_is_no_utf8_is_400_in_names_too) {
  for (const char* text : {"%FF", "%C0%AF", "%C1%81", "%E0%80%AF", "%F0%80%80%AF", "%ED%A0%80", "%F4%90%80%80",
                           "%E3%81", "%80", "\xE3\x81", "%8E%52%93%63", "\x8E\x52\x93\x63", "%00", "a%00b"}) {
    EXPECT_EQ(status_of_text(std::string("a=") + text), 400) << text;
    EXPECT_EQ(status_of_text(std::string(text) + "=a"), 400) << text;
  }
  EXPECT_EQ(status_of_text(std::string("a=\0b", 4)), 400);
  EXPECT_EQ(status_of_text("a=%E3&%81%82=b"), 400);  // two halves of one character
}

TEST(UrlencodedBody, with_more_pairs_than_allowed_is_413) {
  BodyOrder order = order_of();
  order.limits.fields = 3;
  EXPECT_EQ(status_of_text("a=1&a=2&b=3", order), 200);
  EXPECT_EQ(status_of_text("&&a=1&&a=2&b=3&&", order), 200);
  EXPECT_EQ(status_of_text("a=1&a=2&b=3&c", order), 413);
}

TEST(UrlencodedBody, of_a_million_pairs_is_refused_at_once_and_read_to_its_end) {
  std::string bytes;
  for (int i = 0; i < 1'000'000; ++i) bytes.append("a=b&");
  BodyInMemory input(bytes);
  EXPECT_EQ(status_of(read_body(request_of(std::to_string(bytes.size())), input, order_of(bytes.size()))), 413);
  EXPECT_EQ(input.taken(), bytes.size());

  BodyOrder order = order_of(bytes.size());
  order.limits.fields = 1'000'000;
  BodyInMemory again(bytes);
  auto read = read_body(request_of(std::to_string(bytes.size())), again, order);
  ASSERT_EQ(status_of(read), 200);
  EXPECT_EQ(std::get<std::vector<std::string>>(std::get<SentBody>(read).values.at("a")).size(), 1'000'000U);
}

TEST(UrlencodedBody, may_be_cut_anywhere) {
  for (const std::string bytes :
       {"name=%E5%B1%B1%e7%94%b0&a=1+2&&a=3&%3D=%25", "\xE5\xB1\xB1=\xE7\x94\xB0&a&b=", "=&=="}) {
    const SentValues whole = values_of(bytes);
    EXPECT_EQ(values_of(bytes, {1}), whole);
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) EXPECT_EQ(values_of(bytes, {cut, bytes.size()}), whole);
  }
}

}  // namespace
}  // namespace shirube
