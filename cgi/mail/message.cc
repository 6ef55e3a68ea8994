#include "cgi/mail/message.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <optional>

#include "base/utf8.h"
#include "cgi/mail/mail_encoding.h"
#include "rules/email.h"

namespace shirube {
namespace {

constexpr std::string_view letters_and_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

bool is_visible_ascii(char byte) { return byte > 0x20 && byte < 0x7F; }

std::string only(std::string_view text, std::string_view punctuation) {
  std::string kept;
  for (const char byte : text) {
    if ((std::string(letters_and_digits).append(punctuation)).find(byte) != std::string::npos) kept += byte;
  }
  return kept;
}

std::string well_formed(std::string_view text) {
  std::string written;
  while (const std::optional<std::size_t> bad = find_malformed_utf8(text)) {
    written.append(text.substr(0, *bad)).append("\uFFFD");
    text.remove_prefix(*bad + 1);
  }
  return written.append(text);
}

std::string one_line(std::string_view text) {
  std::string written;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    const bool is_control = point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029;
    append_utf8(written, is_control ? U' ' : point);
  }
  return written;
}

// CRLF and CR are line breaks too, or a reader would see other lines than we wrote.
std::string lf_lines(std::string_view text) {
  std::string written;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r') {
      written += text[at];
    } else if (at + 1 == text.size() || text[at + 1] != '\n') {
      written += '\n';
    }
  }
  if (!written.empty() && written.back() != '\n') written += '\n';
  return written;
}

std::string crlf_lines(std::string_view text) {
  std::string written;
  for (const char byte : text) {
    if (byte == '\n') written += '\r';
    written += byte;
  }
  return written;
}

void append_header(std::string& written, std::string_view name, std::string_view value) {
  const std::size_t size = name.size() + 2 + value.size();
  written.append(name).append(size > longest_mail_line ? ":\r\n " : ": ").append(value).append("\r\n");
}

void append_address(std::string& written, std::string_view name, std::string_view address) {
  if (is_email_address(address)) append_header(written, name, address);
}

bool is_message_id(std::string_view text) {
  constexpr std::size_t longest = 512;  // well below the 998 of a line
  return text.size() > 2 && text.size() <= longest && text.front() == '<' && text.back() == '>' &&
         std::all_of(text.begin(), text.end(), is_visible_ascii);
}

bool is_language(std::string_view text) { return !text.empty() && text.size() <= 35 && only(text, "-") == text; }

void append_subject(std::string& written, std::string_view subject) {
  constexpr std::string_view name = "Subject: ";
  const bool is_plain =
      name.size() + subject.size() <= longest_mail_line && subject.find("=?") == std::string_view::npos &&
      !subject.starts_with(' ') && !subject.ends_with(' ') &&
      std::all_of(subject.begin(), subject.end(), [](char byte) { return byte == ' ' || is_visible_ascii(byte); });
  written.append(name).append(is_plain ? std::string(subject) : encode_words(subject, name.size())).append("\r\n");
}

// `Sat, 21 Nov 2026 14:03:00 +0900`: in Japan, where the readers are.
std::string date_and_time(Moment moment) {
  using namespace std::chrono;
  constexpr std::array<const char*, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::int64_t last = 253'370'764'799;  // of the year 9998, so that Japan's year too has four digits
  const sys_seconds there{seconds(std::clamp<std::int64_t>(moment.seconds, 0, last)) + hours(9)};
  const sys_days midnight = floor<days>(there);
  const year_month_day day(midnight);
  const hh_mm_ss time(there - midnight);
  std::array<char, 64> text = {};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0900",
                weekdays[weekday(midnight).c_encoding()], static_cast<unsigned>(day.day()),
                months[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text.data();
}

// Whichever is shorter: filters mistrust English hidden in base64, and Japanese is unreadable in both.
void append_body(std::string& written, const std::string& body) {
  const std::string quoted = encode_quoted_printable(body);
  const std::string base64 = encode_base64_lines(crlf_lines(body));
  const bool is_quoted = quoted.size() < base64.size();
  append_header(written, "Content-Transfer-Encoding", is_quoted ? "quoted-printable" : "base64");
  written.append("\r\n").append(is_quoted ? quoted : base64);
}

}  // namespace

std::string write_message(const Message& message) {
  std::string written;
  append_header(written, "Date", date_and_time(message.time));
  append_address(written, "From", message.from);
  append_address(written, "To", message.to);
  append_address(written, "Reply-To", message.reply_to);
  append_subject(written, one_line(well_formed(message.subject)));
  if (is_message_id(message.message_id)) append_header(written, "Message-ID", message.message_id);
  append_header(written, "Auto-Submitted", "auto-generated");
  append_header(written, "MIME-Version", "1.0");
  if (is_language(message.language)) append_header(written, "Content-Language", message.language);
  append_header(written, "Content-Type", "text/plain; charset=UTF-8");
  append_body(written, lf_lines(well_formed(message.body)));
  return written;
}

std::string make_message_id(std::string_view random, std::string_view purpose, std::string_view from) {
  const std::string_view domain = from.substr(std::min(from.rfind('@'), from.size()));
  return '<' + only(random, "-_") + '.' + only(purpose, "-_") + '@' + only(domain, "-_.") + '>';
}

}  // namespace shirube
