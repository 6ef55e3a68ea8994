#include "cgi/mail/smtp.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "cgi/mail/curl_library.h"
#include "cgi/mail/smtp_dialogue.h"
#include "cgi/mail/smtp_settings.h"
#include "rules/email.h"

namespace shirube {
namespace {

using ErrorText = std::array<char, CURL_ERROR_SIZE>;

// libcurl's words may hold a server's (the names of its certificate): one short line of visible ASCII.
std::string operator_line(std::string_view text) {
  constexpr std::size_t longest = 200;
  std::string line(text.substr(0, longest));
  std::replace_if(
      line.begin(), line.end(), [](char byte) { return byte < 0x20 || byte > 0x7E; }, '?');
  return line;
}

// A bare CR or LF could end the message for one server and not for the next (SMTP smuggling).
bool has_only_crlf_lines(std::string_view message) {
  for (std::size_t at = 0; at < message.size(); ++at) {
    if (message[at] == '\n') return false;
    if (message[at] != '\r') continue;
    if (++at == message.size() || message[at] != '\n') return false;
  }
  return message.ends_with("\r\n");
}

// Greets with the domain that the mails come from: libcurl would take the machine's name, which is often none that
// servers can look up.
std::string address_with_greeting(std::string address, std::string_view from) {
  const std::size_t host = address.find("://");
  if (host == std::string::npos || address.find('/', host + 3) != std::string::npos) return address;
  return address.append("/").append(from.substr(std::min(from.rfind('@') + 1, from.size())));
}

// What libcurl reads a message from.
struct Reading {
  std::string_view rest;
  SmtpDialogue* dialogue = nullptr;
};

std::size_t read_message(char* place, std::size_t size, std::size_t count, void* reading) {
  auto& message = *static_cast<Reading*>(reading);
  // libcurl asks once more after the last byte, and only then sends the line that ends the message.
  if (message.rest.empty()) message.dialogue->handed_over();
  const std::size_t taken = message.rest.copy(place, size * count);
  message.rest.remove_prefix(taken);
  return taken;
}

int watch(CURL*, curl_infotype kind, char* bytes, std::size_t size, void* dialogue) {
  if (dialogue == nullptr) return 0;  // the last farewell, between mails
  const std::string_view line(bytes, size);
  if (kind == CURLINFO_HEADER_OUT) static_cast<SmtpDialogue*>(dialogue)->sent(line);
  if (kind == CURLINFO_HEADER_IN) static_cast<SmtpDialogue*>(dialogue)->received(line);
  return 0;
}

// What a server says besides is for nobody: without this libcurl prints it.
std::size_t drop_output(char*, std::size_t size, std::size_t count, void*) { return size * count; }

class SmtpSender : public MailSender {
 public:
  SmtpSender(CurlLibrary curl, SmtpSettings settings)
      : curl_(curl), settings_(std::move(settings)), handle_(curl.easy_init(), curl.easy_cleanup) {}

  /// False where libcurl refuses an option: then nothing may be sent.
  bool prepare() {
    if (handle_ == nullptr) return false;
    set_address();
    set_encryption();
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &read_message);
    set(CURLOPT_WRITEFUNCTION, &drop_output);
    set(CURLOPT_DEBUGFUNCTION, &watch);
    set(CURLOPT_VERBOSE, 1L);  // for `watch`; nothing is printed
    set(CURLOPT_ERRORBUFFER, error_.data());
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings_.connecting.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings_.whole.count()));
    return is_prepared_;
  }

  SendOutcome send(const std::string& recipient, const std::string& message) override {
    if (!is_email_address(recipient)) return {SendOutcome::Kind::refused, "the recipient is no mail address"};
    if (!has_only_crlf_lines(message)) return {SendOutcome::Kind::refused, "the message has lines without CRLF"};
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
        curl_.slist_append(nullptr, recipient.c_str()), curl_.slist_free_all);
    if (recipients == nullptr) return {SendOutcome::Kind::failed, "no memory"};
    SmtpDialogue dialogue;
    Reading reading{message, &dialogue};
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_READDATA, static_cast<void*>(&reading));
    set(CURLOPT_DEBUGDATA, static_cast<void*>(&dialogue));
    if (!is_prepared_) return {SendOutcome::Kind::failed, "libcurl refuses an option"};
    error_.front() = '\0';
    const CURLcode code = curl_.easy_perform(handle_.get());
    forget();
    if (code == CURLE_OK) return {SendOutcome::Kind::accepted, ""};
    return dialogue.outcome(error_text(code, dialogue));
  }

 private:
  template <typename Value>
  void set(CURLoption option, Value value) {
    if (curl_.easy_setopt(handle_.get(), option, value) != CURLE_OK) is_prepared_ = false;
  }

  void set_address() {
    const MailConfiguration& mail = settings_.configuration;
    set(CURLOPT_URL, address_with_greeting(mail.smtp, mail.from).c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");  // not even the environment's
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_MAIL_FROM, mail.from.c_str());
    if (mail.user.empty()) return;
    set(CURLOPT_USERNAME, mail.user.c_str());
    set(CURLOPT_PASSWORD, settings_.password.c_str());
  }

  void set_encryption() {
    const MailConfiguration& mail = settings_.configuration;
    const bool is_required = mail.encryption == MailEncryption::required;
    const bool is_tried = mail.encryption == MailEncryption::opportunistic;
    set(CURLOPT_USE_SSL, static_cast<long>(is_required ? CURLUSESSL_ALL : is_tried ? CURLUSESSL_TRY : CURLUSESSL_NONE));
    // Where a server need not encrypt, an unknown certificate is still better than none (RFC 7435). `smtps` asks for
    // encryption by itself.
    const bool is_verified = !is_tried || mail.smtp.starts_with("smtps:");
    set(CURLOPT_SSL_VERIFYPEER, is_verified ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, is_verified ? 2L : 0L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings_.authorities.empty()) set(CURLOPT_CAINFO, settings_.authorities.c_str());
  }

  // The handle lives on with its connection; what it was told of this mail does not.
  void forget() {
    set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
    set(CURLOPT_READDATA, static_cast<void*>(nullptr));
    set(CURLOPT_DEBUGDATA, static_cast<void*>(nullptr));
  }

  std::string error_text(CURLcode code, const SmtpDialogue& dialogue) const {
    const bool is_told = error_.front() != '\0' && !dialogue.is_about_mail();
    return operator_line(is_told ? error_.data() : curl_.easy_strerror(code));
  }

  CurlLibrary curl_;
  SmtpSettings settings_;
  ErrorText error_ = {};  // libcurl writes to it until the handle is gone
  bool is_prepared_ = true;
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle_;
};

}  // namespace

std::variant<std::unique_ptr<MailSender>, std::string> make_smtp_sender(SmtpSettings settings) {
  if (settings.configuration.smtp.empty()) return "no mail server is configured";
  const auto loaded = load_curl();
  if (const auto* error = std::get_if<std::string>(&loaded)) return *error;
  auto sender = std::make_unique<SmtpSender>(std::get<CurlLibrary>(loaded), std::move(settings));
  if (!sender->prepare()) return "libcurl refuses an option";
  return sender;
}

std::variant<std::unique_ptr<MailSender>, std::string> make_smtp_sender(const MailConfiguration& configuration,
                                                                        std::string password) {
  SmtpSettings settings;
  settings.configuration = configuration;
  settings.password = std::move(password);
  return make_smtp_sender(std::move(settings));
}

}  // namespace shirube
