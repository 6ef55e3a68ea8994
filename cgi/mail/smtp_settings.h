// How mails are handed over, with what tests must set otherwise than an operator may.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <variant>

#include "cgi/configuration/configuration.h"
#include "cgi/mail/smtp.h"

namespace shirube {

struct SmtpSettings {
  MailConfiguration configuration;
  std::string password;
  std::chrono::milliseconds connecting{30'000};  // until the connection stands
  std::chrono::milliseconds whole{120'000};      // of one mail, from looking the server up to its last answer
  std::string authorities;                       // PEM file of certificates to trust; empty: the system's
};

std::variant<std::unique_ptr<MailSender>, std::string> make_smtp_sender(SmtpSettings settings);

}  // namespace shirube
