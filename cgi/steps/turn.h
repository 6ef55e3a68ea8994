// Turn: one request to one form, with all that answering it needs.
// Leaves the steps to confirm.cc, submit.cc and done.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cgi/answer/response.h"
#include "cgi/request/gateway.h"
#include "cgi/sealing/token.h"
#include "cgi/steps/addresses.h"
#include "cgi/steps/page_values.h"
#include "cgi/steps/service.h"

namespace shirube {

struct Turn {
  const Service& service;
  const Request& request;
  BodyInput& input;
  const FormsPack& pack;
  const ServedForm& form;
  const Addresses& addresses;
  std::int64_t now_milliseconds;
  /// An error waits here until the store is needed: nobody loses what was typed for its sake.
  StoreResult<Store*> store;

  Language language() const { return pack.language(); }
  Moment now() const { return {now_milliseconds / 1000}; }
  const Configuration& configuration() const { return service.configuration; }
  std::string_view cookie_name() const { return configuration().is_https() ? "__Host-shirube" : "shirube"; }
  /// The visitor's cookie; nothing where there is none of ours.
  std::optional<std::string> cookie() const;
};

Response confirm(Turn& turn);
/// `has_mail` becomes true where something new waits in the outbox.
Response submit(Turn& turn, bool& has_mail);
Response done(Turn& turn);

/// Why a request may not go on though nothing is wrong with it.
struct Interruption {
  int status = 503;  // or 429
  std::string notice;
  int retry_seconds = 0;
};
/// Counts the request.
std::optional<Interruption> interruption_of(Turn& turn);
Interruption store_interruption(const Turn& turn, const StoreError& error);
/// The page again, whole, with what stood in it.
Response interrupted_page(Response page, const Interruption& interruption);

/// The page of a problem. `variant` as in cgi/answer/problem_texts.h.
Response problem_page(const Turn& turn, int status, std::string_view variant = {});
Response form_page(const Turn& turn, int status, const ReturnedForm& returned);
Response confirmation_page(const Turn& turn, const Confirmation& confirmation);
Response receipt_page(const Turn& turn, const Submission& submission);

/// What a token of a confirmation is good for, and one that carries only secrets and files from page to page.
TokenBinding confirmation_binding(const Turn& turn, std::string_view cookie);
std::string sealed_entry(const Turn& turn, const TokenBinding& binding, const Entry& entry);

struct OpenedEntry {
  std::string id;
  Entry entry;
  bool is_expired = false;
};
/// Nothing where it is none of ours for this form and cookie.
std::optional<OpenedEntry> open_entry(const Turn& turn, const TokenBinding& binding, std::string_view token);

/// Secrets and files come back with a page in a token of its own, so that they need not be given again. Its binding is
/// another than a confirmation's: a token that only carries them is never taken for one.
void keep(const Turn& turn, std::string_view cookie, const Entry& entry, ReturnedForm& returned);
std::optional<OpenedEntry> open_kept(const Turn& turn, std::string_view cookie, std::string_view token);

/// The greatest body that may bring a token: what is entered, grown by folding (three times), by JSON and base64.
std::uint64_t token_body_bytes(const Limits& limits);

}  // namespace shirube
