// What an SMTP server was asked and said, watched from aside, and what that means for the mail.
// Leaves speaking to libcurl (smtp.cc).
#pragma once

#include <string>
#include <string_view>

#include "cgi/mail/smtp.h"

namespace shirube {

/// One mail's dialogue. Keeps no address, no text and no credentials.
class SmtpDialogue {
 public:
  /// A line that was sent; may be no command (credentials after AUTH).
  void sent(std::string_view line);
  /// A line that the server sent.
  void received(std::string_view line);
  /// Everything of the message was read for sending.
  void handed_over();
  /// Whether the server has been told whose mail it is: from here on an error may name addresses.
  bool is_about_mail() const;
  /// What became of the mail where the dialogue ended with an error. `error` is told where no reply explains it.
  SendOutcome outcome(std::string_view error) const;

 private:
  enum class Phase { opening, sender, recipient, data, handed_over };
  Phase phase_ = Phase::opening;
  std::string_view command_ = "connection";  // the last one sent
  int reply_ = 0;                            // to it; 0: none yet
  std::string enhanced_;                     // RFC 3463: `5.1.1`
  bool is_farewell_ = false;                 // QUIT was sent
};

}  // namespace shirube
