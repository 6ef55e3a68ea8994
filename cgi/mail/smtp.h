// Handing a mail to an SMTP server, by libcurl, which is loaded when the first mail is sent: with its thirty libraries
// it would double the time that every request takes to begin.
#pragma once

#include <memory>
#include <string>
#include <variant>

#include "cgi/configuration/configuration.h"

namespace shirube {

/// What became of a mail.
struct SendOutcome {
  enum class Kind {
    accepted,
    refused,    // the server said no for good (5xx): retrying does not help
    failed,     // it did not take it, for now: no connection, 4xx, no encryption where it is required
    uncertain,  // all of it was sent, and then came no answer
  } kind = Kind::failed;
  std::string reason;  // for the operator: no address and no text of the mail
};

class MailSender {
 public:
  virtual ~MailSender() = default;
  /// `message` is whole (message.h).
  virtual SendOutcome send(const std::string& recipient, const std::string& message) = 0;
};

/// `password` is the line of `password_file`; may be empty. An error (text) where libcurl cannot be loaded.
std::variant<std::unique_ptr<MailSender>, std::string> make_smtp_sender(const MailConfiguration& configuration,
                                                                        std::string password);

}  // namespace shirube
