#include "cgi/mail/message.h"

#include <sys/wait.h>
#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace shirube {
namespace {

using namespace std::string_view_literals;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Message example() {
  Message message;
  message.from = "forms@pref.example.jp";
  message.to = "office@pref.example.jp";
  message.subject = "受け付けました";
  message.body = "申請を受け付けました。\n";
  message.message_id = "<abc.office@pref.example.jp>";
  message.time = *parse_moment("2026-11-21T05:03:00Z");
  message.language = "ja";
  return message;
}

std::vector<std::string> lines_of(const std::string& written) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t end = written.find("\r\n", at);
    EXPECT_NE(end, std::string::npos) << "the last line is closed";
    if (end == std::string::npos) break;
    lines.push_back(written.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

std::vector<std::string> header_names(const std::string& written) {
  std::vector<std::string> names;
  for (const std::string& line : lines_of(written)) {
    if (line.empty()) break;
    if (line.front() != ' ') names.push_back(line.substr(0, line.find(':')));
  }
  return names;
}

void expect_short_lines_of_seven_bits(const std::string& written) {
  for (const std::string& line : lines_of(written)) {
    EXPECT_LE(line.size(), 76U) << line;
    for (const char byte : line) {
      EXPECT_TRUE((byte >= 0x20 && byte < 0x7F) || byte == '\t') << line;
    }
  }
}

TEST(Message, a_japanese_mail_is_written_whole) {
  EXPECT_EQ(write_message(example()),
            "Date: Sat, 21 Nov 2026 14:03:00 +0900\r\n"
            "From: forms@pref.example.jp\r\n"
            "To: office@pref.example.jp\r\n"
            "Subject: =?UTF-8?B?5Y+X44GR5LuY44GR44G+44GX44Gf?=\r\n"
            "Message-ID: <abc.office@pref.example.jp>\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Language: ja\r\n"
            "Content-Type: text/plain; charset=UTF-8\r\n"
            "Content-Transfer-Encoding: base64\r\n"
            "\r\n"
            "55Sz6KuL44KS5Y+X44GR5LuY44GR44G+44GX44Gf44CCDQo=\r\n");
}

TEST(Message, an_english_mail_can_be_read_without_decoding) {
  Message message = example();
  message.subject = "Received: ABCDE-FGHJK";
  message.body =
      "We have received it.\n\nA line that is longer than seventy-six bytes is cut, with an equals sign = here.";
  message.language = "en";
  message.reply_to = "desk@pref.example.jp";
  const std::string written = write_message(message);
  EXPECT_THAT(written, HasSubstr("\r\nReply-To: desk@pref.example.jp\r\nSubject: Received: ABCDE-FGHJK\r\n"));
  EXPECT_THAT(written, HasSubstr("Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                                 "We have received it.\r\n\r\n"
                                 "A line that is longer than seventy-six bytes is cut, with an equals sign =\r\n"
                                 "=3D here.\r\n"));
}

TEST(Message, no_line_of_a_body_begins_as_servers_and_mailboxes_would_change_it) {
  Message message = example();
  message.body = ".\n..\nFrom here\nends in blanks  \nends in a tab\t\n" + std::string(75, 'a') + ".\n";
  const std::string written = write_message(message);
  EXPECT_THAT(written, HasSubstr("\r\n=2E\r\n=2E.\r\n=46rom here\r\nends in blanks =20\r\nends in a tab=09\r\n"));
  EXPECT_THAT(written, HasSubstr("a=\r\n=2E\r\n"));
}

TEST(Message, a_long_subject_is_folded_between_code_points) {
  Message message = example();
  for (int i = 0; i < 40; ++i) message.subject += "𠮷á";  // four bytes, and a letter with its accent apart
  const std::string written = write_message(message);
  expect_short_lines_of_seven_bits(written);
  int words = 0;
  for (const std::string& line : lines_of(written)) words += line.find("=?UTF-8?B?") != std::string::npos ? 1 : 0;
  EXPECT_GE(words, 6);
}

TEST(Message, a_subject_that_looks_encoded_is_encoded) {
  Message message = example();
  message.subject = "=?UTF-8?B?5Y+X?=";
  EXPECT_THAT(write_message(message), HasSubstr("\r\nSubject: =?UTF-8?B?PT9VVEYtOD9CPzVZK1g/PQ==?=\r\n"));
}

TEST(Message, a_line_break_in_a_subject_becomes_a_blank) {
  Message message = example();
  message.subject = "one\r\nBcc: victim@example.com\n\vtwo";
  const std::string written = write_message(message);
  EXPECT_THAT(written, HasSubstr("\r\nSubject: one  Bcc: victim@example.com  two\r\n"));
  EXPECT_THAT(written, Not(HasSubstr("\nBcc")));
}

TEST(Message, values_that_are_not_what_they_should_be_are_left_out) {
  Message message = example();
  message.to = "office@pref.example.jp\r\nBcc: victim@example.com";
  message.reply_to = "a@example.jp, victim@example.com";
  message.message_id = "<a@b>\r\nBcc: victim@example.com>";
  message.language = "ja\r\nBcc: victim@example.com";
  const std::string written = write_message(message);
  EXPECT_THAT(written, Not(HasSubstr("victim")));
  EXPECT_THAT(header_names(written), testing::ElementsAre("Date", "From", "Subject", "Auto-Submitted", "MIME-Version",
                                                          "Content-Type", "Content-Transfer-Encoding"));
}

TEST(Message, a_long_address_stands_on_a_line_of_its_own) {
  Message message = example();
  message.to = std::string(64, 'a') + "@" + std::string(60, 'b') + ".example.jp";
  EXPECT_THAT(write_message(message), HasSubstr("\r\nTo:\r\n " + message.to + "\r\n"));
}

TEST(Message, an_empty_mail_has_its_headers) {
  Message message = example();
  message.subject = message.body = "";
  EXPECT_THAT(write_message(message), HasSubstr("\r\nSubject: \r\n"));
  EXPECT_THAT(write_message(message), testing::EndsWith("Content-Transfer-Encoding: base64\r\n\r\n"));
}

TEST(Message, dates_are_japans_and_never_out_of_form) {
  const auto date_at = [](std::int64_t seconds) {
    Message message = example();
    message.time = {seconds};
    return lines_of(write_message(message)).front();
  };
  EXPECT_EQ(date_at(0), "Date: Thu, 01 Jan 1970 09:00:00 +0900");
  EXPECT_EQ(date_at(parse_moment("2028-02-28T15:00:00Z")->seconds), "Date: Tue, 29 Feb 2028 00:00:00 +0900");
  EXPECT_EQ(date_at(-5), "Date: Thu, 01 Jan 1970 09:00:00 +0900");
  EXPECT_THAT(date_at(INT64_MAX), StartsWith("Date: Fri, 01 Jan 9999 08:59:59"));
}

TEST(Message, ids_have_only_what_an_id_may_have) {
  EXPECT_EQ(make_message_id("r4nd-om_", "office", "forms@pref.example.jp"), "<r4nd-om_.office@pref.example.jp>");
  EXPECT_EQ(make_message_id("a\r\nb", "sen der>", "x@y@pref.example.jp\n"), "<ab.sender@pref.example.jp>");
}

/// Messages of chance values, with what a reader must find in them.
class ReadBack : public testing::Test {
 protected:
  ReadBack() {
    std::string pattern = testing::TempDir() + "shirube-message-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  ~ReadBack() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ + '/' + name, std::ios::binary) << bytes;
  }

  // 0 where Python's email module finds in each message our headers only, and the texts that stand beside it.
  int read_back() const {
    write("read.py", R"(
import email, email.policy, pathlib, sys
known = {"Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Language",
         "Content-Type", "Content-Transfer-Encoding"}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    def check(what, found, expected):
        if found != expected:
            sys.exit(f"{path.name}: {what}: {found!r} instead of {expected!r}")
    check("defects", message.defects, [])
    check("headers", set(message.keys()) - known, set())
    check("doubled headers", len(message.keys()), len(set(message.keys())))
    check("multipart", message.is_multipart(), False)
    check("from", message["From"], "forms@pref.example.jp")
    check("to", message["To"], "office@pref.example.jp")
    check("date", message["Date"].datetime.isoformat(), "2026-11-21T14:03:00+09:00")
    if not path.with_suffix(".subject").exists():
        continue
    check("language", message["Content-Language"], "ja")
    check("subject", message["Subject"], path.with_suffix(".subject").read_bytes().decode())
    body = message.get_payload(decode=True).replace(b"\r\n", b"\n")
    check("body", body, path.with_suffix(".body").read_bytes())
)");
    const pid_t child = ::fork();
    if (child == 0) {
      ::execl("/usr/bin/python3", "python3", (folder_ + "/read.py").c_str(), folder_.c_str(), nullptr);
      ::_exit(127);
    }
    int status = -1;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    return status;
  }

  std::string folder_;
};

std::string chance_text(std::mt19937& chance, std::size_t longest, const std::vector<char32_t>& points) {
  std::string text;
  for (std::size_t left = chance() % longest; left > 0; --left) append_utf8(text, points[chance() % points.size()]);
  return text;
}

TEST_F(ReadBack, every_text_comes_back_to_the_byte) {
  const std::vector<std::vector<char32_t>> alphabets = {
      {U'a', U'b', U' ', U'=', U'?', U'.', U'_', U'-', U':', U','},
      {U'申', U'請', U'を', U'𠮷', U'a', U' ', U'\u0301', U'！', U'👩', U'\u200D'},
      {U'あ', U'い', U'う'},
      {U'=', U'?', U'U', U'T', U'F', U'-', U'8', U'B', U'Q', U' ', U'"', U'\\', U'(', U')', U'<', U'>', U'@', U';'}};
  std::mt19937 chance(20261121);
  for (int number = 0; number < 400; ++number) {
    Message message = example();
    auto points = alphabets[static_cast<std::size_t>(number) % alphabets.size()];
    message.subject = chance_text(chance, 120, points);
    points.insert(points.end(), {U'\n', U'\n', U'\t', U'.'});
    message.body = chance_text(chance, 600, points);
    const std::string written = write_message(message);
    expect_short_lines_of_seven_bits(written);
    const std::string name = std::to_string(number);
    write(name + ".eml", written);
    write(name + ".subject", message.subject);
    if (!message.body.empty() && message.body.back() != '\n') message.body += '\n';
    write(name + ".body", message.body);
  }
  EXPECT_EQ(read_back(), 0);
}

TEST_F(ReadBack, no_bytes_at_all_can_begin_a_header_or_a_part) {
  std::mt19937 chance(7);
  for (int number = 0; number < 400; ++number) {
    // Half of it bytes that mean something in a header.
    const auto bytes = [&chance](std::size_t longest) {
      constexpr std::string_view pointed = "\r\n\0 :=?;\x85\xC2\xE2\x80\xA8\x1B\x7F"sv;
      std::string text;
      for (std::size_t left = chance() % longest; left > 0; --left) {
        text += chance() % 2 == 0 ? pointed[chance() % pointed.size()] : static_cast<char>(chance() % 256);
      }
      return text;
    };
    Message message = example();
    message.subject = bytes(200);
    message.body = bytes(600);
    message.message_id = '<' + bytes(60) + '>';
    message.language = number % 2 == 0 ? bytes(20) : "ja";
    const std::string written = write_message(message);
    expect_short_lines_of_seven_bits(written);
    write(std::to_string(number) + ".eml", written);
  }
  EXPECT_EQ(read_back(), 0);
}

}  // namespace
}  // namespace shirube
